

















const { page } = require("../mpc.js"); Page(page({ _1: [], fruits: [{ id: "a", name: "a" }, { id: "b", name: "b" }], _slot0: null, _slot1: [], unit: "kg", which: "left", _slot2: null, _slot3: [], said: "" }, ["_mpslothead0", "_mpslotrow0", "_tap0", "_mpslotpart0", "_mpslotx0", "_tap1", "_tap2", "_tap3"], ($) => {



let fruits = $.state([{ id: "a", name: "a" }, { id: "b", name: "b" }])
let which = $.state("left")
let unit = $.state("kg")
let said = $.state("")
function up(s) { return s.toUpperCase() }
function pick(id, n) { said.v += id + n }
const _slot0 = $.state(null); const _slot1 = $.state([]); const _slot2 = $.state(null); const _slot3 = $.state([]); return [{ fruits, _slot0, _slot1, unit, which, _slot2, _2: $.derived(() => fruits.v?.length > 2, "pages/slots.mp:10"), _slot3, said }, { _slot0: { count: 1, label: 1 }, _slot1: [{ _i: 1, i: 1, row: { name: 1 } }, { _0: [(_row1) => [_row1?.row], (_row1) => _row1?.row?.name !== 'b' ? up(_row1?.row?.name) : undefined, 1, "pages/slots.mp:4"] }], _slot2: { first: 1, second: 1 }, _slot3: [{ _i: 1 }] }, { _mpslothead0: ($event) => { _slot0.v = $event.detail }, _mpslotrow0: ($event) => { _slot1.v = $event.detail }, _tap0: [["_slot1"], ($event, _row1) => pick(_row1.row.id, _row1.i)], _mpslotpart0: ($event) => { _slot2.v = $event.detail }, _mpslotx0: ($event) => { _slot3.v = $event.detail }, _tap1: () => fruits.v.push({ id: 'c', name: 'c' }), _tap2: () => { fruits.v[0].name = 'z' }, _tap3: () => { which.v = 'right' } }] }))
