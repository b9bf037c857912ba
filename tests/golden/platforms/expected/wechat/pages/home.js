













const { page } = require("../mpc.js"); Page(page({ open: true, count: 0, list: [1, 2] }, [], ($) => {


let open = $.state(true)
let count = $.state(0)
let list = $.state([1, 2])
const name = "wechat"

function onLoad() {
  

{
    console.log("others")
  }
}
return [{ open, count, list, name: () => name }, { open: {}, list: [1] }, { onLoad }] }))
