// `wx`, by miniprogram-api-typings 5.2.3 (types/wx/lib.wx.api.d.ts) and developers.weixin.qq.com/miniprogram/en/dev/api/.
import { intersectionObserver, selectorQuery } from './query.mjs'

const NAVIGATION = ['navigateTo', 'redirectTo', 'reLaunch', 'switchTab', 'navigateBack']
// APIs that only need to be seen: name -> what success receives.
const SEEN = {
  makePhoneCall: {}, previewImage: {}, vibrateShort: {}, vibrateLong: {}, pageScrollTo: {}, setNavigationBarColor: {},
  stopPullDownRefresh: {}, showShareMenu: {}, hideShareMenu: {}, openLocation: {}, hideHomeButton: {},
  enableAlertBeforeUnload: {}, disableAlertBeforeUnload: {},
  showTabBar: {}, hideTabBar: {}, setTabBarBadge: {}, removeTabBarBadge: {}, showTabBarRedDot: {}, hideTabBarRedDot: {},
  showNavigationBarLoading: {}, hideNavigationBarLoading: {}, hideToast: {}, hideLoading: {}, saveImageToPhotosAlbum: {},
  login: { code: 'code' }, checkSession: {},
  getLocation: { latitude: 31, longitude: 121, speed: 0, accuracy: 1, altitude: 0, verticalAccuracy: 0, horizontalAccuracy: 1 },
  getNetworkType: { networkType: 'wifi' }, getSetting: { authSetting: {} }, authorize: {}, openSetting: { authSetting: {} },
}
const WINDOW = { windowWidth: 375, windowHeight: 667, screenWidth: 375, screenHeight: 667, pixelRatio: 2, statusBarHeight: 20 }

/** `{promises: true}`: without callbacks an asynchronous API answers with a promise (WeChat since 2.10.2). */
export function wx(effects, { promises = true, extra = {} } = {}) {
  const face = {}
  const add = (name, work) => {
    face[name] = (options) => effects.later(options, () => ({ ...work(options ?? {}), errMsg: `${name}:ok` }), { name, promise: promises })
  }
  // request never returns a promise: it returns a task.
  face.request = (options) => {
    effects.later(options, () => ({ ...effects.request(options), cookies: [], errMsg: 'request:ok' }), { name: 'request' })
    return { abort() {}, onHeadersReceived() {}, offHeadersReceived() {} }
  }
  const transfer = (name, work) => {
    face[name] = (options) => {
      effects.later(options, () => ({ ...work(options), errMsg: `${name}:ok` }), { name })
      return { abort() {}, onProgressUpdate: (listener) => listener({ progress: 100 }), offProgressUpdate() {}, onHeadersReceived() {}, offHeadersReceived() {} }
    }
  }
  for (const name of NAVIGATION) add(name, (options) => effects.navigate(name, options))
  for (const [name, result] of Object.entries(SEEN)) {
    add(name, ({ success, fail, complete, ...rest }) => (effects.record(name, rest), result))
  }
  add('showToast', (options) => effects.toast(options))
  add('showLoading', (options) => effects.loading(options))
  add('showModal', (options) => {
    const confirm = effects.modal(options)
    return { confirm, cancel: !confirm, content: null }
  })
  add('showActionSheet', ({ itemList }) => {
    const tapIndex = effects.actionSheet(itemList)
    if (tapIndex < 0) throw new Error('cancel')
    return { tapIndex }
  })
  add('requestPayment', () => turned(effects.pay()) && {})
  add('chooseAddress', () => {
    const { name, phone, province, city, county, street, detail } = turned(effects.address())
    return { userName: name, telNumber: phone, provinceName: province, cityName: city, countyName: county, streetName: street, detailInfo: detail, postalCode: '', nationalCode: '330106' }
  })
  add('chooseImage', ({ count = 9 }) => {
    const tempFilePaths = turned(effects.images(count))
    return { tempFilePaths, tempFiles: tempFilePaths.map((path) => ({ path, size: 1 })) }
  })
  add('scanCode', () => ({ result: turned(effects.scan()), scanType: 'QR_CODE', charSet: 'utf-8', path: '', rawData: '' }))
  add('requestSubscribeMessage', ({ tmplIds }) => {
    const wanted = effects.subscribe(tmplIds)
    return Object.fromEntries(tmplIds.map((id) => [id, wanted?.[id] ? 'accept' : 'reject']))
  })
  transfer('uploadFile', (options) => (effects.upload(options), { data: 'ok', statusCode: 200 }))
  transfer('downloadFile', (options) => (effects.download(options), { tempFilePath: 'tmp/file', statusCode: 200 }))
  add('setNavigationBarTitle', ({ title }) => effects.title(title))
  add('setClipboardData', ({ data }) => (effects.clipboard = data, effects.record('setClipboardData', { data })))
  add('getClipboardData', () => ({ data: effects.clipboard }))
  add('startPullDownRefresh', () => effects.app.page.hook('onPullDownRefresh'))
  add('getStorage', ({ key }) => {
    if (!effects.has(key)) throw new Error('data not found')
    return { data: effects.get(key) }
  })
  add('setStorage', ({ key, data }) => effects.set(key, data))
  add('removeStorage', ({ key }) => effects.remove(key))
  add('clearStorage', () => effects.clear())
  add('getStorageInfo', () => info(effects))
  add('getSystemInfo', () => face.getSystemInfoSync())
  return Object.assign(face, {
    getStorageSync: (key) => (effects.has(key) ? effects.get(key) : ''),
    setStorageSync: (key, data) => effects.set(key, data),
    removeStorageSync: (key) => effects.remove(key),
    clearStorageSync: () => effects.clear(),
    getStorageInfoSync: () => info(effects),
    getSystemInfoSync: () => ({ ...WINDOW, brand: 'phone', model: 'phone', platform: 'ios', system: 'iOS 17', language: 'zh_CN', version: '8.0.50', SDKVersion: '3.5.0' }),
    getWindowInfo: () => ({ ...WINDOW, safeArea: { left: 0, top: 20, right: 375, bottom: 667, width: 375, height: 647 }, screenTop: 0 }),
    getDeviceInfo: () => ({ brand: 'phone', model: 'phone', platform: 'ios', system: 'iOS 17' }),
    getAppBaseInfo: () => ({ SDKVersion: '3.5.0', language: 'zh_CN', version: '8.0.50', theme: 'light' }),
    getMenuButtonBoundingClientRect: () => ({ width: 87, height: 32, left: 281, top: 24, right: 368, bottom: 56 }),
    getLaunchOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wx0', envVersion: 'develop', version: '' } }),
    canIUse: (name) => Object.hasOwn(face, name.split('.')[0]),
    nextTick: (callback) => void Promise.resolve().then(callback),
    createSelectorQuery: () => selectorQuery(effects.app),
    createIntersectionObserver: (component, options) => intersectionObserver(component, options, 'observeAll'),
    onNetworkStatusChange() {}, offNetworkStatusChange() {},
    getUpdateManager: () => ({ onCheckForUpdate() {}, onUpdateReady() {}, onUpdateFailed() {}, applyUpdate() {} }),
  }, extra)
}

/** What the user gave; `null` is the failure "cancel". */
function turned(answer) {
  if (answer === null) throw new Error('cancel')
  return answer
}

function info(effects) {
  return { keys: Object.keys(effects.storage), currentSize: 1, limitSize: 10240 }
}
