







const { component } = require("../mpc.js"); Component(component({ count: 0 }, {}, ["_tap0", "_tap1"], ($) => {
const { count } = $.props()
return [{}, 0, { _tap0: () => $.emit('update-count', count.v - 1), _tap1: () => $.emit('update-count', count.v + 1) }] }))
