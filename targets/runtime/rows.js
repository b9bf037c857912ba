// rows: handlers inside loops. They get the rows last sent, found by the indices in the element's dataset.

const callPlain = call
call = ($, name, event) => {
  const handler = $.handlers[name]
  if (!Array.isArray(handler)) return callPlain($, name, event)
  const args = [event]
  let at = ""
  handler[0].forEach((path, depth) => {
    const index = +event.currentTarget.dataset["mp" + "IJKLM"[depth]]
    at += (at && ".") + path
    args.push(wrap(($.rows[at] || [])[index]), index)
    at += "[" + index + "]"
  })
  return handler[1](...args)
}
