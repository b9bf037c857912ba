







const { component } = require("../mpc.js"); Component(component({ which: undefined, slotLate: false }, {}, [], ($) => {
const { which } = $.props()
$.effect(() => $.emit("mp-slot-part", JSON.parse(JSON.stringify((which.v === 'right') ? { first: which.v, second: "!" } : null), (key, value) => Object.freeze(value)))); return [{}] }))
