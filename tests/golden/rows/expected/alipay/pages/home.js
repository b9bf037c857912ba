













const { page } = require("../mpc.js"); Page(page({ groups: [], recent: [], _0: [] }, ["_tap0", "_tap1", "_longpress0", "_tap2", "_tap3", "_tap4", "_tap5", "clear"], ($) => {



let groups = $.state([])
let recent = $.state([])
let chosen = 0

function open(group) { group.title = "" }
function choose(id) { chosen = id }
function remove(group, item) {
  group.items.splice(group.items.indexOf(item), 1)
}
function pick(g, id, size) {
  recent.v.push({ id, name: size, done: false, sizes: [] })
}
function clear() { recent.v = [] }
return [{ groups, recent, _0: $.derived(() => groups.v?.flatMap((group) => group?.items), "pages/home.mp:11") }, { groups: [{ id: 1, items: [{ done: {}, id: 1, name: 1, sizes: [1] }], title: 1 }], recent: [{ id: 1, name: 1 }], _0: [{ id: 1, name: 1 }] }, { _tap0: [["groups"], ($event, group) => open(group)], _tap1: [["groups", "items"], ($event, group, g, item) => choose(item.id)], _longpress0: [["groups", "items"], ($event, group, g, item) => remove(group, item)], _tap2: [["groups", "items"], ($event, group, g, item) => { item.done = !item.done }], _tap3: [["groups", "items", "sizes"], ($event, group, g, item, index2, size) => pick(g, item.id, size)], _tap4: [["recent"], ($event, item, index) => recent.v.splice(index, 1)], _tap5: [["_0"], ($event, item) => choose(item.id)], clear }] }))
