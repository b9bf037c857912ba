





const { page } = require("../mpc.js"), $cart = require("../stores/cart.js"); Page(page({}, ["buy", "_tap0"], ($) => {


function buy() {
  $cart.cart.add({ id: "a", title: "苹果", price: 3, count: 1 })
}
return [{ _0: $.derived(() => $cart.cart?.lines?.length, "pages/home.mp:2"), cart: () => $cart.cart }, { cart: { total: 1 } }, { buy, _tap0: () => { $cart.cart.coupon = 'NEW' } }] }))
