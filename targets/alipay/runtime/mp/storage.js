// storage: Alipay's synchronous forms take and return objects; a failure is returned, not thrown.

const stored = (result) => {
  if (result && (result.error || result.success === false)) throw new Error(result.errorMessage || "storage: " + result.error)
  return result
}

const setStorageSync = (key, data) => {
  stored(host.setStorageSync({ key, data: unwrapped(data) }))
}
const getStorageSync = (key) => {
  const result = stored(host.getStorageSync({ key }))
  return !result || result.data == null ? "" : result.data
}
const removeStorageSync = (key) => {
  stored(host.removeStorageSync({ key }))
}
const clearStorageSync = () => {
  stored(host.clearStorageSync())
}
