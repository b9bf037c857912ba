// rows: handlers inside loops. They get the rows last sent, found by the indices in the element's dataset.

listed = (list) => {
  shown.rows = shown.rows || new WeakMap()
  shown.rows.set(list, list.slice())
}

const callPlain = call
call = ($, name, event) => {
  const handler = $.handlers[name]
  if (!Array.isArray(handler)) return callPlain($, name, event)
  const args = [event]
  let row = $.last
  let shape = $.shapes
  let columns
  let scope = []
  handler[0].forEach((path, depth) => {
    const index = +event.currentTarget.dataset["mp" + "IJKLM"[depth]]
    const column = columns && columns[path]
    let list = column ? cell(column, scope) : row
    if (column) shape = column[2]
    else {
      path.split(".").forEach((key) => {
        list = list && bare(list)[key]
        shape = shape && shape[key]
      })
    }
    list = bare(list)
    row = list && list.toFixed ? index : bare((($.rows && $.rows.get(list)) || list || [])[index])
    ;[shape, columns] = Array.isArray(shape) ? shape : [0]
    if (shape && shape._) shape = shape._
    scope = [row, index].concat(scope)
    args.push(wrap(row), index)
  })
  return handler[1](...args)
}
