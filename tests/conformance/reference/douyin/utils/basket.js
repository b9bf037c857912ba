function total(basket) {
  return basket.length
}

module.exports = { total }
