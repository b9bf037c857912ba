





















const { page } = require("../mpc.js"); Page(page({ size: "s", skus: [], chosen: "", names: ["苹果", "梨"], at: 0, columns: [0], qty: 1 }, ["_change0", "_change1", "_change2", "_change3", "_change4", "_input0"], ($) => {
let size = $.state("s")
let chosen = $.state("")
let skus = $.state([])
let form = $.state({ extras: ["gift"] })
let at = $.state(0)
let names = $.state(["苹果", "梨"])
let date = $.state("2024-01-01")
let columns = $.state([0])
let qty = $.state(1)
let count = $.state(0)
return [{ size, skus, chosen, _0: $.derived(() => form.v?.extras?.includes("gift"), "pages/home.mp:9"), names, at, columns, qty }, { skus: [{ id: 1, name: 1 }, { _1: [(sku) => [sku?.id], (sku) => form.v?.extras?.some((each) => each == sku?.id), 1, "pages/home.mp:9"] }] }, { _change0: ($event) => { size.v = $event.detail.value }, _change1: ($event) => { chosen.v = $event.detail.value }, _change2: ($event) => { form.v.extras = $event.detail.value }, _change3: ($event) => { at.v = Number($event.detail.value) }, _change4: ($event) => { columns.v = $event.detail.value }, _input0: ($event) => { qty.v = isNaN(parseFloat($event.detail.value)) ? "" : parseFloat($event.detail.value); count.v += 1 } }] }))
