





const { page } = require("../mpc.js"), mp = require("../mp.js"); Page(page({}, ["onShareAppMessage", "call", "_tap0"], () => {


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
return [{ phone: () => phone }, 0, { call, _tap0: () => open('help'), onLoad, onShareAppMessage }] }))
