




const { component } = require("../mpc.js"); Component(component({ rows: undefined }, { _0: [0, 1], _slot0: [] }, ["_mpslotrow0"], ($) => {

const { rows } = $.props()
const _slot0 = $.state([]); $.effect(() => $.emit("mp-slot-x", JSON.parse(JSON.stringify([0, 1].map((n, index) => ({ _i: index }))), (key, value) => Object.freeze(value)))); return [{ _slot0 }, { _slot0: [{ _i: 1, row: { name: 1 } }] }, { _mpslotrow0: ($event) => { _slot0.v = $event.detail } }] }))
