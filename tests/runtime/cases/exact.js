// What is computed, read and sent, counted: an update costs what changed. And what hosts do late or never.
"use strict"

module.exports = ({ test, assert, mpc, openPage, openComponent, tick, reports, alipay }) => {
  const { page, store } = mpc

  const open = (data, names, setup) => {
    const out = {}
    const host = openPage(page(data, names, ($) => setup($, out)))
    return Object.assign(host, { out })
  }

  // Rows that count how often anything of them is read.
  const watched = (n, make = (i) => ({ id: i, name: "n" + i, price: i, done: false })) => {
    const rows = Array.from({ length: n }, (_, i) => new Proxy(make(i), {
      get(row, key) { rows.reads++; return row[key] },
      has(row, key) { rows.reads++; return key in row },
      ownKeys(row) { rows.reads++; return Reflect.ownKeys(row) }
    }))
    rows.reads = 0
    return rows
  }

  // A page with rows in every place that reads them: a list with columns, derived values, an effect, a store's getter.
  const full = (n) => open({}, ["go"], ($, out) => {
    const rows = (out.raw = watched(n))
    const shared = store({ rows: watched(n), n: 0, get total() { return this.rows.reduce((sum, row) => sum + row.price, 0) } })
    const items = (out.items = $.state(rows)), chosen = (out.chosen = $.state(0)), form = (out.form = $.state({ name: "", deep: { n: 1 } })), on = (out.on = $.state(false))
    const sign = $.derived(() => (chosen.v ? "$" : "€"))
    const total = $.derived(() => items.v.reduce((sum, row) => sum + row.price, 0))
    const dear = $.derived(() => items.v.filter((row) => row.price > total.v / n))
    out.runs = 0
    $.effect(() => { out.runs++; items.v.forEach((row) => row.done) })
    out.store = shared
    return [{ items, chosen, form, on, total, dear, shared: () => shared }, {
      items: [{ id: 1, name: 1 }, { _0: [(row) => [row.price], (row) => sign.v + row.price], _1: [(row) => [row.id], (row) => row.id === chosen.v] }],
      dear: [{ id: 1 }], shared: { total: 1, n: 1 }, form: { name: 1, deep: { n: 1 } }
    }, { go() { out.act() } }]
  })

  test("an update that touches no row reads no row", async () => {
    const host = full(1000)
    const { out } = host
    const counted = async (act) => {
      out.raw.reads = 0
      out.act = act
      host.go()
      await tick()
      return out.raw.reads
    }
    assert.equal(await counted(() => { out.on.v = true }), 0)
    assert.deepEqual(host.last(), { on: true })
    assert.equal(await counted(() => { out.form.v.name = "a" }), 0)
    assert.deepEqual(host.last(), { "form.name": "a" })
    assert.equal(await counted(() => { out.form.v.deep = { n: 2 } }), 0)
    assert.equal(await counted(() => { out.store.n++ }), 0)
    assert.deepEqual(host.last(), { "shared.n": 1 })
    const runs = out.runs
    assert.ok((await counted(() => { out.chosen.v = 5 })) > 0)
    assert.equal(host.data.items[5]._1, true)
    assert.equal(host.data.items[6]._0, "$6")
    assert.equal(out.runs, runs)
    // And it still sees what does touch one.
    await counted(() => { out.items.v[7].price = 100 })
    assert.equal(host.data.items[7]._0, "$100")
    assert.equal(host.data.total, 499500 + 93)
    await counted(() => { out.items.v[7].done = true })
    assert.equal(out.runs, runs + 1)
  })

  test("columns that read a map, a derived value and another row follow all of them", async () => {
    const host = open({}, [], ($, out) => {
      const rows = (out.rows = $.state([{ id: "a" }, { id: "b" }, { id: "c" }])), map = (out.map = $.state({ a: 1 })), n = (out.n = $.state(1)), pad = (out.pad = $.state(0))
      const twice = $.derived(() => n.v * 2), same = $.derived(() => twice.v > 100)
      return [{ rows, pad }, { rows: [{ id: 1 }, { _0: [(row) => [row.id], (row) => map.v[row.id]], _1: [0, () => twice.v], _2: [0, () => rows.v[2].name], _3: [0, () => same.v] }] }]
    })
    const { rows, map, n, pad } = host.out
    assert.deepEqual(host.data.rows[0], { id: "a", _0: 1, _1: 2, _2: null, _3: false })
    map.v.b = 5
    await tick()
    assert.deepEqual(host.last(), { "rows[1]._0": 5 })
    map.v.a = 7
    map.v.c = 8
    await tick()
    assert.deepEqual([host.data.rows[0]._0, host.data.rows[2]._0], [7, 8])
    n.v = 4
    await tick()
    assert.deepEqual(host.data.rows.map((row) => row._1), [8, 8, 8])
    pad.v++
    await tick()
    rows.v[2].name = "x"
    await tick()
    assert.deepEqual(host.data.rows.map((row) => row._2), ["x", "x", "x"])
  })

  test("a column follows what lies inside of its row's objects, though the template shows nothing of them", async () => {
    const host = open({}, [], ($, out) => {
      const rows = (out.rows = $.state([{ id: 1, info: { price: 2, tags: [1] } }, { id: 2 }]))
      return [{ rows }, { rows: [{ id: 1 }, { _0: [(row) => [row?.info], (row) => row?.info?.price], _1: [(row) => [row?.info], (row) => row?.info?.tags?.length] }] }]
    })
    const { rows } = host.out
    rows.v[0].info.price++
    await tick()
    assert.deepEqual(host.last(), { "rows[0]._0": 3 })
    rows.v[0].info.tags.push(2)
    await tick()
    assert.deepEqual(host.last(), { "rows[0]._1": 2 })
    const info = rows.v[0].info
    rows.v[1].info = info
    await tick()
    info.price = 9
    await tick()
    assert.deepEqual(host.data.rows, [{ id: 1, _0: 9, _1: 2 }, { id: 2, _0: 9, _1: 2 }])
  })

  test("a derived value that is read no more is not computed, whatever stood before it", async () => {
    const host = open({}, [], ($, out) => {
      const rows = (out.rows = $.state([{ id: 1, on: true }])), chosen = (out.chosen = $.state({ price: 5 }))
      const price = $.derived(() => chosen.v.price), known = $.derived(() => !!chosen.v)
      const shown = $.derived(() => (known.v ? price.v : 0))
      return [{ rows, shown }, { rows: [{ id: 1 }, { _0: [(row) => [row?.id], () => (chosen.v ? price.v : 0)], _1: [(row) => [row], (row) => (row.on ? price.v : 0)] }] }]
    })
    const { rows, chosen } = host.out
    assert.deepEqual(host.data, { rows: [{ id: 1, _0: 5, _1: 5 }], shown: 5 })
    rows.v[0].on = false
    chosen.v = null
    await tick()
    assert.deepEqual(host.data, { rows: [{ id: 1, _0: 0, _1: 0 }], shown: 0 })
    assert.deepEqual(reports, [])
  })

  test("diamonds are computed once, derived values that nobody reads never", async () => {
    const runs = { left: 0, right: 0, both: 0, idle: 0, column: 0 }
    const host = open({}, [], ($, out) => {
      const n = (out.n = $.state(1)), other = (out.other = $.state(1))
      const left = $.derived(() => { runs.left++; return n.v + 1 }), right = $.derived(() => { runs.right++; return n.v % 2 })
      const both = $.derived(() => { runs.both++; return left.v + right.v })
      out.idle = $.derived(() => { runs.idle++; return both.v })
      return [{ both, rows: $.state([1]) }, { rows: [{ _: 1 }, { _0: [(row) => [row], () => { runs.column++; return right.v }] }] }]
    })
    const { n, other } = host.out
    n.v = 2
    await tick()
    assert.deepEqual(runs, { left: 2, right: 2, both: 2, idle: 0, column: 2 })
    n.v = 4
    await tick()
    assert.deepEqual(runs, { left: 3, right: 3, both: 3, idle: 0, column: 2 })
    other.v++
    n.v++
    n.v--
    await tick()
    assert.deepEqual(runs, { left: 3, right: 3, both: 3, idle: 0, column: 2 })
  })

  test("more writes than are kept, and pages that were hidden meanwhile", async () => {
    const host = full(5)
    const { out } = host
    host.onHide()
    out.items.v[1].price = 50
    for (let i = 0; i < 2500; i++) out.form.v.name = "n" + i
    await tick()
    host.onShow()
    await tick()
    assert.deepEqual([host.data.total, host.data.items[1]._0, host.data.form.name], [59, "€50", "n2499"])
    // The page beside it is closed: what was kept of the writes is forgotten.
    const other = open({}, [], () => [{}])
    out.items.v[2].price = 51
    other.onUnload()
    await tick()
    assert.equal(host.data.items[2]._0, "€51")
  })

  test("odd numbers and gaps", async () => {
    const host = open({}, [], ($, out) => {
      const n = (out.n = $.state(0)), list = (out.list = $.state([1, , 3])), runs = (out.runs = [])
      const seen = $.derived(() => { runs.push(n.v); return n.v })
      return [{ n, list, seen }]
    })
    const { n, list, runs } = host.out
    assert.deepEqual(host.data.list, [1, null, 3])
    n.v = NaN
    await tick()
    n.v = NaN
    await tick()
    assert.deepEqual([host.data.n, host.sent.length, runs.length], ["NaN", 2, 2])
    n.v = 0
    await tick()
    n.v = -0
    await tick()
    assert.equal(runs.length, 4)
    list.v[4] = 5
    await tick()
    assert.deepEqual(host.data.list, [1, null, 3, null, 5])
    list.v[1] = undefined
    list.v.length = 2
    await tick()
    assert.deepEqual(host.data.list, [1, null])
    ;[list.v[0], list.v[1]] = [list.v[1], list.v[0]]
    await tick()
    assert.deepEqual(host.data.list, [null, 1])
  })

  test("one setData at a time: what changes meanwhile is sent together", async () => {
    const host = open({ n: 0, m: 0 }, [], ($, out) => {
      const n = (out.n = $.state(0)), m = (out.m = $.state(0)), log = (out.log = [])
      $.effect(() => { log.push(n.v) })
      return [{ n, m }]
    })
    const { n, m, log } = host.out
    host.slow = 1
    n.v = 1
    await tick()
    n.v = 2
    await tick()
    m.v = 5
    n.v = 3
    await tick()
    assert.deepEqual(host.sent, [{ n: 1 }])
    assert.deepEqual(log, [0, 1])
    let ticked = 0
    const waiting = mpc.tick().then(() => { ticked = 1 })
    await tick()
    assert.equal(ticked, 0)
    host.callbacks.shift()()
    await tick()
    assert.deepEqual(host.sent, [{ n: 1 }, { n: 3, m: 5 }])
    assert.deepEqual(log, [0, 1, 3])
    await waiting
    assert.equal(host.callbacks.length, 1)
    host.callbacks.shift()()
    await tick()
    assert.equal(host.sent.length, 2)
  })

  test("a host that never says that it is done, or fails, stops nothing", async () => {
    const { setTimeout } = global
    const timers = []
    global.setTimeout = (action, ms) => (ms === 1e3 ? timers.push(action) : setTimeout(action, ms))
    try {
      const make = () => open({ n: 0 }, [], ($, out) => [{ n: (out.n = $.state(0)) }])
      const silent = make(), failing = make()
      silent.slow = 1
      silent.out.n.v = 1
      await tick()
      silent.out.n.v = 2
      await tick()
      assert.equal(silent.sent.length, 1)
      timers.pop()()
      await tick()
      assert.deepEqual(silent.sent, [{ n: 1 }, { n: 2 }])
      const { setData } = failing
      failing.setData = () => { throw new Error("host") }
      failing.out.n.v = 1
      await tick()
      assert.equal(reports.length, 1)
      failing.setData = setData
      failing.out.n.v = 2
      await tick()
      assert.deepEqual(failing.last(), { n: 2 })
    } finally {
      global.setTimeout = setTimeout
    }
  })

  test("an effect that never ends, and a getter that fails, leave the others alone", async () => {
    const shared = store({ n: 0, list: null, get size() { return this.list.length } })
    const log = []
    const endless = open({}, [], ($) => {
      const n = $.state(0)
      $.effect(() => { n.v++ })
      $.effect(() => { log.push(shared.n) })
      return [{ shared: () => shared }, { shared: { n: 1, size: 1 } }]
    })
    const calm = open({}, [], () => [{ n: () => shared.n }])
    await tick()
    shared.n = 1
    await tick()
    assert.deepEqual([calm.data.n, log], [1, [0, 1]])
    shared.list = [1, 2]
    await tick()
    assert.equal(endless.data.shared.size, 2)
    shared.list.push(3)
    await tick()
    assert.equal(endless.data.shared.size, 3)
    assert.ok(reports.some(([, error]) => /never ends/.test(error.message) && /exact\.js/.test(error.stack)))
  })

  test("writes while a page goes are not sent, and its effects are cleaned up once", async () => {
    const log = []
    const host = open({ n: 0 }, ["onUnload"], ($) => {
      const n = $.state(0)
      $.effect(() => { const now = n.v; return () => { log.push(now); n.v = 9 } })
      return [{ n }, 0, { onUnload() { n.v++ } }]
    })
    host.onUnload()
    await tick()
    assert.deepEqual([host.sent, log], [[], [0]])
  })

  test("what is written after an await, in a timer and in another module reaches the view", async () => {
    const shared = store({ rows: [] })
    const add = async (n) => { await null; shared.rows.push({ n }); await null; shared.rows[0].n += n }
    const host = open({}, [], () => [{ rows: () => shared.rows }, { rows: [{ n: 1 }] }])
    await add(1)
    await tick()
    assert.deepEqual(host.data.rows, [{ n: 2 }])
    await new Promise((done) => setTimeout(() => { shared.rows[0].n = 7; done() }))
    await tick()
    assert.deepEqual(host.data.rows, [{ n: 7 }])
  })

  test("a prop that is handed over again, changed in place, is looked at throughout", async () => {
    const options = mpc.component({ item: null }, {}, [], ($) => {
      const { item } = $.props()
      const names = $.derived(() => item.v && item.v.rows.map((row) => row.name).join())
      return [{ names }]
    })
    const host = openComponent(options, { item: { rows: [{ name: "a" }] } })
    const own = alipay ? host.props : host.data
    own.item.rows[0].name = "b"
    if (alipay) options.deriveDataFromProps.call(host, own)
    else options.properties.item.observer.call(host, own.item)
    await tick()
    assert.equal(host.data.names, "b")
  })
}
