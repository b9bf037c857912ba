



const { page } = require("../mpc.js"); Page(page({ title: "会员" }, ["_tap0"], ($) => {
let title = $.state("会员")
let dark = $.state(false)
const $$title = $.derived(() => `${title.v ?? ""}`), $$front = $.derived(() => (dark.v ? 'white' : 'black') === "black" ? "#000000" : "#ffffff"); $.effect(() => { tt.setNavigationBarTitle({ title: $$title.v }) }); $.effect(() => { tt.setNavigationBarColor({ frontColor: $$front.v, backgroundColor: "#eeeeee" }) }); return [{ title }, 0, { _tap0: () => { dark.v = !dark.v } }] }))
