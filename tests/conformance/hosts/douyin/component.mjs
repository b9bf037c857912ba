// Pages and components as Douyin runs them: properties are copies inside data, observers, lifetimes that win over old names.
// TT framework/custom-component/component-constructor, lifetimes; observers since 2.44.0 (lowering #79 as corrected).
import { Instance } from '../model/instance.mjs'
import { assign, copyWithFunctions, parsePath } from '../model/data.mjs'
import { camel } from '../model/template.mjs'
import { deliver } from '../model/events.mjs'
import { selectorQuery } from '../api/query.mjs'

const DEFAULTS = new Map([[String, ''], [Number, 0], [Boolean, false], [Array, () => []], [Object, null], [Function, () => () => {}], [null, null]])

class DouyinInstance extends Instance {
  constructor(host, unit, owner) {
    super(host, unit, owner)
    this.self = {
      setData: (patch, callback) => this.setData(patch, callback),
      createSelectorQuery: () => selectorQuery(host.app),
      selectComponent: (selector, callback) => this.#ask(selector, callback),
      data: copyWithFunctions(unit.definition.data ?? {}),
    }
    // What the view knows: only setData and properties reach it, never a change in place.
    this.view = copyWithFunctions(this.self.data)
  }

  write(path, value) {
    super.write(path, value)
    assign(this.view, path, copyWithFunctions(value))
  }

  scope() {
    return this.view
  }

  #ask(selector, callback) {
    if (typeof callback !== 'function') this.dialect.refuse('select-component', `${this.unit.path}: ${selector}`)
    this.host.app.clock.set(() => callback(this.select(selector)[0] ?? null), 0)
  }
}

export class DouyinPage extends DouyinInstance {
  constructor(host, unit, { path, query }) {
    super(host, unit)
    const { data, ...methods } = unit.definition
    Object.assign(this.self, methods, { route: path, options: query })
  }
}

export class DouyinComponent extends DouyinInstance {
  fresh = true

  constructor(host, unit, owner, input, slots, node) {
    super(host, unit, owner)
    const { definition } = unit
    this.node = node
    this.slots = slots
    this.given = {}
    Object.assign(this.self, definition.methods, {
      is: unit.path,
      get properties() { return this.data },
      triggerEvent: (name, detail, options) => this.#trigger(name, detail, options),
      id: node.attrs.id ?? '',
      dataset: node.dataset,
    })
    for (const [name, property] of Object.entries(definition.properties ?? {})) this.#put(name, initial(property))
    this.lifetime('created')
    this.#update(input)
    this.lifetime('attached')
  }

  lifetime(name) {
    const { definition } = this.unit
    const method = definition.lifetimes?.[name] ?? definition[name]
    if (typeof method === 'function') this.host.app.guard(`${this.unit.path} ${name}`, () => method.call(this.self))
  }

  #put(name, value) {
    this.self.data[name] = copyWithFunctions(value)
    this.view[name] = copyWithFunctions(value)
  }

  /** Put the inputs that differ; observers hear of them afterwards. */
  #update({ given }) {
    const changes = []
    for (const { name, value } of given) {
      const key = camel(name) in (this.unit.definition.properties ?? {}) ? camel(name) : name
      const property = this.unit.definition.properties?.[key]
      if (property === undefined || value === undefined || same(value, this.given[key])) continue
      const old = this.self.data[key]
      this.given[key] = copyWithFunctions(value)
      if (typeof value !== 'object' && Object.is(cast(value, property), old)) continue
      this.#put(key, cast(value, property))
      changes.push([key, old])
    }
    if (changes.length === 0) return false
    this.changed(changes.map(([key]) => key))
    for (const [key, old] of changes) {
      const { observer } = this.unit.definition.properties[key] ?? {}
      const method = typeof observer === 'string' ? this.self[observer] : observer
      if (method) this.host.app.guard(`${this.unit.path} observer of ${key}`, () => method.call(this.self, this.self.data[key], old))
    }
    return true
  }

  /** Data observers, for setData and properties alike. */
  changed(keys) {
    for (const [fields, observer] of Object.entries(this.unit.definition.observers ?? {})) {
      const wanted = fields.split(',').map((one) => one.trim().replace(/\.?\*\*$/, ''))
      const hit = keys.some((key) => wanted.some((field) => field === '' || key === field || key.startsWith(`${field}.`) || key.startsWith(`${field}[`) || field.startsWith(`${key}.`) || field.startsWith(`${key}[`)))
      if (!hit) continue
      const values = wanted.map((field) => (field === '' ? this.self.data : parsePath(field).reduce((at, key) => at?.[key], this.self.data)))
      this.host.app.guard(`${this.unit.path} observer of ${fields}`, () => observer.apply(this.self, values))
    }
  }

  receive(input, slots, node) {
    this.node = node
    Object.assign(this.self, { dataset: node.dataset, id: node.attrs.id ?? '' })
    this.slots = slots
    if (this.#update(input) || slots) this.dirty = true
  }

  afterDraw() {
    if (!this.fresh) return
    this.fresh = false
    this.host.later.push(() => void (this.gone || this.lifetime('ready')))
  }

  detached() {
    this.lifetime('detached')
  }

  pageEvent(name, args) {
    const method = this.unit.definition.pageLifetimes?.[{ onShow: 'show', onHide: 'hide', onResize: 'resize' }[name]]
    if (method) this.host.app.guard(`${this.unit.path} ${name}`, () => method.apply(this.self, args))
  }

  /** Without `bubbles` only the component's own host hears; with it, what its owner wrote around it, and with `composed` everybody. */
  #trigger(name, detail, { bubbles = false, composed = false } = {}) {
    const path = []
    for (let at = this.node; at; at = at.parent ?? at.renderedBy.parentNode) path.push(at)
    const heard = bubbles ? path.filter((one) => composed || one.owner === this.owner) : path.slice(0, 1)
    for (const current of heard) {
      for (const listener of current.listeners.filter((l) => l.type === name && !l.capture)) {
        deliver(this.host, { listener, current, source: this.node, path, type: name, detail, custom: true })
        if (listener.stop) return
      }
    }
  }
}

function initial(property) {
  if (property !== null && typeof property === 'object' && 'value' in property) return typeof property.value === 'function' && property.type !== Function ? property.value() : property.value
  const value = DEFAULTS.get(typeOf(property))
  return typeof value === 'function' ? value() : value
}

function typeOf(property) {
  return property !== null && typeof property === 'object' ? property.type ?? null : property
}

/** A property has the type it was declared with. */
function cast(value, property) {
  const type = typeOf(property)
  if (value === null) return type === Object || type === null ? null : initial(property)
  if (type === String) return typeof value === 'object' ? initial(property) : String(value)
  if (type === Number) return Number.isNaN(Number(value)) ? initial(property) : Number(value)
  if (type === Boolean) return Boolean(value)
  return value
}

function same(a, b) {
  if (Object.is(a, b)) return typeof a !== 'object' || a === null
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  return JSON.stringify(a) === JSON.stringify(b)
}
