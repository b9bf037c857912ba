














const { page } = require("../mpc.js"); Page(page({ name: "", address: { city: "" }, qty: 1, price: "", note: "", agreed: false, level: 5, places: ["上海", "北京"], place: 0, lines: [] }, ["_input0", "_input1", "_input2", "_input3", "save", "_input4", "_change0", "_change1", "_change2", "_input5", "_input6"], ($) => {
let name = $.state("")
let address = $.state({ city: "", zip: "" })
let qty = $.state(1)
let price = $.state("")
let note = $.state("")
let agreed = $.state(false)
let level = $.state(5)
let place = $.state(0)
let places = $.state(["上海", "北京"])
let count = $.state(0)
let lines = $.state([])

function save() {
  console.log(name.v, address.v.city, qty.v)
}
return [{ name, address, qty, price, note, agreed, level, places, place, _0: $.derived(() => places.v?.[place.v], "pages/home.mp:9"), lines }, { address: { city: 1 }, lines: [{ id: 1, text: 1 }] }, { _input0: ($event) => { name.v = $event.detail.value }, _input1: ($event) => { address.v.city = $event.detail.value }, _input2: ($event) => { qty.v = isNaN(parseFloat($event.detail.value)) ? "" : parseFloat($event.detail.value) }, _input3: ($event) => { price.v = isNaN(parseFloat($event.detail.value)) ? "" : parseFloat($event.detail.value) }, save, _input4: ($event) => { note.v = $event.detail.value }, _change0: ($event) => { agreed.v = $event.detail.value }, _change1: ($event) => { level.v = $event.detail.value }, _change2: ($event) => { place.v = Number($event.detail.value) }, _input5: ($event) => { name.v = $event.detail.value; count.v += 1 }, _input6: [["lines"], ($event, line) => { line.text = $event.detail.value }] }] }))
