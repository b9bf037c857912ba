// Derived values and effects over plain values, without the parts for objects.
"use strict"

module.exports = ({ test, assert, mpc, openPage, tick, reports }) => {
  test("derived values and effects", async () => {
    const log = []
    const host = openPage(mpc.page({ n: 0 }, ["up"], ($) => {
      const n = $.state(0)
      const twice = $.derived(() => n.v * 2)
      $.effect(() => {
        log.push(twice.v)
      })
      return [{ n, twice }, 0, { up: () => n.v++ }]
    }))
    host.up()
    await tick()
    assert.deepEqual(host.sent, [{ twice: 0 }, { n: 1, twice: 2 }])
    assert.deepEqual(log, [0, 2])
    assert.deepEqual(reports, [])
  })
}
