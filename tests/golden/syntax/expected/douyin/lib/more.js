module.exports = { get one() { return one }, get default() { return twice }, get three() { return hidden }, get self() { return $self } }; const $self = require("./self.js"); const one = 1
function twice(n) {
  return n * 2
}
const hidden = 3



