















const { page } = require("../mpc.js"); Page(page({ cover: "https://example.com/a.png", mode: "widthFix", ready: false, busy: false, name: "", count: 1, top: 0 }, [], ($) => {
let cover = $.state("https://example.com/a.png")
let mode = $.state("widthFix")
let ready = $.state(false)
let busy = $.state(false)
let name = $.state("")
let count = $.state(1)
let top = $.state(0)
return [{ cover, mode, ready, busy, name, count, top, _0: $.derived(() => `${name.v}!`, "pages/home.mp:14") }] }))
