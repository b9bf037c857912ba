// props: $.props. Each prop is a box that the host fills. `undefined` gives the default.

const fill = ({ given, defaults, filled }, name, value) => {
  if (!defaults[name]) return value === undefined ? given[name] : value
  // A host cannot tell an absent prop without a constant default from null.
  if (value != null) return value
  return name in filled ? filled[name] : (filled[name] = defaults[name]())
}

runes.props = function (defaults = {}) {
  const values = given(this)
  const boxes = {}
  Object.assign(this, { defaults, boxes, filled: {} })
  for (const name in this.given) boxes[name] = box(fill(this, name, values[name]))
  return boxes
}

take = ($, name, value) => {
  const prop = $ && $.boxes && $.boxes[name]
  if (!prop) return
  value = fill($, name, value)
  // The host may have changed the very object that it handed over before.
  if (Object(value) === prop.raw) {
    wrote()
    written = []
  }
  prop.v = value
}
