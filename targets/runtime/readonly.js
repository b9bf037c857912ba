// readonly: in development, what a prop holds refuses to be changed. The host handed it over: it is a copy, or belongs to the
// parent's view, and is never the raw object of a state. So it gets a proxy of its own kind, and every way to it leads there.

// Of which props an object is part, by raw object.
const owners = new WeakMap()

const refuse = (raw) => {
  const names = Array.from(owners.get(raw)).join(", ")
  throw Error("mpc: a prop is read-only, and this belongs to " + names + ": emit an event and let the owner change its state, or change a copy")
}

const readonlyTraps = Object.assign({}, traps, {
  get(raw, key, proxy) {
    const changes = Array.isArray(raw) && mutators.test(String(key))
    return changes ? () => refuse(raw) : traps.get(raw, key, proxy)
  },
  set: refuse,
  deleteProperty: refuse,
  defineProperty: refuse,
  setPrototypeOf: refuse,
  preventExtensions: refuse
})

const protect = (owner, value, seen) => {
  value = bare(value)
  if (!isObject(value) || seen.has(value) || !plain(value) || !Object.isExtensible(value)) return
  // A computed default may be a state of someone, who may write it.
  if (proxies.has(value) && !owners.has(value)) return
  seen.add(value)
  if (!owners.has(value)) {
    owners.set(value, new Set())
    proxies.set(value, new Proxy(value, readonlyTraps))
  }
  owners.get(value).add(owner)
  Object.keys(value).forEach((key) => {
    if (!getterOf.call(value, key)) protect(owner, value[key], seen)
  })
}

const protectProp = ({ page, boxes }, name) => protect("`" + name + "` of " + page.is + ".mp", boxes[name].raw, new Set())

const makeProps = runes.props
runes.props = function (defaults) {
  const boxes = makeProps.call(this, defaults)
  for (const name in boxes) protectProp(this, name)
  return boxes
}

const takeProp = take
take = ($, name, value) => {
  takeProp($, name, value)
  if ($ && $.boxes && $.boxes[name]) protectProp($, name)
}
