// A page with components, a store, effects and timers is opened and closed a thousand times: nothing of it stays.
"use strict"

const { getHeapSnapshot } = require("node:v8")

// How many objects, functions, strings and so on are alive. Bytes say less: the engine's code and the tables of weak maps grow
// and shrink as it likes.
const ALIVE = ["object", "closure", "string", "concatenated string", "regexp", "native", "bigint"]
const countAlive = async () => {
  const chunks = []
  for await (const chunk of getHeapSnapshot()) chunks.push(chunk)
  const { snapshot, nodes } = JSON.parse(Buffer.concat(chunks))
  const { node_fields: fields, node_types: types } = snapshot.meta
  const kinds = ALIVE.map((name) => types[0].indexOf(name))
  let count = 0
  for (let i = 0; i < nodes.length; i += fields.length) if (kinds.includes(nodes[i])) count++
  return count
}

// Timers that wait for a silent host would keep what they close over for a second.
const { setTimeout } = global
global.setTimeout = (action, ms) => (ms === 1e3 ? 0 : setTimeout(action, ms))

module.exports = ({ test, assert, mpc, openPage, openComponent, pages, tick, reports }) => {
  const { page, component, store } = mpc
  const shared = store({ rows: [{ n: 1 }], get total() { return this.rows.reduce((sum, row) => sum + row.n, 0) } })
  let cleaned = 0
  const living = []

  const card = component({ item: null }, {}, [], ($) => {
    const { item } = $.props()
    const text = $.derived(() => (item.v ? item.v.name : "") + shared.total)
    $.effect(() => { const seen = shared.total; return () => (cleaned += seen && 1) })
    $.expose({ text: () => text.v })
    return [{ text }]
  })
  const options = page({}, ["go"], ($) => {
    const rows = $.state(Array.from({ length: 50 }, (_, i) => ({ id: i, name: "n" + i })))
    const some = $.derived(() => rows.v.filter((row) => row.id > shared.rows.length))
    $.effect(() => { const seen = some.v.length; return () => (cleaned += seen && 1) })
    living.push(new WeakRef($))
    return [{ rows, some, total: () => shared.total }, { rows: [{ id: 1, name: 1 }, { _0: [(row) => [row.id], (id) => id + shared.total] }], some: [{ id: 1 }] }, {
      go() { rows.v[0].name += "!"; shared.rows[0].n++ }
    }]
  })

  const round = async () => {
    const host = openPage(options)
    const cards = [1, 2, 3].map((id) => openComponent(card, { item: { name: "c" + id } }))
    cards.forEach((each) => each.ready())
    host.go()
    await new Promise(setImmediate)
    assert.equal(host.data.total, shared.rows[0].n)
    cards.forEach((each) => each.remove())
    host.onUnload()
    pages.length = 0
  }
  const collect = async () => {
    for (let i = 0; i < 4; i++) {
      await tick()
      global.gc()
    }
  }

  test("what stays is counted", async () => {
    const kept = []
    await collect()
    const before = await countAlive()
    for (let i = 0; i < 1000; i++) kept.push(() => i)
    const grown = (await countAlive()) - before
    assert.ok(grown >= 1000 && kept.length, `${grown} more`)
  })

  test("a page that is closed keeps none of its data, though they were written last", async () => {
    let row
    const visit = async () => {
      const host = openPage(page({}, ["go"], ($) => {
        const first = { n: 1 }
        row = new WeakRef(first)
        const rows = $.state([first])
        return [{ n: $.derived(() => rows.v[0].n) }, 0, { go() { rows.v[0].n++ } }]
      }))
      host.go()
      await tick()
      assert.equal(host.data.n, 2)
      host.go()
      host.onUnload()
      pages.pop()
    }
    await visit()
    // The page that was compared last is remembered until the next one is.
    openPage(page({}, [], ($) => [{ n: $.state(0) }]))
    await collect()
    assert.equal(row.deref(), undefined)
  })

  test("a thousand pages leave nothing", async () => {
    for (let i = 0; i < 100; i++) await round()
    await collect()
    assert.equal(living.filter((each) => each.deref()).length, 0)
    living.length = 0
    await collect()
    const before = await countAlive()
    cleaned = 0
    for (let i = 0; i < 1000; i++) await round()
    await collect()
    assert.equal(living.filter((each) => each.deref()).length, 0)
    living.length = 0
    const grown = (await countAlive()) - before
    console.log(`${before} objects, then ${grown} more`)
    // Each change of the store ran the cards' effects again before all were cleaned up for good.
    assert.equal(cleaned, 7000)
    assert.deepEqual(reports, [])
    // One object for each page would be a thousand.
    assert.ok(grown < 100, `${grown} objects more`)
  })
}
