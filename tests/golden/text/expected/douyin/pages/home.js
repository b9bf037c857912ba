



















const { page } = require("../mpc.js"); Page(page({ _0: "1 < 2 && 3 > 2 \"quoted\" 'single'", _1: "{{", _2: "it's \"quoted\"", _3: "a<b", _4: "it\"s", name: "Ann" }, [], ($) => {
let name = $.state("Ann")
return [{ name }] }))
