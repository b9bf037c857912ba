



const { component } = require("../mpc.js"); Component(component({ stars: 0 }, {}, ["_tap0"], ($) => {
const { stars } = $.props()
return [{}, 0, { _tap0: () => $.emit('rate', stars.v + 1) }] }))
