// What functions of `mp` ask of each host, what the host answers in the shape of its documentation, and what comes out: the same everywhere.
//   { api, given, result | error, wechat, douyin, alipay }; of a target: { asked, answers: { function: ["success" | "fail", value] }, doc }, and its own
//   given and result where they differ.
// `answers` may be left out for one function of the API's own name that succeeds with nothing. `asked`: options that the first function
// must get; `undefined` must not be there. `null` for a target: it lacks the function. WeChat's shapes: npm miniprogram-api-typings 5.2.3,
// Douyin's: npm @douyin-microapp/typings 1.3.1, Alipay's: npm @mini-types/my 3.0.14, or `doc`.
"use strict"

const DOUYIN = "https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/api/"
const ALIPAY = "https://opendocs.alipay.com/mini/api/"

// The same question and answer on WeChat and Douyin.
const both = (value) => ({ wechat: value, douyin: value })
const plain = (api, given, asked = given) => ({ api, given, result: {}, ...both({ asked }), alipay: { asked } })

module.exports = [
  // -- pages
  plain("navigateTo", { url: "/pages/a?x=1" }),
  {
    api: "navigateTo",
    given: { url: "/a", events: {} },
    result: { eventChannel: { id: 1 } },
    wechat: { answers: { navigateTo: ["success", { eventChannel: { id: 1 }, errMsg: "navigateTo:ok" }] } },
    douyin: { answers: { navigateTo: ["success", { eventChannel: { id: 1 } }] } },
    alipay: { asked: { events: {} }, answers: { navigateTo: ["success", { eventChannel: { id: 1 } }] } }
  },
  {
    api: "setNavigationBarColor",
    given: { frontColor: "#ffffff", backgroundColor: "#ff0000" },
    result: {},
    ...both({ asked: { frontColor: "#ffffff" } }),
    alipay: { asked: { frontColor: "#ffffff", backgroundColor: "#ff0000" }, answers: { setNavigationBar: ["success", {}] }, doc: ALIPAY + "xwq8e6" }
  },
  {
    api: "setNavigationBarTitle",
    given: { title: "t" },
    error: /^setNavigationBarTitle:fail no page$/,
    ...both({ answers: { setNavigationBarTitle: ["fail", { errMsg: "setNavigationBarTitle:fail no page" }] } }),
    alipay: { answers: { setNavigationBar: ["fail", { error: 2, errorMessage: "no page" }] }, doc: ALIPAY + "xwq8e6" }
  },
  { api: "hideHomeButton", result: {}, ...both({}), alipay: { answers: { hideBackHome: ["success", {}] }, doc: ALIPAY + "ui-navigate" } },
  { ...plain("pageScrollTo", { scrollTop: 9 }), alipay: { asked: { scrollTop: 9, duration: 300 }, doc: ALIPAY + "scroll" } },
  { ...plain("pageScrollTo", { scrollTop: 9, duration: 0 }) },
  plain("setTabBarBadge", { index: 1, text: "3" }),
  plain("setBackgroundTextStyle", { textStyle: "dark" }),

  // -- messages
  { ...plain("showLoading", { title: "wait" }), alipay: { asked: { content: "wait", mask: false, title: undefined }, doc: ALIPAY + "bm69kb" } },
  {
    api: "showToast",
    given: { title: "bad", icon: "error" },
    result: {},
    wechat: { asked: { title: "bad", icon: "error" } },
    douyin: { asked: { title: "bad", icon: "fail", duration: 1500 }, doc: DOUYIN + "interface/interaction-feedback/tt-show-toast" },
    alipay: { asked: { content: "bad", type: "fail", duration: 1500 }, doc: ALIPAY + "fhur8f" }
  },

  // -- network
  {
    api: "request",
    given: { url: "https://a.b", dataType: "text" },
    result: { data: "[1]", statusCode: 200 },
    wechat: { asked: { dataType: "text" }, answers: { request: ["success", { data: "[1]", statusCode: 200, header: {} }] } },
    douyin: { asked: { dataType: "string" }, answers: { request: ["success", { data: "[1]", statusCode: 200, header: {} }] }, doc: DOUYIN + "network/http/tt-request" },
    alipay: { asked: { dataType: "text" }, answers: { request: ["success", { data: "[1]", status: 200, headers: {} }] }, doc: ALIPAY + "owycmh" }
  },
  {
    api: "request",
    given: { url: "https://a.b", timeout: 5 },
    error: /^request:fail timeout$/,
    ...both({ asked: { timeout: 5 }, answers: { request: ["fail", { errMsg: "request:fail timeout" }] } }),
    alipay: { asked: { timeout: 5 }, answers: { request: ["fail", { error: 13, errorMessage: "超时" }] }, doc: ALIPAY + "owycmh" }
  },
  {
    api: "uploadFile",
    given: { url: "https://a.b", filePath: "tmp/a.MP4", name: "film", formData: { id: 1 }, header: { t: "1" } },
    result: { data: "ok", statusCode: 201 },
    ...both({ asked: { name: "film", formData: { id: 1 }, fileType: undefined }, answers: { uploadFile: ["success", { data: "ok", statusCode: 201 }] } }),
    alipay: {
      asked: { name: "film", fileName: "film", fileType: "video", formData: { id: 1 }, header: { t: "1" } },
      answers: { uploadFile: ["success", { data: "ok", statusCode: "201", header: {} }] },
      doc: ALIPAY + "kmq4hc"
    }
  },
  {
    api: "uploadFile",
    given: { url: "https://a.b", filePath: "a", name: "f" },
    error: /^uploadFile:fail /,
    ...both({ answers: { uploadFile: ["fail", { errMsg: "uploadFile:fail no file" }] } }),
    alipay: { asked: { fileType: "image" }, answers: { uploadFile: ["fail", { error: 11, errorMessage: "no file" }] }, doc: ALIPAY + "kmq4hc" }
  },
  {
    api: "downloadFile",
    given: { url: "https://a.b/c.png" },
    result: { tempFilePath: "tmp/1", statusCode: 200 },
    ...both({ answers: { downloadFile: ["success", { tempFilePath: "tmp/1", statusCode: 200 }] } }),
    alipay: { answers: { downloadFile: ["success", { apFilePath: "tmp/1", headers: { a: "b" } }] }, doc: ALIPAY + "xr054r" }
  },
  {
    api: "downloadFile",
    given: { url: "https://a.b/c.png" },
    error: /^downloadFile:fail /,
    ...both({ answers: { downloadFile: ["fail", { errMsg: "downloadFile:fail" + " 404" }] } }),
    alipay: { answers: { downloadFile: ["fail", { error: 12, errorMessage: "下载失败" }] }, doc: ALIPAY + "xr054r" }
  },

  // -- images
  {
    api: "chooseImage",
    given: { count: 2 },
    result: { tempFilePaths: ["a"], tempFiles: [{ path: "a", size: 1 }] },
    ...both({ asked: { count: 2 }, answers: { chooseImage: ["success", { tempFilePaths: ["a"], tempFiles: [{ path: "a", size: 1 }] }] } }),
    alipay: {
      asked: { count: 2 },
      answers: { chooseImage: ["success", { apFilePaths: ["a"], tempFiles: [{ path: "a", size: 1 }] }] },
      doc: ALIPAY + "media/image/my.chooseimage"
    }
  },
  {
    api: "chooseImage",
    error: /^chooseImage:fail cancel$/,
    ...both({ answers: { chooseImage: ["fail", { errMsg: "chooseImage:fail cancel" }] } }),
    alipay: { asked: { count: 9 }, answers: { chooseImage: ["fail", { error: 11, errorMessage: "用户取消操作" }] }, doc: ALIPAY + "media/image/my.chooseimage" }
  },
  {
    api: "chooseVideo",
    result: { tempFilePath: "v", duration: 3 },
    ...both({ answers: { chooseVideo: ["success", { tempFilePath: "v", duration: 3, size: 1, width: 1, height: 1 }] } }),
    alipay: { answers: { chooseVideo: ["success", { filePath: "v", duration: 3, size: 1, width: 1, height: 1 }] }, doc: ALIPAY + "media/video/my.choosevideo" }
  },
  {
    api: "chooseMedia",
    given: { count: 1, mediaType: ["image"] },
    result: { type: "image", tempFiles: [{ tempFilePath: "a", size: 1, fileType: "image" }] },
    wechat: { answers: { chooseMedia: ["success", { type: "image", tempFiles: [{ tempFilePath: "a", size: 1, fileType: "image" }] }] } },
    douyin: {
      answers: { chooseMedia: ["success", { tempFiles: [{ tempFilePath: "a", size: 1, mediaType: "image" }] }] },
      result: { type: "image", tempFiles: [{ tempFilePath: "a", size: 1, fileType: "image", mediaType: "image" }] }
    },
    alipay: null
  },
  {
    api: "chooseMedia",
    result: { type: "mix" },
    wechat: { answers: { chooseMedia: ["success", { type: "mix", tempFiles: [] }] } },
    douyin: { answers: { chooseMedia: ["success", { tempFiles: [{ mediaType: "image" }, { mediaType: "video" }] }] } },
    alipay: null
  },
  {
    api: "chooseMedia",
    error: /^chooseMedia:fail cancel$/,
    ...both({ answers: { chooseMedia: ["fail", { errMsg: "chooseMedia:fail cancel" }] } }),
    alipay: null
  },
  {
    ...plain("previewImage", { urls: ["a", "b"], current: "b" }),
    alipay: { asked: { urls: ["a", "b"], current: 1 }, doc: ALIPAY + "media/image/my.previewimage" }
  },
  { ...plain("previewImage", { urls: ["a", "b"] }), alipay: { asked: { current: 0 } } },
  {
    api: "compressImage",
    given: { src: "a", quality: 50, compressedWidth: 10 },
    result: { tempFilePath: "b" },
    ...both({ asked: { src: "a", quality: 50 }, answers: { compressImage: ["success", { tempFilePath: "b" }] } }),
    alipay: {
      asked: { apFilePaths: ["a"], compressLevel: 2, maxWidth: 10, maxHeight: undefined },
      answers: { compressImage: ["success", { apFilePaths: ["b"] }] },
      doc: ALIPAY + "media/image/my.compressimage"
    }
  },
  plain("saveImageToPhotosAlbum", { filePath: "a" }),
  {
    api: "canvasToTempFilePath",
    given: { canvasId: "c" },
    result: { tempFilePath: "p" },
    ...both({ answers: { canvasToTempFilePath: ["success", { tempFilePath: "p" }] } }),
    alipay: { answers: { canvasToTempFilePath: ["success", { apFilePath: "p" }] }, doc: ALIPAY + "my.canvasToTempFilePath" }
  },
  { ...plain("openDocument", { filePath: "a.pdf" }), alipay: { asked: { filePath: "a.pdf", fileType: "pdf" }, doc: ALIPAY + "mwpprc" } },

  // -- the phone
  {
    api: "setClipboardData",
    given: { data: "copied" },
    result: {},
    ...both({ asked: { data: "copied" } }),
    alipay: { asked: { text: "copied", data: undefined }, answers: { setClipboard: ["success", { success: true }] }, doc: ALIPAY + "klbkbp" }
  },
  {
    api: "getClipboardData",
    result: { data: "copied" },
    ...both({ answers: { getClipboardData: ["success", { data: "copied" }] } }),
    alipay: { answers: { getClipboard: ["success", { text: "copied" }] }, doc: ALIPAY + "clipboard" }
  },
  {
    ...plain("makePhoneCall", { phoneNumber: "10086" }),
    alipay: { asked: { number: "10086", phoneNumber: undefined }, doc: ALIPAY + "make-call" }
  },
  {
    api: "scanCode",
    given: { onlyFromCamera: true, scanType: ["qrCode", "pdf417"] },
    result: { result: "https://a.b" },
    ...both({ answers: { scanCode: ["success", { result: "https://a.b" }] } }),
    alipay: {
      asked: { hideAlbum: true, scanType: ["qrCode", "pdf417Code"], onlyFromCamera: undefined },
      answers: { scan: ["success", { code: "https://a.b", qrCode: "https://a.b", imageChannel: "camera" }] },
      doc: ALIPAY + "scan"
    }
  },
  {
    api: "scanCode",
    error: /^scanCode:fail cancel$/,
    ...both({ answers: { scanCode: ["fail", { errMsg: "scanCode:fail cancel" }] } }),
    alipay: { answers: { scan: ["fail", { error: 10, errorMessage: "用户取消" }] }, doc: ALIPAY + "scan" }
  },
  ...[["wifi", "WIFI"], ["4g", "4G"], ["none", "NOTREACHABLE"], ["unknown", "UNKNOWN"]].map(([networkType, named]) => ({
    api: "getNetworkType",
    result: { networkType },
    wechat: { answers: { getNetworkType: ["success", { networkType }] } },
    douyin: { answers: { getNetworkType: ["success", { networkType }] }, doc: DOUYIN + "device/network-state/tt-get-network-type" },
    alipay: { answers: { getNetworkType: ["success", { networkAvailable: networkType !== "none", networkType: named }] }, doc: ALIPAY + "network-status" }
  })),
  {
    api: "getScreenBrightness",
    result: { value: 0.5 },
    ...both({ answers: { getScreenBrightness: ["success", { value: 0.5 }] } }),
    alipay: { answers: { getScreenBrightness: ["success", { success: true, brightness: 0.5 }] }, doc: ALIPAY + "screen-brightness" }
  },
  { ...plain("setScreenBrightness", { value: 1 }), alipay: { asked: { brightness: 1, value: undefined }, doc: ALIPAY + "ccf32t" } },
  {
    api: "getSystemInfo",
    result: { platform: "ios", system: "iOS 16.1", SDKVersion: "2.9.0", windowHeight: 716 },
    ...both({ answers: { getSystemInfo: ["success", { platform: "ios", system: "iOS 16.1", SDKVersion: "2.9.0", windowHeight: 716 }] } }),
    alipay: {
      answers: { getSystemInfo: ["success", { platform: "iOS", system: "16.1", screenHeight: 800, statusBarHeight: 40, titleBarHeight: 44, windowHeight: 0 }] },
      doc: ALIPAY + "gawhvz"
    }
  },
  {
    api: "getSystemInfoAsync",
    result: { SDKVersion: "2.9.0" },
    wechat: { answers: { getSystemInfoAsync: ["success", { SDKVersion: "2.9.0" }] } },
    douyin: { answers: { getSystemInfo: ["success", { SDKVersion: "2.9.0" }] } },
    alipay: { answers: { getSystemInfo: ["success", { platform: "iOS" }] } },
    says: "getSystemInfo"
  },
  {
    api: "navigateToMiniProgram",
    given: { appId: "x", envVersion: "trial" },
    result: {},
    wechat: { asked: { envVersion: "trial" } },
    douyin: { asked: { envVersion: "latest" }, doc: DOUYIN + "open-interface/mini-app-forward/tt-navigate-to-mini-program" },
    alipay: { asked: { envVersion: "trial" } }
  },

  // -- the user
  {
    api: "login",
    result: { code: "c" },
    wechat: { answers: { login: ["success", { code: "c", errMsg: "login:ok" }] } },
    douyin: { answers: { login: ["success", { code: "c", anonymousCode: "a", isLogin: true }] } },
    alipay: {
      asked: { scopes: "auth_base" },
      answers: { getAuthCode: ["success", { authCode: "c", authErrorScopes: {}, authSuccessScopes: ["auth_base"] }] },
      doc: ALIPAY + "openapi-authorize"
    }
  },
  {
    api: "login",
    given: { timeout: 9 },
    error: /^login:fail /,
    ...both({ answers: { login: ["fail", { errMsg: "login:fail no network" }] } }),
    alipay: { asked: { timeout: undefined }, answers: { getAuthCode: ["fail", { error: 12, errorMessage: "no network" }] }, doc: ALIPAY + "openapi-authorize" }
  },
  ...["getUserInfo", "getUserProfile"].map((api) => ({
    api,
    given: { desc: "for the card" },
    result: { userInfo: { nickName: "n", avatarUrl: "a", gender: 2, province: "p", city: "c", country: "CN" } },
    ...both({ answers: { [api]: ["success", { userInfo: { nickName: "n", avatarUrl: "a", gender: 2, province: "p", city: "c", country: "CN" }, rawData: "" }] } }),
    alipay: {
      answers: {
        getOpenUserInfo: [
          "success",
          { response: JSON.stringify({ response: { code: "10000", msg: "Success", nickName: "n", avatar: "a", gender: "f", province: "p", city: "c", countryCode: "CN" } }) }
        ]
      },
      doc: ALIPAY + "ch8chh"
    }
  })),
  {
    api: "getUserInfo",
    error: /^getUserInfo:fail /,
    ...both({ answers: { getUserInfo: ["fail", { errMsg: "getUserInfo:fail auth deny" }] } }),
    alipay: {
      answers: { getOpenUserInfo: ["success", { response: JSON.stringify({ response: { code: "40006", msg: "Insufficient Permissions", subMsg: "ISV权限不足" } }) }] },
      doc: ALIPAY + "ch8chh"
    }
  },
  {
    api: "chooseAddress",
    result: { userName: "李", telNumber: "138", provinceName: "浙江省", cityName: "杭州市", countyName: "西湖区", streetName: "北山街道", detailInfo: "1 号" },
    ...both({
      answers: {
        chooseAddress: [
          "success",
          { userName: "李", telNumber: "138", provinceName: "浙江省", cityName: "杭州市", countyName: "西湖区", streetName: "北山街道", detailInfo: "1 号" }
        ]
      }
    }),
    alipay: {
      answers: {
        getAddress: [
          "success",
          {
            resultStatus: "9000",
            result: { fullname: "李", mobilePhone: "138", country: "中国", prov: "浙江省", city: "杭州市", area: "西湖区", street: "北山街道", address: "1 号" }
          }
        ]
      },
      doc: ALIPAY + "lymgfk"
    }
  },
  {
    api: "chooseAddress",
    error: /^chooseAddress:fail cancel$/,
    ...both({ answers: { chooseAddress: ["fail", { errMsg: "chooseAddress:fail cancel" }] } }),
    alipay: { answers: { getAddress: ["success", { resultStatus: "6001", result: "" }] }, doc: ALIPAY + "lymgfk" }
  },
  {
    api: "chooseAddress",
    error: /^chooseAddress:fail /,
    ...both({ answers: { chooseAddress: ["fail", { errMsg: "chooseAddress:fail auth deny" }] } }),
    alipay: { answers: { getAddress: ["fail", { error: 4, errorMessage: "无权调用该接口" }] }, doc: ALIPAY + "lymgfk" }
  },
  ...["getSetting", "openSetting"].map((api) => ({
    api,
    result: { authSetting: { "scope.userLocation": true, "scope.camera": false } },
    ...both({ answers: { [api]: ["success", { authSetting: { "scope.userLocation": true, "scope.camera": false } }] } }),
    alipay: { answers: { [api]: ["success", { authSetting: { location: true, camera: false } }] }, doc: ALIPAY + "xmk3ml" }
  })),
  {
    api: "requestSubscribeMessage",
    given: { tmplIds: ["a", "b"] },
    result: { a: "accept", b: "reject" },
    wechat: { asked: { tmplIds: ["a", "b"] }, answers: { requestSubscribeMessage: ["success", { a: "accept", b: "reject", errMsg: "requestSubscribeMessage:ok" }] } },
    douyin: { asked: { tmplIds: ["a", "b"] }, answers: { requestSubscribeMessage: ["success", { a: "accept", b: "reject" }] } },
    alipay: {
      asked: { entityIds: ["a", "b"], tmplIds: undefined },
      answers: {
        requestSubscribeMessage: [
          "success",
          { behavior: "subscribe", show: true, result: { subscribedEntityIds: ["a"], unsubscribedEntityIds: ["b"], currentSubscribedEntityIds: ["a"] } }
        ]
      },
      doc: ALIPAY + "requestSubscribeMessage"
    }
  },
  {
    api: "requestSubscribeMessage",
    given: { tmplIds: ["a"] },
    error: /^requestSubscribeMessage:fail /,
    ...both({ answers: { requestSubscribeMessage: ["fail", { errMsg: "requestSubscribeMessage:fail no template", errCode: 20001 }] } }),
    alipay: { answers: { requestSubscribeMessage: ["fail", { error: 2, errorMessage: "no template" }] }, doc: ALIPAY + "requestSubscribeMessage" }
  },

  // -- payment: what the server made of the order differs, what comes out does not
  {
    api: "pay",
    result: {},
    wechat: {
      given: { timeStamp: "1", nonceStr: "n", package: "prepay_id=1", paySign: "s" },
      asked: { timeStamp: "1", nonceStr: "n", package: "prepay_id=1", paySign: "s" },
      answers: { requestPayment: ["success", { errMsg: "requestPayment:ok" }] }
    },
    douyin: {
      given: { data: "d", byteAuthorization: "b" },
      asked: { data: "d", byteAuthorization: "b" },
      answers: { requestOrder: ["success", { orderId: "motb1", itemOrderList: [] }], getOrderPayment: ["success", { errMsg: "getOrderPayment:ok" }] },
      doc: DOUYIN + "industry/general_trade/create_order/request-order"
    },
    alipay: { given: { tradeNO: "t" }, asked: { tradeNO: "t" }, answers: { tradePay: ["success", { resultCode: "9000" }] }, doc: ALIPAY + "openapi-pay" }
  },
  {
    api: "pay",
    error: /^pay:fail cancel$/,
    wechat: { given: {}, answers: { requestPayment: ["fail", { errMsg: "requestPayment:fail cancel" }] } },
    douyin: { given: { orderId: "1" }, asked: { orderId: "1" }, answers: { getOrderPayment: ["fail", { errNo: 21000, errMsg: "getOrderPayment:fail 用户取消支付" }] } },
    alipay: { given: { tradeNO: "t" }, answers: { tradePay: ["success", { resultCode: "6001" }] }, doc: ALIPAY + "openapi-pay" }
  },
  {
    api: "pay",
    error: /^pay:fail .+/,
    wechat: { given: {}, answers: { requestPayment: ["fail", { errMsg: "requestPayment:fail no money" }] } },
    douyin: {
      given: { data: "d", byteAuthorization: "b" },
      answers: { requestOrder: ["fail", { errNo: 10000, errMsg: "requestOrder:fail 参数错误" }] },
      doc: DOUYIN + "industry/general_trade/create_order/request-order"
    },
    alipay: { given: { orderStr: "o" }, asked: { orderStr: "o" }, answers: { tradePay: ["success", { resultCode: "4000" }] }, doc: ALIPAY + "openapi-pay" }
  },
  {
    api: "pay",
    error: /^pay:fail (unknown|timeout)$/,
    wechat: { given: {}, answers: { requestPayment: ["fail", { errMsg: "requestPayment:fail timeout" }] } },
    douyin: { given: { orderInfo: { order_id: "1", order_token: "t" } }, asked: { service: 5 }, answers: { pay: ["success", { code: 9, errMsg: "pay:ok" }] }, doc: DOUYIN + "open-interface/pay/tt-pay" },
    alipay: { given: { tradeNO: "t" }, answers: { tradePay: ["success", { resultCode: "8000" }] }, doc: ALIPAY + "openapi-pay" }
  },
  {
    api: "pay",
    result: {},
    wechat: null,
    douyin: { given: { orderInfo: { order_id: "1", order_token: "t" }, service: 5 }, asked: { service: 5 }, answers: { pay: ["success", { code: 0 }] }, doc: DOUYIN + "open-interface/pay/tt-pay" },
    alipay: null
  },

  // -- places
  {
    api: "getLocation",
    given: { type: "gcj02" },
    result: { latitude: 30.2, longitude: 120.1, accuracy: 15 },
    ...both({ asked: { type: "gcj02" }, answers: { getLocation: ["success", { latitude: 30.2, longitude: 120.1, accuracy: 15, speed: -1 }] } }),
    alipay: {
      asked: { type: undefined },
      answers: { getLocation: ["success", { latitude: "30.2", longitude: "120.1", accuracy: "15", horizontalAccuracy: "15" }] },
      doc: ALIPAY + "mkxuqd"
    }
  },
  {
    api: "getLocation",
    error: /^getLocation:fail auth deny$/,
    ...both({ answers: { getLocation: ["fail", { errMsg: "getLocation:fail auth deny" }] } }),
    alipay: { answers: { getLocation: ["fail", { error: 2001, errorMessage: "用户拒绝给小程序授权" }] }, doc: ALIPAY + "mkxuqd" }
  },
  {
    api: "chooseLocation",
    result: { name: "n", address: "a", latitude: 30.2, longitude: 120.1 },
    ...both({ answers: { chooseLocation: ["success", { name: "n", address: "a", latitude: 30.2, longitude: 120.1 }] } }),
    alipay: {
      answers: { chooseLocation: ["success", { name: "n", address: "a", latitude: "30.2", longitude: "120.1", provinceName: "p", cityName: "c" }] },
      doc: ALIPAY + "location"
    }
  },
  {
    ...plain("openLocation", { latitude: 30.2, longitude: 120.1, name: "n" }),
    alipay: { asked: { latitude: "30.2", longitude: "120.1", name: "n", address: "" }, doc: ALIPAY + "as9kin" }
  }
]
