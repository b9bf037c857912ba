






const { page } = require("../mpc.js"); Page(page({ cells: [], first: "ImageCell", wide: false, small: true }, ["_open0"], ($) => {



let cells = $.state([{ id: 1, kind: "TextCell", text: "苹果", src: "" }])
let first = $.state("ImageCell")
let wide = $.state(false)
let small = $.state(true)

function open(cell) {
  console.log(cell.text)
}
return [{ cells, first, _1: $.derived(() => first.v === "TextCell" ? cells.v?.[0] : undefined, "pages/home.mp:3"), _2: $.derived(() => first.v !== "TextCell" && first.v === "ImageCell" ? cells.v?.[0] : undefined, "pages/home.mp:3"), _3: $.derived(() => first.v !== "TextCell" && first.v !== "ImageCell" ? first.v && console.warn("pages/home.mp:3: <component :is> is given a name that is not imported: " + first.v) : undefined, "pages/home.mp:3"), _4: $.derived(() => cells.v?.[0], "pages/home.mp:4"), wide, small }, { cells: [{ id: 1, kind: 1, src: 1, text: 1 }, { _0: [(cell) => [cell?.kind], (cell) => cell?.kind !== "TextCell" && cell?.kind !== "ImageCell" ? cell?.kind && console.warn("pages/home.mp:2: <component :is> is given a name that is not imported: " + cell?.kind) : undefined, 1, "pages/home.mp:2"] }], wide: {}, small: {} }, { _open0: [["cells"], ($event, cell) => open(cell)] }] }))
