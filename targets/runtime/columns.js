// columns: expressions that depend on loop variables, sent as extra fields of their row and kept for each raw row.

cell = (column, scope) => {
  const [inputs, compute, , label] = column
  // The entry of one column for one row; rows that are no objects are found by their indices under the next outer object.
  const memo = (column.memo = column.memo || new WeakMap())
  let i = 0
  let name = ""
  for (; i < scope.length && !isObject(scope[i]); i += 2) name += "," + scope[i + 1]
  const owner = scope[i] || column
  let entry = memo.get(owner)
  if (!entry) memo.set(owner, (entry = { pure: 1, label }))
  if (name) entry = entry[name] = entry[name] || { pure: 1, label }
  let read = scope
  // Failing inputs mean that the expression fails as well: it reports.
  try {
    read = inputs(...scope)
  } catch (error) {}
  if (!fresh(entry) || !holds(read, entry.read)) {
    entry.read = read
    // Where every input is a primitive, nothing of the row need be noted.
    entry.result = bare(run(entry, () => compute(...(read.some(isObject) ? scope.map(wrap) : scope))))
  }
  // The list must be looked at when something was written that a column read.
  if (entry.log) {
    entry.log.forEach((read, object) => {
      for (; read; read = read.next) note(object, read.key, read.value, read.read)
    })
  }
  return entry.result
}
