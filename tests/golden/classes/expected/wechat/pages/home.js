












const { page } = require("../mpc.js"); Page(page({ kind: "fruit", active: false, size: 1, items: [{ id: 1 }], chosen: 1 }, [], ($) => {


let kind = $.state("fruit")
let active = $.state(false)
let size = $.state(1)
let items = $.state([{ id: 1 }])
let chosen = $.state(1)
return [{ kind, active, size, items, chosen }, { active: {}, items: [{ id: 1 }] }] }))
