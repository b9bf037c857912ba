// systemInfo: the library's version stands elsewhere, names of systems are in lower case, the height may be missing.

const systemInfo = (given) => {
  const info = Object.assign({}, given)
  const { platform = "", system = "" } = info
  info.SDKVersion = host.SDKVersion
  info.platform = platform.toLowerCase()
  if (/^\d/.test(system)) info.system = platform + " " + system
  if (!info.windowHeight) info.windowHeight = info.screenHeight - (info.statusBarHeight || 0) - (info.titleBarHeight || 0)
  return info
}
