










const { page } = require("../mpc.js"); Page(page({ groups: [{ name: "梨", parts: [1, 2] }], open: true, wide: false }, ["_tap0", "draw", "mpRef"], ($) => {


let groups = $.state([{ name: "梨", parts: [1, 2] }])
let open = $.state(true)
let wide = $.state(false)

async function draw() {
  const canvas = await $.refs.board.node()
  if (canvas) canvas.getContext("2d").clearRect(0, 0, 10, 10)
  console.log($.refs.list.count, $.refs.parts.length, await $.refs.cells.rect())
}
return [{ groups, open, wide }, { groups: [{ name: 1, parts: [1] }], open: {}, wide: {} }, { _tap0: () => $.refs.list.scroll(0), draw }, { list: 0, cells: [".mp-ref-cells"], parts: [], board: ".mp-ref-board" }] }))
