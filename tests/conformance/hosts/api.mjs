// What an app does to the world, recorded in WeChat's names and shapes whatever platform asked.
// The platforms' own faces are api/wx.mjs, api/tt.mjs and api/my.mjs; anything they do not list is undefined, as on a phone.

const ADDRESS = { name: '李', phone: '138', province: '浙江省', city: '杭州市', county: '西湖区', street: '北山街道', detail: '1 号' }

const copy = (value) => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)))

export class Effects {
  calls = []
  /**
   * Answers of the user, first in first out: `answers.modal.push(false)`, `answers.actionSheet.push(-1)` cancels, and
   * so does `null` in the others: `answers.pay.push(null)`.
   */
  answers = { modal: [], actionSheet: [], pay: [], address: [], image: [], scan: [], subscribe: [] }
  clipboard = ''
  titles = new Map()

  constructor(app, { routes = {}, storage = {} } = {}) {
    this.app = app
    this.routes = routes
    this.storage = copy(storage)
  }

  record(api, details = {}) {
    this.calls.push({ api, ...copy(details) })
  }

  /** Run `work` later, then the callbacks `success`/`fail`/`complete`, as every asynchronous API does. */
  later(options, work, { failure = (name, error) => ({ errMsg: `${name}:fail ${error.message}` }), name = '', promise = false } = {}) {
    const { success, fail, complete } = options ?? {}
    const silent = !success && !fail && !complete
    let settle
    const promised = promise && silent ? new Promise((resolve, reject) => (settle = { resolve, reject })) : undefined
    this.app.clock.set(() => {
      let result
      try {
        result = work()
      } catch (error) {
        result = failure(name, error)
        settle?.reject(result)
        if (fail) this.app.guard(`${name} fail`, () => fail(result))
        if (complete) this.app.guard(`${name} complete`, () => complete(result))
        return
      }
      settle?.resolve(result)
      if (success) this.app.guard(`${name} success`, () => success(result))
      if (complete) this.app.guard(`${name} complete`, () => complete(result))
    }, 0)
    return promised
  }

  /** Look the answer up in the walk's table: `{'GET /a': body | {statusCode, data, header} | (request) => …}`; no entry, no network. */
  request({ url, method = 'GET', data, header = {} }) {
    const upper = method.toUpperCase()
    const lower = Object.fromEntries(Object.entries(header).map(([key, value]) => [key.toLowerCase(), value]))
    // Without a content type it is JSON: so say the pages of wx.request and tt.request, and my.request in @mini-types/my 3.0.14.
    const request = { url, method: upper, data: copy(data), header: { 'content-type': 'application/json', ...lower } }
    const bare = url.replace(/^https?:\/\/[^/]+/, '')
    const keys = [url, bare, bare.replace(/\?.*$/, '')].flatMap((one) => [`${upper} ${one}`, one])
    const key = keys.find((one) => Object.hasOwn(this.routes, one))
    this.record('request', request)
    if (key === undefined) throw new Error('no answer from the network')
    const route = this.routes[key]
    const answer = typeof route === 'function' ? route(request) : route
    const full = answer && typeof answer === 'object' && 'statusCode' in answer
    return { statusCode: full ? answer.statusCode : 200, data: copy(full ? answer.data : answer), header: copy((full && answer.header) || {}) }
  }

  get(key) { return copy(this.storage[key]) }
  has(key) { return Object.hasOwn(this.storage, key) }

  set(key, data) {
    this.storage[key] = copy(data)
    this.record('setStorage', { key, data })
  }

  remove(key) {
    delete this.storage[key]
    this.record('removeStorage', { key })
  }

  clear() {
    for (const key of Object.keys(this.storage)) delete this.storage[key]
    this.record('clearStorage')
  }

  toast({ title, icon = 'success', duration = 1500 }) { this.record('showToast', { title, icon, duration }) }
  loading({ title = '' }) { this.record('showLoading', { title }) }

  /** -> true when the user confirms. */
  modal({ title = '', content = '', showCancel = true, confirmText = '确定', cancelText = '取消' }) {
    this.record('showModal', { title, content, showCancel, confirmText, ...(showCancel && { cancelText }) })
    return showCancel ? (this.answers.modal.shift() ?? true) : true
  }

  /** -> the chosen index, -1 when the user cancels. */
  actionSheet(itemList) {
    this.record('showActionSheet', { itemList })
    return this.answers.actionSheet.shift() ?? 0
  }

  /** What the user gives to `api`: an answer from the list, or `usual`; `null` where the user turns back. */
  user(list, api, details, usual) {
    this.record(api, details)
    const answers = this.answers[list]
    return answers.length > 0 ? answers.shift() : usual
  }

  pay() { return this.user('pay', 'pay', {}, true) }
  address() { return this.user('address', 'chooseAddress', {}, ADDRESS) }
  images(count) { return this.user('image', 'chooseImage', { count }, ['tmp/1.png'].slice(0, count)) }
  scan() { return this.user('scan', 'scanCode', {}, 'code') }
  /** -> by template, whether the user wants its messages. */
  subscribe(ids) { return this.user('subscribe', 'requestSubscribeMessage', { tmplIds: ids }, Object.fromEntries(ids.map((id) => [id, true]))) }

  upload({ url, filePath, name, formData }) { this.record('uploadFile', { url, filePath, name, ...(formData && { formData }) }) }
  download({ url }) { this.record('downloadFile', { url }) }

  navigate(kind, options) {
    const { url, delta } = options ?? {}
    this.record(kind, { ...(url !== undefined && { url }), ...(delta !== undefined && { delta }) })
    this.app.stack[kind](options)
  }

  title(text) {
    this.record('setNavigationBarTitle', { title: text })
    if (this.app.page) this.titles.set(this.app.page, text)
  }
}
