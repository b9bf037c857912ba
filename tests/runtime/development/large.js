// What development adds: a warning before a host refuses what is sent.
"use strict"

module.exports = ({ test, assert, mpc, openPage, tick }) => {
  test("what is nearly too large is told with the page, its fields and the bytes that travel", async () => {
    const said = []
    const { warn } = console
    console.warn = (text) => said.push(text)
    let text
    openPage(mpc.page({}, [], ($) => [{ n: $.state(1), text: (text = $.state("")) }]))
    text.v = "x".repeat(800_000)
    await tick()
    assert.deepEqual(said, [])
    text.v = "果".repeat(300_000)
    await tick()
    console.warn = warn
    assert.equal(said.length, 1)
    assert.match(said[0], /case\.mp sends 900011 bytes at once \(text\); .* 1048576/)
  })
}
