




















const { page } = require("../mpc.js"), $format = require("../lib/format.js"); Page(page({ items: [], product: null, words: [], groups: [] }, [], ($) => {


let price = $.state(3)
let name = $.state("ann")
let items = $.state([])
let prices = $.state({ apple: 3 })
let chosen = $.state("apple")
let product = $.state(null)
let words = $.state(["one"])
let groups = $.state([])

function label(item, i) {
  return `${i}: ${item.name}`
}
return [{ _0: $.derived(() => $format.yuan(price.v), "pages/home.mp:2"), _1: $.derived(() => name.v?.toUpperCase(), "pages/home.mp:3"), items, _2: $.derived(() => Math.max(price.v, 0), "pages/home.mp:5"), _3: $.derived(() => prices.v?.[chosen.v], "pages/home.mp:6"), product, _4: $.derived(() => product.v ? $format.yuan(product.v?.price) : undefined, "pages/home.mp:8"), _5: $.derived(() => product.v && product.v?.sale ? product.v?.sale?.from?.slice(5) : undefined, "pages/home.mp:9"), _6: $.derived(() => product.v && !product.v?.sale ? $format.yuan(product.v?.price * 2) : undefined, "pages/home.mp:10"), words, groups }, { items: [{ id: 1 }, { _7: [(item) => [item?.price], (item) => $format.yuan(item?.price), 1, "pages/home.mp:13"], _8: [(item, i) => [item, i], (item, i) => label(item, i), 1, "pages/home.mp:13"], _9: [(item) => [item?.tags], (item) => item?.tags?.length, 1, "pages/home.mp:14"], _10: [(item) => [item?.tags], (item) => item?.tags?.length ? item?.tags?.join("、") : undefined, 1, "pages/home.mp:14"] }], product: { sale: {} }, words: [{ _: 1 }, { _11: [(word) => [word?.length], (word) => word?.length, 1, "pages/home.mp:16"] }], groups: [{ id: 1, name: 1, rows: [{ id: 1 }, { _12: [(row, index2, group) => [row, group?.id], (row, index2, group) => label(row, group?.id), 1, "pages/home.mp:18"] }] }, { _13: [(group) => [group?.price], (group) => $format.yuan(group?.price), 1, "pages/home.mp:18"] }] }] }))
