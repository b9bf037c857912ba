// The unified API as TypeScript sees it: one signature for each function that `runtime/mp/mp.toml` of a target has.
// An option stands here if every target has it or does without. Another `*.d.ts` beside this one may hold more:
// `declare module "mpc" { interface Mp { … } }` adds to it.

declare module "mpc" {
  const mp: Mp
  export default mp

  /** State that pages share: whoever reads it follows it. It may have getters and methods. */
  export function store<T extends object>(value: T & ThisType<T>): T

  /** How a call fails: `errMsg` is "name:fail" and the reason, "cancel" where the user turned back. */
  export interface Failure {
    errMsg: string
    errCode?: number
  }

  /** What every result says besides its own. */
  export interface Done {
    errMsg: string
  }

  /** What may stand in the options of every asynchronous function, beside the promise that it returns. */
  export interface Callbacks<Result = Done> {
    success?(result: Result): void
    fail?(failure: Failure): void
    complete?(result: Result | Failure): void
  }

  /** What handlers are given: `function onTap(event: MpEvent) {}`. `Detail` is what the event tells. */
  export interface MpEvent<Detail = any> {
    type: string
    detail: Detail
    target: EventElement
    currentTarget: EventElement
    touches: Touch[]
    changedTouches: Touch[]
    timeStamp: number
  }

  export interface EventElement {
    id: string
    dataset: { [name: string]: any }
  }

  export interface Touch {
    identifier: number
    pageX: number
    pageY: number
    clientX: number
    clientY: number
  }

  export interface Response<Data> extends Done {
    data: Data
    statusCode: number
    header: { [name: string]: string }
  }

  /** What the promise of a request can do beside. */
  export interface RequestTask {
    abort(): void
    onHeadersReceived?(listener: (result: { header: { [name: string]: string } }) => void): void
    offHeadersReceived?(listener?: (...given: any[]) => void): void
  }

  /** What the promise of an upload or a download can do beside. */
  export interface TransferTask extends RequestTask {
    onProgressUpdate(listener: (result: { progress: number; [bytes: string]: number }) => void): void
    offProgressUpdate?(listener?: (...given: any[]) => void): void
  }

  export interface SocketTask {
    send(options: { data: string | ArrayBuffer } & Callbacks): void
    close(options?: { code?: number; reason?: string } & Callbacks): void
    onOpen(listener: (result: any) => void): void
    onClose(listener: (result: { code: number; reason: string }) => void): void
    onError(listener: (result: { errMsg: string }) => void): void
    onMessage(listener: (result: { data: string | ArrayBuffer }) => void): void
  }

  /** How two pages talk: `events` of `mp.navigateTo` listens, the opened page answers through `$page.getOpenerEventChannel()`. */
  export interface EventChannel {
    emit(name: string, ...given: any[]): void
    on(name: string, listener: (...given: any[]) => void): void
    once(name: string, listener: (...given: any[]) => void): void
    off(name: string, listener?: (...given: any[]) => void): void
  }

  export interface WindowInfo {
    pixelRatio: number
    screenWidth: number
    screenHeight: number
    windowWidth: number
    windowHeight: number
    statusBarHeight: number
    safeArea?: { left: number; right: number; top: number; bottom: number; width: number; height: number }
  }

  export interface DeviceInfo {
    brand: string
    model: string
    system: string
    /** "ios", "android", "devtools" … */
    platform: string
  }

  export interface AppBaseInfo {
    SDKVersion: string
    version: string
    language?: string
  }

  export interface SystemInfo extends WindowInfo, DeviceInfo, AppBaseInfo {}

  export interface LaunchOptions {
    path?: string
    query?: { [name: string]: any }
    scene?: number
    referrerInfo?: { appId?: string; extraData?: any }
  }

  export interface UserInfo {
    nickName: string
    avatarUrl: string
    /** 0 unknown, 1 male, 2 female. */
    gender?: number
    country?: string
    province?: string
    city?: string
  }

  export interface Address {
    userName: string
    telNumber: string
    provinceName: string
    cityName: string
    countyName: string
    streetName?: string
    detailInfo: string
    nationalCode?: string
    postalCode?: string
  }

  /** What the server made of an order. Which fields it has depends on the platform; docs/porting.md has the table. */
  export interface Payment {
    timeStamp?: string
    nonceStr?: string
    package?: string
    signType?: string
    paySign?: string
    data?: string
    byteAuthorization?: string
    orderId?: string
    orderInfo?: { [name: string]: any }
    service?: number
    tradeNO?: string
    orderStr?: string
  }

  export interface Rect {
    id: string
    dataset: { [name: string]: any }
    left: number
    right: number
    top: number
    bottom: number
    width: number
    height: number
  }

  export interface SelectorQuery {
    /** Another page or component than the one whose script asks. */
    in(component: any): SelectorQuery
    select(selector: string): NodesRef
    selectAll(selector: string): NodesRef
    selectViewport(): NodesRef
    exec(callback?: (results: any[]) => void): SelectorQuery
  }

  export interface NodesRef {
    boundingClientRect(callback?: (result: any) => void): SelectorQuery
    scrollOffset(callback?: (result: any) => void): SelectorQuery
    fields(fields: { [field: string]: boolean | string[] }, callback?: (result: any) => void): SelectorQuery
    node(callback?: (result: { node: any }) => void): SelectorQuery
    context(callback?: (result: { context: any }) => void): SelectorQuery
  }

  export interface IntersectionObserver {
    relativeTo(selector: string, margins?: { left?: number; right?: number; top?: number; bottom?: number }): IntersectionObserver
    relativeToViewport(margins?: { left?: number; right?: number; top?: number; bottom?: number }): IntersectionObserver
    observe(selector: string, callback: (result: { intersectionRatio: number; [field: string]: any }) => void): void
    disconnect(): void
  }

  export interface Image {
    path: string
    width: number
    height: number
    type?: string
    orientation?: string
  }

  export interface Mp {
    // -- pages
    /** `events` and `eventChannel` where the target has them. */
    navigateTo(
      options: { url: string; events?: { [name: string]: (...given: any[]) => void } } & Callbacks<Done & { eventChannel?: EventChannel }>,
    ): Promise<Done & { eventChannel?: EventChannel }>
    redirectTo(options: { url: string } & Callbacks): Promise<Done>
    switchTab(options: { url: string } & Callbacks): Promise<Done>
    reLaunch(options: { url: string } & Callbacks): Promise<Done>
    navigateBack(options?: { delta?: number } & Callbacks): Promise<Done>
    setNavigationBarTitle(options: { title: string } & Callbacks): Promise<Done>
    setNavigationBarColor(
      options: { frontColor: string; backgroundColor: string; animation?: { duration?: number; timingFunc?: string } } & Callbacks,
    ): Promise<Done>
    showNavigationBarLoading(options?: Callbacks): Promise<Done>
    hideNavigationBarLoading(options?: Callbacks): Promise<Done>
    hideHomeButton(options?: Callbacks): Promise<Done>
    pageScrollTo(options: { scrollTop?: number; selector?: string; duration?: number; offsetTop?: number } & Callbacks): Promise<Done>
    startPullDownRefresh(options?: Callbacks): Promise<Done>
    stopPullDownRefresh(options?: Callbacks): Promise<Done>
    setBackgroundColor(
      options: { backgroundColor?: string; backgroundColorTop?: string; backgroundColorBottom?: string } & Callbacks,
    ): Promise<Done>
    setBackgroundTextStyle(options: { textStyle: "dark" | "light" } & Callbacks): Promise<Done>
    enableAlertBeforeUnload(options: { message: string } & Callbacks): Promise<Done>
    disableAlertBeforeUnload(options?: Callbacks): Promise<Done>
    loadFontFace(options: { family: string; source: string; global?: boolean; desc?: object } & Callbacks): Promise<Done>

    // -- the tab bar
    setTabBarBadge(options: { index: number; text: string } & Callbacks): Promise<Done>
    removeTabBarBadge(options: { index: number } & Callbacks): Promise<Done>
    showTabBarRedDot(options: { index: number } & Callbacks): Promise<Done>
    hideTabBarRedDot(options: { index: number } & Callbacks): Promise<Done>
    showTabBar(options?: { animation?: boolean } & Callbacks): Promise<Done>
    hideTabBar(options?: { animation?: boolean } & Callbacks): Promise<Done>
    setTabBarItem(options: { index: number; text?: string; iconPath?: string; selectedIconPath?: string } & Callbacks): Promise<Done>
    setTabBarStyle(
      options: { color?: string; selectedColor?: string; backgroundColor?: string; borderStyle?: string } & Callbacks,
    ): Promise<Done>

    // -- storage: a key that is not there gives ""
    setStorage(options: { key: string; data: any } & Callbacks): Promise<Done>
    getStorage<Data = any>(options: { key: string } & Callbacks<Done & { data: Data | "" }>): Promise<Done & { data: Data | "" }>
    removeStorage(options: { key: string } & Callbacks): Promise<Done>
    clearStorage(options?: Callbacks): Promise<Done>
    getStorageInfo(
      options?: Callbacks<Done & { keys: string[]; currentSize: number; limitSize: number }>,
    ): Promise<Done & { keys: string[]; currentSize: number; limitSize: number }>
    setStorageSync(key: string, data: any): void
    getStorageSync<Data = any>(key: string): Data | ""
    removeStorageSync(key: string): void
    clearStorageSync(): void
    getStorageInfoSync(): { keys: string[]; currentSize: number; limitSize: number }

    // -- network
    /** Resolves with any HTTP status, rejects when there is no answer. */
    request<Data = any>(
      options: {
        url: string
        method?: "GET" | "POST" | "PUT" | "DELETE" | "HEAD" | "OPTIONS"
        data?: string | object | ArrayBuffer
        header?: { [name: string]: string }
        timeout?: number
        dataType?: "json" | "text"
        responseType?: "text" | "arraybuffer"
      } & Callbacks<Response<Data>>,
    ): Promise<Response<Data>> & RequestTask
    /** `data` of the result is the text of the answer. */
    uploadFile(
      options: {
        url: string
        filePath: string
        name: string
        header?: { [name: string]: string }
        formData?: { [name: string]: any }
        timeout?: number
        fileType?: "image" | "video" | "audio"
      } & Callbacks<Done & { data: string; statusCode: number }>,
    ): Promise<Done & { data: string; statusCode: number }> & TransferTask
    downloadFile(
      options: { url: string; header?: { [name: string]: string }; timeout?: number; filePath?: string } & Callbacks<
        Done & { tempFilePath: string; statusCode: number }
      >,
    ): Promise<Done & { tempFilePath: string; statusCode: number }> & TransferTask
    connectSocket(options: { url: string; header?: { [name: string]: string }; protocols?: string[] } & Callbacks): SocketTask
    sendSocketMessage(options: { data: string | ArrayBuffer } & Callbacks): Promise<Done>
    closeSocket(options?: { code?: number; reason?: string } & Callbacks): Promise<Done>
    onSocketOpen(listener: (result: any) => void): void
    onSocketError(listener: (result: { errMsg: string }) => void): void
    onSocketMessage(listener: (result: { data: string | ArrayBuffer }) => void): void
    onSocketClose(listener: (result: { code: number; reason: string }) => void): void

    // -- messages
    showToast(
      options: { title: string; icon?: "success" | "error" | "loading" | "none"; image?: string; duration?: number; mask?: boolean } & Callbacks,
    ): Promise<Done>
    hideToast(options?: Callbacks): Promise<Done>
    showLoading(options: { title: string; mask?: boolean } & Callbacks): Promise<Done>
    hideLoading(options?: Callbacks): Promise<Done>
    /** `content` of the result is what was typed, with `editable`. */
    showModal(
      options: {
        title?: string
        content?: string
        showCancel?: boolean
        cancelText?: string
        cancelColor?: string
        confirmText?: string
        confirmColor?: string
        editable?: boolean
        placeholderText?: string
      } & Callbacks<Done & { confirm: boolean; cancel: boolean; content?: string }>,
    ): Promise<Done & { confirm: boolean; cancel: boolean; content?: string }>
    /** Rejects when the user cancels. */
    showActionSheet(
      options: { itemList: string[]; alertText?: string; itemColor?: string } & Callbacks<Done & { tapIndex: number }>,
    ): Promise<Done & { tapIndex: number }>

    // -- images, sound, video
    chooseImage(
      options?: { count?: number; sizeType?: string[]; sourceType?: string[] } & Callbacks<
        Done & { tempFilePaths: string[]; tempFiles: { path: string; size: number }[] }
      >,
    ): Promise<Done & { tempFilePaths: string[]; tempFiles: { path: string; size: number }[] }>
    chooseMedia(
      options?: {
        count?: number
        mediaType?: ("image" | "video")[]
        sourceType?: ("album" | "camera")[]
        maxDuration?: number
        sizeType?: string[]
        camera?: "back" | "front"
      } & Callbacks<Done & { type: string; tempFiles: { tempFilePath: string; size: number; fileType: string; [field: string]: any }[] }>,
    ): Promise<Done & { type: string; tempFiles: { tempFilePath: string; size: number; fileType: string; [field: string]: any }[] }>
    chooseVideo(
      options?: { sourceType?: string[]; compressed?: boolean; maxDuration?: number; camera?: "back" | "front" } & Callbacks<
        Done & { tempFilePath: string; duration: number; size: number; width: number; height: number }
      >,
    ): Promise<Done & { tempFilePath: string; duration: number; size: number; width: number; height: number }>
    /** `current` is one of the addresses. */
    previewImage(options: { urls: string[]; current?: string } & Callbacks): Promise<Done>
    getImageInfo(options: { src: string } & Callbacks<Done & Image>): Promise<Done & Image>
    compressImage(
      options: { src: string; quality?: number; compressedWidth?: number; compressedHeight?: number } & Callbacks<Done & { tempFilePath: string }>,
    ): Promise<Done & { tempFilePath: string }>
    saveImageToPhotosAlbum(options: { filePath: string } & Callbacks): Promise<Done>
    createInnerAudioContext(options?: object): any
    getBackgroundAudioManager(): any
    getRecorderManager(): any
    createVideoContext(id: string, component?: any): any
    createCameraContext(): any
    createMapContext(id: string, component?: any): any

    // -- canvas and animation
    createCanvasContext(id: string, component?: any): any
    createOffscreenCanvas(options?: any, ...given: any[]): any
    canvasToTempFilePath(
      options: { canvasId?: string; canvas?: any; [option: string]: any } & Callbacks<Done & { tempFilePath: string }>,
      component?: any,
    ): Promise<Done & { tempFilePath: string }>
    createAnimation(options?: { duration?: number; timingFunction?: string; delay?: number; transformOrigin?: string }): any

    // -- files
    /** The folder that is the app's own: `mp.env.USER_DATA_PATH`. */
    readonly env: { readonly USER_DATA_PATH: string }
    getFileSystemManager(): any
    openDocument(options: { filePath: string; fileType?: string; showMenu?: boolean } & Callbacks): Promise<Done>
    chooseMessageFile(options: any): Promise<any>
    arrayBufferToBase64(buffer: ArrayBuffer): string
    base64ToArrayBuffer(text: string): ArrayBuffer

    // -- the phone
    getSystemInfoSync(): SystemInfo
    getSystemInfo(options?: Callbacks<Done & SystemInfo>): Promise<Done & SystemInfo>
    getSystemInfoAsync(options?: Callbacks<Done & SystemInfo>): Promise<Done & SystemInfo>
    getWindowInfo(): WindowInfo
    getDeviceInfo(): DeviceInfo
    getAppBaseInfo(): AppBaseInfo
    getSystemSetting(): { bluetoothEnabled?: boolean; locationEnabled?: boolean; wifiEnabled?: boolean; deviceOrientation?: string }
    getAppAuthorizeSetting(): { [name: string]: any }
    getMenuButtonBoundingClientRect(): { width: number; height: number; top: number; right: number; bottom: number; left: number }
    setClipboardData(options: { data: string } & Callbacks): Promise<Done>
    getClipboardData(options?: Callbacks<Done & { data: string }>): Promise<Done & { data: string }>
    makePhoneCall(options: { phoneNumber: string } & Callbacks): Promise<Done>
    addPhoneContact(options: { firstName: string; [field: string]: any } & Callbacks): Promise<Done>
    scanCode(
      options?: { onlyFromCamera?: boolean; scanType?: ("barCode" | "qrCode" | "datamatrix" | "pdf417")[] } & Callbacks<
        Done & { result: string; scanType?: string }
      >,
    ): Promise<Done & { result: string; scanType?: string }>
    vibrateShort(options?: { type?: "heavy" | "medium" | "light" } & Callbacks): Promise<Done>
    vibrateLong(options?: Callbacks): Promise<Done>
    getNetworkType(options?: Callbacks<Done & { networkType: string }>): Promise<Done & { networkType: string }>
    onNetworkStatusChange(listener: (result: { isConnected: boolean; networkType: string }) => void): void
    offNetworkStatusChange(listener?: (result: { isConnected: boolean; networkType: string }) => void): void
    setKeepScreenOn(options: { keepScreenOn: boolean } & Callbacks): Promise<Done>
    getScreenBrightness(options?: Callbacks<Done & { value: number }>): Promise<Done & { value: number }>
    setScreenBrightness(options: { value: number } & Callbacks): Promise<Done>
    getBatteryInfo(options?: Callbacks<Done & { level: number; isCharging: boolean }>): Promise<Done & { level: number; isCharging: boolean }>
    hideKeyboard(options?: Callbacks): Promise<Done>
    startAccelerometer(options?: { interval?: string } & Callbacks): Promise<Done>
    stopAccelerometer(options?: Callbacks): Promise<Done>
    onAccelerometerChange(listener: (result: { x: number; y: number; z: number }) => void): void
    startCompass(options?: Callbacks): Promise<Done>
    stopCompass(options?: Callbacks): Promise<Done>
    onCompassChange(listener: (result: { direction: number; [field: string]: any }) => void): void
    onUserCaptureScreen(listener: (result: any) => void): void
    onMemoryWarning(listener: (result: { level?: number }) => void): void
    onKeyboardHeightChange(listener: (result: { height: number }) => void): void
    onThemeChange(listener: (result: { theme: "dark" | "light" }) => void): void
    offThemeChange(listener?: (result: { theme: "dark" | "light" }) => void): void

    // -- the app
    canIUse(schema: string): boolean
    getLaunchOptionsSync(): LaunchOptions
    getEnterOptionsSync(): LaunchOptions
    getAccountInfoSync(): { miniProgram: { appId: string; envVersion: "develop" | "trial" | "release"; version: string } }
    getExtConfig(options?: Callbacks<Done & { extConfig: any }>): Promise<Done & { extConfig: any }>
    getExtConfigSync(): any
    getUpdateManager(): {
      onCheckForUpdate(listener: (result: { hasUpdate: boolean }) => void): void
      onUpdateReady(listener: (result: any) => void): void
      onUpdateFailed(listener: (result: any) => void): void
      applyUpdate(): void
    }
    exitMiniProgram(options?: Callbacks): Promise<Done>
    navigateToMiniProgram(
      options: { appId: string; path?: string; extraData?: object; envVersion?: "develop" | "trial" | "release" } & Callbacks,
    ): Promise<Done>
    navigateBackMiniProgram(options?: { extraData?: object } & Callbacks): Promise<Done>
    openEmbeddedMiniProgram(options: { appId: string; path?: string; [option: string]: any } & Callbacks): Promise<Done>
    createInterstitialAd(options: { adUnitId: string }): any
    createRewardedVideoAd(options: { adUnitId: string; multiton?: boolean }): any

    // -- the user
    /** A code for the server, which asks the platform who it is. */
    login(options?: { timeout?: number } & Callbacks<Done & { code: string }>): Promise<Done & { code: string }>
    checkSession(options?: Callbacks): Promise<Done>
    getUserInfo(
      options?: { withCredentials?: boolean; lang?: string } & Callbacks<Done & { userInfo: UserInfo; [field: string]: any }>,
    ): Promise<Done & { userInfo: UserInfo; [field: string]: any }>
    getUserProfile(
      options: { desc: string; lang?: string } & Callbacks<Done & { userInfo: UserInfo; [field: string]: any }>,
    ): Promise<Done & { userInfo: UserInfo; [field: string]: any }>
    /** Resolves when it is paid, rejects with "pay:fail cancel" when the user turns back. "pay:fail unknown": ask the server. */
    pay(options: Payment & Callbacks): Promise<Done & { orderId?: string }>
    requestPayment(
      options: { timeStamp: string; nonceStr: string; package: string; signType?: string; paySign: string } & Callbacks,
    ): Promise<Done>
    /** Rejects when the user cancels. */
    chooseAddress(options?: Callbacks<Done & Address>): Promise<Done & Address>
    chooseInvoiceTitle(options?: Callbacks<any>): Promise<any>
    getSetting(
      options?: { withSubscriptions?: boolean } & Callbacks<Done & { authSetting: { [scope: string]: boolean } }>,
    ): Promise<Done & { authSetting: { [scope: string]: boolean } }>
    openSetting(
      options?: { withSubscriptions?: boolean } & Callbacks<Done & { authSetting: { [scope: string]: boolean } }>,
    ): Promise<Done & { authSetting: { [scope: string]: boolean } }>
    authorize(options: { scope: string } & Callbacks): Promise<Done>
    /** For each template "accept" or "reject". */
    requestSubscribeMessage(options: { tmplIds: string[] } & Callbacks<Done & { [template: string]: any }>): Promise<Done & { [template: string]: any }>
    showShareMenu(options?: { withShareTicket?: boolean; menus?: string[] } & Callbacks): Promise<Done>
    hideShareMenu(options?: { menus?: string[] } & Callbacks): Promise<Done>
    updateShareMenu(options: any): Promise<Done>
    getPrivacySetting(
      options?: Callbacks<Done & { needAuthorization: boolean; privacyContractName: string }>,
    ): Promise<Done & { needAuthorization: boolean; privacyContractName: string }>
    requirePrivacyAuthorize(options?: Callbacks): Promise<Done>
    openCustomerServiceChat(options: { extInfo: { url: string }; corpId: string; [option: string]: any } & Callbacks): Promise<Done>

    // -- places
    getLocation(
      options?: { type?: "wgs84" | "gcj02"; altitude?: boolean; isHighAccuracy?: boolean } & Callbacks<
        Done & { latitude: number; longitude: number; accuracy: number; [field: string]: any }
      >,
    ): Promise<Done & { latitude: number; longitude: number; accuracy: number; [field: string]: any }>
    /** Rejects when the user cancels. */
    chooseLocation(
      options?: { latitude?: number; longitude?: number } & Callbacks<
        Done & { name: string; address: string; latitude: number; longitude: number }
      >,
    ): Promise<Done & { name: string; address: string; latitude: number; longitude: number }>
    openLocation(options: { latitude: number; longitude: number; scale?: number; name?: string; address?: string } & Callbacks): Promise<Done>

    // -- nodes of the page or component whose script asks
    createSelectorQuery(): SelectorQuery
    createIntersectionObserver(options?: { thresholds?: number[]; initialRatio?: number; observeAll?: boolean }): IntersectionObserver
    nextTick(run: () => void): void

    // -- reports
    reportAnalytics(name: string, data: object): void
    reportEvent(name: string, data?: object): void
    reportMonitor(name: string, value: number): void

    // -- what only one platform has
    readonly cloud: any
    readonly worklet: any
    readonly router: any
    getPerformance(): any
    getExptInfoSync(keys?: string[]): any
    getSkylineInfoSync(): any
    getXrFrameSystem(): any
    createVKSession(options: any): any

    // -- mpc's own
    /** Resolves when the view has what was changed. */
    tick(): Promise<void>
  }
}
