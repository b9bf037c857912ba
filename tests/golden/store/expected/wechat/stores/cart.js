module.exports = { get cart() { return cart }, get clear() { return clear } }; const { store } = require("../mpc.js"); 



const cart = store({
  lines: [],
  coupon: "",
  get total() {
    return this.lines.reduce((sum, line) => sum + line.price * line.count, 0)
  },
  add(line) {
    this.lines.push(line)
  },
})

function clear() {
  cart.lines = []
}
