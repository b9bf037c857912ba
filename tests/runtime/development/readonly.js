// What development adds: props that refuse to be changed.
"use strict"

module.exports = ({ test, assert, mpc, openComponent, tap, tick, alipay, copy }) => {
  const { component, store } = mpc

  // A component with the props `item` and `tags`, and what its script has of them.
  const open = (given, defaults, more = () => ({})) => {
    const out = {}
    const options = component({ item: null, tags: ["a"] }, {}, ["pick"], ($) => {
      const props = $.props(defaults)
      const first = $.derived(() => props.item.v && props.item.v.rows[0])
      const names = $.derived(() => props.item.v && props.item.v.rows.map((row) => row.name).join())
      const rows = $.derived(() => props.item.v && props.item.v.rows)
      Object.assign(out, props, { $, first, names, rows }, more($, props))
      return [{ names, rows }, {}, { pick: [["rows"], (event, row) => { out.picked = row }] }]
    })
    out.host = openComponent(options, given)
    out.options = options
    return out
  }
  const given = () => ({ item: { name: "x", rows: [{ name: "p", tags: [2, 1] }, { name: "q", tags: [] }], none: null } })

  const refused = (action, name = "item") => {
    assert.throws(action, (error) => error.message.includes("a prop is read-only") && error.message.includes("`" + name + "` of case.mp"))
  }

  test("every write is refused and changes nothing", async () => {
    const out = open(given())
    const item = out.item.v
    const before = copy(item)
    const writes = [
      () => { item.name = "y" },
      () => { item.fresh = 1 },
      () => { item.rows[0].name = "y" },
      () => { item.rows[5] = 1 },
      () => { item.rows.length = 0 },
      () => { delete item.name },
      () => { delete item.rows[0].tags[0] },
      () => { Object.assign(item.rows[1], { name: "z" }) },
      () => { Object.defineProperty(item, "name", { value: "z" }) },
      () => { Object.setPrototypeOf(item, null) },
      () => { Object.freeze(item) },
      () => { Array.prototype.push.call(item.rows, 1) },
      () => { [...item.rows][0].name = "y" },
      () => { item.rows.find((row) => row.name === "p").name = "y" },
      () => { Object.values(item)[1].pop() }
    ]
    for (const name of ["push", "pop", "shift", "unshift", "splice", "sort", "reverse", "fill", "copyWithin"]) {
      writes.push(() => item.rows[0].tags[name](0, 1))
    }
    for (const write of writes) refused(write)
    refused(() => out.tags.v.push("b"), "tags")
    await tick()
    assert.deepEqual(copy(out.item.v), before)
    assert.deepEqual(copy(alipay ? out.host.props.item : out.host.data.item), before)
    assert.deepEqual(copy(out.tags.v), ["a"])
  })

  test("what follows from a prop goes on, and compares equal", async () => {
    const out = open(given(), 0, ($, { item }) => ({ kept: $.state(null), is: $.derived(() => item.v.rows.indexOf(item.v.rows[1])) }))
    const { item, first, kept, names, is } = out
    assert.equal(item.v, item.v)
    assert.equal(item.v.rows[0], item.v.rows[0])
    assert.equal(first.v, item.v.rows[0])
    kept.v = item.v.rows[1]
    assert.equal(kept.v, item.v.rows[1])
    assert.equal(is.v, 1)
    assert.ok(item.v.rows.includes(kept.v))
    refused(() => { kept.v.name = "z" })
    assert.deepEqual(item.v.rows.slice().reverse().map((row) => row.name), ["q", "p"])
    assert.deepEqual({ ...item.v.rows[0], name: "own" }, { name: "own", tags: [2, 1] })
    out.host.pick(tap(1))
    assert.equal(out.picked, kept.v)
    refused(() => { out.picked.name = "z" })
    const next = given()
    next.item.rows[0].name = "new"
    out.host.set(next)
    await tick()
    assert.equal(names.v, "new,q")
    assert.equal(out.host.last().names || out.host.data.names, "new,q")
    refused(() => { item.v.rows[0].name = "z" })
  })

  test("what the host adds to the very object that it handed over is read-only too", () => {
    const out = open(given())
    const own = alipay ? out.host.props : out.host.data
    own.item.rows.push({ name: "late" })
    if (alipay) out.options.deriveDataFromProps.call(out.host, own)
    else out.options.properties.item.observer.call(out.host, own.item)
    assert.equal(out.names.v, "p,q,late")
    refused(() => { out.item.v.rows[2].name = "z" })
  })

  test("a computed default is read-only, but not the state of someone", () => {
    const shared = store({ list: [1] })
    const out = open({ tags: null }, { tags: () => [3, 1], item: () => shared })
    assert.equal(out.item.v, shared)
    out.item.v.list.push(2)
    assert.deepEqual(copy(shared.list), [1, 2])
    const loop = { rows: [] }
    loop.self = loop
    const other = open({}, { item: () => loop })
    refused(() => { other.item.v.self.self.rows.push(1) })
  })

  test("dates and instances are handed on as they are; the component's own objects may change", () => {
    const when = new Date(0)
    const out = open({}, { item: () => ({ rows: [], when }) }, ($) => ({ own: $.state([{ n: 1 }]) }))
    assert.equal(out.item.v.when, when)
    assert.equal(out.item.v.when.getTime(), 0)
    out.own.v[0].n++
    out.own.v.push({ n: 5 })
    assert.deepEqual(copy(out.own.v), [{ n: 2 }, { n: 5 }])
  })
}
