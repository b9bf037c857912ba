// A page with components, a store, effects and timers is opened and closed a thousand times: nothing of it stays.
"use strict"

module.exports = ({ test, assert, mpc, openPage, openComponent, pages, tick }) => {
  const { page, component, store } = mpc
  const shared = store({ rows: [{ n: 1 }], get total() { return this.rows.reduce((sum, row) => sum + row.n, 0) } })
  let cleaned = 0
  const living = []

  const card = component({ item: null }, {}, [], ($) => {
    const { item } = $.props()
    const text = $.derived(() => (item.v ? item.v.name : "") + shared.total)
    $.effect(() => { const seen = shared.total; return () => (cleaned += seen && 1) })
    $.expose({ text: () => text.v })
    return [{ item, text }]
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
  const heap = async () => {
    for (let i = 0; i < 4; i++) {
      await tick()
      global.gc()
    }
    return process.memoryUsage().heapUsed
  }

  test("a thousand pages leave nothing", async () => {
    // Timers that wait for a silent host would keep what they close over for a second.
    const { setTimeout } = global
    global.setTimeout = (action, ms) => (ms === 1e3 ? 0 : setTimeout(action, ms))
    for (let i = 0; i < 100; i++) await round()
    const before = await heap()
    cleaned = 0
    for (let i = 0; i < 1000; i++) await round()
    const grown = (await heap()) - before
    global.setTimeout = setTimeout
    console.log(`heap: ${Math.round(before / 1024)} kB, then ${Math.round(grown / 1024)} kB more`)
    // Each change of the store ran the cards' effects again before all were cleaned up for good.
    assert.equal(cleaned, 7000)
    assert.equal(living.filter((each) => each.deref()).length, 0)
    assert.ok(grown < 200 * 1024, `${grown} bytes more`)
  })
}
