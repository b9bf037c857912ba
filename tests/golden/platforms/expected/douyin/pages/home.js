













const { page } = require("../mpc.js"); Page(page({ open: true, count: 0, list: [1, 2] }, [], ($) => {


let open = $.state(true)
let count = $.state(0)
let list = $.state([1, 2])
const name = "douyin"

function onLoad() {
  

{
    console.log("others")
  }
}
return [{ open, count, list, name: () => name, _0: $.derived(() => list.v?.includes(count.v) ? '' : 'display: none', "pages/home.mp:12") }, { open: {}, list: [1] }, { onLoad }] }))
