// settings: the names of permissions are WeChat's scopes.

const scopeNames = {
  userInfo: "scope.userInfo",
  location: "scope.userLocation",
  camera: "scope.camera",
  writePhotosAlbum: "scope.writePhotosAlbum",
  aliaddress: "scope.address",
  alipaysports: "scope.werun"
}
const scopes = ({ authSetting }) => {
  const result = {}
  for (const name in authSetting) result[scopeNames[name] || name] = authSetting[name]
  return { authSetting: result }
}
const getSetting = promised("getSetting", "getSetting", undefined, scopes)
const openSetting = promised("openSetting", "openSetting", undefined, scopes)
