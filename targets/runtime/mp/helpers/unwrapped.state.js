// unwrapped: a value without the proxies of the state, for the host. What holds none is handed over as it is.

const { bare } = require("./mpc.js")
const unwrapped = (value, seen = new Set()) => {
  value = bare(value)
  if (!value || typeof value !== "object" || seen.has(value)) return value
  const prototype = Object.getPrototypeOf(value)
  if (!Array.isArray(value) && prototype && Object.getPrototypeOf(prototype)) return value
  seen.add(value)
  let result = value
  for (const key of Object.keys(value)) {
    const inner = unwrapped(value[key], seen)
    if (inner === value[key]) continue
    if (result === value) result = Array.isArray(value) ? value.slice() : Object.assign({}, value)
    result[key] = inner
  }
  return result
}
