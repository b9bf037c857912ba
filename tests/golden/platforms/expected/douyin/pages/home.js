













const { page } = require("../mpc.js"); Page(page({ open: true, list: [1, 2] }, [], ($) => {
let open = $.state(true)
let count = $.state(0)
let list = $.state([1, 2])
const name = "douyin"

function onLoad() {
  

{
    console.log("others")
  }
}
return [{ open, _0: $.derived(() => !(count.v > 1 && !open.v), "pages/home.mp:3"), list, name: () => name, _1: $.derived(() => !list.v?.includes(count.v), "pages/home.mp:12") }, { open: {}, list: [1] }, { onLoad }] }))
