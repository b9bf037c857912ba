// Models of the hosts' functions and the checks of the unified API: one result shape on every target.
// Usage: node apis.js <target> <folder with mp.js and mpc.js>
"use strict"
const assert = require("node:assert/strict")
const path = require("node:path")

const [target, folder] = process.argv.slice(2)
const alipay = target === "alipay"

const calls = []
// What the next asynchronous call ends with: ["success" | "fail", value].
let ends = {}
const stored = new Map()

const asynchronous = (name) => (options = {}) => {
  calls.push([name, options])
  const [way, value] = ends[name] || ["success", alipay ? {} : { errMsg: name + ":ok" }]
  setTimeout(() => {
    if (options[way]) options[way](value)
    if (options.complete) options.complete(value)
  })
  return name === "request" ? { abort: () => calls.push(["abort"]) } : undefined
}

const names = [
  "navigateTo", "redirectTo", "switchTab", "reLaunch", "navigateBack", "setStorage", "removeStorage", "clearStorage", "request", "showToast",
  "hideToast", "showLoading", "hideLoading", "showActionSheet", "stopPullDownRefresh", ...(alipay ? ["confirm", "alert", "prompt", "setNavigationBar"] : ["showModal", "setNavigationBarTitle"])
]
const host = { canIUse: (name) => "asked " + name }
for (const name of names) host[name] = asynchronous(name)

if (alipay) {
  host.SDKVersion = "2.9.0"
  host.getSystemInfoSync = () => ({ platform: "iOS", system: "16.1", screenHeight: 800, statusBarHeight: 40, titleBarHeight: 44, windowHeight: 0 })
  host.getStorage = (options) => setTimeout(() => options.success({ data: stored.has(options.key) ? stored.get(options.key) : null }))
  host.getStorageSync = ({ key }) => ({ data: stored.has(key) ? stored.get(key) : null, success: true })
  host.setStorageSync = ({ key, data }) => (key ? (stored.set(key, data), { success: true }) : { success: false, error: 2, errorMessage: "no key" })
  host.removeStorageSync = ({ key }) => (stored.delete(key), { success: true })
  host.clearStorageSync = () => stored.clear()
} else {
  host.getSystemInfoSync = () => ({ platform: "ios", system: "iOS 16.1", SDKVersion: "2.9.0", windowHeight: 716 })
  host.getStorage = (options) =>
    setTimeout(() => (stored.has(options.key) ? options.success({ data: stored.get(options.key) }) : options.fail({ errMsg: "getStorage:fail data not found" })))
  host.getStorageSync = (key) => (stored.has(key) ? stored.get(key) : target === "douyin" ? undefined : "")
  host.setStorageSync = (key, data) => {
    if (!key) throw new Error("no key")
    stored.set(key, data)
  }
  host.removeStorageSync = (key) => stored.delete(key)
  host.clearStorageSync = () => stored.clear()
}
global.wx = target === "wechat" ? host : undefined
global.tt = target === "douyin" ? host : undefined
global.my = alipay ? host : undefined

const mp = require(path.resolve(folder, "mp.js"))
const last = () => calls[calls.length - 1]
const refused = async (promise) => {
  try {
    await promise
  } catch (error) {
    return error
  }
  throw new Error("not refused")
}

const checks = {
  async routes() {
    for (const name of ["navigateTo", "redirectTo", "switchTab", "reLaunch"]) {
      const result = await mp[name]({ url: "/pages/a?x=1" })
      assert.equal(result.errMsg, name + ":ok")
      assert.equal(last()[0], name)
      assert.equal(last()[1].url, "/pages/a?x=1")
    }
    await mp.navigateBack()
    ends.navigateBack = ["fail", alipay ? { error: "already top of navigation" } : { errMsg: "navigateBack:fail top" }]
    assert.match((await refused(mp.navigateBack({ delta: 2 }))).errMsg, /^navigateBack:fail .*top/)
  },
  async callbacks() {
    const seen = []
    await mp.showLoading({ title: "wait", success: (result) => seen.push("success " + result.errMsg), complete: () => seen.push("complete") })
    ends.showLoading = ["fail", alipay ? { error: 4, errorMessage: "no" } : { errMsg: "showLoading:fail no" }]
    mp.showLoading({ fail: (error) => seen.push("fail " + error.errMsg), complete: () => seen.push("complete") })
    await new Promise((resolve) => setTimeout(resolve, 5))
    assert.deepEqual(seen, ["success showLoading:ok", "complete", "fail showLoading:fail no", "complete"])
    assert.equal(calls.find(([name]) => name === "showLoading")[1][alipay ? "content" : "title"], "wait")
  },
  async storage() {
    assert.equal(mp.getStorageSync("none"), "")
    assert.equal((await mp.getStorage({ key: "none" })).data, "")
    mp.setStorageSync("a", { b: 1 })
    assert.deepEqual(mp.getStorageSync("a"), { b: 1 })
    assert.deepEqual((await mp.getStorage({ key: "a" })).data, { b: 1 })
    mp.removeStorageSync("a")
    assert.equal(mp.getStorageSync("a"), "")
    assert.throws(() => mp.setStorageSync("", 1), /no key/)
    mp.clearStorageSync()
    await mp.setStorage({ key: "k", data: 1 })
    assert.deepEqual([last()[1].key, last()[1].data], ["k", 1])
    await mp.removeStorage({ key: "k" })
    await mp.clearStorage()
  },
  async request() {
    const answer = (status, data) => (alipay ? { status, headers: { a: "b" }, data: JSON.stringify(data) } : { statusCode: status, header: { a: "b" }, data })
    ends.request = ["success", answer(200, { x: 1 })]
    const asked = mp.request({ url: "https://a.b", method: "POST", data: { q: 1 }, header: { Token: "t" } })
    asked.task.abort()
    const good = await asked
    assert.deepEqual([good.statusCode, good.data, good.header], [200, { x: 1 }, { a: "b" }])
    const options = calls.find(([name]) => name === "request")[1]
    assert.deepEqual(alipay ? options.headers : options.header, alipay ? { "content-type": "application/json", token: "t" } : { Token: "t" })
    ends.request = alipay ? ["fail", Object.assign({ error: 19, errorMessage: "http status error" }, answer(404, { why: 1 }))] : ["success", answer(404, { why: 1 })]
    const missing = await mp.request({ url: "https://a.b" })
    assert.deepEqual([missing.statusCode, missing.data], [404, { why: 1 }])
    ends.request = ["fail", alipay ? { error: 12, errorMessage: "no network" } : { errMsg: "request:fail no network" }]
    assert.equal((await refused(mp.request({ url: "https://a.b" }))).errMsg, "request:fail no network")
    if (alipay) {
      ends.request = ["success", { status: 200, headers: {}, data: "<p>" }]
      assert.equal((await mp.request({ url: "https://a.b" })).data, "<p>")
    }
  },
  async toast() {
    await mp.showToast({ title: "done" })
    const options = last()[1]
    if (alipay) assert.deepEqual([options.content, options.type, options.duration], ["done", "success", 1500])
    if (target === "douyin") assert.deepEqual([options.title, options.icon, options.duration], ["done", "success", 1500])
    await mp.showToast({ title: "bad", icon: "error", duration: 9 })
    assert.equal(last()[1][alipay ? "type" : "icon"], target === "wechat" ? "error" : "fail")
    await mp.hideToast()
    await mp.hideLoading()
    await mp.stopPullDownRefresh()
  },
  async modal() {
    const both = (confirm) => (alipay ? { confirm } : { confirm, cancel: !confirm })
    ends.confirm = ends.showModal = ["success", both(true)]
    const yes = await mp.showModal({ title: "t", content: "c", confirmText: "go" })
    assert.deepEqual([yes.confirm, yes.cancel], [true, false])
    if (alipay) {
      const given = last()[1]
      assert.deepEqual([last()[0], given.confirmButtonText, "cancelButtonText" in given], ["confirm", "go", false])
    }
    ends.confirm = ends.showModal = ["success", both(false)]
    const no = await mp.showModal({ title: "t" })
    assert.deepEqual([no.confirm, no.cancel], [false, true])
    ends.showModal = ["success", { confirm: true, cancel: false, content: "typed" }]
    ends.prompt = ["success", { ok: true, inputValue: "typed" }]
    assert.equal((await mp.showModal({ title: "t", editable: true })).content, "typed")
    if (alipay) {
      assert.equal((await mp.showModal({ content: "c", showCancel: false, confirmText: "ok" })).confirm, true)
      assert.deepEqual([last()[0], last()[1].buttonText], ["alert", "ok"])
    }
  },
  async sheet() {
    ends.showActionSheet = ["success", alipay ? { index: 1 } : { tapIndex: 1 }]
    assert.equal((await mp.showActionSheet({ itemList: ["a", "b"] })).tapIndex, 1)
    if (alipay) assert.deepEqual(last()[1].items, ["a", "b"])
    ends.showActionSheet = alipay ? ["success", { index: -1 }] : ["fail", { errMsg: "showActionSheet:fail cancel" }]
    assert.equal((await refused(mp.showActionSheet({ itemList: ["a"] }))).errMsg, "showActionSheet:fail cancel")
  },
  async rest() {
    await mp.setNavigationBarTitle({ title: "t" })
    assert.deepEqual([last()[0], last()[1].title], [alipay ? "setNavigationBar" : "setNavigationBarTitle", "t"])
    const info = mp.getSystemInfoSync()
    assert.deepEqual([info.platform, info.system, info.SDKVersion, info.windowHeight], ["ios", alipay ? "iOS 16.1" : "iOS 16.1", "2.9.0", 716])
    assert.equal(mp.canIUse("showModal.object.title"), "asked " + (alipay ? "confirm" : "showModal") + ".object.title")
    await mp.tick()
    delete host.navigateTo
    const error = await refused(mp.navigateTo({ url: "/a" }))
    assert.match(error.errMsg, /^navigateTo:fail /)
  }
}

;(async () => {
  for (const name of Object.keys(checks)) {
    try {
      await checks[name]()
    } catch (error) {
      console.log("FAILED " + name + "\n" + error.stack)
      process.exitCode = 1
    }
  }
})()
