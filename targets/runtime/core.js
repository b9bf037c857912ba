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

const box = (value) => ({
  raw: bare(value),
  get v() {
    note(this, "raw", this.raw)
    return wrap(this.raw)
  },
  set v(value) {
    value = bare(value)
    if (Object.is(value, this.raw)) return
    wrote()
    this.raw = value
  }
})

// What `$` can do.
const runes = { state: box }

// JSON has no such numbers: they go as the text that they print.
const finite = (value) => (value !== value || value === 1 / 0 || value === -1 / 0 ? "" + value : value)

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
    compare($, patch, key, finite(bare(root.call ? root() : root.v)), sent($))
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

// Methods that start no instance: it may still wait for its props.
const ready = {}

const named = (names, method) => Object.assign({}, ...names.map((name) => ({ [name]: ready[name] || method(name) })))
