// A strict model of Alipay's documented rules. It is not Alipay: it refuses what the documentation does not promise.
import { ALIPAY } from '../rules/alipay.mjs'
import { refuser } from './model/error.mjs'
import { ModelHost } from './model/host.mjs'
import { ModelPage } from './model/page.mjs'
import { AlipayComponent, AlipayPage } from './alipay/component.mjs'
import { checkProject } from './alipay/config.mjs'
import { checkDefinition, hostIsReal } from './alipay/definition.mjs'
import { checkAttribute, checkComponentUse, checkElement, checkExpression, listener } from './alipay/markup.mjs'
import { ATTRIBUTES, EVENTS } from './alipay/names.mjs'
import { checkStyles } from './alipay/styles.mjs'
import { my } from './api/my.mjs'

export const CONFIG_FILE = 'mini.project.json'

const refuse = refuser('alipay', ALIPAY)

const dialect = {
  refuse,
  markup: 'axml',
  prefix: 'a:',
  hostHears: false,
  checkProject: (project) => checkProject(project, refuse),
  checkDefinition: (unit, project) => checkDefinition(unit, project, refuse),
  checkUnits: (units, project) => checkStyles(project, units, hostIsReal, refuse),
  checkElement: (node, context, where) => checkElement(node, context, where, refuse),
  checkComponentUse: (node, context, where) => checkComponentUse(node, context, where, refuse),
  checkAttribute(attr, made, context, where) {
    checkAttribute(attr, made, context, where, refuse)
    if (made.kind === 'component' && ['class', 'style', 'id'].includes(attr.name)) {
      const unit = dialect.units.get(made.component)
      const prop = attr.name === 'class' ? 'className' : attr.name
      if (!hostIsReal(unit) && !Object.hasOwn(unit.definition.props ?? {}, prop)) refuse('host-attributes', `${where} ${attr.name}`)
    }
  },
  checkExpression: (feature, detail, context, where) => checkExpression(feature, detail, context, where, refuse),
  checkRendered({ attrs }, where) {
    if (attrs.style !== null && typeof attrs.style === 'object') refuse('style-string', where)
  },
  listener,
  eventName: (type) => EVENTS[type] ?? type,
  component: (host, unit, owner, input, slots) => new AlipayComponent(host, unit, owner, input, slots),
  // Only id, class and style are promised for a host (lowering #85, corrected in section 11): `hidden` is a prop like any other.
  hostAttributes: (node) => (hostIsReal(node.component.unit) ? { style: node.attrs.style } : {}),
  attributes(node) {
    const renamed = ATTRIBUTES[node.tag] ?? {}
    return Object.fromEntries(Object.entries(node.attrs).map(([name, value]) => [renamed[name] ?? name, value]))
  },
  /** target.dataset is that of the element that listens, the source's own is targetDataset (AL 事件对象.md); a tap has no touches. */
  event({ type, detail, current, source }) {
    const touch = type === 'tap' || type === 'longTap' ? { clientX: detail.x, clientY: detail.y, pageX: detail.x, pageY: detail.y } : undefined
    const target = { dataset: { ...current.dataset }, targetDataset: { ...source.dataset }, ...(current.attrs.id && { id: current.attrs.id }), tagName: source.tag }
    return { type, timeStamp: 0, detail: touch ?? detail, target, currentTarget: { dataset: { ...current.dataset }, ...(current.attrs.id && { id: current.attrs.id }), tagName: current.tag } }
  },
  /** A component under the finger that was given `onTap` must at least look at it, or the tap is lost. */
  watchHosts(nodes, type) {
    const prop = `on${type[0].toUpperCase()}${type.slice(1)}`
    const watched = nodes.filter((node) => node.component?.given && prop in node.component.given)
    for (const { component } of watched) component.reads = new Set()
    return (reached) => {
      for (const node of watched) {
        // What was stopped further in never came here.
        if (nodes.indexOf(node) <= reached && !node.component.reads.has(prop)) refuse('native-event-on-component', `${node.where} ${prop}`)
      }
    }
  },
  pageHook(root, name, args) {
    for (const one of root.all()) one.pageEvent?.(name, args)
  },
}

export async function start(app, api) {
  const { project } = app
  const host = new ModelHost(app, dialect)
  host.viewIds = 0
  const face = my(app.effects, { refuse, extra: api.my })
  let instance = {}
  app.prepare({
    globals: { my: face, App: (options) => void (instance = options), getApp: () => instance },
    tabs: (project.app.tabBar?.items ?? []).map((tab) => tab.pagePath),
    // app.json behavior.decodeQuery "disable" (2.7.19) switches the decoding off.
    decodes: project.app.behavior?.decodeQuery !== 'disable',
    create: (path, query) => new ModelPage(host, path, query, new AlipayPage(host, host.unit(path), { path, query })),
  })
  app.host = host
  if (project.exists('app.js')) app.guard('app.js', () => app.modules.run('app.js'))
  host.load()
  host.compileTemplates()
  const window = project.app.window ?? {}
  return Object.assign(host, {
    appHook: (name, ...args) => app.guard(`App.${name}`, () => instance[name]?.(...args)),
    pullEnabled: (path) => {
      const json = project.json(`${path}.json`, {})
      return (json.pullRefresh ?? window.pullRefresh) === true && (json.allowsBounceVertical ?? window.allowsBounceVertical ?? 'YES') === 'YES'
    },
    tabText: (index) => project.app.tabBar.items[index].name,
    styles: { suffix: '.acss', shared: true },
    title: (path) => project.json(`${path}.json`, {}).defaultTitle ?? window.defaultTitle ?? '',
  })
}
