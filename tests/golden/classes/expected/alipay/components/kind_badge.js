











const { component, cls: $cls } = require("../mpc.js"); Component(component({ kind: "plain", active: false }, {}, [], ($) => {
const { kind, active } = $.props()
return [{ _0: $.derived(() => $cls(kind.v, "__kind_badge"), "components/kind_badge.mp:4"), _1: $.derived(() => $cls("label-" + kind.v, "__kind_badge"), "components/kind_badge.mp:5") }] }))
