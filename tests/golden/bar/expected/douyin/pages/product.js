



const { page } = require("../mpc.js"); Page(page({ product: { name: "苹果" } }, ["_tap0"], ($) => {
let product = $.state({ name: "苹果" })
let color = $.state("#07c160")
const fallback = "水果"
const $$title = $.derived(() => `${(product.v?.name || fallback) ?? ""} 详情`), $$back = $.derived(() => color.v); $.effect(() => { tt.setNavigationBarTitle({ title: $$title.v }) }); $.effect(() => { tt.setNavigationBarColor({ frontColor: "#000000", backgroundColor: $$back.v }) }); return [{ product }, { product: { name: 1 } }, { _tap0: () => { product.v = { name: '梨' } } }] }))
