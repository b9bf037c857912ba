// Plain models of Page, Component and setData, and the runner of the cases.
// Usage: node harness.js <target> <mpc.js> <case file …>; with MPC_BAIL=1 it ends at the first failure.
"use strict"
const assert = require("node:assert/strict")
const path = require("node:path")

const [target, runtime, ...files] = process.argv.slice(2)
const mpc = require(path.resolve(runtime))
const alipay = target === "alipay"

// Values cross to the view as JSON.
const copy = (value) => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)))

// A copy of lists and objects; what is in them stays as it is.
const twin = (value) => {
  if (!value || typeof value !== "object" || value.toJSON) return value
  return Object.keys(value).reduce((made, key) => ((made[key] = twin(value[key])), made), Array.isArray(value) ? [] : {})
}

// Applies one setData path the way the hosts document it.
const assign = (data, name, value, shared = {}) => {
  const steps = []
  name.replace(/\[(\d+)\]|([^.[\]]+)/g, (all, index, key) => steps.push(index === undefined ? key : Number(index)))
  let place = data
  while (steps.length > 1) {
    const step = steps.shift()
    if (place[step] === null || typeof place[step] !== "object") throw new Error("setData: no object at " + name)
    place = place[step]
  }
  if (typeof steps[0] === "number" && !Array.isArray(place)) throw new Error("setData: no list at " + name)
  if (typeof steps[0] === "number" && steps[0] > place.length) throw new Error("setData: a gap at " + name)
  const before = place[steps[0]]
  const text = JSON.stringify(value)
  // Lists and objects that all instances of a component share must be replaced.
  if (before !== undefined && before !== shared[name] && JSON.stringify(before) === text && (text[0] === "[" || text[0] === "{" || Object.is(before, value))) throw new Error("setData: nothing new at " + name)
  place[steps[0]] = value
}

class Host {
  constructor(options, data) {
    this.data = data
    this.is = "case"
    this.sent = []
    this.callbacks = []
    this.events = []
    this.options = options
  }
  // `slow` hosts are done when a test calls what is in `callbacks`.
  setData(patch, callback) {
    if (this.slow) this.callbacks.push(callback)
    else if (callback) Promise.resolve().then(callback)
    for (const key of Object.keys(patch)) {
      if (patch[key] === undefined) throw new Error("setData: undefined at " + key)
    }
    this.sent.push(copy(patch))
    // WeChat copies what it gets; of the others that is not known, so here they do not.
    for (const key of Object.keys(patch)) assign(this.data, key, target === "wechat" ? twin(patch[key]) : patch[key], this.options.data)
  }
  last() {
    return this.sent[this.sent.length - 1]
  }
}

const initialData = (data) => (typeof data === "function" ? data() : alipay ? Object.assign({}, data) : copy(data))

// The pages of the case that runs; they are unloaded after it.
const pages = []

const openPage = (options, query) => {
  const host = new Host(options, initialData(options.data))
  for (const key of Object.keys(options)) if (typeof options[key] === "function" && key !== "data") host[key] = options[key]
  pages.push(host)
  host.onLoad(query || {})
  host.onShow()
  return host
}

// Makes a component, with the props that its parent gives.
const openComponent = (options, given = {}, early) => {
  const host = new Host(options, initialData(options.data))
  Object.assign(host, options.methods)
  if (early) early(host)
  if (alipay) {
    host.props = Object.assign({}, options.props, given)
    options.onInit.call(host)
    options.deriveDataFromProps.call(host, host.props)
    host.set = (next) => {
      options.deriveDataFromProps.call(host, Object.assign({}, host.props, next))
      host.props = Object.assign({}, host.props, next)
    }
    host.ready = () => options.didMount.call(host)
    host.remove = () => options.didUnmount.call(host)
    host.pageShow = () => options.rootEvents.onShow.call(host)
    host.pageHide = () => options.rootEvents.onHide.call(host)
  } else {
    host.dataset = {}
    host.triggerEvent = (type, detail) => {
      host.events.push({ type, detail })
      if (host.listen) host.listen({ type, detail, target: { id: "", dataset: host.dataset }, currentTarget: { id: "", dataset: host.dataset } })
    }
    for (const key of Object.keys(options.properties)) host.data[key] = copy(options.properties[key].value)
    host.set = (next) => {
      for (const key of Object.keys(next)) {
        const old = host.data[key]
        host.data[key] = copy(next[key])
        options.properties[key].observer.call(host, host.data[key], old)
      }
    }
    host.set(given)
    options.lifetimes.attached.call(host)
    host.ready = () => options.lifetimes.ready.call(host)
    host.remove = () => options.lifetimes.detached.call(host)
    host.pageShow = () => options.pageLifetimes.show.call(host)
    host.pageHide = () => options.pageLifetimes.hide.call(host)
  }
  return host
}

// A tap on an element with these indices.
const tap = (...indices) => {
  const dataset = {}
  indices.forEach((index, depth) => (dataset["mp" + "IJKLM"[depth]] = index))
  const element = { id: "", dataset }
  return { type: "tap", detail: {}, target: element, currentTarget: element, touches: [], timeStamp: 1 }
}

const tick = () => new Promise((resolve) => setTimeout(resolve))

// Collects what the runtime reports instead of printing it.
const reports = []
console.error = (...args) => reports.push(args)

const cases = []
const test = (name, action) => cases.push({ name, action })

for (const file of files) require(path.resolve(file))({ test, assert, mpc, target, alipay, pages, openPage, openComponent, tap, tick, reports, copy, Host })

;(async () => {
  let failed = 0
  for (const { name, action } of cases) {
    reports.length = 0
    try {
      await action()
    } catch (error) {
      failed++
      console.log("FAILED " + name + "\n" + error.stack)
      if (process.env.MPC_BAIL) process.exit(1)
    }
    pages.splice(0).forEach((host) => host.onUnload())
  }
  console.log(cases.length - failed + " of " + cases.length + " passed")
  process.exit(failed || !cases.length ? 1 : 0)
})()
