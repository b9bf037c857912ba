



const { component } = require("../mpc.js"), $journal = require("../stores/journal.js"); Component(component({ name: undefined }, { ticks: 0 }, [], ($) => {

const { name } = $.props()
let ticks = $.state(0)
function onMount() { $journal.journal.note("mount " + name.v); ticks.v = 1; $.emit("ready", name.v) }
function onUnmount() { $journal.journal.note("unmount " + name.v) }
function onPageShow() { $journal.journal.note("page show " + name.v) }
function onPageHide() { $journal.journal.note("page hide " + name.v) }
return [{ ticks }, 0, { onMount, onUnmount, onPageShow, onPageHide }] }))
