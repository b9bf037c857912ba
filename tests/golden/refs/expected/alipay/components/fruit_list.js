



const { component } = require("../mpc.js"); Component(component({}, { top: 0, count: 0 }, [], ($) => {
let top = $.state(0)
let count = $.state(0)

async function measure() {
  const { scrollTop } = await $.refs.box.scroll()
  count.v = scrollTop
}

$.expose({
  get count() { return count.v },
  scroll(to) { top.v = to },
  measure,
})
return [{ top, count }, 0, 0, { box: ".mp-ref-box__fruit_list" }] }))
