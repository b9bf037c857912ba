




const { page } = require("../mpc.js"); Page(page({ n: 1 }, [], ($) => {
let n = $.state(1)
return [{ n }] }))
