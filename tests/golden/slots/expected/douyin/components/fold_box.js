




const { component } = require("../mpc.js"); Component(component({}, { open: false }, ["_tap0"], ($) => {
let open = $.state(false)
return [{ open }, { open: {} }, { _tap0: () => { open.v = !open.v } }] }))
