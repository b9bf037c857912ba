// objects: objects and arrays in the state. A proxy notes reads and announces writes; it knows no path and no owner.

const rawKey = Symbol()
const proxies = new WeakMap()
// Counts writes through proxies.
let deep = 0

const touch = () => {
  wrote()
  deep++
}

const { __lookupGetter__: getterOf, __lookupSetter__: setterOf } = Object.prototype
const mutators = /^(push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin)$/

const hasKey = (object, key) => key in object
const keysOf = (object) => Object.keys(object).join()
const holds = (list, items) => list.length === items.length && items.every((item, i) => Object.is(item, list[i]))

// A mutator runs once on the raw array and is one write. All others run on a copy with wrapped items and are one read.
const arrayMethod = (key) =>
  function (...args) {
    const raw = bare(this)
    if (mutators.test(String(key))) {
      touch()
      return wrap(raw[key](...args.map(bare)))
    }
    note(raw, raw.slice(), true, holds)
    return raw.map(wrap)[key](...args.map((item) => proxies.get(item) || item))
  }

const traps = {
  get(raw, key, proxy) {
    if (key === rawKey) return raw
    const value = Reflect.get(raw, key, proxy)
    if (Array.isArray(raw) && key in Array.prototype && value.call) {
      return arrayMethod(key)
    }
    if (!getterOf.call(raw, key)) note(raw, key, value)
    return wrap(value)
  },
  set(raw, key, value, proxy) {
    const setter = setterOf.call(raw, key)
    value = bare(value)
    if (setter) {
      setter.call(proxy, wrap(value))
    } else if (!(key in raw) || !Object.is(value, raw[key])) {
      touch()
      raw[key] = value
    }
    return true
  },
  has(raw, key) {
    note(raw, key, key in raw, hasKey)
    return key in raw
  },
  ownKeys(raw) {
    note(raw, 0, keysOf(raw), keysOf)
    return Reflect.ownKeys(raw)
  },
  deleteProperty(raw, key) {
    touch()
    return delete raw[key]
  }
}

wrap = (value) => {
  if (!isObject(value)) return value
  const proxy = proxies.get(value)
  if (proxy || value[rawKey] || !Object.isExtensible(value) || !plain(value)) return proxy || value
  proxies.set(value, new Proxy(value, traps))
  return proxies.get(value)
}

bare = (value) => (isObject(value) && value[rawKey]) || value
