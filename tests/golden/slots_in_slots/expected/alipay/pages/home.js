








const { page } = require("../mpc.js"); Page(page({ where: "top", count: 2, _slot0: [], unit: "kg", said: 0 }, ["_mpslotcell0", "_tap0"], ($) => {


let count = $.state(2)
let where = $.state("top")
let unit = $.state("kg")
let said = $.state(0)
const _slot0 = $.state([]); return [{ where, count, _slot0, unit, said }, { _slot0: [{ _i: 1, value: 1 }] }, { _mpslotcell0: ($event) => { _slot0.v = $event.detail }, _tap0: [["_slot0"], ($event, _row0) => { said.v = _row0.value }] }] }))
