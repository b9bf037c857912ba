// networkStatus: names of networks are in capitals, and others where there is none; a listener is taken off by itself, as on WeChat.

const networkListeners = new Map()
const networkNames = { NOTREACHABLE: "none", WWAN: "unknown" }
const onNetworkStatusChange = (listener) => {
  const told = ({ isConnected, networkType }) => listener({ isConnected, networkType: networkNames[networkType] || networkType.toLowerCase() })
  networkListeners.set(listener, told)
  host.onNetworkStatusChange(told)
}
const offNetworkStatusChange = (listener) => {
  if (listener) host.offNetworkStatusChange(networkListeners.get(listener))
  else host.offNetworkStatusChange()
  networkListeners.delete(listener)
}
