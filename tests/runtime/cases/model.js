// Random operations against the plainest oracle: after every tick the data of two pages must be what a full rendering gives,
// with one setData at most, and derived values and columns must be what their functions give. Rows are aliased, moved, shared by
// lists and roots, kept by callbacks, replaced by copies; pages hide, and hosts are slow.
"use strict"

module.exports = ({ test, assert, mpc, openPage, reports, tap }) => {
  // A small generator of numbers that are the same in every run.
  const generator = (seed) => () => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  const rowOf = (row, extra) => (row ? Object.assign({ id: row.id, name: row.name }, extra) : row)
  // What JSON makes of a value, without what is null, and with odd numbers as the text that they print.
  const normal = (value) => {
    if (typeof value === "number") return Number.isFinite(value) ? value + 0 : "" + value
    if (Array.isArray(value)) return Array.from(value, (item) => (item === undefined ? null : normal(item)))
    if (value === null || typeof value !== "object") return value
    const result = {}
    for (const key of Object.keys(value)) if (value[key] !== undefined && value[key] !== null) result[key] = normal(value[key])
    return result
  }

  const play = async (seed) => {
    const random = generator(seed)
    const pick = (n) => Math.floor(random() * n)
    const any = (list) => list[pick(list.length)]
    const odd = () => any([NaN, -0, 0, undefined, null, Infinity, 1, 2, 3, 4])
    let ids = 0
    const makeRow = () => ({
      id: ids++, name: "n" + pick(5), hidden: pick(9), price: pick(5), info: { n: pick(3), deep: { m: pick(3) } },
      tags: Array.from({ length: pick(3) }, () => "t" + pick(3)),
      children: Array.from({ length: pick(3) }, () => ({ id: ids++, name: "c" + pick(4), n: pick(3) }))
    })
    const shared = mpc.store({ rows: [makeRow()], rate: 1, get sum() { return this.rows.reduce((sum, row) => sum + row.info.n, 0) } })
    const state = {}
    const taps = []
    const taken = []
    const host = openPage(mpc.page({}, ["_tap", "_inner"], ($) => {
      const a = (state.a = $.state([])), b = (state.b = $.state([makeRow()])), map = (state.map = $.state({})), chosen = (state.chosen = $.state(null)), n = (state.n = $.state(0))
      const form = (state.form = $.state({ title: "", items: [] })), value = (state.value = $.state(0)), texts = (state.texts = $.state(["a"]))
      const total = (state.total = $.derived(() => a.v.reduce((sum, row) => sum + row.price, 0) + n.v))
      const dear = (state.dear = $.derived(() => a.v.filter((row) => row.price > 2)))
      const parity = $.derived(() => (total.v % 2 ? "odd" : "even"))
      const child = [{ id: 1, name: 1 }, { _1: [(item, i, row, j) => [item?.n, i, row?.price, j], (item, i, row, j) => item.n + i * 10 + row.price * 100 + j * 1000] }]
      return [{ a, b, map, chosen, n, total, dear, form, value, texts, whole: () => b.v, shared: () => shared, other: () => shared.rows }, {
        a: [{ id: 1, name: 1, children: child, tags: [{ _: 1 }, { _2: [(tag, i, row) => [tag, i, row?.name], (tag, i, row) => tag + i + row.name] }] }, {
          _0: [(row) => [row?.price], (row) => row.price * 2 + n.v], _3: [(row, i) => [row?.tags, i], (row, i) => row.tags.join() + i],
          _4: [(row) => [row?.info], (row) => row?.info?.deep?.m], _5: [() => [], () => parity.v + (b.v[0] ? b.v[0].name : "")], _6: [(row) => [row], (row) => row.info.n + row.name]
        }],
        b: [{ id: 1, name: 1 }], chosen: { id: 1, name: 1 }, dear: [{ id: 1, name: 1 }], shared: { sum: 1, rate: 1 },
        form: { title: 1, items: [{ id: 1, name: 1 }, { _7: [(row) => [row?.id], (row) => row?.id === value.v] }] },
        texts: [{ _: 1 }, { _8: [(text) => [text], (text) => text + n.v] }], other: [{ id: 1 }, { _9: [(row) => [row?.info], (row) => row?.info?.n * shared.rate] }]
      }, {
        _tap: [["a"], (event, row, i) => taps.push([row && row.id, i])],
        _inner: [["a", "children"], (event, row, i, item, j) => taps.push([row && row.id, i, item && item.id, j])]
      }]
    }))
    const second = openPage(mpc.page({}, [], ($) => [{ rows: () => shared.rows, sum: $.derived(() => shared.sum * shared.rate) }, { rows: [{ id: 1, info: { n: 1 } }] }]))
    const { a, b, map, chosen, n, form, value, texts } = state
    const rows = () => a.v.filter(Boolean)
    const sum = () => rows().reduce((sum, row) => sum + row.price, 0) + n.v
    const oracle = () => normal({
      a: a.v.map((row, j) => rowOf(row, {
        children: row.children.map((item, i) => ({ id: item.id, name: item.name, _1: item.n + i * 10 + row.price * 100 + j * 1000 })),
        tags: row.tags.map((tag, i) => ({ _: tag, _2: tag + i + row.name })),
        _0: row.price * 2 + n.v, _3: row.tags.join() + j, _4: row.info.deep.m, _5: (sum() % 2 ? "odd" : "even") + (b.v[0] ? b.v[0].name : ""), _6: row.info.n + row.name
      })),
      b: b.v.map((row) => rowOf(row)), map: map.v, chosen: rowOf(chosen.v), n: n.v, value: value.v, texts: texts.v.map((text) => ({ _: text, _8: text + n.v })),
      total: sum(), dear: rows().filter((row) => row.price > 2).map((row) => rowOf(row)), whole: b.v,
      form: { title: form.v.title, items: form.v.items.map((row) => rowOf(row, { _7: row.id === value.v })) },
      shared: { sum: shared.sum, rate: shared.rate }, other: shared.rows.map((row) => ({ id: row.id, _9: row.info.n * shared.rate }))
    })
    const oracleOfSecond = () => normal({ rows: shared.rows.map((row) => ({ id: row.id, info: { n: row.info.n } })), sum: shared.sum * shared.rate })
    const lists = [() => a.v, () => b.v, () => form.v.items, () => shared.rows]
    const list = () => any(lists)()
    const row = () => any(list())
    const change = (row) => row && any([
      () => { row.price = pick(5) }, () => { row.name = "x" + pick(5) }, () => { row.hidden++ }, () => { row.info.n = pick(4) }, () => { row.info.deep.m++ },
      () => { row.info = { n: 7, deep: row.info.deep } }, () => { row.tags.push("u" + pick(3)) }, () => { row.tags.splice(0, 1) }, () => { row.tags.length = 1; row.tags[0] = "t" },
      () => { row.children.push({ id: ids++, name: "c", n: 1 }) }, () => { const item = any(row.children); if (item) item.n = pick(4) },
      () => { row.children.sort((x, y) => x.n - y.n) }, () => { row.children = row.children.slice(1) }, () => { delete row.hidden; row.hidden = 1 }
    ])()
    // The writes that wait for a promise: each may come after an update.
    let later = 0
    const wait = () => new Promise(setImmediate)
    const operations = [
      () => list().push(makeRow()),
      () => list().unshift(makeRow(), makeRow()),
      () => list().pop(),
      () => list().shift(),
      () => list().splice(pick(4), pick(3), makeRow()),
      () => list().sort((x, y) => x.price - y.price),
      () => list().reverse(),
      () => { const rows = list(); if (rows.length > 1) { const i = pick(rows.length), j = pick(rows.length); [rows[i], rows[j]] = [rows[j], rows[i]] } },
      () => change(row()), () => change(row()), () => change(row()), () => change(row()), () => change(any(a.v)), () => change(any(a.v)),
      () => { const kept = row(); if (kept) taken.push(kept) },
      () => change(any(taken)),
      () => { const kept = row(); later++; Promise.resolve().then(() => change(kept)) },
      async () => { const kept = row(); later += 2; await null; change(kept); await null; change(kept) },
      () => { const kept = any(taken); if (kept) list().push(kept) },
      () => { const kept = row(); if (kept) list()[0] = kept },
      () => { const item = row(); if (item) chosen.v = item },
      () => { chosen.v = null },
      () => { if (chosen.v) change(chosen.v) },
      () => { map.v["k" + pick(4)] = pick(3) ? odd() : { x: pick(3), y: [pick(3)] } },
      () => { delete map.v["k" + pick(4)] },
      () => { map.v["odd.key-" + pick(2)] = pick(3) },
      () => { const inner = map.v["k" + pick(4)]; if (inner && inner.y) inner.y.push(pick(9)) },
      () => { const inner = map.v["k" + pick(4)]; if (inner && inner.y) { inner.y[inner.y.length + 1] = 5; inner.y.length = 4 } },
      () => { n.v = pick(4) },
      () => { value.v = odd() },
      () => { texts.v[pick(4)] = any(["a", "", "b"]); texts.v = Array.from(texts.v, (text) => text || "") },
      () => { texts.v.reverse() },
      () => { form.v.title = "t" + pick(3) },
      () => { form.v = { title: "new", items: pick(2) ? form.v.items : [] } },
      () => { form.v.items = a.v },
      () => { form.v.items = b.v.slice() },
      () => { shared.rate = pick(3) },
      () => { shared.rows = pick(2) ? shared.rows.filter((row) => row.price) : [...shared.rows, makeRow()] },
      () => { shared.rows.push(...a.v.slice(0, 2)) },
      () => { a.v = a.v.filter((row) => row.price !== 1) },
      () => { const id = pick(ids); a.v = a.v.map((row) => (row.id === id ? { ...row, name: "copy" } : row)) },
      () => { a.v = [...a.v, makeRow()] },
      () => { const all = a.v; a.v = b.v; b.v = all },
      () => { b.v = b.v.concat(a.v.slice(0, 1).map((row) => Object.assign({}, row))) },
      () => { for (const each of lists) each().splice(6) },
      () => { map.v = { k0: 1 } },
      () => { a.v = [] }
    ]
    const check = (step) => {
      assert.deepEqual(normal(host.data), oracle(), "seed " + seed + " step " + step)
      assert.deepEqual(normal(second.data), oracleOfSecond(), "seed " + seed + " step " + step + ", second page")
    }
    check("first")
    for (let step = 0; step < 50; step++) {
      const before = host.sent.length
      later = 0
      const away = pick(9)
      if (away === 0) host.onHide()
      if (away === 1) host.slow = 1
      if (away === 2) second.onHide()
      for (let i = pick(4); i >= 0; i--) operations[pick(operations.length - (pick(4) ? 1 : 0))]()
      await wait()
      if (away < 3) {
        for (let i = pick(3); i >= 0; i--) operations[pick(operations.length)]()
        await wait()
        host.onShow()
        second.onShow()
        host.slow = 0
        host.callbacks.splice(0).forEach((done) => done())
        await wait()
      } else assert.ok(host.sent.length - before <= 1 + later, "more than one setData, seed " + seed)
      check(step)
      assert.ok(Object.is(state.total.v, sum()))
      a.v.forEach((row, i) => {
        host._tap(tap(i))
        assert.deepEqual(taps.pop(), [row.id, i])
        row.children.forEach((item, j) => {
          host._inner(tap(i, j))
          assert.deepEqual(taps.pop(), [row.id, i, item.id, j])
        })
      })
    }
    assert.deepEqual(reports, [])
    host.onUnload()
    second.onUnload()
  }

  test("random operations", async () => {
    for (let seed = 1; seed <= Number(process.env.MPC_SEEDS || 60); seed++) await play(seed)
  })
}
