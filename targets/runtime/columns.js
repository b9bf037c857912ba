// columns: expressions that depend on loop variables, sent as extra fields of their row and kept for each raw row.

// The entry of one column for one row; rows that are no objects are found by their indices under the next outer object.
const entryOf = (column, scope) => {
  const memo = (column.memo = column.memo || new WeakMap())
  let i = 0
  let name = ""
  for (; i < scope.length && !isObject(scope[i]); i += 2) name += "," + scope[i + 1]
  const owner = scope[i] || column
  let entries = memo.get(owner)
  if (!entries) memo.set(owner, (entries = {}))
  return (entries[name] = entries[name] || { pure: 1, label: column[3], read: [] })
}

cell = (column, scope) => {
  const [inputs, compute] = column
  const entry = entryOf(column, scope)
  let read = scope
  // Failing inputs mean that the expression fails as well: it reports.
  try {
    if (inputs) read = inputs(...scope)
  } catch (error) {}
  if (!entry.log || !holds(read, entry.read) || !fresh(entry)) {
    entry.read = read
    // Where every input is a primitive, nothing of the row need be noted.
    entry.result = bare(run(entry, () => compute(...(read.some(isObject) ? scope.map(wrap) : scope))))
  }
  loose = loose || entry.log.length
  return entry.result
}
