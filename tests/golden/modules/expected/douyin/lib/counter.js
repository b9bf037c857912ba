module.exports = { get default() { return count }, get raise() { return raise }, get Counter() { return Counter } }; const $format = require("./format.js"); 

let count = 0


function raise() {
  count++
  console.log($format.yuan(count))
}

class Counter {
  step = 1
  value
  next() { return (this.value ?? 0) + this.step }
}
