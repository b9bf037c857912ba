// Pages and components as Alipay runs them: props apart from data, references, component2's lifecycles.
// AL 自定义组件/组件对象.md, 生命周期.md; 页面运行机制.md.
import { Instance } from '../model/instance.mjs'
import { copy } from '../model/data.mjs'
import { camel } from '../model/template.mjs'
import { readonly } from './readonly.mjs'
import { selectorQuery } from '../api/query.mjs'

class AlipayInstance extends Instance {
  constructor(host, unit, owner) {
    super(host, unit, owner)
    const { refuse } = this.dialect
    const forbidden = (name) => () => refuse('instance-method', `${unit.path}: ${name}`)
    const fresh = unit.definition.data
    this.functions = new Map()
    this.self = {
      setData: (patch, callback) => this.setData(patch, callback),
      $spliceData: (patch, callback) => this.#splice(patch, callback),
      createSelectorQuery: () => selectorQuery(host.app, { single: false }),
      $selectComponent: (selector) => this.select(selector)[0] ?? null,
      $selectAllComponents: (selector) => this.select(selector),
      triggerEvent: forbidden('triggerEvent'),
      selectComponent: forbidden('selectComponent'),
      // Shallow: what the definition holds deeper is shared by all instances.
      data: typeof fresh === 'function' ? fresh() : { ...fresh },
    }
  }

  #splice(patch, callback) {
    const whole = {}
    for (const [path, [start, remove, ...items]] of Object.entries(patch)) {
      const list = [...path.split('.').reduce((at, key) => at?.[key], this.self.data)]
      list.splice(start, remove, ...items)
      whole[path] = list
    }
    this.setData(whole, callback)
  }

  /** The same function each time, so that a prop does not change when nothing changed. */
  handler(name) {
    if (!this.functions.has(name)) {
      this.functions.set(name, (...args) => {
        if (typeof this.self[name] !== 'function') this.dialect.refuse('handler-missing', `${this.unit.path}: ${name}`)
        return this.self[name](...args)
      })
    }
    return this.functions.get(name)
  }

  scope() {
    return { $id: this.self.$id, ...this.self.props, ...this.self.data }
  }
}

export class AlipayPage extends AlipayInstance {
  constructor(host, unit, { path, query }) {
    super(host, unit)
    const { data, ...methods } = unit.definition
    unit.initial ??= JSON.stringify(copy(typeof data === 'function' ? {} : data ?? {}))
    if (typeof data === 'object' && JSON.stringify(data) !== unit.initial) {
      this.dialect.refuse('page-data-shared', `${path}: ${unit.initial} became ${JSON.stringify(data)}`)
    }
    for (const [name, value] of Object.entries(methods)) this.self[name] = value
    Object.assign(this.self, { route: path, $viewId: ++host.viewIds, options: query, $batchedUpdates: (run) => run() })
  }
}

export class AlipayComponent extends AlipayInstance {
  fresh = true

  constructor(host, unit, owner, input, slots) {
    super(host, unit, owner)
    const { definition } = unit
    Object.assign(this.self, definition.methods, { is: unit.path, $id: ++host.viewIds, $page: this.page.self })
    this.slots = slots
    this.given = this.#props(input)
    this.self.props = this.#view(this.given)
    this.#hook('onInit')
    this.#hook('deriveDataFromProps', this.self.props)
  }

  #hook(name, ...args) {
    const method = this.unit.definition[name]
    if (typeof method === 'function') this.host.app.guard(`${this.unit.path} ${name}`, () => method.apply(this.self, args))
  }

  #props({ given, listeners, dataset, owner }) {
    const props = { ...this.unit.definition.props }
    for (const { name, value } of given) {
      const key = name === 'class' ? 'className' : camelKeepingCase(name)
      if (value !== undefined) props[key] = value
    }
    for (const { attr, value } of dataset) props[`data-${attr.slice(5)}`] = value
    for (const { attr, handler } of listeners) props[attr] = attr.startsWith('on') ? owner.handler(handler) : handler
    return props
  }

  /** What the script sees: a frozen object of the parent's own values, which cannot be written through it. */
  #view(props) {
    const { refuse } = this.dialect
    return readonly(props, (name) => refuse('props-readonly', `${this.unit.path}: ${name}`), (name) => this.reads?.add(name))
  }

  receive(input, slots) {
    const next = this.#props(input)
    const changed = Object.keys({ ...next, ...this.given }).some((key) => !Object.is(next[key], this.given[key]) || typeof next[key] === 'object')
    this.slots = slots
    if (changed) this.next = next
    if (changed || slots) this.dirty = true
  }

  beforeDraw() {
    if (this.fresh) return
    const { props, data } = this.self
    this.before = { props, data: copyShallow(data) }
    const next = this.next ? this.#view(this.next) : props
    this.#hook('deriveDataFromProps', next)
    // What deriveDataFromProps set is part of this very drawing.
    this.dirty = false
    if (this.next) {
      this.given = this.next
      this.self.props = next
      this.next = undefined
    }
  }

  afterDraw() {
    const { fresh, before } = this
    this.fresh = false
    this.host.later.push(() => {
      if (this.gone) return
      if (fresh) this.#hook('didMount')
      else if (before) this.#hook('didUpdate', before.props, before.data)
    })
  }

  detached() {
    this.#hook('didUnmount')
  }

  pageEvent(name, args) {
    const events = this.unit.definition.rootEvents
    if (typeof events?.[name] === 'function') this.host.app.guard(`${this.unit.path} ${name}`, () => events[name].apply(this.self, args))
  }
}

function copyShallow(data) {
  return { ...data }
}

function camelKeepingCase(name) {
  return name.includes('-') ? camel(name) : name
}
