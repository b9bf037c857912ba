// Props are the parent's own objects; writing to them through the child is the mistake this view catches.

const views = new WeakMap()
const known = new WeakSet()

/** A view of `value` that answers every read and calls `refuse(path)` on every write, deeply. `read(name)` sees top-level reads. */
export function readonly(value, refuse, read = () => {}) {
  return view(value, refuse, 'props', read)
}

function view(value, refuse, path, read) {
  if (value === null || typeof value !== 'object' || known.has(value)) return value
  const cached = path !== 'props' && views.get(value)
  if (cached) return cached
  const deny = (_, name) => refuse(`${path}.${String(name)}`)
  const made = new Proxy(value, {
    get(target, name, receiver) {
      if (path === 'props') read(name)
      const inner = Reflect.get(target, name, receiver)
      if (inner === null || typeof inner !== 'object') return inner
      const frozen = Object.getOwnPropertyDescriptor(target, name)
      return frozen && !frozen.configurable && !frozen.writable ? inner : view(inner, refuse, `${path}.${String(name)}`)
    },
    set: deny,
    defineProperty: deny,
    deleteProperty: deny,
    setPrototypeOf: deny,
  })
  known.add(made)
  if (path !== 'props') views.set(value, made)
  return made
}
