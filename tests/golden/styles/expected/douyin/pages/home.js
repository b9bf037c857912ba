









const { page, sty: $sty } = require("../mpc.js"); Page(page({ width: 20, color: "red", on: true, css: "color: red", bars: [] }, [], ($) => {
let width = $.state(20)
let color = $.state("red")
let on = $.state(true)
let css = $.state("color: red")
let base = $.state({ padding: "8rpx" })
let bars = $.state([{ id: 1, value: 3, hue: 120 }])
return [{ width, color, on, css, _0: $.derived(() => $sty([base.v, { color: color.v }]), "pages/home.mp:7"), bars }, { on: {}, bars: [{ hue: 1, id: 1 }, { _1: [(bar) => [bar?.value], (bar) => `${bar?.value * 2}rpx`, 1, "pages/home.mp:8"] }] }] }))
