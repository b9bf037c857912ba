















const { page } = require("../mpc.js"), mp = require("../mp.js"); Page(page({}, ["add", "_tap0", "_tap1", "_tap2", "_tap3", "log", "_input0", "_blur0", "_tap4"], ($) => {


let count = $.state(0)
let name = $.state("")

function add() {
  count.v++
}

function choose(id, event) {
  name.v = id
}

function log(event) {
  console.log(event.type, event.detail)
}
return [{}, 0, { add, _tap0: () => choose('a'), _tap1: ($event) => choose('b', $event), _tap2: () => { count.v += 1 }, _tap3: () => choose('c'), log, _input0: ($event) => { name.v = $event.detail.value }, _blur0: () => choose(name.v), _tap4: () => mp.showToast({ title: name.v }) }] }))
