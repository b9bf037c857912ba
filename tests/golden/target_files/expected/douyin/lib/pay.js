module.exports = { get payWith() { return payWith } }; const $label = require("./label.js"); 
const payWith = () => $label.label("Douyin")
