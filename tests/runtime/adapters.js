// Runs api_cases.js, and checks of what a table cannot say, on hosts that answer in their own shapes.
// Usage: node adapters.js <target> <folder with mp.js and mpc.js>; prints the functions of mp that were used, as JSON.
"use strict"
const assert = require("node:assert/strict")
const path = require("node:path")
const cases = require("./api_cases.js")

const [target, folder] = process.argv.slice(2)
const alipay = target === "alipay"

let calls = []
let answers = {}
// What the host has beside functions that answer through callbacks.
const special = { SDKVersion: "2.9.0" }

// Every other function of the host: it answers as the case says, later.
const answering = (name) => (options = {}, ...more) => {
  calls.push([name, options, ...more])
  if (!answers[name]) throw new Error(name + " was not to be called")
  const [way, value] = answers[name]
  setTimeout(() => {
    if (options[way]) options[way](value)
    if (options.complete) options.complete(value)
  })
}
const host = new Proxy(special, { get: (_, name) => (name in special ? special[name] : answering(name)) })
global.wx = target === "wechat" ? host : undefined
global.tt = target === "douyin" ? host : undefined
global.my = alipay ? host : undefined

const used = new Set()
const functions = require(path.resolve(folder, "mp.js"))
const mp = new Proxy(functions, { get: (_, name) => (used.add(name), functions[name]) })

async function run({ api, given, result, error, says = api, ...targets }) {
  const here = targets[target]
  if (here === null) return
  calls = []
  answers = here.answers || { [api]: ["success", alipay ? {} : { errMsg: api + ":ok" }] }
  const told = []
  const options = { ...(here.given || given), success: () => told.push("success"), fail: () => told.push("fail"), complete: () => told.push("complete") }
  const settled = await mp[api](options).then(
    (value) => ["success", value],
    (reason) => ["fail", reason]
  )
  assert.deepEqual(told, [error ? "fail" : "success", "complete"], JSON.stringify(settled))
  for (const name of Object.keys(answers)) assert.ok(calls.some((call) => call[0] === name), name + " was not called")
  for (const [name, value] of Object.entries(here.asked || {})) {
    if (value === undefined) assert.ok(!(name in calls[0][1]), `${name} was handed over`)
    else assert.deepEqual(calls[0][1][name], value, name)
  }
  if (error) return assert.match(settled[1].errMsg, error)
  assert.match(settled[1].errMsg, new RegExp(`^(${api}|${says}):ok$`))
  for (const [name, value] of Object.entries(here.result || result)) assert.deepEqual(settled[1][name], value, name)
}

const checks = {
  async tasks() {
    for (const name of ["request", "uploadFile", "downloadFile"]) {
      const done = []
      answers = {}
      special[name] = (options) => {
        const abort = () => options.fail(alipay ? { error: 9, errorMessage: "aborted" } : { errMsg: name + ":fail abort" })
        return { abort: () => (done.push("abort"), setTimeout(abort)), onProgressUpdate: (listener) => listener({ progress: 50 }) }
      }
      const task = mp[name]({ url: "https://a.b", filePath: "a", name: "f" })
      task.onProgressUpdate(({ progress }) => done.push(progress))
      task.abort()
      assert.deepEqual(done, [50, "abort"])
      assert.equal((await task.catch((error) => error)).errMsg, name + ":fail abort")
      delete special[name]
    }
  },
  async socket() {
    const heard = {}
    const sent = []
    const made = []
    const listens = Object.fromEntries(["onOpen", "onMessage", "onClose", "onError"].map((name) => [name, (listener) => (heard[name] = listener)]))
    special.connectSocket = (options) => (made.push(options), { send: (message) => sent.push(message), close: (options) => sent.push(options), ...listens })
    const task = mp.connectSocket({ url: "wss://a.b" })
    assert.equal(made[0].multiple, alipay ? true : undefined)
    const got = []
    for (const name of Object.keys(listens)) task[name]((result) => got.push([name, result]))
    heard.onOpen({})
    heard.onMessage(alipay ? { data: { socketTaskID: "1", data: "hi", isBuffer: false } } : { data: "hi" })
    heard.onClose(alipay ? { data: { socketTaskID: "1" } } : { code: 1000, reason: "" })
    heard.onError(alipay ? { data: {}, error: 5 } : { errMsg: "connectSocket:fail 5" })
    assert.deepEqual(got.slice(1), [
      ["onMessage", { data: "hi" }],
      ["onClose", { code: 1000, reason: "" }],
      ["onError", { errMsg: "connectSocket:fail 5" }]
    ])
    task.send({ data: "x" })
    task.close({ code: 1 })
    assert.deepEqual(sent, [{ data: "x" }, { code: 1 }])
  },
  /** A toast with the loading icon is another thing on Alipay, and hidden all the same. */
  async loadingToast() {
    const shown = new Set()
    for (const kind of ["Toast", "Loading"]) {
      special[`show${kind}`] = (options) => (shown.add(kind), options.success && options.success({ errMsg: `show${kind}:ok` }))
      special[`hide${kind}`] = (options) => (shown.delete(kind), options && options.success && options.success({ errMsg: `hide${kind}:ok` }))
    }
    await mp.showToast({ title: "busy", icon: "loading", duration: 5 })
    await mp.hideToast()
    assert.deepEqual([...shown], [])
    await mp.showLoading({ title: "another" })
    await new Promise((done) => setTimeout(done, 10))
    assert.equal(shown.size, 1) // the toast's own end does not hide what came after it
    for (const kind of ["Toast", "Loading"]) delete special[`show${kind}`], delete special[`hide${kind}`]
  },
  async network() {
    const listeners = new Set()
    special.onNetworkStatusChange = (listener) => listeners.add(listener)
    special.offNetworkStatusChange = (listener) => (listener ? listeners.delete(listener) : listeners.clear())
    const seen = []
    const listener = (result) => seen.push(result)
    mp.onNetworkStatusChange(listener)
    for (const told of listeners) told({ isConnected: false, networkType: alipay ? "NOTREACHABLE" : "none" })
    for (const told of listeners) told({ isConnected: true, networkType: alipay ? "WIFI" : "wifi" })
    assert.deepEqual(seen, [{ isConnected: false, networkType: "none" }, { isConnected: true, networkType: "wifi" }])
    mp.offNetworkStatusChange(() => {})
    assert.equal(listeners.size, 1) // somebody else's listener stays
    mp.offNetworkStatusChange(listener)
    assert.equal(listeners.size, 0)
    mp.onNetworkStatusChange(listener)
    mp.offNetworkStatusChange()
    assert.equal(listeners.size, 0)
  },
  async system() {
    const given = alipay
      ? { platform: "iOS", system: "16.1", brand: "b", screenHeight: 800, statusBarHeight: 40, titleBarHeight: 44, windowHeight: 0, version: "10" }
      : { platform: "ios", system: "iOS 16.1", brand: "b", windowHeight: 716, SDKVersion: "2.9.0", version: "10" }
    special.getSystemInfoSync = () => given
    if (target === "wechat") special.getWindowInfo = special.getDeviceInfo = special.getAppBaseInfo = () => given
    assert.equal(mp.getWindowInfo().windowHeight, 716)
    assert.deepEqual([mp.getDeviceInfo().platform, mp.getDeviceInfo().system], ["ios", "iOS 16.1"])
    assert.deepEqual([mp.getAppBaseInfo().SDKVersion, mp.getAppBaseInfo().version], ["2.9.0", "10"])
  },
  async account() {
    const miniProgram = { appId: "a", version: "1.0.0", envVersion: "trial" }
    special.getAccountInfoSync = () => ({ miniProgram })
    special.getEnvInfoSync = () => ({ microapp: { appId: "a", mpVersion: "1.0.0", envType: "preview" }, plugin: {}, common: {} })
    assert.deepEqual(mp.getAccountInfoSync().miniProgram, miniProgram)
  },
  async nodes() {
    const asked = []
    const native = (owner) => {
      const questions = []
      const query = {
        in: (component) => (asked.push(["in", component.id]), query),
        select: (selector) => (questions.push(selector), alipay ? query : nodes),
        selectAll: (selector) => (questions.push(selector), alipay ? query : nodes),
        exec: (callback) => {
          asked.push([owner, ...questions])
          const results = answersOf.map((_, i) => ({ width: i }))
          if (!alipay) answersOf.forEach((answer, i) => answer && answer(results[i]))
          callback && callback(results)
        }
      }
      const answersOf = []
      const nodes = {
        boundingClientRect: (callback) => (answersOf.push(callback), query),
        fields: (fields, callback) => (asked.push(["fields", fields]), answersOf.push(callback), query)
      }
      // Alipay's query is its own list of nodes, and never calls the callbacks of single questions.
      return Object.assign(query, alipay ? nodes : {})
    }
    special.createSelectorQuery = () => native("host")
    const page = { id: "p", createSelectorQuery: () => native("page") }
    for (const given of [page, undefined]) {
      asked.length = 0
      const seen = []
      await new Promise((resolve) => {
        const query = mp.createSelectorQuery(given)
        query.select("#a").boundingClientRect((rect) => seen.push(rect.width))
        query.selectAll(".b").fields({ size: true }, (rect) => seen.push(rect.width))
        query.exec((results) => resolve(seen.push(results.length)))
      })
      assert.deepEqual(seen, [0, 1, 2])
      const scope = alipay ? [] : [["in", "p"]]
      const owner = alipay && given ? "page" : "host"
      assert.deepEqual(asked, [...(given ? scope : []), ["fields", { size: true }], [owner, "#a", ".b"]])
    }
    if (alipay) {
      asked.length = 0
      mp.createSelectorQuery().in(page).select("#a").boundingClientRect().exec()
      assert.deepEqual(asked, [["page", "#a"]])
    }
  },
  async observer() {
    const made = []
    special.createIntersectionObserver = (...given) => (made.push(given), "observer")
    const page = { id: "p", createIntersectionObserver: alipay ? (options) => (made.push(["own", options]), "observer") : undefined }
    assert.equal(mp.createIntersectionObserver(page, { thresholds: [0.5], observeAll: true }), "observer")
    const [first, options] = made[0]
    assert.deepEqual(options, { thresholds: [0.5], observeAll: true, ...(alipay && { selectAll: true }) })
    assert.equal(first, alipay ? "own" : page)
    global.getCurrentPages = () => [page]
    mp.createIntersectionObserver(null)
    assert.deepEqual(made[1][0], alipay ? {} : page)
  },
  async animation() {
    const made = []
    special.createAnimation = (options) => made.push(options)
    mp.createAnimation({ duration: 300, timingFunction: "ease" })
    assert.equal(made[0][alipay ? "timeFunction" : "timingFunction"], "ease")
  },
  async values() {
    special.env = { USER_DATA_PATH: "/user" }
    assert.equal(require(path.resolve(folder, "mp.js")).env, functions.env)
  },
  async unwrapped() {
    const { store } = require(path.resolve(folder, "mpc.js"))
    const buffer = new ArrayBuffer(2)
    const cart = store({ items: [{ id: 1, tags: ["a"] }], file: null })
    const given = { key: "cart", data: { rows: [cart.items[0], 2], all: cart.items, buffer } }
    answers = { setStorage: ["success", {}] }
    calls = []
    await mp.setStorage(given)
    const { data } = calls[0][1]
    assert.deepEqual(data, { rows: [{ id: 1, tags: ["a"] }, 2], all: [{ id: 1, tags: ["a"] }], buffer })
    const { isProxy } = require("node:util").types
    assert.deepEqual([data.rows[0], data.all, data.all[0], data.all[0].tags].map((value) => isProxy(value)), [false, false, false, false])
    assert.equal(data.buffer, buffer)
    assert.ok(isProxy(given.data.all), "what the author wrote stays as it is")
    const whole = { deep: { list: [1] } }
    calls = []
    await mp.setStorage({ key: "a", data: whole })
    assert.equal(calls[0][1].data, whole, "what holds no state is not copied")
    let stored
    special.setStorageSync = (key, value) => (stored = alipay ? key.data : value, { success: true })
    mp.setStorageSync("cart", cart.items)
    assert.equal(isProxy(stored), false)
    const cyclic = { name: "c" }
    cyclic.self = cyclic
    await mp.setStorage({ key: "c", data: cyclic })
  }
}

;(async () => {
  for (const each of cases) {
    try {
      await run(each)
    } catch (error) {
      console.error(`FAILED ${each.api} ${JSON.stringify(each[target])}\n${error.stack}`)
      process.exitCode = 1
    }
  }
  for (const name of Object.keys(checks)) {
    try {
      await checks[name]()
    } catch (error) {
      console.error("FAILED " + name + "\n" + error.stack)
      process.exitCode = 1
    }
  }
  console.log(JSON.stringify([...used]))
})()
