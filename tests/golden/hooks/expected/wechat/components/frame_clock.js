



const { component } = require("../mpc.js"); Component(component({}, { time: "" }, [], ($) => {
let time = $.state("")
let timer

function tick() {
  time.v = new Date().toTimeString()
}
function onMount() {
  timer = setInterval(tick, 1000)
}
function onUnmount() {
  clearInterval(timer)
}
function onPageShow() {
  tick()
}
return [{ time }, 0, { onMount, onUnmount, onPageShow }] }))
