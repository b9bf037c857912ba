// view: objects and lists in the template. Compares what the template reads, over raw objects, with what was last sent.

// The instance being compared, the changes found (pairs of path and value), the way to the present place, and the counts that decide
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

// A loop over a number n goes over the rows 0 to n - 1: not every target counts by itself. Only a number plus 0 is itself.
const counted = (value, shape) => {
  value = finite(bare(value))
  return Array.isArray(shape) && value + 0 === value ? Array.from({ length: value }, (row, i) => i) : value
}

// A fresh copy of what the template reads of a value. Nothing inside it is undefined: no target takes that.
const project = (value = null, shape, columns, scope) => {
  value = counted(value, shape)
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
  found.push([path, keep(old, key, project(value, shape, columns, scope))])
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
  value = counted(value, shape)
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
  if (before && !before.loose && Object.is(before.result, value) && (before.deep === deep || !isObject(value))) return
  shown = $
  found = []
  trail = []
  leaves = changes = loose = 0
  visit(key, value, $.shapes[key] || 1, 0, [], old)
  last[key] = { result: value, deep, loose }
  found.forEach(([path, part]) => {
    patch[path] = part
  })
}

copy = (value) => project(value, 1, 0, [])
