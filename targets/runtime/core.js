// core: boxes, instances and the flush. Values are primitives here; later parts replace the hooks declared with `let`.

// Counts every write.
let epoch = 0
// What was written last: a box or a raw object for each write.
let written = []
// The promise of the pending flush.
let waiting
// The computation now running.
let current
// The instances now shown, in order of creation.
const live = new Set()

// Hooks: what the state hands out, what it keeps, the read log, what follows an update.
let wrap = (value) => value
let bare = wrap
let note = () => {}
let after = note

const report = (error, label = "mpc") => console.error(label, error)

// Whether something was written that an instance has not looked at.
const stale = ($) => !$.hidden && $.epoch !== epoch

const soon = () => {
  waiting = waiting || Promise.resolve().then(flush)
}

// Whoever was away while more was written than is kept must look at all that he read.
let wrote = (what) => {
  if (written.length > 1999) written = written.slice(-999)
  written.push(what)
  epoch++
  soon()
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
    if (!Object.is(value, this.raw)) {
      wrote(this)
      this.raw = value
    }
  }
})

// What `$` can do.
const runes = { state: box }

// JSON has no such numbers: they go as the text that they print.
const finite = (value) => (value != value || value === 1 / 0 || value === -1 / 0 ? "" + value : value)

// Nothing can be sent as undefined: it is made null.
const differs = (value, old) => (value === undefined ? old != null : !Object.is(value, old))

let compare = ($, patch, key, value, old) => {
  if (differs(value, old[key])) patch[key] = keep(old, key, () => (value == null ? null : value))
}

// Sends what changed. A root is a box or a function. What changes while the view still takes the last one in is sent together
// when the host says that it is done (`landed`); one that lets an update wait for a second counts as done.
const update = ($) => {
  if (!stale($)) return
  if ($.flying) return setTimeout($.landed, 1e3)
  $.epoch = epoch
  const patch = {}
  for (const key in $.roots) {
    const root = $.roots[key]
    compare($, patch, key, finite(bare(root.call ? root() : root.v)), sent($))
  }
  if (Object.keys(patch).length) {
    $.flying = new Promise((done) => $.page.setData(patch, ($.landed = done)))
      .catch(report)
      .then(() => {
        $.flying = 0
        soon()
      })
  }
  after($, patch)
}

const show = ($) => {
  $.hidden = 0
  soon()
}

const hide = ($) => {
  $.hidden = 1
}

// What is kept of the last writes may hold the data of a page that is gone.
let drop = ($) => {
  live.delete($)
  written = []
}

let call = ({ handlers }, name, value) => handlers[name] && handlers[name](value)

// Makes methods of the host: they call the author's handler or hook, then `done`. The first one that is called on a native
// instance runs the author's script.
const methodsOf = (data, setup, props) => (name, done = note) =>
  function (value) {
    let { $ } = this
    if (!$) {
      $ = this.$ = { __proto__: runes, page: this, data, given: props, handlers: 0, tasks: {}, rows: {}, effects: [] }
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
