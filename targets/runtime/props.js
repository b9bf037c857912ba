// props: $.props. Each prop is a box that the host fills. `undefined` gives the default.

const fill = ({ given, defaults, filled }, name, value) => {
  if (!defaults[name]) return value === undefined ? given[name] : value
  // A host cannot tell an absent prop without a constant default from null.
  if (value == null && !(name in filled)) filled[name] = defaults[name]()
  return value == null ? filled[name] : value
}

runes.props = function (defaults = {}) {
  const values = given(this)
  const boxes = {}
  Object.assign(this, { defaults, boxes, filled: {} })
  for (const name in this.given) boxes[name] = new Box(fill(this, name, values[name]))
  return boxes
}

take = ($, name, value) => {
  const box = $ && $.boxes && $.boxes[name]
  if (!box) return
  value = fill($, name, value)
  // The host may have changed the very object that it handed over before.
  if (value && value === box.raw && typeof value === "object") touch()
  box.v = value
}
