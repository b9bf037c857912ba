module.exports = { get tabs() { return tabs } }; const { store } = require("../mpc.js"); 

const tabs = store({ chosen: 0 })
