module.exports = { get greet() { return greet } }; const $text = require("./text.js"); 

function greet(...words) {
  console.log($text.join(words))
}
