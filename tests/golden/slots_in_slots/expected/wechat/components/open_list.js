





const { component } = require("../mpc.js"); Component(component({ count: undefined, slotTop: false, slotLine: false, slotDefault: false }, { _0: [] }, [], ($) => {
const { count } = $.props()
$.effect(() => $.emit("mp-slot-line", JSON.parse(JSON.stringify((typeof count.v === "number" ? [...Array(count.v).keys()] : count.v || []).map((n, index) => ({ n, odd: n % 2 === 1, _i: index }))), (key, value) => Object.freeze(value)))); return [{ _0: $.derived(() => count.v, "components/open_list.mp:3") }, { _0: [1] }] }))
