







const { page } = require("../mpc.js"), mp = require("../mp.js"), $journal = require("../stores/journal.js"); Page(page({ clock: false, native: "" }, ["onReady", "onPullDownRefresh", "onReachBottom", "onPageScroll", "onResize", "onTabItemTap", "onShareAppMessage", "onShareTimeline", "onAddToFavorites", "_ready0", "_tap0", "count"], ($) => {



let clock = $.state(false)
let native = $.state("")
let turn = $.state(0)
$.effect(() => { const at = turn.v; $journal.journal.note("effect " + at); return () => $journal.journal.note("clean " + at) })

function onLoad(query) { $journal.journal.note("load " + query.from) }
function onShow() { $journal.journal.note("show") }
function onReady() { $journal.journal.note("ready"); native.v = typeof $.page.setData }
function onHide() { $journal.journal.note("hide") }
function onUnload() { $journal.journal.note("unload") }
function onPullDownRefresh() { $journal.journal.note("pull") ; mp.stopPullDownRefresh() }
function onReachBottom() { $journal.journal.note("bottom") }
function onPageScroll(event) { $journal.journal.note("scroll " + event.scrollTop) }
function onResize() { $journal.journal.note("resize") }
function onTabItemTap(item) { $journal.journal.note("tab " + item.index) }
function onShareAppMessage() { return { title: "shared" } }
function onShareTimeline() { return { title: "timeline" } }
function onAddToFavorites() { return { title: "favorite" } }
async function count() {
  turn.v++
  await mp.tick()
  $journal.journal.note("ticked")
}
return [{ journal: () => $journal.journal, clock, native }, { journal: { text: 1 }, clock: {} }, { _ready0: ($event) => $journal.journal.note('ready ' + $event.detail), _tap0: () => { clock.v = !clock.v }, count, onLoad, onShow, onReady, onHide, onUnload, onPullDownRefresh, onReachBottom, onPageScroll, onResize, onTabItemTap, onShareAppMessage, onShareTimeline, onAddToFavorites }] }))
