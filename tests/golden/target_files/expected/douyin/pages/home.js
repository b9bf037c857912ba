





const { page } = require("../mpc.js"), $pay = require("../lib/pay.js"); Page(page({}, [], ($) => {


return [{ _0: $.derived(() => $pay.payWith(), "pages/home.mp:4") }] }))
