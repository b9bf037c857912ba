



















const { page } = require("../mpc.js"); Page(page({ _0: "1 < 2 && 3 > 2 \"quoted\" 'single'", _1: "a b &lt; &copy; &", _2: "{{", _3: "it's \"quoted\"", _4: "a<b", _5: "it\"s", name: "Ann" }, [], ($) => {
let name = $.state("Ann")
return [{ name }] }))
