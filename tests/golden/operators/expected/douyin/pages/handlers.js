
































const { page } = require("../mpc.js"); Page(page({ n: 0, box: { v: null }, said: "", empty: "" }, ["_tap0", "_tap1", "_tap2", "_tap3", "_tap4", "_tap5", "_tap6", "_tap7", "_tap8", "_tap9", "_tap10", "_tap11", "_tap12", "_tap13", "_tap14", "_tap15", "_tap16", "_tap17", "_tap18", "named", "_tap19", "_tap20", "_tap21"], ($) => {
let n = $.state(0)
let box = $.state({ v: null })
let empty = $.state("")
let said = $.state("")
function say(...words) { said.v += words.join("-") + ";" }
function named(event) { said.v += event.type + "!" }
return [{ n, box, said, empty }, { box: { v: 1 } }, { _tap0: () => { n.v = 5 }, _tap1: () => { n.v += 4 }, _tap2: () => { n.v -= 1 }, _tap3: () => { n.v *= 3 }, _tap4: () => { n.v /= 2 }, _tap5: () => { n.v %= 5 }, _tap6: () => { n.v **= 3 }, _tap7: () => { n.v <<= 2 }, _tap8: () => { n.v >>= 1 }, _tap9: () => { n.v >>>= 0 }, _tap10: () => { n.v &= 14 }, _tap11: () => { n.v |= 1 }, _tap12: () => { n.v ^= 9 }, _tap13: () => { n.v++ }, _tap14: () => { n.v-- }, _tap15: () => { box.v.v ??= 'first' }, _tap16: () => { box.v.v &&= 'second' }, _tap17: () => { empty.v ||= 'third' }, _tap18: ($event) => say('call', $event.type), named, _tap19: () => say('down'), _tap20: () => say('up'), _tap21: () => say('inside') }] }))
