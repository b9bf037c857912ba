




const { page } = require("../mpc.js"), mp = require("../mp.js"); Page(page({ count: 0 }, ["onPullDownRefresh", "onReachBottom", "onPageScroll", "onShareAppMessage"], ($) => {



let count = $.state(0)
let timer

function onLoad(query) {
  count.v = Number(query.count)
}
function onShow() {
  timer = setInterval(() => count.v++, 1000)
}
const onHide = () => clearInterval(timer)
async function onPullDownRefresh() {
  count.v = 0
  await mp.tick()
  mp.stopPullDownRefresh()
}
function onPageScroll({ scrollTop }) {
  if (scrollTop > 100) count.v = scrollTop
}
function onReachBottom() {
  count.v += 10
}
function onShareAppMessage() {
  return { title: `Count ${count.v}`, path: "/pages/home" }
}
function onUnload() {
  onHide()
}
return [{ count }, 0, { onLoad, onShow, onHide, onUnload, onPullDownRefresh, onReachBottom, onPageScroll, onShareAppMessage }] }))
