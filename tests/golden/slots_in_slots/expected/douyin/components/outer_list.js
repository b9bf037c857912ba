






const { component } = require("../mpc.js"); Component(component({ count: undefined, slotCell: false }, { _slot0: [] }, ["_mpslotline0"], ($) => {

const { count } = $.props()
const _slot0 = $.state([]); $.effect(() => $.emit("mp-slot-cell", JSON.parse(JSON.stringify((_slot0.v || []).map((_row0, _i0) => ({ value: _row0?.n * 10, odd: _row0?.odd, _i: _i0 }))), (key, value) => Object.freeze(value)))); return [{ _slot0 }, { _slot0: [{ _i: 1 }] }, { _mpslotline0: ($event) => { _slot0.v = $event.detail } }] }))
