// plain: which objects are data: arrays, and objects without a prototype or with a root prototype of any realm.

const isObject = (value) => value && typeof value === "object"

const plain = (value) => {
  const prototype = Object.getPrototypeOf(value)
  return Array.isArray(value) || !prototype || !Object.getPrototypeOf(prototype)
}
