// networkStatus: names of networks are in capitals, and others where there is none; a listener is taken off by itself, as on WeChat.

const networkListeners = new Map()
const networkNames = { NOTREACHABLE: "none", WWAN: "unknown" }
const onNetworkStatusChange = (listener) => {
  const told = ({ isConnected, networkType }) => listener({ isConnected, networkType: networkNames[networkType] || networkType.toLowerCase() })
  offNetworkStatusChange(listener)
  networkListeners.set(listener, told)
  host.onNetworkStatusChange(told)
}
const offNetworkStatusChange = (listener) => {
  const told = networkListeners.get(listener)
  if (told) host.offNetworkStatusChange(told)
  if (!listener) {
    host.offNetworkStatusChange()
    networkListeners.clear()
  }
  networkListeners.delete(listener)
}
