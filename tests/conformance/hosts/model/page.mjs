// A modelled page on the stack.
import { visible } from './host.mjs'

export class ModelPage {
  constructor(host, path, query, root) {
    this.host = host
    this.path = path
    this.query = query
    this.root = root
    this.instance = root.self
  }

  /** onLoad, onShow, first view, onReady: what onLoad sets is in the first view. */
  start() {
    const { app } = this.host
    this.host.dialect.beforeLoad?.(this)
    this.hook('onLoad', this.query)
    this.hook('onShow')
    app.guard(`${this.path} view`, () => this.root.draw())
    this.host.drawn()
    app.clock.set(() => void (this.root.gone || this.hook('onReady')), 0)
  }

  hook(name, ...args) {
    this.host.dialect.pageHook(this.root, name, args)
    return this.root.call(name, ...args)
  }

  nodes() {
    return visible(this.root.nodes, this.host.dialect)
  }

  destroy() {
    this.hook('onUnload')
    this.root.unmount()
    this.host.drawn()
  }
}
