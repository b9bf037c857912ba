// A component with props and events over plain values, without the parts for objects.
"use strict"

module.exports = ({ test, assert, mpc, openComponent, tick, alipay }) => {
  test("props and events", async () => {
    const events = []
    const options = mpc.component({ qty: 1 }, {}, ["go"], ($) => {
      const { qty } = $.props()
      return [{ shown: qty }, 0, { go: () => $.emit("change", qty.v) }]
    })
    const host = openComponent(options, alipay ? { onChange: (event) => events.push(event.detail) } : {}, (native) => {
      native.listen = (event) => events.push(event.detail)
    })
    host.set({ qty: 4 })
    await tick()
    host.go()
    assert.deepEqual(host.sent, [{ shown: 1 }, { shown: 4 }])
    assert.deepEqual(events, [4])
    host.remove()
  })
}
