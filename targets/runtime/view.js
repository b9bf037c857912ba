// view: objects and lists in the template. Compares what the template reads, over raw objects, with what was last sent.

// The instance being compared, the changes found (pairs of path and value), the way to the present place, and the counts that decide
// whether a level is sent whole.
let shown
let found
let trail
let leaves = 0
let changes = 0

// What the log of a root says of an object that is part of it: once it is written, the root must be looked at.
const part = { read() {}, kept: 1 }

// Hooks: a list is about to be sent; the value of a column.
let listed = () => {}
let cell

// Calls `each` with every field, row and column that is sent of a value. What a getter reads is noted as well.
const parts = (value, shape, scope, columns, each) => {
  if (isObject(value)) current.log.set(value, part)
  if (shape._) {
    each("_", value, shape._, scope, 0)
  } else if (Array.isArray(shape)) {
    listed(value)
    for (let i = 0; i < value.length; i++) {
      const row = value[i]
      each(i, row === undefined ? null : row, shape[0], [bare(row), i, ...scope], shape[1])
    }
  } else {
    for (const key in shape === 1 ? value : shape) each(key, getterOf.call(value, key) ? wrap(value)[key] : value[key], shape[key] || 1, scope, 0)
  }
  for (const key in columns) each(key, cell(columns[key], scope), columns[key][2] || 1, scope, 0)
}

// The shape that fits the value: 0 for what is sent as it is.
const fit = (value, shape) => {
  if (shape._) return shape
  if (!isObject(value)) return 0
  if (Array.isArray(value)) return shape === 1 ? [1] : shape
  return shape === 1 || Array.isArray(shape) ? plain(value) && 1 : shape
}

// A loop over a number n goes over the rows 0 to n - 1: not every target counts by itself. Only a number plus 0 is itself.
const counted = (value, shape) => {
  value = finite(bare(value))
  return Array.isArray(shape) && value + 0 === value ? Array.from({ length: value }, (row, i) => i) : value
}

// A fresh copy of what the template reads of a value. Nothing inside it is undefined: no target takes that.
const project = (value = null, shape, scope, columns) => {
  value = counted(value, shape)
  shape = fit(value, shape)
  if (!shape) return value
  const result = Array.isArray(shape) ? [] : {}
  parts(value, shape, scope, columns, (key, ...part) => {
    result[key] = project(...part)
  })
  return result
}

const visit = (key, value, shape, scope, columns, old) => {
  const was = old[key]
  leaves++
  if (Object.is(value, was) && !isObject(value)) return
  value = counted(value, shape)
  shape = fit(value, shape)
  // A list that is shorter or was empty, and an object that lost a key, have no path.
  let whole = !shape
    ? differs(value, was)
    : !isObject(was) ||
      Array.isArray(was) !== Array.isArray(shape) ||
      (shape === 1
        ? Object.keys(was).some((name) => !(name in value))
        : Array.isArray(shape) && (value.length < was.length || (value.length && !was.length)))
  if (whole) changes++
  else if (shape) {
    const leavesBefore = --leaves
    const changesBefore = changes
    const mark = found.length
    trail.push(key)
    parts(value, shape, scope, columns, (name, part, form, around, cells) => {
      const before = changes
      visit(name, part, form, around, cells, was)
      // What is no name cannot stand in a path.
      if (changes > before && !/^(?!\d+\D)\w+$/.test(name)) whole = 1
    })
    trail.pop()
    const changed = changes - changesBefore
    if (changed > 1 && changed * 2 > leaves - leavesBefore) whole = 1
    if (whole) found.length = mark
  }
  if (whole) {
    const path = trail.concat(key).reduce((path, step) => path + (step.toFixed ? "[" + step + "]" : "." + step))
    found.push([path, keep(old, key, () => project(value, shape, scope, columns))])
  }
}

compare = ($, patch, key, value, old) => {
  const before = $.tasks[key]
  if (before && Object.is($.last[key], value) && fresh(before)) return
  shown = $
  found = []
  trail = []
  $.last[key] = value
  run(($.tasks[key] = {}), () => {
    current.log = new Map()
    visit(key, value, $.shapes[key] || 1, [], 0, old)
  })
  found.forEach(([path, part]) => {
    patch[path] = part
  })
}
