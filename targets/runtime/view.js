// view: objects and lists in the template. Compares what the template reads, over raw objects, with what was last sent.

// The changes found (path, value, path, value …), the path of the present place, and the counts that decide whether a level is
// sent whole.
let found
let at
let leaves = 0
let changes = 0
// Whether rows that stand where they stood, and of which nothing was written, need not be looked at.
let some

// Hook: the value of a column.
let cell

const pathOf = (step) => at + (step.toFixed ? "[" + step + "]" : (at && ".") + step)

// Calls `each` with every field, row and column that is sent of a value, or only with rows that may have something new.
// Whatever is part of a root must be looked at once it is written; what a getter reads is noted as well. A list's rows are kept.
const parts = (place, value, shape, scope, columns, each, partly) => {
  const above = at
  at = pathOf(place)
  note(value, 1, 1, bare)
  if (shape._) {
    each("_", value, shape._, scope)
  } else if (Array.isArray(shape)) {
    const outer = row
    const first = leaves
    let visited = 0
    const before = (partly && !row && current.rows[at]) || []
    current.rows[at] = value.slice()
    for (let i = 0; i < value.length; i++) {
      const item = value[i]
      if (item && item === before[i] && !current.dirty.has(i + 1)) continue
      visited++
      row = outer || i + 1
      each(i, item == null ? null : item, shape[0], [bare(item), i, ...scope], shape[1])
    }
    row = outer
    // The others count as much.
    if (visited) leaves = first + ((leaves - first) * value.length) / visited
  } else {
    for (const key in shape === 1 ? value : shape) each(key, getterOf.call(value, key) ? wrap(value)[key] : value[key], shape[key] || 1, scope)
  }
  for (const key in columns) each(key, cell(columns[key], scope), columns[key][2] || 1, scope)
  at = above
}

// The shape that fits the value: 0 for what is sent as it is.
const fit = (value, shape) => {
  if (shape._) return shape
  if (!isObject(value)) return 0
  if (Array.isArray(value)) return shape === 1 ? [1] : shape
  return shape === 1 || Array.isArray(shape) ? plain(value) && 1 : shape
}

// A loop over a number n goes over the rows 0 to n - 1: not every target counts by itself.
const counted = (value, shape) => {
  value = finite(bare(value))
  return Array.isArray(shape) && typeof value === "number" ? Array.from({ length: value }, (row, i) => i) : value
}

// A fresh copy of what the template reads of a value. Nothing inside it is undefined: no target takes that.
const project = (place, value = null, shape, scope, columns) => {
  value = counted(value, shape)
  shape = fit(value, shape)
  if (!shape) return value
  const result = Array.isArray(shape) ? [] : {}
  parts(place, value, shape, scope, columns, (key, part, form, around, cells) => {
    result[key] = project(key, part, form, around, cells)
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
  let whole = shape
    ? !isObject(was) ||
      Array.isArray(was) !== Array.isArray(shape) ||
      (shape === 1
        ? Object.keys(was).some((name) => !(name in value))
        : Array.isArray(shape) && (value.length < was.length || (value.length && !was.length)))
    : differs(value, was)
  if (whole) changes++
  else if (shape) {
    const leavesBefore = --leaves
    const changesBefore = changes
    const mark = found.length
    const look = (name, part, form, around, cells) => {
      const before = changes
      visit(name, part, form, around, cells, was)
      // What is no name cannot stand in a path.
      if (changes > before && !/^(?!\d+\D)\w+$/.test(name)) whole = 1
    }
    parts(key, value, shape, scope, columns, look, some)
    const changed = changes - changesBefore
    if (changed > 1 && changed * 2 > leaves - leavesBefore) whole = 1
    if (whole) found.length = mark
  }
  if (whole) {
    if (!at) current.log = 0
    found.push(
      pathOf(key),
      keep(old, key, () => project(key, value, shape, scope, columns))
    )
  }
}

const compareValues = compare
compare = ($, patch, key, value, old) => {
  const shape = $.shapes[key] || 1
  if (!isObject(value) && !Array.isArray(shape)) {
    $.tasks[key] = 0
    return compareValues($, patch, key, value, old)
  }
  const task = ($.tasks[key] = $.tasks[key] || { rows: $.rows })
  if (fresh(task) && Object.is(task.last, value)) return
  // All is looked at where more than rows differ, and where much of the log is of rows that are gone.
  some = task.dirty && task.log.count < task.limit
  found = []
  at = ""
  row = 0
  task.last = value
  const look = () => {
    visit(key, value, shape, [], 0, old)
    if (!some) task.limit = task.log.count * 2 + 99
    return new Set()
  }
  // Where this fails, all is looked at the next time.
  task.dirty = run(task, look, some && task.log)
  for (let i = 0; i < found.length; i += 2) patch[found[i]] = found[i + 1]
}
