







const { component } = require("../mpc.js"); Component(component({ rows: undefined, slotHead: false, slotDefault: false }, {}, [], ($) => {
const { rows } = $.props()
$.effect(() => $.emit("mp-slot-head", JSON.parse(JSON.stringify({ count: rows.v?.length, label: "a " + (rows.v?.length ?? "") }), (key, value) => Object.freeze(value)))); $.effect(() => $.emit("mp-slot-row", JSON.parse(JSON.stringify((rows.v || []).map((r, i) => ({ row: r, i, _i: i }))), (key, value) => Object.freeze(value)))); return [{}] }))
