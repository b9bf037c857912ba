// view: objects and lists in the template. Compares what the template reads, over raw objects, with what was last sent.

// The instance being compared, the changes found (path, value, …), the way to the present place, and the counts that decide
// whether a level is sent whole.
let shown
let found
let trail
let leaves
let changes

// Hooks: a list is about to be sent; the value of a column.
let listed = () => {}
let cell

// Calls `each` with every field, row and column that is sent of a value.
const parts = (value, shape, columns, scope, each) => {
  if (shape._) {
    each("_", value, shape._, 0, scope)
  } else if (Array.isArray(shape)) {
    listed(value)
    value.forEach((row, i) => each(i, row === undefined ? null : row, shape[0], shape[1], [bare(row), i].concat(scope)))
  } else {
    for (const key in shape === 1 ? value : shape) each(key, value[key], shape === 1 ? 1 : shape[key], 0, scope)
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

// A fresh copy of what the template reads of a value.
const project = (value, shape, columns, scope) => {
  value = bare(value)
  shape = fit(value, shape)
  if (!shape) return value
  const result = Array.isArray(shape) ? [] : {}
  parts(value, shape, columns, scope, (key, ...part) => {
    result[key] = project(...part)
  })
  return result
}

const visit = (key, value, shape, columns, scope, old) => {
  value = bare(value)
  shape = fit(value, shape)
  const was = old[key]
  const list = Array.isArray(shape)
  const outerLeaves = leaves
  const outerChanges = changes
  const mark = found.length
  // 0: unchanged or sent by paths, 1: sent whole.
  let whole
  if (!shape) {
    whole = differs(value, was)
  } else if (!isObject(was) || Array.isArray(was) !== list) {
    whole = true
  } else if (list) {
    whole = value.length < was.length || (value.length && !was.length)
  } else {
    whole = shape === 1 && Object.keys(was).some((name) => value[name] === undefined)
  }
  leaves = changes = 1
  if (shape && !whole) {
    leaves = changes = 0
    trail.push(key)
    parts(value, shape, columns, scope, (name, part, form, cells, place) => {
      const before = changes
      visit(name, part, form, cells, place, was)
      // What is no name cannot stand in a path.
      if (changes > before && !/^([a-z_]\w*|\d+)$/i.test(name)) whole = 1
    })
    trail.pop()
    whole = whole || (changes > 1 && changes * 2 > leaves)
  } else if (!whole) changes = 0
  if (whole) {
    found.length = mark
    const path = trail.concat(key).reduce((path, step) => path + (step.toFixed ? "[" + step + "]" : "." + step))
    found.push(path, keep(old, key, project(value, shape, columns, scope)))
  }
  leaves += outerLeaves
  changes += outerChanges
}

// Columns may read other state, so a root with columns is looked at after every write.
const hasColumns = (shape) => isObject(shape) && (Array.isArray(shape) ? shape[1] || hasColumns(shape[0]) : Object.keys(shape).some((key) => hasColumns(shape[key])))

compare = ($, patch, key, value, old) => {
  const last = ($.last = $.last || {})
  const shape = $.shapes[key] || 1
  const before = last[key]
  if (before && Object.is(before.value, value) && (before.deep === deep || !isObject(value)) && !hasColumns(shape)) return
  last[key] = { value, deep }
  shown = $
  found = []
  trail = []
  leaves = changes = 0
  visit(key, value, shape, 0, [], old)
  found.forEach((path, i) => {
    if (i % 2 < 1) patch[path] = found[i + 1]
  })
}
