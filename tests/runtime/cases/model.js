// Random operations against the plainest oracle: after every tick the host's data must be what a full rendering gives,
// with one setData at most, and derived values and columns must be what their functions give.
"use strict"

module.exports = ({ test, assert, mpc, openPage, reports }) => {
  // A small generator of numbers that are the same in every run.
  const generator = (seed) => () => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  const rowOf = (row, extra) => (row ? Object.assign({ id: row.id, name: row.name }, extra) : row)
  const normal = (value) => {
    if (Array.isArray(value)) return value.map((item) => (item === undefined ? null : normal(item)))
    if (value === null || typeof value !== "object") return value
    const result = {}
    for (const key of Object.keys(value)) if (value[key] !== undefined && value[key] !== null) result[key] = normal(value[key])
    return result
  }

  const play = async (seed) => {
    const random = generator(seed)
    const pick = (n) => Math.floor(random() * n)
    let ids = 0
    const makeRow = () => ({
      id: ids++, name: "n" + pick(5), hidden: pick(9), price: pick(5),
      tags: Array.from({ length: pick(3) }, () => "t" + pick(3)),
      children: Array.from({ length: pick(3) }, () => ({ id: ids++, name: "c" + pick(4), n: pick(3) }))
    })
    const state = {}
    const host = openPage(mpc.page({}, [], ($) => {
      const a = (state.a = $.state([])), b = (state.b = $.state([makeRow()])), map = (state.map = $.state({})), chosen = (state.chosen = $.state(null)), n = (state.n = $.state(0))
      const total = (state.total = $.derived(() => a.v.reduce((sum, row) => sum + row.price, 0) + n.v))
      const dear = (state.dear = $.derived(() => a.v.filter((row) => row.price > 2)))
      const child = [{ id: 1, name: 1 }, { _1: [(item, i, row, j) => [item.n, i, row.price, j], (item, i, row, j) => item.n + i * 10 + row.price * 100 + j * 1000] }]
      return [{ a, b, map, chosen, n, total, dear, whole: () => b.v }, {
        a: [{ id: 1, name: 1, children: child, tags: [{ _: 1 }, { _2: [(tag, i, row) => [tag, i, row.name], (tag, i, row) => tag + i + row.name] }] }, {
          _0: [(row) => [row.price], (row) => row.price * 2 + n.v], _3: [0, (row, i) => row.tags.join() + i]
        }],
        b: [{ id: 1, name: 1 }], chosen: { id: 1, name: 1 }, dear: [{ id: 1, name: 1 }]
      }]
    }))
    const { a, b, map, chosen, n } = state
    const plainOf = (value) => JSON.parse(JSON.stringify(value === undefined ? null : value))
    const oracle = () => {
      const rows = plainOf(a.v)
      return normal({
        a: rows.map((row, j) => rowOf(row, {
          children: row.children.map((item, i) => ({ id: item.id, name: item.name, _1: item.n + i * 10 + row.price * 100 + j * 1000 })),
          tags: row.tags.map((tag, i) => ({ _: tag, _2: tag + i + row.name })),
          _0: row.price * 2 + n.v, _3: row.tags.join() + j
        })),
        b: plainOf(b.v).map((row) => rowOf(row)), map: plainOf(map.v), chosen: rowOf(plainOf(chosen.v)), n: n.v,
        total: rows.reduce((sum, row) => sum + row.price, 0) + n.v,
        dear: rows.filter((row) => row.price > 2).map((row) => rowOf(row)), whole: plainOf(b.v)
      })
    }
    const lists = [a, b]
    const any = (list) => list[pick(list.length)]
    const operations = [
      () => any(lists).v.push(makeRow()),
      () => any(lists).v.unshift(makeRow(), makeRow()),
      () => any(lists).v.pop(),
      () => any(lists).v.shift(),
      () => any(lists).v.splice(pick(4), pick(3), makeRow()),
      () => any(lists).v.sort((x, y) => x.price - y.price),
      () => any(lists).v.reverse(),
      () => { const list = any(lists).v; if (list.length > 1) { const i = pick(list.length), j = pick(list.length); [list[i], list[j]] = [list[j], list[i]] } },
      () => { const row = any(a.v); if (row) row.price = pick(5) },
      () => { const row = any(b.v); if (row) row.name = "x" + pick(5) },
      () => { const row = any(a.v); if (row) row.hidden++ },
      () => { const row = any(a.v); if (row) row.tags.push("u" + pick(3)) },
      () => { const row = any(a.v); if (row) row.tags.splice(0, 1) },
      () => { const row = any(a.v); if (row) row.children.push({ id: ids++, name: "c", n: 1 }) },
      () => { const row = any(a.v), item = row && any(row.children); if (item) item.n = pick(4) },
      () => { const row = any(a.v); if (row && !b.v.includes(row)) b.v.push(row) },
      () => { const row = any(b.v); chosen.v = row || null },
      () => { if (chosen.v) chosen.v.name = "chosen" + pick(3) },
      () => { map.v["k" + pick(4)] = pick(3) ? pick(5) : { x: pick(3), y: [pick(3)] } },
      () => { delete map.v["k" + pick(4)] },
      () => { map.v["odd.key-" + pick(2)] = pick(3) },
      () => { const inner = map.v["k" + pick(4)]; if (inner && inner.y) inner.y.push(pick(9)) },
      () => { n.v = pick(4) },
      () => { a.v = a.v.filter((row) => row.price !== 1) },
      () => { b.v = b.v.concat(a.v.slice(0, 1).map((row) => Object.assign({}, row))) },
      () => { const list = any(lists); list.v = list.v.slice(0, 6) },
      () => { map.v = { k0: 1 } },
      () => { a.v = [] }
    ]
    assert.deepEqual(normal(host.data), oracle())
    for (let step = 0; step < 60; step++) {
      const before = host.sent.length
      for (let i = pick(4); i >= 0; i--) operations[pick(operations.length - (pick(4) ? 1 : 0))]()
      await new Promise(setImmediate)
      assert.ok(host.sent.length - before < 2, "more than one setData, seed " + seed)
      assert.deepEqual(normal(host.data), oracle(), "seed " + seed + " step " + step)
      assert.equal(state.total.v, oracle().total)
    }
    assert.deepEqual(reports, [])
    host.onUnload()
  }

  test("random operations", async () => {
    for (let seed = 1; seed <= 60; seed++) await play(seed)
  })
}
