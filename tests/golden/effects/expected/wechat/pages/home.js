






const { page } = require("../mpc.js"); Page(page({ query: "", shown: [] }, ["_input0", "_tap0"], ($) => {


let tasks = $.state([{ id: 1, title: "write", done: false }])
let query = $.state("")
let timer

const shown = $.derived(() => (tasks.v.filter((task) => task.title.includes(query.v))))
const open = $.derived(() => (tasks.v.filter((task) => !task.done).length))
const label = $.derived(() => {
  if (open.v === 0) return "all done"
  return open.v + " open"
})

$.effect(() => {
  console.log("open:", open.v)
})
$.effect(() => {
  const wanted = query.v
  timer = setTimeout(() => console.log(wanted), 300)
  return () => clearTimeout(timer)
})

function toggle(task) {
  task.done = !task.done;
  [tasks.v[0], tasks.v[1]] = [tasks.v[1], tasks.v[0]]
}
return [{ open, _0: $.derived(() => tasks.v?.length, "pages/home.mp:2"), label, query, shown }, { shown: [{ id: 1, title: 1 }] }, { _input0: ($event) => { query.v = $event.detail.value }, _tap0: [["shown"], ($event, task) => toggle(task)] }] }))
