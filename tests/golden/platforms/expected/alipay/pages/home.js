













const { page } = require("../mpc.js"), $greet = require("../lib/greet.js"); Page(page({ open: true, count: 0 }, [], ($) => {


let open = $.state(true)
let count = $.state(0)
let list = $.state([1, 2])
const name = "alipay"

function onLoad() {
  {
    $greet.greet("only Alipay", "https://api.example.com")
  }


}
return [{ open, count, name: () => name }, { open: {} }, { onLoad }] }))
