












const { page } = require("../mpc.js"); Page(page({ title: "标题", closable: true }, ["_tap0"], ($) => {



let title = $.state("标题")
let closable = $.state(true)
return [{ title, closable }, { closable: {} }, { _tap0: () => { closable.v = false } }] }))
