







const { component } = require("../mpc.js"); Component(component({ value: undefined, unitPrice: undefined, label: "", big: false }, {}, ["_tap0", "raise"], ($) => {
const { value, unitPrice, label, big } = $.props()





const yuan = $.derived(() => (((value.v * unitPrice.v) / 100).toFixed(2)))

function raise() {
  $.emit("change", value.v + 1)
}
return [{ yuan }, 0, { _tap0: () => $.emit('row-tap', value.v), raise }] }))
