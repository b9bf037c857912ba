




















const { page } = require("../mpc.js"), $format = require("../lib/format.js"); Page(page({ items: [], product: null, groups: [] }, [], ($) => {


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
return [{ _0: $.derived(() => $format.yuan(price.v)), _1: $.derived(() => name.v?.toUpperCase()), items, _2: $.derived(() => Math.max(price.v, 0)), _3: $.derived(() => prices.v?.[chosen.v]), product, _4: $.derived(() => product.v ? $format.yuan(product.v?.price) : undefined), _5: $.derived(() => product.v && product.v?.sale ? product.v?.sale?.from?.slice(5) : undefined), _6: $.derived(() => product.v && !product.v?.sale ? $format.yuan(product.v?.price * 2) : undefined), words, groups }, { items: [{ id: 1 }, { _7: [(item) => [item?.price], (item) => $format.yuan(item?.price)], _8: [(item, i) => [item, i], (item, i) => label(item, i)], _9: [(item) => [item?.tags?.length], (item) => item?.tags?.length], _10: [(item) => [item?.tags, item?.tags?.length], (item) => item?.tags?.length ? item?.tags?.join("、") : undefined] }], product: { sale: {} }, words: [{ _: 1 }, { _11: [(word) => [word?.length], (word) => word?.length] }], groups: [{ id: 1, name: 1, rows: [{ id: 1 }, { _12: [(row, index2, group) => [row, group?.id], (row, index2, group) => label(row, group?.id)] }] }, { _13: [(group) => [group?.price], (group) => $format.yuan(group?.price)] }] }] }))
