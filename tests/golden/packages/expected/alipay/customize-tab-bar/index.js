



const { component } = require("../mpc.js"), $tabs = require("../stores/tabs.js"); Component(component({}, {}, ["_tap0"], () => {

return [{ tabs: () => $tabs.tabs }, { tabs: { chosen: 1 } }, { _tap0: () => { $tabs.tabs.chosen = 0 } }] }))
