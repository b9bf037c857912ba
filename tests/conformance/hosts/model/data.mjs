// setData: paths, and the values that may travel to the view.

/** `a.b[0].c` -> ['a', 'b', 0, 'c'], or undefined when it is no path. */
export function parsePath(path) {
  if (!/^[^.[\]\s]+(\.[^.[\]\s]+|\[\d+\])*$/.test(path)) return undefined
  return [...path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, name, index]) => name ?? Number(index))
}

export function assign(data, path, value) {
  let at = data
  path.slice(0, -1).forEach((key, i) => {
    const next = at[key]
    // Where the path runs through nothing, containers appear: lists before an index, objects before a name.
    if (next === null || typeof next !== 'object') at[key] = typeof path[i + 1] === 'number' ? [] : {}
    at = at[key]
  })
  at[path.at(-1)] = value
}

/** What stands in the way of sending `value`: 'undefined', a description, or nothing. */
export function unsendable(value, path, seen = new Set()) {
  if (value === undefined) return { kind: 'undefined', path }
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : { kind: 'json', path: `${path} is ${value}` }
  if (typeof value !== 'object') return { kind: 'json', path: `${path} is a ${typeof value}` }
  if (seen.has(value)) return { kind: 'json', path: `${path} contains itself` }
  const proto = Object.getPrototypeOf(value)
  if (!Array.isArray(value) && proto !== null && Object.getPrototypeOf(proto) !== null) {
    return { kind: 'json', path: `${path} is a ${proto.constructor?.name ?? 'class instance'}` }
  }
  const inside = new Set(seen).add(value)
  for (const key of Object.keys(value)) {
    const found = unsendable(value[key], `${path}.${key}`, inside)
    if (found) return found
  }
  return undefined
}

export const copy = (value) => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)))

/** Like `copy`, but functions pass: component inputs may be functions on Douyin. */
export function copyWithFunctions(value) {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(copyWithFunctions)
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, copyWithFunctions(v)]))
}
