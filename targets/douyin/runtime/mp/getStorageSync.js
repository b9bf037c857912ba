// getStorageSync: "" for a key that is not there, whatever the host's version gives.

const getStorageSync = (key) => {
  const data = host.getStorageSync(key)
  return data == null ? "" : data
}
