// objects: objects and arrays in the state. A proxy notes reads and announces writes; it knows no path and no owner.

const rawKey = Symbol()
const proxies = new WeakMap()

const getterOf = {}.__lookupGetter__
const setterOf = {}.__lookupSetter__
// Beginnings that no other method of arrays and objects has: push pop unshift reverse shift sort splice fill copyWithin.
const mutators = /^(p[ou]|un|rev|sh|sor|sp|fill|copy)/

const keysOf = (object) => Object.keys(object).join()
const holds = (list, items) => list.length === items.length && items.every((item, i) => Object.is(item, list[i]))

// A mutator runs once on the raw array and is one write. All others run on a copy with wrapped items and are one read.
const arrayMethod =
  (raw, key) =>
  (...args) => {
    if (mutators.test(String(key))) {
      wrote(raw)
      return wrap(raw[key](...args.map(bare)))
    }
    note(raw, raw.slice(), true, holds)
    return raw.map(wrap)[key](...args.map((item) => proxies.get(item) || item))
  }

const traps = {
  get(raw, key, proxy) {
    if (key === rawKey) return raw
    const value = Reflect.get(raw, key, proxy)
    if (value && value.call && Array.isArray(raw) && [][key]) return arrayMethod(raw, key)
    if (current && !getterOf.call(raw, key)) note(raw, key, value)
    return wrap(value)
  },
  set(raw, key, value, proxy) {
    const setter = setterOf.call(raw, key)
    value = bare(value)
    if (setter) {
      setter.call(proxy, wrap(value))
    } else if (!(key in raw) || !Object.is(value, raw[key])) {
      wrote(raw)
      raw[key] = value
    }
    return true
  },
  has: (raw, key) => {
    note(raw, key, key in raw, Reflect.has)
    return key in raw
  },
  ownKeys: (raw) => {
    note(raw, 1, keysOf(raw), keysOf)
    return Reflect.ownKeys(raw)
  },
  deleteProperty: (raw, key) => {
    wrote(raw)
    return delete raw[key]
  }
}

wrap = (value) => {
  if (!isObject(value)) return value
  let proxy = proxies.get(value)
  if (proxy || value[rawKey] || !Object.isExtensible(value) || !plain(value)) return proxy || value
  proxies.set(value, (proxy = new Proxy(value, traps)))
  return proxy
}

bare = (value) => (isObject(value) && value[rawKey]) || value
