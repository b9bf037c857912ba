















const { page } = require("../mpc.js"); Page(page({ _14: 31, _15: 0.5, _16: 1000, _17: "it's", _18: "\\u{1F34E}", _27: "<b> & \"", a: 7, b: 2, text: "7", none: null, tree: { list: [1, 2, 3] } }, [], ($) => {
let a = $.state(7)
let b = $.state(2)
let zero = $.state(0)
let text = $.state("7")
let none = $.state(null)
let tree = $.state({ class: { in: [1, 2] }, for: "loop", list: [1, 2, 3], rest: { z: 26 } })
function new_date(kind) { return kind.UTC(1970, 0, 2) }
return [{ a, b, _0: $.derived(() => +text.v, "pages/expressions.mp:3"), _1: $.derived(() => ~a.v, "pages/expressions.mp:3"), text, none, _2: $.derived(() => none.v ?? "nothing", "pages/expressions.mp:5"), _3: $.derived(() => zero.v ?? "nothing", "pages/expressions.mp:5"), _4: $.derived(() => tree.v?.class?.in?.[1], "pages/expressions.mp:6"), _5: $.derived(() => tree.v?.["for"], "pages/expressions.mp:6"), _6: $.derived(() => tree.v?.missing?.(), "pages/expressions.mp:6"), _7: $.derived(() => tree.v?.list?.at?.(-1), "pages/expressions.mp:6"), _8: $.derived(() => [...tree.v?.list, 4].length, "pages/expressions.mp:7"), _9: $.derived(() => JSON.stringify({ a: a.v, "b c": 1, 2: [text.v], [text.v]: none.v, ...tree.v?.rest }), "pages/expressions.mp:7"), _10: $.derived(() => Math.max(...tree.v?.list), "pages/expressions.mp:7"), _11: $.derived(() => typeof a.v, "pages/expressions.mp:8"), _12: $.derived(() => `<${text.v}>`, "pages/expressions.mp:8"), _13: $.derived(() => (a.v + b.v) * 2, "pages/expressions.mp:8"), _19: $.derived(() => tree.v?.list?.map((n, i) => n * i)?.join(), "pages/expressions.mp:8"), _20: $.derived(() => Number("4") + parseInt("12px") + parseFloat("1.5"), "pages/expressions.mp:9"), _21: $.derived(() => String(none.v), "pages/expressions.mp:9"), _22: $.derived(() => Boolean(zero.v), "pages/expressions.mp:9"), _23: $.derived(() => Array.isArray(tree.v?.list), "pages/expressions.mp:9"), _24: $.derived(() => Object.keys(tree.v?.rest), "pages/expressions.mp:9"), _25: $.derived(() => encodeURIComponent("果"), "pages/expressions.mp:9"), _26: $.derived(() => new_date(Date), "pages/expressions.mp:9"), tree }, { tree: { list: [1] } }] }))
