// The unified API as TypeScript sees it: one signature for each function that `runtime/mp/mp.toml` of a target has.
// An option stands here if every target has it or does without. Another `*.d.ts` beside this one may hold more:
// `declare module "mpc" { interface Mp { … } }` adds to it.

declare module "mpc" {
  const mp: Mp
  export default mp

  /** State that pages share: whoever reads it follows it. It may have getters and methods. */
  export function store<T extends object>(value: T & ThisType<T>): T

  /** How a call fails. */
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

  export interface RequestTask {
    abort(): void
  }

  export interface SystemInfo {
    brand: string
    model: string
    pixelRatio: number
    screenWidth: number
    screenHeight: number
    windowWidth: number
    windowHeight: number
    statusBarHeight: number
    language: string
    version: string
    system: string
    platform: string
    SDKVersion: string
    safeArea?: { left: number; right: number; top: number; bottom: number; width: number; height: number }
  }

  export interface Mp {
    // -- pages
    navigateTo(options: { url: string } & Callbacks): Promise<Done>
    redirectTo(options: { url: string } & Callbacks): Promise<Done>
    switchTab(options: { url: string } & Callbacks): Promise<Done>
    reLaunch(options: { url: string } & Callbacks): Promise<Done>
    navigateBack(options?: { delta?: number } & Callbacks): Promise<Done>
    setNavigationBarTitle(options: { title: string } & Callbacks): Promise<Done>
    stopPullDownRefresh(options?: Callbacks): Promise<Done>

    // -- storage: a key that is not there gives ""
    setStorage(options: { key: string; data: any } & Callbacks): Promise<Done>
    getStorage<Data = any>(options: { key: string } & Callbacks<Done & { data: Data | "" }>): Promise<Done & { data: Data | "" }>
    removeStorage(options: { key: string } & Callbacks): Promise<Done>
    clearStorage(options?: Callbacks): Promise<Done>
    setStorageSync(key: string, data: any): void
    getStorageSync<Data = any>(key: string): Data | ""
    removeStorageSync(key: string): void
    clearStorageSync(): void

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
    ): Promise<Response<Data>> & { task?: RequestTask }

    // -- messages
    showToast(
      options: { title: string; icon?: "success" | "error" | "loading" | "none"; duration?: number; mask?: boolean } & Callbacks,
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
      options: { itemList: string[]; alertText?: string } & Callbacks<Done & { tapIndex: number }>,
    ): Promise<Done & { tapIndex: number }>

    // -- the phone
    getSystemInfoSync(): SystemInfo
    canIUse(schema: string): boolean

    // -- mpc's own
    /** Resolves when the view has what was changed. */
    tick(): Promise<void>
  }
}
