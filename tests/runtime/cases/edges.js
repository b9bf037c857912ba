// What each single condition of the runtime is for: without it one of these fails (mutants.py).
"use strict"

module.exports = ({ test, assert, mpc, openPage, openComponent, tap, tick, reports, alipay, Host }) => {
  const { page, store, component } = mpc

  const open = (names, setup) => {
    const out = {}
    const host = openPage(page({}, names, ($) => setup($, out)))
    return Object.assign(host, { out })
  }
  const counting = (rows, counts) => new Proxy(rows, { get(list, key) { counts.reads++; return list[key] } })

  test("an instance that has seen everything is not asked again", async () => {
    let asked = 0
    const shared = store({ n: 1, list: null })
    const host = open([], ($, out) => {
      out.m = $.state(1)
      out.o = $.state({ a: 1 })
      return [{ n: () => { asked++; return shared.n }, m: out.m, o: out.o }]
    })
    asked = 0
    shared.n++
    await tick()
    assert.equal(asked, 1)
    // What is written as it was is not written.
    const { m, o } = host.out
    shared.n = shared.n
    m.v = m.v
    o.v = o.v
    o.v.a = 1
    shared.list = shared.list
    await tick()
    assert.equal(asked, 1)
    shared.list = [1]
    await tick()
    shared.list = shared.list
    await tick()
    assert.equal(asked, 2)
  })

  test("a root that fails is reported, and the others go on", async () => {
    const shared = store({ n: 1, o: { n: 1 } })
    open([], () => [{ n: () => shared.o.n }])
    const after = open([], () => [{ n: () => shared.n }])
    shared.o = null
    shared.n = 2
    await tick()
    assert.equal(after.data.n, 2)
    assert.equal(reports.length, 1)
  })

  test("numbers that JSON lacks", async () => {
    const { data, out } = open([], ($, out) => [{ n: (out.n = $.state(0)) }])
    for (const value of [Infinity, -Infinity, NaN]) {
      out.n.v = value
      await tick()
      assert.equal(data.n, "" + value)
    }
  })

  test("an update of one row looks at that row, however often, and whatever was written in between", async () => {
    const counts = { reads: 0 }
    const { out, sent } = open([], ($, out) => {
      let id = 0
      const make = () => new Proxy({ id: ++id, name: "n" + id }, { get(row, key) { counts.reads++; return row[key] } })
      out.make = () => Array.from({ length: 1000 }, make)
      const rows = (out.rows = $.state(counting(out.make(), counts))), n = (out.n = $.state(0)), on = (out.on = $.state(false))
      return [{ rows, n, on }, { rows: [{ id: 1, name: 1 }, { _0: [(row) => [row.id], (row) => row.id * 2] }] }]
    })
    const { rows, n, on } = out
    const reads = async (act) => {
      counts.reads = 0
      act()
      await tick()
      return counts.reads
    }
    // The list itself is copied and gone through: one read for each index, and two for all.
    for (let i = 0; i < 5; i++) {
      assert.ok((await reads(() => { rows.v[7].name += "!" })) < 3100)
      assert.deepEqual(Object.keys(sent.at(-1)), ["rows[7].name"])
    }
    assert.equal(await reads(() => { n.v++; on.v = !on.v }), 0)
    for (let i = 0; i < 5; i++) assert.equal(await reads(() => { for (let j = 0; j < 600; j++) n.v++ }), 0)
    await reads(() => { rows.v = counting(out.make(), counts) })
    assert.ok((await reads(() => { rows.v[7].name += "!" })) < 3100)
  })

  test("a page that goes on for long keeps what it shows alone", async () => {
    const refs = []
    const { out } = open([], ($, out) => {
      const rows = (out.rows = $.state(Array.from({ length: 20 }, (_, i) => ({ id: i, tags: [1] })))), n = (out.n = $.state(0))
      return [{ rows, n }, { rows: [{ id: 1 }, { _0: [(row) => [row.tags], (row) => row.tags.length + n.v] }] }]
    })
    const { rows } = out
    for (let i = 0; i < 500; i++) {
      const row = { id: i, tags: [1, 2] }
      if (i < 300) refs.push(new WeakRef(row))
      rows.v[0] = row
      await null
      rows.v[0].tags.push(3)
      await tick()
    }
    if (!global.gc) return
    await tick()
    global.gc()
    assert.equal(refs.filter((each) => each.deref()).length, 0)
  })

  test("what was written last is kept, and no more than that", async () => {
    const refs = []
    open([], ($) => {
      for (let i = 0; i < 3000; i++) {
        const object = { n: 0 }
        if (i < 500) refs.push(new WeakRef(object))
        $.state(object).v.n++
      }
      return [{ n: $.state(0) }]
    })
    if (!global.gc) return
    await tick()
    await tick()
    global.gc()
    assert.equal(refs.filter((each) => each.deref()).length, 0)
  })

  test("a row that failed costs nothing later", async () => {
    const counts = { reads: 0 }
    const { out, data } = open([], ($, out) => {
      const fails = (out.fails = $.state(true))
      const make = (i) => new Proxy({ id: i, get bad() { if (fails.v && i === 500) throw new Error("bad"); return i } }, { get(row, key) { counts.reads++; return Reflect.get(row, key) } })
      const rows = (out.rows = $.state(Array.from({ length: 1000 }, (_, i) => make(i))))
      return [{ rows }, { rows: [{ id: 1, bad: 1 }] }]
    })
    assert.equal(reports.length, 1)
    out.fails.v = false
    out.rows.v = out.rows.v.slice()
    await tick()
    assert.equal(data.rows[501].bad, 501)
    counts.reads = 0
    out.rows.v[7].id = "x"
    await tick()
    assert.equal(data.rows[7].id, "x")
    assert.ok(counts.reads < 100)
  })

  test("objects without a prototype, frozen ones, and those of classes", async () => {
    const bare = Object.create(null)
    bare.x = { y: 1 }
    const frozen = Object.freeze({ inner: { n: 1 } })
    const when = new Date(0)
    const { data, out } = open([], ($, out) => [{ bare: (out.bare = $.state(bare)), frozen: (out.frozen = $.state(frozen)), when: $.state(when) }])
    assert.deepEqual(JSON.stringify(data.when), JSON.stringify(when))
    out.bare.v.x.y = 2
    assert.equal(out.frozen.v.inner.n, 1)
    await tick()
    assert.equal(data.bare.x.y, 2)
  })

  test("a list finds what it holds, by the object and by what the state hands out; functions in it are themselves", () => {
    const raw = { n: 1 }, action = () => {}
    const { out } = open([], ($, out) => [{ n: $.state(0) }, 0, { rows: (out.rows = $.state([raw, action])) }])
    const { rows } = out
    assert.equal(rows.v.includes(raw), true)
    assert.equal(rows.v.indexOf(rows.v[0]), 0)
    assert.equal(rows.v[1], action)
    assert.equal(rows.v.find(({ n }) => n), rows.v[0])
  })

  test("names of an object may be those of a list's methods", async () => {
    const { data, out } = open([], ($, out) => [{ o: (out.o = $.state({ map: () => 7, length: 2, at: { n: 1 } })), n: () => out.o.v.map() + out.o.v.length }, { o: { at: 1, length: 1 } }])
    assert.equal(data.n, 9)
    out.o.v.at.n = 2
    out.o.v.length = 1
    await tick()
    assert.deepEqual(data.o, { at: { n: 2 }, length: 1 })
  })

  test("a mutator is one write, and a getter's value is not what is remembered", async () => {
    const shared = store({ rows: [1, 2, 3], other: 0, in: { m: 0 }, get even() { return this.rows.filter((n) => n % 2 === 0) }, set all(n) { this.in.m = n } })
    let runs = 0
    const host = open([], ($) => {
      $.effect(() => { runs++; return shared.even.length })
      return [{ m: $.derived(() => shared.in.m) }]
    })
    shared.other++
    await tick()
    assert.equal(runs, 1)
    shared.all = 5
    await tick()
    assert.deepEqual([runs, host.data.m], [1, 5])
    shared.rows.push(4)
    await tick()
    assert.equal(runs, 2)
    // Three thousand single writes would be more than are kept.
    shared.rows.push(...Array.from({ length: 3000 }, () => 2))
    await tick()
    assert.equal(runs, 3)
  })

  test("whether a key is there, and which keys are", async () => {
    const { data, out } = open([], ($, out) => {
      const map = (out.map = $.state({}))
      return [{ has: $.derived(() => "k" in map.v), keys: $.derived(() => Object.keys(map.v).join()) }]
    })
    const { map } = out
    assert.deepEqual(data, { has: false, keys: "" })
    map.v.k = undefined
    await tick()
    assert.deepEqual(data, { has: true, keys: "k" })
    delete map.v.k
    await tick()
    assert.deepEqual(data, { has: false, keys: "" })
  })

  test("an effect that runs often is no endless one; what it returns need not be a function", async () => {
    let runs = 0
    const { out } = open([], ($, out) => {
      const n = (out.n = $.state(0)), m = $.state(0)
      $.effect(() => { m.v = n.v; return ++runs })
      $.effect(async () => m.v)
      return [{ n }]
    })
    for (let i = 0; i < 150; i++) {
      out.n.v++
      await tick()
    }
    assert.equal(runs, 151)
    assert.deepEqual(reports, [])
  })

  test("two effects that never end are both cut", async () => {
    const host = open([], ($, out) => {
      const n = $.state(0), m = $.state(0), calm = (out.calm = $.state(0))
      const late = $.derived(() => n.v > 50)
      $.effect(() => { n.v++ })
      $.effect(() => { if (late.v) m.v++ })
      return [{ calm }]
    })
    await tick()
    assert.equal(reports.length, 2)
    host.out.calm.v = 1
    await tick()
    assert.equal(host.data.calm, 1)
  })

  test("what changes its kind is sent whole", async () => {
    const { data, out } = open([], ($, out) => [{ v: (out.v = $.state([1, 2])), rows: (out.rows = $.state([])) }, { rows: [{ id: 1 }] }])
    for (const value of [{ a: 1 }, [3], { 0: 4 }, null, [5], "", { b: 1 }]) {
      out.v.v = value
      await tick()
      assert.deepEqual(data.v, value)
    }
    // A list that was empty has no path; neither has an object where a list was expected.
    out.rows.v.push({ id: 1 })
    await tick()
    assert.deepEqual(data.rows, [{ id: 1 }])
    out.rows.v = { x: 1 }
    await tick()
    assert.deepEqual(data.rows, { x: 1 })
  })

  test("paths are sent while they are shorter, and whole lists to what was empty", async () => {
    const host = open([], ($, out) => [{ rows: (out.rows = $.state([])), o: (out.o = $.state({ a: 1, b: 1, c: undefined, d: undefined })) }, { rows: [{ id: 1 }], o: { a: 1, b: 1, c: 1, d: 1 } }])
    const { rows, o } = host.out
    rows.v.push({ id: 1 })
    await tick()
    assert.deepEqual(host.last(), { rows: [{ id: 1 }] })
    o.v.a = o.v.b = 2
    await tick()
    assert.deepEqual(host.last(), { "o.a": 2, "o.b": 2 })
  })

  test("a column may be a list of which the template reads a part, and a row may be a text", async () => {
    const runs = { part: 0, text: 0, tag: 0 }
    const { data, out } = open([], ($, out) => {
      const rows = (out.rows = $.state([{ id: 1, tags: ["a", "b"] }])), texts = (out.texts = $.state(["a", "b", "a"]))
      const both = (row) => { runs.part++; return row.tags.map((tag) => ({ tag, hidden: 1 })) }
      return [{ rows, texts }, {
        rows: [{ id: 1, tags: [{ _: 1 }, { _1: [(tag, i) => [tag, i], (tag, i) => { runs.tag++; return tag + i }] }] }, { _0: [(row) => [row.tags], both, [{ tag: 1 }]] }],
        texts: [{ _: 1 }, { _2: [(text, i) => [text, i], (text, i) => { runs.text++; return text + i }] }]
      }]
    })
    assert.deepEqual(data.rows[0]._0, [{ tag: "a" }, { tag: "b" }])
    assert.deepEqual(runs, { part: 1, text: 3, tag: 2 })
    out.texts.v.push("d")
    out.rows.v[0].id = 2
    await tick()
    assert.deepEqual(runs, { part: 1, text: 4, tag: 2 })
    assert.deepEqual(data.texts.map((each) => each._2), ["a0", "b1", "a2", "d3"])
  })

  test("a handler of a row that was never shown gets no row", () => {
    let seen
    const host = openPage(page({}, ["_tap"], ($) => [{ rows: $.state(null) }, { rows: [{ id: 1 }] }, { _tap: [["rows"], (event, row, i) => { seen = [row, i] }] }]))
    host._tap(tap(3))
    assert.deepEqual(seen, [undefined, 3])
  })

  test("defaults that are made are made once, and only where nothing is given", async () => {
    let made = 0, runs = 0
    const options = component({ tags: null, n: 1 }, {}, [], ($) => {
      const { tags, n } = $.props({ tags: () => [++made] })
      $.effect(() => { runs++; return tags.v.length + n.v })
      return [{ list: () => tags.v }]
    })
    const given = openComponent(options, { tags: ["own"] })
    assert.deepEqual([given.data.list, made], [["own"], 0])
    const host = openComponent(options, {})
    assert.deepEqual(host.data.list, [1])
    runs = 0
    host.set({ tags: undefined })
    host.set({ tags: null })
    host.set({ n: 1 })
    await tick()
    assert.deepEqual([host.data.list, made, runs], [[1], 1, 0])
  })

  test("a prop that is handed over as it was asks nobody", async () => {
    let asked = 0
    const options = component({ n: 1 }, {}, [], ($) => {
      const { n } = $.props()
      return [{ m: () => { asked++; return n.v } }]
    })
    const host = openComponent(options, { n: 2 })
    asked = 0
    host.set({ n: 2 })
    await tick()
    assert.equal(asked, 0)
    // The parent's first values may come before the component begins.
    if (alipay) options.deriveDataFromProps.call(new Host(options, {}), { n: 3 })
  })

  test("a component that was shown before it is ready is told once", () => {
    let told = 0
    const options = component({}, {}, ["onPageShow"], () => [{}, 0, { onPageShow() { told++ } }])
    const host = openComponent(options)
    host.pageHide()
    host.pageShow()
    const before = told
    host.ready()
    assert.deepEqual([before, told], [1, 1])
  })

  test("mp.tick waits for what is pending, and for nothing else", async () => {
    const { out, sent } = open([], ($, out) => [{ n: (out.n = $.state(0)) }])
    const before = sent.length
    out.n.v = 1
    await mpc.tick()
    assert.equal(sent.length, before + 1)
    const chain = open([], ($, out) => {
      const n = (out.n = $.state(0)), m = $.state(0), o = $.state(0)
      $.effect(() => { m.v = n.v })
      $.effect(() => { o.v = m.v })
      return [{ o }]
    })
    chain.out.n.v = 7
    await mpc.tick()
    assert.equal(chain.data.o, 7)
    const slow = open([], ($, out) => [{ n: (out.n = $.state(0)) }])
    slow.slow = 1
    slow.out.n.v = 1
    await tick()
    let done = 0
    mpc.tick().then(() => { done = 1 })
    await tick()
    assert.equal(done, 1)
    slow.callbacks.splice(0).forEach((callback) => callback())
    await tick()
    // An instance whose first method is not onLoad has nothing to send.
    const options = page({}, ["go"], () => [{}, 0, { go() {} }])
    const early = new Host(options, {})
    options.go.call(early)
    await mpc.tick()
    options.onUnload.call(early)
  })
}
