





const { page } = require("../mpc.js"); Page(page({ product: { name: "" } }, ["onShareAppMessage"], ($) => {
let product = $.state({ name: "", price: 0, cover: "" })

function onLoad(query) {
  product.v.name = query.id
}
const $$title = $.derived(() => `${product.v?.name ?? ""} - 鲜果集`); $.effect(() => { my.setNavigationBar({ title: $$title.v }) }); let $$query = {}; return [{ product }, { product: { name: 1 } }, { onLoad: ($event) => { $$query = $event; return onLoad($event) }, onShareAppMessage: () => ({ title: `${product.v?.name ?? ""} - 鲜果集`, imageUrl: `${product.v?.cover ?? ""}`, path: "/pages/product?" + Object.keys($$query).map((name) => `${name}=${encodeURIComponent($$query[name])}`).join("&") }) }] }))
