module.exports = { get yuan() { return yuan } }; /** Fen as yuan. */
function yuan(fen) {
  return `¥${(fen / 100).toFixed(2)}`
}
