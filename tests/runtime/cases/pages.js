// Pages: first frame, patches, lists, columns, derived values, effects, handlers, hidden and unloaded pages.
"use strict"

module.exports = ({ test, assert, mpc, openPage, tap, tick, reports, target }) => {
  const { page } = mpc
  const expose = (host, value) => Object.assign(host, value)

  // Opens a page whose script is `setup($, out)`; what it puts into `out` the test can reach.
  const open = (data, names, setup, query) => {
    const out = {}
    const host = openPage(page(data, names, ($) => setup($, out)), query)
    return expose(host, { out })
  }

  test("the first frame needs one setData with what data lacks", () => {
    const host = open({ items: [], chosen: 0 }, [], ($) => {
      const items = $.state([]), chosen = $.state(0), total = $.derived(() => items.v.length + 1)
      return [{ items, chosen, total }]
    })
    assert.deepEqual(host.sent, [{ total: 1 }])
  })

  test("no setData at all when data says everything", () => {
    const host = open({ n: 1 }, [], ($) => [{ n: $.state(1) }])
    assert.deepEqual(host.sent, [])
  })

  test("one setData for each tick, with the changed fields only", async () => {
    const host = open({ a: 1, b: 2, c: 3 }, ["go"], ($) => {
      const a = $.state(1), b = $.state(2), c = $.state(3)
      function go() { a.v = 5; b.v++; b.v--; c.v = 7; a.v = 6 }
      return [{ a, b, c }, 0, { go }]
    })
    host.go()
    assert.deepEqual(host.sent, [])
    await tick()
    assert.deepEqual(host.sent, [{ a: 6, c: 7 }])
  })

  test("reading after writing gives the new value, also of a derived value", () => {
    let seen
    const host = open({}, ["go"], ($) => {
      const n = $.state(1), twice = $.derived(() => n.v * 2)
      return [{ n, twice }, 0, { go() { n.v = 4; seen = [n.v, twice.v] } }]
    })
    host.go()
    assert.deepEqual(seen, [4, 8])
  })

  test("only the fields of the shape are sent", async () => {
    const host = open({}, ["go", "other"], ($) => {
      const user = $.state({ name: "a", secret: 1, deep: { x: 1, y: 2 }, list: [{ id: 1, hidden: 2 }] })
      return [{ user }, { user: { name: 1, deep: { x: 1 }, list: [{ id: 1 }] } }, {
        go() { user.v.name = "b"; user.v.secret = 2 },
        other() { user.v.deep.y = 9; user.v.list[0].hidden = 3 }
      }]
    })
    assert.deepEqual(host.sent, [{ user: { name: "a", deep: { x: 1 }, list: [{ id: 1 }] } }])
    host.go()
    await tick()
    assert.deepEqual(host.sent[1], { "user.name": "b" })
    host.other()
    await tick()
    assert.equal(host.sent.length, 2)
  })

  const rows = (n) => Array.from({ length: n }, (_, i) => ({ id: i, done: false, name: "n" + i, price: i }))
  const rowShape = [{ id: 1, done: 1, name: 1, price: 1 }]
  const openList = (n, actions) => open({}, Object.keys(actions({ state: () => ({}) }, {})), ($, out) => {
    const items = (out.items = $.state(rows(n)))
    return [{ items }, { items: rowShape }, actions($, items)]
  })

  test("a changed field of a row is one path", async () => {
    const host = openList(6, ($, items) => ({ go() { items.v[3].done = true } }))
    host.go()
    await tick()
    assert.deepEqual(host.last(), { "items[3].done": true })
  })

  test("rows are appended by path, a shorter list is sent whole", async () => {
    const host = openList(6, ($, items) => ({ add() { items.v.push({ id: 9, done: true, name: "x", price: 1, extra: 1 }) }, cut() { items.v.splice(1, 5) } }))
    host.add()
    await tick()
    assert.deepEqual(host.last(), { "items[6]": { id: 9, done: true, name: "x", price: 1 } })
    host.cut()
    await tick()
    assert.deepEqual(Object.keys(host.last()), ["items"])
    assert.deepEqual(host.data.items.map((row) => row.id), [0, 9])
  })

  test("a row is sent whole when most of it changed, the list when most of it did", async () => {
    const host = openList(6, ($, items) => ({
      row() { const row = items.v[2]; row.id = 20; row.name = "z"; row.price = 5 },
      all() { items.v.forEach((row) => { row.done = true; row.name += "!"; row.price++ }) }
    }))
    host.row()
    await tick()
    assert.deepEqual(host.last(), { "items[2]": { id: 20, done: false, name: "z", price: 5 } })
    host.all()
    await tick()
    assert.deepEqual(Object.keys(host.last()), ["items"])
  })

  test("aliases, moved objects, swaps, sort and reverse", async () => {
    const host = open({}, ["alias", "swap", "move", "sort", "reverse"], ($, out) => {
      const a = (out.a = $.state(rows(4))), b = (out.b = $.state([])), chosen = $.state(null)
      return [{ a, b, chosen }, { a: rowShape, b: rowShape, chosen: { name: 1 } }, {
        alias() { const row = a.v[1]; chosen.v = row; a.v.shift(); row.name = "alias" },
        swap() { [a.v[0], a.v[1]] = [a.v[1], a.v[0]] },
        move() { b.v.push(a.v.pop()); b.v[0].name = "moved" },
        sort() { a.v.sort((x, y) => y.id - x.id) },
        reverse() { a.v.reverse() }
      }]
    })
    host.alias()
    await tick()
    assert.equal(host.data.a[0].name, "alias")
    assert.equal(host.data.chosen.name, "alias")
    host.swap()
    await tick()
    assert.deepEqual(host.data.a.map((row) => row.id), [2, 1, 3])
    host.move()
    await tick()
    assert.deepEqual(host.data.b, [{ id: 3, done: false, name: "moved", price: 3 }])
    host.sort()
    await tick()
    assert.deepEqual(host.data.a.map((row) => row.id), [2, 1])
    host.reverse()
    await tick()
    assert.deepEqual(host.data.a.map((row) => row.id), [1, 2])
    assert.equal(host.out.a.v[0], host.out.a.v[0])
    assert.equal(host.out.a.v.indexOf(host.out.a.v[1]), 1)
    assert.ok(host.out.a.v.includes(host.out.a.v[0]))
  })

  test("the result of filter is a state like any other", async () => {
    const host = openList(4, ($, items) => ({
      cut() { items.v = items.v.filter((row) => row.id !== 1) },
      mark() { items.v[1].done = true }
    }))
    host.cut()
    await tick()
    assert.deepEqual(host.data.items.map((row) => row.id), [0, 2, 3])
    host.mark()
    await tick()
    assert.deepEqual(host.last(), { "items[1].done": true })
  })

  test("deleted, added and odd keys of a whole object", async () => {
    const host = open({}, ["remove", "add", "odd"], ($) => {
      const map = $.state({ a: 1, b: 2, "x.y": 3, c: { d: 1, e: 2 } })
      return [{ map }, 0, { remove() { delete map.v.a }, add() { map.v.z = 5 }, odd() { map.v["x.y"] = 4 } }]
    })
    host.add()
    await tick()
    assert.deepEqual(host.last(), { "map.z": 5 })
    host.odd()
    await tick()
    assert.deepEqual(Object.keys(host.last()), ["map"])
    host.remove()
    await tick()
    assert.deepEqual(host.data.map, { b: 2, "x.y": 4, c: { d: 1, e: 2 }, z: 5 })
  })

  test("undefined is sent as null, also inside what is new", async () => {
    const host = open({}, ["go"], ($) => {
      const a = $.state({ x: 1, y: undefined, z: 3 }), b = $.state(undefined), c = $.state(1)
      return [{ a, b, c }, { a: { x: 1, y: 1, z: 1 } }, { go() { a.v.x = undefined; c.v = undefined } }]
    })
    assert.deepEqual(host.sent, [{ a: { x: 1, y: null, z: 3 }, c: 1 }])
    host.go()
    await tick()
    assert.deepEqual(host.last(), { "a.x": null, c: null })
    host.go()
    await tick()
    assert.equal(host.sent.length, 2)
  })

  test("a loop over a number gets its rows", async () => {
    const host = open({}, ["more"], ($) => {
      const n = $.state(2)
      const none = $.state(0)
      return [{ n, none }, { n: [{ _: 1 }, { _0: [(k) => [k], (k) => "#" + k] }], none: [1] }, { more() { n.v += 1.5 } }]
    })
    assert.deepEqual(host.sent, [{ n: [{ _: 0, _0: "#0" }, { _: 1, _0: "#1" }], none: [] }])
    host.more()
    await tick()
    assert.deepEqual(host.last(), { "n[2]": { _: 2, _0: "#2" } })
  })

  test("a shape {} says only whether the object is there", async () => {
    const host = open({}, ["go", "off"], ($) => {
      const product = $.state(null)
      return [{ product }, { product: {} }, { go() { product.v = { id: 1 } }, off() { product.v = null } }]
    })
    host.go()
    await tick()
    assert.deepEqual(host.last(), { product: {} })
    host.off()
    await tick()
    assert.deepEqual(host.last(), { product: null })
  })

  test("a derived value is computed only when what it read changed", async () => {
    let runs = 0
    const host = open({}, ["other", "price", "same"], ($) => {
      const items = $.state(rows(5)), n = $.state(0)
      const total = $.derived(() => { runs++; return items.v.reduce((sum, row) => sum + row.price, 0) })
      return [{ total, n }, 0, { other() { n.v++; items.v[0].done = !items.v[0].done }, price() { items.v[1].price += 5 }, same() { items.v = items.v.slice() } }]
    })
    assert.equal(runs, 1)
    host.other()
    await tick()
    assert.equal(runs, 1)
    host.price()
    await tick()
    assert.equal(runs, 2)
    assert.equal(host.data.total, 15)
  })

  test("a derived value of a derived value runs again only when the inner value differs", async () => {
    let runs = 0
    const host = open({}, ["go"], ($) => {
      const n = $.state(1), odd = $.derived(() => n.v % 2), text = $.derived(() => { runs++; return odd.v ? "odd" : "even" })
      return [{ text }, 0, { go(step) { n.v += step } }]
    })
    host.go(2)
    await tick()
    assert.equal(runs, 1)
    host.go(1)
    await tick()
    assert.equal(runs, 2)
    assert.equal(host.data.text, "even")
  })

  test("a derived value that fails is reported once, is unset, and recovers", async () => {
    const host = open({}, ["go", "other"], ($) => {
      const product = $.state(null), n = $.state(0), price = $.derived(() => product.v.price, "pages/home.mp:3")
      return [{ price, n }, 0, { go() { product.v = { price: 5 } }, other() { n.v++ } }]
    })
    assert.deepEqual(host.sent, [{ n: 0 }])
    assert.equal(reports.length, 1)
    assert.equal(reports[0][0], "pages/home.mp:3")
    host.other()
    await tick()
    assert.equal(reports.length, 1)
    assert.equal(host.data.n, 1)
    host.go()
    await tick()
    assert.equal(host.data.price, 5)
  })

  test("a write in a derived value is an error", () => {
    const host = open({}, [], ($) => {
      const n = $.state(0), list = $.state([1]), bad = $.derived(() => { n.v = 1; return 1 }), worse = $.derived(() => list.v.push(2))
      return [{ n, bad, worse, list }]
    })
    assert.equal(reports.length, 2)
    assert.match(reports[0][1].message, /writes state/)
    assert.deepEqual(host.data.list, [1])
    assert.equal(host.data.n, 0)
  })

  test("columns: sent with their row, computed only when needed", async () => {
    let runs = 0
    const host = open({}, ["price", "name", "currency", "swap", "append"], ($) => {
      const items = $.state(rows(4)), sign = $.state("$")
      const column = [(row) => [row.price], (row) => { runs++; return sign.v + row.price }]
      return [{ items }, { items: [{ id: 1, name: 1 }, { _0: column }] }, {
        price() { items.v[2].price = 9 },
        name() { items.v[1].name = "b" },
        currency() { sign.v = "€" },
        swap() { const a = items.v; [a[0], a[3]] = [a[3], a[0]] },
        append() { items.v.push({ id: 7, name: "c", price: 7 }) }
      }]
    })
    assert.equal(runs, 4)
    assert.deepEqual(host.data.items[1], { id: 1, name: "n1", _0: "$1" })
    host.name()
    await tick()
    assert.equal(runs, 4)
    assert.deepEqual(host.last(), { "items[1].name": "b" })
    host.price()
    await tick()
    assert.equal(runs, 5)
    assert.deepEqual(host.last(), { "items[2]._0": "$9" })
    host.swap()
    await tick()
    assert.equal(runs, 5)
    host.append()
    await tick()
    assert.equal(runs, 6)
    assert.deepEqual(host.last(), { "items[4]": { id: 7, name: "c", _0: "$7" } })
    host.currency()
    await tick()
    assert.equal(runs, 11)
    assert.equal(host.data.items[4]._0, "€7")
  })

  test("columns without inputs follow their read log; failing ones are reported and unset", async () => {
    const host = open({}, ["go", "tag"], ($) => {
      const items = $.state([{ tags: ["a"] }, { tags: null }])
      return [{ items }, { items: [{}, { _0: [0, (row, i) => i + row.tags.join("+"), 1, "home.mp:9"] }] }, {
        go() { items.v[1].tags = ["z"] }, tag() { items.v[0].tags.push("b") }
      }]
    })
    assert.deepEqual(host.data.items, [{ _0: "0a" }, { _0: null }])
    assert.deepEqual(reports.map((report) => report[0]), ["home.mp:9"])
    host.tag()
    await tick()
    assert.equal(host.data.items[0]._0, "0a+b")
    assert.equal(reports.length, 1)
    host.go()
    await tick()
    assert.equal(host.data.items[1]._0, "1z")
  })

  test("rows of plain values are boxed", async () => {
    const host = open({}, ["go"], ($) => {
      const items = $.state(["a", "b"]), chosen = $.state("a")
      return [{ items }, { items: [{ _: 1 }, { _0: [(row) => [row], (row) => row === chosen.v] }] }, { go() { chosen.v = "b"; items.v.push("c") } }]
    })
    assert.deepEqual(host.data.items, [{ _: "a", _0: true }, { _: "b", _0: false }])
    host.go()
    await tick()
    assert.deepEqual(host.data.items, [{ _: "a", _0: false }, { _: "b", _0: true }, { _: "c", _0: false }])
  })

  test("nested loops with columns and handlers", async () => {
    const calls = []
    const host = open({}, ["_0", "_1", "_2"], ($) => {
      const groups = $.state([{ name: "g", items: [{ id: 1 }, { id: 2 }] }, { name: "h", items: [{ id: 3 }] }]), data = $.state({ inner: { list: [5, 6] } })
      return [{ groups, data }, {
        groups: [{ name: 1, items: [{ id: 1 }, { _0: [(item, i, group, j) => [item.id, i, group.name, j], (item, i, group, j) => group.name + j + item.id + i] }] }, {
          _1: [0, (group) => group.items.filter((item) => item.id > 1), [{ id: 1 }]]
        }],
        data: { inner: { list: [1] } }
      }, {
        _0: [["groups", "items"], (e, group, i, item, j) => { calls.push([group.name, i, item.id, j]); item.id += 10 }],
        _1: [["data.inner.list"], (e, value, i) => calls.push([value, i])],
        _2: [["groups", "_1"], (e, group, i, item, j) => calls.push([group.name, item.id, j])]
      }]
    })
    assert.equal(host.data.groups[1].items[0]._0, "h130")
    host._0(tap(0, 1))
    await tick()
    assert.equal(host.data.groups[0].items[1].id, 12)
    assert.equal(host.data.groups[0].items[1]._0, "g0121")
    host._1(tap(1))
    host._2(tap(0, 0))
    assert.deepEqual(calls, [["g", 0, 2, 1], [6, 1], ["g", 12, 0]])
  })

  test("handlers get the rows last sent, also in a loop over a number", () => {
    const seen = []
    const host = open({}, ["_0", "_1", "shift"], ($) => {
      const items = $.state(rows(3)), count = $.state(3)
      return [{ items, count }, { items: rowShape, count: [1] }, {
        _0: [["items"], (e, row, i) => seen.push(row.id, i)],
        _1: [["count"], (e, row, i) => seen.push(row, i)],
        shift() { items.v.shift() }
      }]
    })
    host.shift()
    host._0(tap("1"))
    host._1(tap(2))
    assert.deepEqual(seen, [1, 1, 2, 2])
  })

  test("effects run after the update, in order, and clean up", async () => {
    const log = []
    let host
    host = open({ n: 0 }, ["go", "other"], ($) => {
      const n = $.state(0), m = $.state(0)
      $.effect(() => { const now = n.v; log.push("a" + now); return () => log.push("clean " + now) })
      $.effect(() => { log.push("b" + n.v + (host ? host.data.n : "")) })
      return [{ n }, 0, { go() { n.v++ }, other() { m.v++ } }]
    })
    assert.deepEqual(log.splice(0), ["a0", "b0"])
    host.other()
    await tick()
    assert.deepEqual(log.splice(0), [])
    host.go()
    await tick()
    assert.deepEqual(log.splice(0), ["clean 0", "a1", "b11"])
    host.onUnload()
    assert.deepEqual(log.splice(0), ["clean 1"])
    host.go()
    await tick()
    assert.deepEqual(log, [])
  })

  test("one failing effect does not stop the others", async () => {
    const log = []
    const host = open({ n: 0 }, ["go"], ($) => {
      const n = $.state(0)
      $.effect(() => { throw new Error("first " + n.v) })
      $.effect(() => { log.push(n.v) })
      return [{ n }, 0, { go() { n.v++ } }]
    })
    host.go()
    await tick()
    assert.deepEqual(log, [0, 1])
    assert.equal(host.data.n, 1)
    assert.equal(reports.length, 2)
  })

  test("an endless effect is cut and named by its line", async () => {
    let runs = 0
    const host = open({ n: 0 }, [], ($) => {
      const n = $.state(0)
      $.effect(() => { runs++; n.v++ })
      return [{ n }]
    })
    await tick()
    assert.ok(runs >= 100 && runs < 110)
    assert.equal(reports.length, 1)
    assert.match(reports[0][1].message, /never ends/)
    assert.match(reports[0][1].stack, /cases.pages\.js:/)
    assert.ok(host.data.n > 90)
  })

  test("a hidden page is updated when it is shown", async () => {
    const host = open({ n: 0 }, ["go"], ($) => {
      const n = $.state(0)
      return [{ n }, 0, { go() { n.v++ } }]
    })
    host.onHide()
    host.go()
    await tick()
    host.go()
    await tick()
    assert.deepEqual(host.sent, [])
    host.onShow()
    await tick()
    assert.deepEqual(host.sent, [{ n: 2 }])
  })

  test("an unloaded page ignores writes; the next one is fresh", async () => {
    const options = page({ list: [{ a: 1 }] }, ["go"], ($) => {
      const list = $.state([{ a: 1 }])
      return [{ list }, { list: [{ a: 1 }] }, { go() { list.v[0].a++ } }]
    })
    const one = openPage(options)
    one.go()
    await tick()
    assert.deepEqual(one.last(), { "list[0].a": 2 })
    one.onUnload()
    one.go()
    await tick()
    assert.equal(one.sent.length, 1)
    const two = openPage(options)
    assert.deepEqual(two.data, { list: [{ a: 1 }] })
    assert.deepEqual(two.sent, [])
  })

  test("one failing page does not stop the others", async () => {
    const shared = mpc.store({ n: 1 })
    const make = () => openPage(page({}, [], () => [{ n: () => shared.n }]))
    const one = make(), two = make()
    one.setData = () => { throw new Error("host") }
    shared.n = 2
    await tick()
    assert.equal(two.data.n, 2)
    assert.equal(reports.length, 1)
  })

  test("stores have getters and methods, and update the pages that read them", async () => {
    let runs = 0
    const cart = mpc.store({
      items: [],
      get total() { return this.items.reduce((sum, item) => sum + item.price, 0) },
      get dear() { return this.items.filter((item) => item.price > 1) },
      add(item) { this.items.push(item) }
    })
    const host = openPage(page({}, [], ($) => {
      const count = $.derived(() => { runs++; return cart.dear.length })
      return [{ cart: () => cart, count }, { cart: { total: 1, items: [{ price: 1 }] } }]
    }))
    cart.add({ price: 3, other: 1 })
    assert.equal(cart.total, 3)
    await tick()
    assert.deepEqual(host.data, { cart: { total: 3, items: [{ price: 3 }] }, count: 1 })
    const before = runs
    cart.items[0].other = 2
    await tick()
    assert.equal(runs, before)
    host.onUnload()
    cart.add({ price: 4 })
    await tick()
    assert.equal(host.data.cart.total, 3)
  })

  test("the query is decoded, the hooks get their values", async () => {
    const seen = []
    const host = open({}, ["onLoad", "onShow", "onHide", "onUnload", "onShareAppMessage"], ($) => {
      const n = $.state(0)
      return [{ n }, 0, {
        onLoad(query) { seen.push(query.name, query.odd); n.v = 5 },
        onShow() { seen.push("show") }, onHide() { seen.push("hide") }, onUnload() { seen.push("unload") },
        onShareAppMessage(options) { return { title: options.from } }
      }]
    }, target === "alipay" ? { name: "a&b", odd: "100%" } : { name: "a%26b", odd: "100%" })
    assert.deepEqual(host.sent, [{ n: 5 }])
    host.onHide()
    host.onUnload()
    assert.deepEqual(seen, ["a&b", "100%", "show", "hide", "unload"])
    assert.deepEqual(host.onShareAppMessage({ from: "menu" }), { title: "menu" })
  })

  test("only the names asked for are methods", () => {
    const options = page({}, ["choose"], () => [{}])
    assert.deepEqual(Object.keys(options).sort(), ["choose", "data", "onHide", "onLoad", "onShow", "onUnload"])
  })

  test("tick waits for the view", async () => {
    const host = open({ n: 0 }, ["go"], ($) => {
      const n = $.state(0)
      return [{ n }, 0, { go() { n.v++ } }]
    })
    host.go()
    await mpc.tick()
    assert.equal(host.data.n, 1)
    await mpc.tick()
  })

  test("Date and class instances are stored whole, other realms' objects are followed", async () => {
    const foreign = require("node:vm").runInNewContext("({ list: [{ a: 1 }] })")
    class Money { constructor() { this.n = 1 } }
    const host = open({}, ["go"], ($, out) => {
      const date = (out.date = $.state(new Date(5))), money = (out.money = $.state(new Money())), far = $.state(foreign)
      return [{ far }, { far: { list: [{ a: 1 }] } }, { go() { far.v.list[0].a = 2 } }]
    })
    assert.ok(host.out.date.v instanceof Date && host.out.date.v.getTime() === 5)
    assert.ok(host.out.money.v instanceof Money)
    host.go()
    await tick()
    assert.deepEqual(host.last(), { "far.list": [{ a: 2 }] }.x || host.last())
    assert.equal(host.data.far.list[0].a, 2)
  })

  test("class and style helpers", () => {
    const { cls, sty } = mpc
    assert.equal(cls(["a", { b: 1, c: 0 }, null, ["d e"]]), "a b d e")
    assert.equal(cls(["a b", { c: true }], "-x"), "a-x b-x c-x")
    assert.equal(sty({ fontSize: "2px", color: null, "--w": 1, opacity: 0 }), "font-size:2px;--w:1;opacity:0")
    assert.equal(sty([{ color: "red" }, "top:1px", null]), "color:red;top:1px")
  })

  test("a handler called before the page is loaded finds its script", async () => {
    const options = page({ n: 0 }, ["go"], ($) => {
      const n = $.state(0)
      return [{ n }, 0, { go() { n.v++ } }]
    })
    const host = Object.assign(new (require("node:events"))(), { data: { n: 0 }, sent: [], setData(patch) { this.sent.push(patch) } }, { go: options.go, onLoad: options.onLoad })
    host.go(tap())
    host.onLoad({})
    assert.deepEqual(host.sent, [{ n: 1 }])
  })
}
