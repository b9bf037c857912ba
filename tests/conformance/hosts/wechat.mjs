// WeChat's own open-source component framework (glass-easel and its mini-program adapter) drawing into jsdom.
// Real here: template compiler, component framework, setData, observers, slots, events. Faked here: built-in tags (plain
// nodes), wx, routing, and wxs on the view side.
import { drawing, watchSetData } from './wechat/drawing.mjs'
import { compile } from './wechat/template.mjs'
import { WechatPage } from './wechat/page.mjs'
import { wx } from './api/wx.mjs'

export const CONFIG_FILE = 'project.config.json'

export async function start(app, api) {
  const { project } = app
  const { glassEasel, adapter } = await drawing(app)
  const env = new adapter.MiniProgramEnv()
  const space = env.createCodeSpace('main', true)
  const backend = env.associateBackend()
  const units = project.units()
  space.setOverallBehavior(readiness(app, space))
  for (const [path, template] of Object.entries(compile(project))) space.addCompiledTemplate(path, template)
  for (const path of units) {
    for (const [tag, to] of Object.entries(project.components(path))) {
      // developers.weixin.qq.com/miniprogram/en/dev/framework/custom-component/: a component declares itself in its JSON.
      if (project.json(`${to}.json`, {}).component !== true) throw new Error(`${path}.json: ${tag} -> ${to} is no component`)
    }
    // usingComponents of app.json hold for every page and component; the adapter only knows the file's own.
    const using = Object.fromEntries(Object.entries(project.components(path)).map(([tag, to]) => [tag, `/${to}`]))
    space.addComponentStaticConfig(path, { ...project.json(`${path}.json`, {}), usingComponents: using })
  }
  const face = wx(app.effects, { extra: api.wx })
  let instance = {}
  app.prepare({
    globals: {
      wx: face,
      App: (options) => void (instance = options),
      getApp: () => instance,
      Behavior: (definition) => space.behavior().definition(definition).register(),
    },
    tabs: (project.app.tabBar?.list ?? []).map((tab) => tab.pagePath),
    // Values of a query reach onLoad as they stand in the address, still encoded.
    decodes: false,
    create: (path, query) => new WechatPage({ app, path, query, space, backend, glassEasel }),
  })
  const host = {
    appHook: (name, ...args) => app.guard(`App.${name}`, () => instance[name]?.(...args)),
    dispatch: (handle, type, detail) => dispatch(glassEasel, handle.element, type, detail),
    type(handle, value) {
      handle.element.typed = { value, shown: handle.element.attributes?.find?.((a) => a.name === 'value')?.value }
      handle.element.getModelBindingListeners?.().value?.(value)
    },
    pullEnabled: (path) => project.json(`${path}.json`, {}).enablePullDownRefresh ?? project.app.window?.enablePullDownRefresh ?? false,
    tabText: (index) => project.app.tabBar.list[index].text,
    styles: { suffix: '.wxss', shared: false },
    title: (path) => project.json(`${path}.json`, {}).navigationBarTitleText ?? project.app.window?.navigationBarTitleText ?? '',
  }
  app.host = host
  watchSetData(app, adapter)
  if (project.exists('app.js')) app.guard('app.js', () => app.modules.run('app.js'))
  for (const path of units) {
    if (!project.exists(`${path}.js`)) throw new Error(`${path}.js is missing`)
    // A failing script is the app's own error: the page stays blank, as on a phone.
    app.guard(`${path}.js`, () => space.componentEnv(path, ({ Page, Component }) => app.modules.run(`${path}.js`, { Page, Component })))
  }
  return host
}

/** `ready` comes with the first frame after `attached`; the framework leaves that to its host. */
function readiness(app, space) {
  const attached = function attached() {
    app.clock.set(() => void (this._$.triggerLifetime('ready', [])), 0)
  }
  return space.behavior().definition({ lifetimes: { attached } }).register()._$
}

const BUBBLING = new Set(['tap', 'longpress', 'longtap', 'touchstart', 'touchmove', 'touchend', 'touchcancel', 'transitionend', 'animationstart', 'animationiteration', 'animationend'])

function dispatch(glassEasel, element, type, detail) {
  const bubbles = BUBBLING.has(type)
  const touch = { identifier: 0, pageX: 10, pageY: 20, clientX: 10, clientY: 20 }
  const extraFields = bubbles ? { touches: [touch], changedTouches: [touch] } : {}
  const event = new glassEasel.Event(type, detail, { bubbles, composed: bubbles, capturePhase: bubbles, extraFields })
  glassEasel.Event.dispatchEvent(element, event)
}
