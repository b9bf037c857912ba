// A page with plain values on the smallest runtime that it needs.
"use strict"

module.exports = ({ test, assert, mpc, openPage, tick }) => {
  test("a counter", async () => {
    const host = openPage(mpc.page({ n: 0 }, ["up"], ($) => {
      const n = $.state(0)
      return [{ n }, 0, { up: () => n.v++ }]
    }))
    assert.deepEqual(host.sent, [])
    host.up()
    host.up()
    await tick()
    assert.deepEqual(host.sent, [{ n: 2 }])
    host.onHide()
    host.up()
    await tick()
    host.onShow()
    await tick()
    assert.deepEqual(host.last(), { n: 3 })
  })
}
