






const { page } = require("../mpc.js"); Page(page({ limit: 10, count: 1 }, ["_change0", "_overlimit0"], ($) => {
let count = $.state(1)
let limit = $.state(10)
return [{ limit, count }, 0, { _change0: ($event) => { count.v = $event.detail }, _overlimit0: () => { limit.v += 1 } }] }))
