// One page or component of a model: its data, its view nodes, and when it draws.
import { assign, parsePath, unsendable } from './data.mjs'
import { render } from './render.mjs'

export class Instance {
  children = new Map()
  nodes = []
  typed = new Map()
  dirty = true
  gone = false

  constructor(host, unit, owner) {
    this.host = host
    this.dialect = host.dialect
    this.unit = unit
    this.owner = owner
    this.template = unit.template
    this.callbacks = []
  }

  get page() {
    return this.owner ? this.owner.page : this
  }

  /** Data changes now, the view later in a microtask. */
  setData(patch, callback) {
    if (patch === null || typeof patch !== 'object') this.dialect.refuse('setdata-json', `${this.unit.path}: setData(${patch})`)
    const { app } = this.host
    app.sent(this.unit.path, this, patch)
    for (const [key, value] of Object.entries(patch)) {
      const path = parsePath(key)
      if (!path) this.dialect.refuse('setdata-path', `${this.unit.path}: '${key}'`)
      const found = unsendable(value, key)
      if (found) this.dialect.refuse(`setdata-${found.kind}`, `${this.unit.path}: ${found.path}`)
      this.write(path, value)
    }
    this.changed?.(Object.keys(patch))
    if (callback) this.callbacks.push(callback)
    this.dirty = true
    this.host.schedule()
  }

  write(path, value) {
    assign(this.self.data, path, value)
  }

  /** Draw this instance and what it holds, as far as it is stale. */
  draw() {
    if (this.gone) return
    if (this.dirty) {
      this.dirty = false
      this.beforeDraw?.()
      render(this)
      for (const child of this.children.values()) child.draw()
      this.afterDraw?.()
      const callbacks = this.callbacks.splice(0)
      for (const callback of callbacks) this.host.app.guard(`${this.unit.path} setData callback`, () => callback.call(this.self))
    } else for (const child of this.children.values()) child.draw()
  }

  call(name, ...args) {
    const method = this.self[name]
    if (typeof method !== 'function') return undefined
    return this.host.app.guard(`${this.unit.path} ${name}`, () => method.apply(this.self, args))
  }

  unmount() {
    this.gone = true
    this.detached?.()
    for (const child of this.children.values()) child.unmount()
  }

  /** The script objects of the components that this one's own markup names by `#id` or `.class`. */
  select(selector) {
    const [kind, name] = [selector[0], selector.slice(1)]
    const matches = ({ attrs }) => (kind === '#' ? attrs.id === name : String(attrs.class ?? '').split(/\s+/).includes(name))
    return [...this.all()].filter((one) => one.owner === this && matches(one.parentNode)).map((one) => one.self)
  }

  /** This instance and all below it, parents first. */
  * all() {
    yield this
    for (const child of this.children.values()) yield* child.all()
  }
}
