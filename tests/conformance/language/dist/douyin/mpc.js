// core: boxes, instances and the flush. Values are primitives here; later parts replace the hooks declared with `let`.

// Counts every write.
let epoch = 0
// The promise of the pending flush.
let waiting
// The computation now running.
let current
// The instances now shown, in order of creation.
const live = new Set()

// Hooks: what the state hands out, what it keeps, the read log, what follows an update.
let wrap = (value) => value
let bare = wrap
let copy = wrap
let note = () => {}
let after = note

const report = (error, label = "mpc") => console.error(label, error)

let wrote = () => {
  epoch++
  waiting = waiting || Promise.resolve().then(flush)
}

const flush = () => {
  waiting = 0
  live.forEach(($) => {
    try {
      update($)
    } catch (error) {
      report(error)
    }
  })
}

class Box {
  constructor(value) {
    this.raw = bare(value)
  }
  get v() {
    note(this, "raw", this.raw)
    return wrap(this.raw)
  }
  set v(value) {
    value = bare(value)
    if (Object.is(value, this.raw)) return
    wrote()
    this.raw = value
  }
}

// What `$` can do.
const runes = { state: (value) => new Box(value) }

// Nothing can be sent as undefined: `keep` of the host makes it null.
const differs = (value, old) => (value === undefined ? old != null : !Object.is(value, old))

let compare = ($, patch, key, value, old) => {
  if (differs(value, old[key])) patch[key] = keep(old, key, value)
}

// Sends what changed. A root is a box or a function.
const update = ($) => {
  if ($.hidden || $.epoch === epoch) return
  $.epoch = epoch
  const patch = {}
  for (const key in $.roots) {
    const root = $.roots[key]
    compare($, patch, key, bare(root.call ? root() : root.v), sent($))
  }
  if (Object.keys(patch).length) $.page.setData(patch)
  after($)
}

const show = ($) => {
  if ($.hidden) wrote()
  $.hidden = 0
}

const hide = ($) => {
  $.hidden = 1
}

let drop = ($) => live.delete($)

let call = ({ handlers }, name, value) => handlers[name] && handlers[name](value)

// Makes methods of the host: they call the author's handler or hook, then `done`. The first one that is called on a native
// instance runs the author's script.
const methodsOf = (data, setup, props) => (name, done = note) =>
  function (value) {
    let { $ } = this
    if (!$) {
      $ = this.$ = { __proto__: runes, page: this, data, given: props, handlers: 0 }
      ;[$.roots, $.shapes = 0, $.handlers = 0, $.places] = setup($)
      live.add($)
    }
    try {
      return call($, name, value)
    } finally {
      done($)
    }
  }

const named = (names, method) => Object.assign({}, ...names.map((name) => ({ [name]: method(name) })))

// host: Douyin. Whether its `this.data` is updated at once is not documented: the runtime keeps its own copy.

const first = (data) => JSON.parse(JSON.stringify(data))
const sent = ($) => $.sent || ($.sent = first($.data))
const keep = (old, key, value = null) => {
  old[key] = copy(value)
  return value
}

// plain: which objects are data: arrays, and objects without a prototype or with a root prototype of any realm.

const isObject = (value) => value !== null && typeof value === "object"

const plain = (value) => {
  const prototype = Object.getPrototypeOf(value)
  return Array.isArray(value) || !prototype || !Object.getPrototypeOf(prototype)
}

// reads: the read log of a computation. Nothing subscribes: after a write the log is compared with the present.

const property = (object, key) => object[key]

note = (object, key, value, read = property) => {
  if (current) current.log.push(read, object, key, value)
}

// Whether all that was read still has the value it had, in the order of reading.
const fresh = (task) => {
  const { log } = task
  if (task.epoch !== epoch) {
    for (let i = 0; i < log.length; i += 4) {
      if (!Object.is(log[i](log[i + 1], log[i + 2]), log[i + 3])) return false
    }
    task.epoch = epoch
  }
  return true
}

// Runs a computation and keeps what it read. One that fails is reported and gives undefined.
const run = (task, compute) => {
  const outer = current
  current = task
  task.log = []
  task.epoch = epoch
  try {
    return compute()
  } catch (error) {
    report(error, task.label)
  } finally {
    current = outer
  }
}

const announce = wrote
wrote = () => {
  if (current && current.pure) throw Error("mpc: a derived value writes state")
  announce()
}

// objects: objects and arrays in the state. A proxy notes reads and announces writes; it knows no path and no owner.

const rawKey = Symbol()
const proxies = new WeakMap()
// Counts writes through proxies.
let deep = 0

const touch = () => {
  wrote()
  deep++
}

const { __lookupGetter__: getterOf, __lookupSetter__: setterOf } = Object.prototype
const mutators = /^(push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin)$/
// No method of objects is taken for one of these; `constructor` stays what it is.
const arrayMethods = { __proto__: null, constructor: Array }

const hasKey = (object, key) => key in object
const keysOf = (object) => Object.keys(object).join()
const holds = (list, items) => list.length === items.length && items.every((item, i) => Object.is(item, list[i]))

// A mutator runs once on the raw array and is one write. All others run on a copy with wrapped items and are one read.
const arrayMethod = (key) =>
  function (...args) {
    const raw = bare(this)
    if (mutators.test(String(key))) {
      touch()
      return wrap(raw[key](...args.map(bare)))
    }
    note(raw, raw.slice(), true, holds)
    return raw.map(wrap)[key](...args.map((item) => proxies.get(item) || item))
  }

const traps = {
  get(raw, key, proxy) {
    if (key === rawKey) return raw
    const value = Reflect.get(raw, key, proxy)
    if (typeof value === "function" && Array.isArray(raw) && key in Array.prototype) {
      return arrayMethods[key] || (arrayMethods[key] = arrayMethod(key))
    }
    if (!getterOf.call(raw, key)) note(raw, key, value)
    return wrap(value)
  },
  set(raw, key, value, proxy) {
    const setter = setterOf.call(raw, key)
    value = bare(value)
    if (setter) {
      setter.call(proxy, wrap(value))
    } else if (!(key in raw) || !Object.is(value, raw[key])) {
      touch()
      raw[key] = value
    }
    return true
  },
  has(raw, key) {
    note(raw, key, key in raw, hasKey)
    return key in raw
  },
  ownKeys(raw) {
    note(raw, 0, keysOf(raw), keysOf)
    return Reflect.ownKeys(raw)
  },
  deleteProperty(raw, key) {
    touch()
    return delete raw[key]
  }
}

wrap = (value) => {
  if (!isObject(value)) return value
  const proxy = proxies.get(value)
  if (proxy || value[rawKey] || !Object.isExtensible(value) || !plain(value)) return proxy || value
  proxies.set(value, new Proxy(value, traps))
  return proxies.get(value)
}

bare = (value) => (isObject(value) && value[rawKey]) || value

// derived: $.derived. Computed when read, and again only when something that it read has another value.

const valueOf = (derived) => {
  if (!derived.log || !fresh(derived)) derived.value = bare(run(derived, derived.compute))
  return derived.value
}

class Derived {
  constructor(compute, label) {
    Object.assign(this, { compute, label, pure: 1 })
  }
  get v() {
    const value = valueOf(this)
    note(this, 0, value, valueOf)
    return wrap(value)
  }
}

runes.derived = (compute, label) => new Derived(compute, label)

// effects: $.effect. After the update in which something it read changed; a returned function cleans up.

// Whether effects run now, and the number of writes that no effect caused.
let busy
let turn = 0

const untie = ({ clean }) => {
  if (typeof clean === "function") run({}, clean)
}

// The error made here has the effect's own line in its stack.
runes.effect = function (action) {
  const line = Error("mpc: this effect never ends")
  ;(this.effects = this.effects || []).push({ action, line })
}

after = ({ effects = [] }) => {
  const outer = busy
  busy = 1
  effects.forEach((effect) => {
    if (effect.log && fresh(effect)) return
    if (effect.turn !== turn) effect.runs = 0
    effect.turn = turn
    if (effect.runs++ === 100) report(effect.line)
    if (effect.runs > 100) return
    untie(effect)
    effect.clean = run(effect, effect.action)
  })
  busy = outer
}

const tell = wrote
wrote = () => {
  if (!busy) turn++
  tell()
}

const dropBefore = drop
drop = ($) => {
  dropBefore($)
  ;($.effects || []).forEach(untie)
}

// view: objects and lists in the template. Compares what the template reads, over raw objects, with what was last sent.

// The instance being compared, the changes found (path, value, …), the way to the present place, and the counts that decide
// whether a level is sent whole. Loose: a column read other state, so that the root must be looked at after every write.
let shown
let found
let trail
let leaves
let changes
let loose

// Hooks: a list is about to be sent; the value of a column.
let listed = () => {}
let cell

// Calls `each` with every field, row and column that is sent of a value.
const parts = (value, shape, columns, scope, each) => {
  if (shape._) {
    each("_", value, shape._, 0, scope)
  } else if (Array.isArray(shape)) {
    listed(value)
    for (let i = 0; i < value.length; i++) {
      const row = value[i]
      each(i, row === undefined ? null : row, shape[0], shape[1], [bare(row), i, ...scope])
    }
  } else if (shape === 1) {
    for (const key in value) each(key, value[key], 1, 0, scope)
  } else {
    for (const key in shape) each(key, value[key], shape[key], 0, scope)
  }
  for (const key in columns) each(key, cell(columns[key], scope), columns[key][2] || 1, 0, scope)
}

// The shape that fits the value: 0 for what is sent as it is.
const fit = (value, shape) => {
  if (shape._) return shape
  if (!isObject(value)) return 0
  const list = Array.isArray(value)
  if (shape !== 1 && Array.isArray(shape) === list) return shape
  return list ? (shape === 1 ? [1] : shape) : plain(value) && 1
}

// A loop over a number n goes over the rows 0 to n - 1: not every target counts by itself. Only a number plus 0 is itself.
const counted = (value, shape) =>
  Array.isArray(shape) && value + 0 === value ? Array.from({ length: value }, (row, i) => i) : value

// A fresh copy of what the template reads of a value. Nothing inside it is undefined: no target takes that.
const project = (value = null, shape, columns, scope) => {
  value = counted(bare(value), shape)
  shape = fit(value, shape)
  if (!shape) return value
  const result = Array.isArray(shape) ? [] : {}
  parts(value, shape, columns, scope, (key, ...part) => {
    result[key] = project(...part)
  })
  return result
}

// Sends the whole of one place.
const place = (key, value, shape, columns, scope, old) => {
  const path = trail.concat(key).reduce((path, step) => path + (step.toFixed ? "[" + step + "]" : "." + step))
  changes++
  found.push(path, keep(old, key, project(value, shape, columns, scope)))
}

// A list that is shorter or was empty, and an object that lost a key, have no path.
const differsWhole = (value, shape, was) => {
  if (!isObject(was) || Array.isArray(was) !== Array.isArray(shape)) return true
  if (shape === 1) return Object.keys(was).some((name) => !(name in value))
  return Array.isArray(shape) && (value.length < was.length || (value.length && !was.length))
}

const visit = (key, value, shape, columns, scope, old) => {
  const was = old[key]
  leaves++
  if (Object.is(value, was) && !isObject(value)) return
  value = counted(bare(value), shape)
  shape = fit(value, shape)
  if (!shape || differsWhole(value, shape, was)) {
    if (shape || differs(value, was)) place(key, value, shape, columns, scope, old)
    return
  }
  const outerLeaves = leaves - 1
  const outerChanges = changes
  const mark = found.length
  let whole
  leaves = changes = 0
  trail.push(key)
  parts(value, shape, columns, scope, (name, part, form, cells, around) => {
    const before = changes
    visit(name, part, form, cells, around, was)
    // What is no name cannot stand in a path.
    if (changes > before && !/^([a-z_]\w*|\d+)$/i.test(name)) whole = 1
  })
  trail.pop()
  if (whole || (changes > 1 && changes * 2 > leaves)) {
    found.length = mark
    changes--
    place(key, value, shape, columns, scope, old)
  }
  leaves += outerLeaves
  changes += outerChanges
}

compare = ($, patch, key, value, old) => {
  const last = ($.last = $.last || {})
  const before = last[key]
  if (before && !before.loose && Object.is(before.value, value) && (before.deep === deep || !isObject(value))) return
  shown = $
  found = []
  trail = []
  leaves = changes = loose = 0
  visit(key, value, $.shapes[key] || 1, 0, [], old)
  last[key] = { value, deep, loose }
  found.forEach((path, i) => {
    if (i % 2 < 1) patch[path] = found[i + 1]
  })
}

copy = (value) => project(value, 1, 0, [])

// query: the page's query as decoded strings.

const decode = (text) => {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    return text
  }
}

const callQuery = call
call = ($, name, value) => {
  if (name === "onLoad") {
    const query = value
    value = {}
    for (const key in query) value[key] = decode(query[key])
  }
  return callQuery($, name, value)
}

// page: the options object of a native page.

const page = (data, names, setup) => {
  const method = methodsOf(data, setup)
  return Object.assign(named(names, method), {
    data: first(data),
    onLoad: method("onLoad", update),
    onShow: method("onShow", show),
    onHide: method("onHide", hide),
    onUnload: method("onUnload", drop)
  })
}

// lifetimes: what components share on every target.

// Hook: a prop has a new value. Props that only the template reads need nothing.
let take = note

// A component that comes after the page's show event, or on a host that has none before, is told here.
const appear = ($) => {
  if ($.hidden === undefined) call($, "onPageShow")
  show($)
}

// component: the options object of a native component with WeChat's lifetimes.

const given = ({ page }) => page.data

const component = (props, data, names, setup) => {
  const method = methodsOf(data, setup, props)
  const start = method("", update)
  const mounted = method("onMount", appear)
  const shown = method("onPageShow", show)
  // Components of a page's first frame are attached before its onLoad, whose values they may lack: `undefined` marks a prop
  // that must be there. Such a component starts when it has them, at the latest when it is ready.
  const tryStart = (host) => {
    if (Object.keys(props).every((name) => props[name] !== undefined || host.data[name] !== null)) start.call(host)
  }
  // A copy, which typings take for any object, also where comments are gone.
  const properties = Object.assign({}, props)
  for (const name in props) {
    properties[name] = {
      type: null,
      value: props[name] === undefined ? null : props[name],
      observer(value) {
        if (this.$) take(this.$, name, value)
        else if (this.waits) tryStart(this)
      }
    }
  }
  return {
    options: { multipleSlots: true },
    properties,
    data: first(data),
    methods: named(names, method),
    lifetimes: {
      attached() {
        this.waits = 1
        tryStart(this)
      },
      ready() {
        start.call(this)
        mounted.call(this)
      },
      detached: method("onUnmount", drop)
    },
    pageLifetimes: {
      // One that still waits is told when it is ready.
      show() {
        if (this.$) shown.call(this)
      },
      hide: method("onPageHide", hide)
    }
  }
}

// props: $.props. Each prop is a box that the host fills. `undefined` gives the default.

const fill = ({ given, defaults, filled }, name, value) => {
  if (!defaults[name]) return value === undefined ? given[name] : value
  // A host cannot tell an absent prop without a constant default from null.
  if (value == null && !(name in filled)) filled[name] = defaults[name]()
  return value == null ? filled[name] : value
}

runes.props = function (defaults = {}) {
  const values = given(this)
  const boxes = {}
  Object.assign(this, { defaults, boxes, filled: {} })
  for (const name in this.given) boxes[name] = new Box(fill(this, name, values[name]))
  return boxes
}

take = ($, name, value) => {
  const box = $ && $.boxes && $.boxes[name]
  if (!box) return
  value = fill($, name, value)
  // The host may have changed the very object that it handed over before.
  if (value && value === box.raw && typeof value === "object") touch()
  box.v = value
}

// trigger: a component's own event, WeChat's way.

const datasetOf = (page) => page.dataset || {}
const trigger = (page, name, detail) => page.triggerEvent(name, detail)

// emit: $.emit. The parent's handler runs at once; what it reads is no business of the computation that emits.

runes.emit = function (name, detail) {
  const outer = current
  current = 0
  try {
    trigger(this.page, name, bare(detail))
  } finally {
    current = outer
  }
}

// store: state shared by pages.

const store = (value) => wrap(value)

// tick: resolved when all pending updates have been sent.

const tick = async () => {
  while (waiting) await waiting
}

module.exports = { page, component, store, tick }
