// A strict model of Douyin's documented rules. It is not Douyin: it refuses what the documentation does not promise.
import { DOUYIN } from '../rules/douyin.mjs'
import { refuser } from './model/error.mjs'
import { ModelHost } from './model/host.mjs'
import { ModelPage } from './model/page.mjs'
import { DouyinComponent, DouyinPage } from './douyin/component.mjs'
import { checkProject } from './douyin/config.mjs'
import { checkDefinition } from './douyin/definition.mjs'
import { checkAttribute, checkElement, checkExpression, listener } from './douyin/markup.mjs'
import { tt } from './api/tt.mjs'

export const CONFIG_FILE = 'project.config.json'

const refuse = refuser('douyin', DOUYIN)
const TOUCH = /^(tap|long(press|tap)|touch)/

const dialect = {
  refuse,
  markup: 'ttml',
  prefix: 'tt:',
  hostHears: true,
  checkProject: (project) => checkProject(project, refuse),
  checkDefinition: (unit) => checkDefinition(unit, refuse),
  checkElement: (node, context, where) => checkElement(node, context, where, refuse),
  checkComponentUse() {},
  checkAttribute: (attr, made, context, where) => checkAttribute(attr, made, context, where, refuse),
  checkExpression: (feature, detail, context, where) => checkExpression(feature, detail, context, where, refuse),
  checkLoop(over, where) {
    if (over !== null && over !== undefined && !Array.isArray(over)) refuse('for-over', where)
  },
  checkRendered({ attrs }, where) {
    if (attrs.style !== null && typeof attrs.style === 'object') refuse('style-string', where)
  },
  listener,
  eventName: (type) => type,
  component: (host, unit, owner, input, slots, node) => new DouyinComponent(host, unit, owner, input, slots, node),
  hostAttributes: (node) => node.attrs,
  attributes: (node) => ({ ...node.attrs }),
  event({ type, detail, target, current, custom }) {
    const touch = { identifier: 0, pageX: 10, pageY: 20, clientX: 10, clientY: 20 }
    const touches = !custom && TOUCH.test(type) ? { touches: [touch], changedTouches: [touch] } : {}
    const seen = (node) => ({ id: node.attrs.id ?? '', dataset: { ...node.dataset }, offsetLeft: 0, offsetTop: 0 })
    return { type, timeStamp: 0, detail, target: seen(target), currentTarget: seen(current), ...touches }
  },
  pageHook(root, name, args) {
    for (const one of root.all()) one.pageEvent?.(name, args)
  },
  /** As on WeChat, the components of a page are attached before its onLoad. */
  beforeLoad(page) {
    page.host.app.guard(`${page.path} view`, () => page.root.draw())
  },
}

export async function start(app, api) {
  const { project } = app
  const host = new ModelHost(app, dialect)
  let instance = {}
  app.prepare({
    globals: { tt: tt(app.effects, { extra: api.tt }), App: (options) => void (instance = options), getApp: () => instance },
    tabs: (project.app.tabBar?.list ?? []).map((tab) => tab.pagePath),
    // As on WeChat; the documentation is silent.
    decodes: false,
    create: (path, query) => new ModelPage(host, path, query, new DouyinPage(host, host.unit(path), { path, query })),
  })
  app.host = host
  if (project.exists('app.js')) app.guard('app.js', () => app.modules.run('app.js'))
  host.load()
  host.compileTemplates()
  return Object.assign(host, {
    appHook: (name, ...args) => app.guard(`App.${name}`, () => instance[name]?.(...args)),
    pullEnabled: (path) => project.json(`${path}.json`, {}).enablePullDownRefresh ?? project.app.window?.enablePullDownRefresh ?? false,
    tabText: (index) => project.app.tabBar.list[index].text,
    styles: { suffix: '.ttss', shared: false },
    title: (path) => project.json(`${path}.json`, {}).navigationBarTitleText ?? project.app.window?.navigationBarTitleText ?? '',
  })
}
