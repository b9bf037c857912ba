









const { page } = require("../mpc.js"); Page(page({ total: 0, price: 300, rows: [], count: 1 }, ["open", "_change0", "_rowtap0", "_updatecount0"], ($) => {






let total = $.state(0)
let price = $.state(300)
let count = $.state(1)
let rows = $.state([])

function open() { total.v += 1 }
function choose(row) { total.v = row.price }
return [{ total, price, rows, count }, { rows: [{ id: 1, price: 1 }] }, { open, _change0: ($event) => { total.v = $event.detail }, _rowtap0: [["rows"], ($event, row) => choose(row)], _updatecount0: ($event) => { count.v = $event.detail } }] }))
