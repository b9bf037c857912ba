





const { page } = require("../mpc.js"), $cart = require("../stores/cart.js"); Page(page({}, ["_tap0", "_tap1"], () => {

return [{ cart: () => $cart.cart, basket: () => $cart.cart }, { cart: { coupon: 1, lines: [{ count: 1, id: 1, title: 1 }] }, basket: { total: 1 } }, { _tap0: [["cart.lines"], ($event, line) => { line.count += 1 }], _tap1: ($event) => $cart.clear($event) }] }))
