





const mp = require("../mp.js"); Page({ data: { phone: "400-000-0000" }, onLoad() { this.$ = (() => {


const phone = "400-000-0000"

function onLoad() {
  console.log("stateless")
}

function call() {
  mp.showToast({ title: phone })
}

function open(name) {
  console.log(name)
}

function onShareAppMessage() {
  return { title: "help" }
}
return { call, _tap0: () => open('help'), onLoad, onShareAppMessage } })(); this.$.onLoad() }, onShareAppMessage() { return this.$.onShareAppMessage() }, call() { return this.$.call() }, _tap0() { return this.$._tap0() } })
