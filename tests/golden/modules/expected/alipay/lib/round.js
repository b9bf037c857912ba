module.exports = { get round() { return round } }; function round(value) {
  return value.toFixed(2)
}
