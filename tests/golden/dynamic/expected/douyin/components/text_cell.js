



const { component } = require("../mpc.js"); Component(component({ cell: undefined }, {}, ["_tap0"], ($) => {
const { cell } = $.props()
return [{}, 0, { _tap0: () => $.emit('open') }] }))
