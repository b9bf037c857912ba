// `my`, in its own shapes: AlipayDocs/open-docs mini/api/*.md; @mini-types/my 3.0.14; rows 130-144 of the table of differences.
import { intersectionObserver, selectorQuery } from './query.mjs'

const NAVIGATION = ['navigateTo', 'redirectTo', 'reLaunch', 'switchTab', 'navigateBack']
// my's name -> [WeChat's name, options -> WeChat's options, result]
const SEEN = {
  makePhoneCall: ['makePhoneCall', ({ number }) => ({ phoneNumber: number }), {}],
  previewImage: ['previewImage', ({ urls, current = 0 }) => ({ urls, current: urls[current] }), {}],
  hideBackHome: ['hideHomeButton'], setTabBarBadge: ['setTabBarBadge'], removeTabBarBadge: ['removeTabBarBadge'],
  showTabBarRedDot: ['showTabBarRedDot'], hideTabBarRedDot: ['hideTabBarRedDot'], saveImageToPhotosAlbum: ['saveImageToPhotosAlbum'],
  showShareMenu: ['showShareMenu'], hideShareMenu: ['hideShareMenu'],
  enableAlertBeforeUnload: ['enableAlertBeforeUnload'], disableAlertBeforeUnload: ['disableAlertBeforeUnload'],
  openLocation: ['openLocation', (options) => ({ ...options, latitude: Number(options.latitude), longitude: Number(options.longitude) })],
  getSetting: ['getSetting', () => ({}), { authSetting: {} }], openSetting: ['openSetting', () => ({}), { authSetting: {} }],
  vibrateShort: ['vibrateShort'], vibrateLong: ['vibrateLong'], pageScrollTo: ['pageScrollTo'], stopPullDownRefresh: ['stopPullDownRefresh'],
  hideToast: ['hideToast'], hideLoading: ['hideLoading'], showTabBar: ['showTabBar'], hideTabBar: ['hideTabBar'],
  showNavigationBarLoading: ['showNavigationBarLoading'], hideNavigationBarLoading: ['hideNavigationBarLoading'],
  getAuthCode: ['login', () => ({}), { authCode: 'code', authSuccessScopes: ['auth_base'], authErrorScopes: {} }],
  // Its coordinates are always GCJ-02; its own `type` is a number that says how much to tell of the place.
  getLocation: ['getLocation', ({ type = 0, ...options }) => ({ ...options, type: typeof type === 'number' ? 'gcj02' : `my ${type}` }), { latitude: '31', longitude: '121', accuracy: '1' }],
  getNetworkType: ['getNetworkType', () => ({}), { networkAvailable: true, networkType: 'WIFI' }],
}
const ICONS = { success: 'success', fail: 'error', exception: 'error', none: 'none' }

export function my(effects, { refuse, extra = {} }) {
  const face = {}
  /** `names`: WeChat's option names that mean nothing here. */
  const add = (name, work, wrong = []) => {
    face[name] = (options = {}) => {
      const foreign = typeof options !== 'object' ? typeof options : wrong.find((one) => one in options)
      if (foreign) refuse('api-shape', `my.${name} with ${foreign}`)
      effects.later(options, () => work(options) ?? {}, { name, failure: (_, error) => ({ error: error.code ?? 1, errorMessage: error.message }) })
    }
  }
  const transfer = (name, work) => {
    add(name, work)
    const start = face[name]
    face[name] = (options) => (start(options), { abort() {}, onProgressUpdate: (listener) => listener({ progress: 100 }) })
  }
  for (const name of NAVIGATION) add(name, (options) => effects.navigate(name, options))
  for (const [name, [as, options = (o) => o, result = {}]] of Object.entries(SEEN)) {
    add(name, ({ success, fail, complete, ...rest }) => (effects.record(as, options(rest)), result), name === 'makePhoneCall' ? ['phoneNumber'] : [])
  }
  add('request', (options) => {
    const { statusCode, data, header } = effects.request({ ...options, header: options.headers ?? options.header })
    // lowering #130 as corrected: both names of status and headers.
    return { status: statusCode, statusCode, data, headers: header, header }
  })
  add('showToast', ({ content = '', type = 'none', duration = 2000 }) => effects.toast({ title: content, icon: ICONS[type] ?? type, duration }), ['title', 'icon'])
  add('showLoading', ({ content = '' }) => effects.loading({ title: content }), ['title'])
  add('confirm', ({ title, content, confirmButtonText = '确定', cancelButtonText = '取消' }) => ({
    confirm: effects.modal({ title, content, confirmText: confirmButtonText, cancelText: cancelButtonText }),
  }), ['confirmText', 'cancelText', 'showCancel'])
  add('alert', ({ title, content, buttonText = '我知道了' }) => void effects.modal({ title, content, confirmText: buttonText, showCancel: false }), ['confirmText'])
  // Cancelling is a success with index -1 (lowering #134).
  add('showActionSheet', ({ items }) => ({ index: effects.actionSheet(items) }), ['itemList'])
  // The user turning back is a success with another code in some, error 11 or 10 in others (pages of each in runtime/mp/mp.toml).
  add('tradePay', () => ({ resultCode: effects.pay() === null ? '6001' : '9000' }), ['timeStamp', 'package'])
  add('getAddress', () => {
    const given = effects.address()
    if (given === null) return { resultStatus: '6001', result: '' }
    const { name, phone, province, city, county, street, detail } = given
    return { resultStatus: '9000', result: { fullname: name, mobilePhone: phone, country: '中国', prov: province, city, area: county, street, address: detail } }
  })
  add('chooseImage', ({ count = 1 }) => {
    const paths = turned(effects.images(count), 11, '用户取消操作')
    return { apFilePaths: paths, tempFilePaths: paths, tempFiles: paths.map((path) => ({ path, size: 1 })) }
  })
  add('scan', () => {
    const code = turned(effects.scan(), 10, '用户取消')
    return { code, qrCode: code, imageChannel: 'camera' }
  }, ['onlyFromCamera'])
  add('requestSubscribeMessage', ({ entityIds }) => {
    const wanted = effects.subscribe(entityIds) ?? {}
    const [subscribedEntityIds, unsubscribedEntityIds] = [true, false].map((which) => entityIds.filter((id) => Boolean(wanted[id]) === which))
    return { behavior: subscribedEntityIds.length > 0 ? 'subscribe' : 'cancel', show: true, result: { subscribedEntityIds, unsubscribedEntityIds, currentSubscribedEntityIds: subscribedEntityIds } }
  }, ['tmplIds'])
  transfer('uploadFile', (options) => {
    if (!options.fileType) throw new Error('no fileType')
    effects.upload(options)
    return { data: 'ok', statusCode: '200', header: {} }
  })
  transfer('downloadFile', (options) => (effects.download(options), { apFilePath: 'tmp/file', headers: {} }))
  add('setNavigationBar', ({ title, backgroundColor, frontColor }) => {
    if (title !== undefined) effects.title(title)
    if (backgroundColor !== undefined || frontColor !== undefined) effects.record('setNavigationBarColor', { backgroundColor, frontColor })
  })
  add('setClipboard', ({ text }) => (effects.clipboard = text, effects.record('setClipboardData', { data: text })), ['data'])
  add('getClipboard', () => ({ text: effects.clipboard }))
  add('startPullDownRefresh', () => void effects.app.page.hook('onPullDownRefresh'))
  storage(face, add, effects, refuse)
  add('getSystemInfo', () => face.getSystemInfoSync())
  return Object.assign(face, {
    SDKVersion: '2.8.10',
    getSystemInfoSync: () => ({ windowWidth: 375, windowHeight: 667, screenWidth: 375, screenHeight: 667, pixelRatio: 2, statusBarHeight: 20, titleBarHeight: 44, brand: 'phone', model: 'phone', platform: 'iOS', system: '17.0', language: 'zh-Hans', version: '10.5.0', app: 'alipay' }),
    getWindowInfo: () => ({ windowWidth: 375, windowHeight: 667, screenWidth: 375, screenHeight: 667, pixelRatio: 2, statusBarHeight: 20, titleBarHeight: 44 }),
    canIUse: (name) => Object.hasOwn(face, name.split('.')[0]),
    createSelectorQuery: () => selectorQuery(effects.app, { single: false }),
    createIntersectionObserver: (options) => intersectionObserver(null, options, 'selectAll'),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'my0', envVersion: 'develop', version: '' } }),
    getUpdateManager: () => ({ onCheckForUpdate() {}, onUpdateReady() {}, onUpdateFailed() {}, applyUpdate() {} }),
  }, extra)
}

/** What the user gave; `null` is a failure with the platform's own code. */
function turned(answer, code, message) {
  if (answer === null) throw Object.assign(new Error(message), { code })
  return answer
}

/** Synchronous storage takes objects and wraps the answer; a missing key is null (lowering #131). */
function storage(face, add, effects, refuse) {
  const keyed = (name, work) => {
    face[name] = (options, ...more) => {
      if (typeof options !== 'object' || more.length > 0) refuse('api-shape', `my.${name}(${JSON.stringify(options)}, …)`)
      return work(options)
    }
  }
  const read = ({ key }) => ({ data: effects.has(key) ? effects.get(key) : null, success: true })
  keyed('getStorageSync', read)
  keyed('setStorageSync', ({ key, data }) => (effects.set(key, data), { success: true }))
  keyed('removeStorageSync', ({ key }) => (effects.remove(key), { success: true }))
  face.clearStorageSync = () => effects.clear()
  face.getStorageInfoSync = () => ({ keys: Object.keys(effects.storage), currentSize: 1, limitSize: 10240, success: true })
  add('getStorage', read)
  add('setStorage', ({ key, data }) => effects.set(key, data))
  add('removeStorage', ({ key }) => effects.remove(key))
  add('clearStorage', () => effects.clear())
}
