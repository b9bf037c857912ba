












const { page } = require("../mpc.js"); Page(page({ limit: 99, greeting: "你好", user: { name: "Ann", nick: null }, first: "Ann", last: "Lee", count: 0, done: false }, [], ($) => {
let greeting = $.state("你好")
let user = $.state({ name: "Ann", nick: null, age: 30 })
let first = $.state("Ann")
let last = $.state("Lee")
let count = $.state(0)
let done = $.state(false)
const total = $.derived(() => (count.v + 2))
const limit = 99
return [{ greeting, user, first, last, count, total, done, _0: $.derived(() => user.v?.nick ?? "guest", "pages/home.mp:8"), _1: $.derived(() => `${first.v} ${last.v}`, "pages/home.mp:10") }, { user: { name: 1, nick: 1 }, done: {} }] }))
