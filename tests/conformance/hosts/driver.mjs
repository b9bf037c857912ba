// What a walk drives: one running app. The same calls on every host; see README.md for the list.
import { Clock } from './clock.mjs'
import { Modules } from './modules.mjs'
import { Project } from './project.mjs'
import { Stack } from './stack.mjs'
import { Effects } from './api.mjs'
import { HANDLE, normalise, printed } from './tree.mjs'
import { select } from './select.mjs'
import { style } from './styling.mjs'

const HOSTS = { wechat: () => import('./wechat.mjs'), alipay: () => import('./alipay.mjs'), douyin: () => import('./douyin.mjs') }

/**
 * Start the project in `dir` on `target`; `options.routes` and `options.storage` are there before the app's own script runs.
 * `options.screen` is where a browser shows pages: `open(page)` gives the element to draw in, `close(page)` takes it away,
 * `rectangle(handle)` measures a node.
 */
export async function launch(target, dir, options = {}) {
  if (!HOSTS[target]) throw new Error(`no host for ${target}`)
  const host = await HOSTS[target]()
  const app = new App(target, new Project(dir, host.CONFIG_FILE), options)
  watchRejections(app)
  app.host = await host.start(app, options.api ?? {})
  await app.settle()
  return app
}

let running

/** A promise that nobody catches is the app's own failure, not the rig's. */
function watchRejections(app) {
  if (!running) {
    process.on('unhandledRejection', (reason) => {
      running.fail(reason, 'unhandled rejection')
      running.host?.appHook('onUnhandledRejection', { reason })
    })
  }
  running = app
}

class App {
  #instances = new Map()

  constructor(target, project, options) {
    this.target = target
    this.screen = options.screen
    this.project = project
    this.clock = new Clock()
    this.effects = new Effects(this, options)
    this.errors = []
    this.console = []
    this.setDataCalls = []
  }

  get calls() { return this.effects.calls }
  get storage() { return this.effects.storage }
  get routes() { return this.effects.routes }
  set routes(table) { this.effects.routes = table }
  get answers() { return this.effects.answers }
  get page() { return this.stack.top }

  /** Used by hosts: build what every host needs, once its globals are known. */
  prepare({ globals, tabs, create, decodes }) {
    this.stack = new Stack({ project: this.project, tabs, create, decodes })
    this.modules = new Modules(this.project, {
      ...this.clock.globals(),
      console: this.#console(),
      getCurrentPages: () => this.stack.pages.map((page) => page.instance),
      ...globals,
    })
  }

  #console() {
    const write = (level) => (...args) => {
      this.console.push({ level, text: args.map((a) => (a instanceof Error ? `${a.message}` : printed(a))).join(' ') })
    }
    return { log: write('log'), info: write('info'), debug: write('debug'), warn: write('warn'), error: write('error') }
  }

  /** Used by hosts: two calls of one `instance` in one `turn` of the clock are one too many. */
  sent(path, instance, data) {
    if (!this.#instances.has(instance)) this.#instances.set(instance, this.#instances.size)
    const bytes = Buffer.byteLength(JSON.stringify(data) ?? '')
    this.setDataCalls.push({ path, instance: this.#instances.get(instance), turn: this.clock.turn, keys: Object.keys(data), bytes })
  }

  /** Anything that went wrong while the app ran; a ModelError also carries the rule it breaks. */
  fail(error, where) {
    this.errors.push({ message: String(error?.message ?? error), ...(error?.rule && { rule: error.rule }), ...(where && { where }), stack: error?.stack })
    // The platform tells the app too; what goes wrong while being told is not told again.
    if (error?.rule || this.telling) return
    this.telling = true
    this.host?.appHook('onError', String(error?.stack ?? error))
    this.telling = false
  }

  guard(where, run) {
    try {
      const result = run()
      if (typeof result?.then === 'function') result.then(undefined, (error) => this.fail(error, where))
      return result
    } catch (error) {
      this.fail(error, where)
      return undefined
    }
  }

  async settle() {
    await this.clock.settle((error) => this.fail(error, 'timer'))
  }

  async advance(ms) {
    await this.clock.advance(ms, (error) => this.fail(error, 'timer'))
  }

  /** A link from outside: the first one starts the app, a later one relaunches it at this page. */
  async open(url) {
    const absolute = url.startsWith('/') ? url : `/${url}`
    const known = this.project.pages().includes(absolute.slice(1).replace(/\?.*$/s, ''))
    const { path, query } = this.stack.parse(absolute, { mayMiss: true })
    if (!this.stack.top) for (const name of ['onLaunch', 'onShow']) this.host.appHook(name, { path, query, scene: 1001 })
    if (known) this.stack.reLaunch({ url: absolute })
    else this.host.appHook('onPageNotFound', { path, query, isEntryPage: true })
    await this.settle()
  }

  /** The user leaves the app, or comes back to it. */
  async hide() {
    this.page?.hook('onHide')
    this.host.appHook('onHide')
    await this.settle()
  }

  async show() {
    this.host.appHook('onShow', { path: this.page?.path, query: this.page?.query, scene: 1001 })
    this.page?.hook('onShow')
    await this.settle()
  }

  /** The user's own way back. */
  async back() {
    this.stack.navigateBack()
    await this.settle()
  }

  async tapTab(index) {
    const path = this.stack.tabPaths[index]
    if (path === undefined) throw new Error(`no tab ${index}`)
    this.stack.switchTab({ url: `/${path}` })
    this.page.hook('onTabItemTap', { index, pagePath: path, text: this.host.tabText(index) })
    await this.settle()
  }

  tree() {
    const tree = normalise(this.page.nodes())
    return this.host.styles ? style(tree, { project: this.project, page: this.page.path, ...this.host.styles }) : tree
  }

  find(wanted, n = 0) {
    const matches = select(this.tree(), wanted)
    const found = matches.at(n)
    if (!found) throw new Error(`${this.target}: ${matches.length} node(s) match ${wanted}, number ${n} is wanted`)
    return found
  }

  count(wanted) {
    return select(this.tree(), wanted).length
  }

  async tap(wanted, n = 0) {
    const { node, parents } = this.find(wanted, n)
    if ([node, ...parents].some((one) => one.hidden)) throw new Error(`${this.target}: ${wanted} is hidden and cannot be tapped`)
    if (node.tag === 'button' && node.attrs?.disabled) return
    this.host.dispatch(node[HANDLE], 'tap', { x: 10, y: 20 })
    this.#builtin(node, parents)
    await this.settle()
  }

  /** What the platform's own elements do when tapped. */
  #builtin(node, parents) {
    const navigator = [node, ...parents.toReversed()].find((one) => one.tag === 'navigator')
    if (navigator?.attrs?.url || navigator?.attrs?.['open-type']) {
      const kind = { navigate: 'navigateTo', redirect: 'redirectTo' }[navigator.attrs['open-type'] ?? 'navigate'] ?? navigator.attrs['open-type']
      this.effects.navigate(kind, { url: navigator.attrs.url })
    }
    const submit = node.tag === 'button' && ['submit', 'reset'].includes(node.attrs?.['form-type'])
    const form = submit && parents.findLast((one) => one.tag === 'form')
    if (!form) return
    const value = {}
    for (const { node: field } of select(form.children ?? [], '[name]')) {
      value[field.attrs.name] = field.tag === 'switch' ? field.attrs.checked === true : (field.attrs.value ?? '')
    }
    this.host.dispatch(form[HANDLE], node.attrs['form-type'], node.attrs['form-type'] === 'submit' ? { value } : {})
  }

  /** Type into an input: the whole new value at once. */
  async input(wanted, value, n = 0) {
    const { node } = this.find(wanted, n)
    this.host.type(node[HANDLE], value)
    this.host.dispatch(node[HANDLE], 'input', { value, cursor: String(value).length })
    await this.settle()
  }

  /** Any other event, by WeChat's name and detail: `change`, `blur`, `confirm`, `scrolltolower`, … */
  async event(wanted, type, detail = {}, n = 0) {
    this.host.dispatch(this.find(wanted, n).node[HANDLE], type, detail)
    await this.settle()
  }

  async pull() {
    if (!this.host.pullEnabled(this.page.path)) throw new Error(`${this.target}: pulling down is not enabled on ${this.page.path}`)
    this.page.hook('onPullDownRefresh')
    await this.settle()
  }

  async reachBottom() { await this.hook('onReachBottom') }
  async scroll(scrollTop) { await this.hook('onPageScroll', { scrollTop }) }

  /** Call a page hook as the platform does; gives back what it returns. */
  async hook(name, ...args) {
    const result = this.page.hook(name, ...args)
    await this.settle()
    return result
  }

  /** The customer shares the page; what it hands over is one of the calls that are compared. */
  async share(from = 'menu') {
    const result = await this.hook('onShareAppMessage', { from })
    this.effects.record('share', result)
    return result
  }
}
