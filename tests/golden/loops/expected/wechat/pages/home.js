





















const { page } = require("../mpc.js"); Page(page({ _2: [0, 1, 2], fruits: [{ id: 1, name: "苹果", origin: "山东", ripe: true }], tags: ["new", "hot"], names: ["Ann"], stock: [], words: [], stars: [0, 1, 2, 3, 4], _3: [], groups: [], _6: [] }, [], ($) => {
let fruits = $.state([{ id: 1, name: "苹果", origin: "山东", ripe: true, note: "" }])
let tags = $.state(["new", "hot"])
let names = $.state(["Ann"])
let stock = $.state([{ sku: { code: "a1", colour: "red" }, count: 2 }])
let words = $.state(["Apple"])
let stars = $.state(5)
let prices = $.state({ apple: 3, pear: 4 })
let groups = $.state([])
return [{ fruits, tags, names, stock, words, stars, _3: $.derived(() => Object.entries(prices.v), "pages/home.mp:10"), groups, _6: $.derived(() => fruits.v?.filter((each) => each?.ripe), "pages/home.mp:20") }, { fruits: [{ id: 1, name: 1, origin: 1, ripe: {} }], tags: [1], names: [1], stock: [{ count: 1 }, { _0: [(item) => [item?.sku], (item) => item?.sku?.code, 1, "pages/home.mp:6"] }], words: [{ _: 1 }, { _1: [(word) => [word], (word) => word?.toLowerCase(), 1, "pages/home.mp:7"] }], stars: [1], _3: [{ _: {} }, { _4: [(entry) => [entry], (entry) => entry?.[0], 1, "pages/home.mp:10"], _5: [(entry) => [entry], (entry) => entry?.[1], 1, "pages/home.mp:10"] }], groups: [{ id: 1, items: [{ id: 1, name: 1 }], title: 1 }], _6: [{ id: 1, name: 1 }] }] }))
