





const mp = require("./mp.js"), $log = require("./lib/log.js"); App((() => {



let started = 0

function onLaunch(options) {
  started = Date.now()
  $log.start(options.path)
}

const onShow = () => console.log("shown", started)

function onError(message) {
  mp.showToast({ title: message })
}
return { onLaunch, onShow, onError } })())
