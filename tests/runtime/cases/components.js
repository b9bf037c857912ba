// Components: props, events, lifetimes, exposed objects, references.
"use strict"

module.exports = ({ copy, test, assert, mpc, openPage, openComponent, tap, tick, target, alipay, Host }) => {
  const { component, page } = mpc

  test("props are boxes; undefined gives the default, null stays null", async () => {
    const out = {}
    const options = component({ sku: undefined, qty: 1, tags: null }, {}, [], ($) => {
      const { sku, qty, tags } = $.props({ tags: () => ["new"] })
      const label = $.derived(() => sku.v + " x " + qty.v)
      Object.assign(out, { sku, qty, tags })
      return [{ label }]
    })
    const host = openComponent(options, { sku: "a" })
    assert.deepEqual(host.sent, [{ label: "a x 1" }])
    assert.deepEqual(out.tags.v, ["new"])
    host.set({ qty: 3 })
    await tick()
    assert.deepEqual(host.last(), { label: "a x 3" })
    host.set({ qty: undefined })
    await tick()
    assert.deepEqual(host.last(), { label: "a x 1" })
    host.set({ sku: null })
    await tick()
    assert.deepEqual(host.last(), { label: "null x 1" })
  })

  test("an object prop that the host changed in place is compared again", async () => {
    let runs = 0
    const options = component({ item: undefined }, {}, [], ($) => {
      const { item } = $.props()
      const text = $.derived(() => { runs++; return item.v.name })
      return [{ text }]
    })
    const item = { name: "a", other: 1 }
    const host = openComponent(options, { item })
    const own = alipay ? host.props.item : host.data.item
    own.name = "b"
    const again = (next) => (alipay ? options.deriveDataFromProps.call(host, { item: next }) : options.properties.item.observer.call(host, next))
    again(own)
    await tick()
    assert.deepEqual(host.last(), { text: "b" })
    own.other = 2
    again(own)
    await tick()
    assert.equal(runs, 2)
  })

  if (!alipay) {
    test("a component that lacks a required prop starts when it has it, at the latest when ready", async () => {
      const names = []
      const options = component({ item: undefined, note: null }, {}, [], ($) => {
        const { item } = $.props()
        names.push(item.v && item.v.name)
        const label = $.derived(() => item.v && item.v.name)
        return [{ label }]
      })
      const late = openComponent(options)
      assert.deepEqual([names, late.sent], [[], []])
      late.set({ item: { name: "a" } })
      assert.deepEqual([names, late.sent], [["a"], [{ label: "a" }]])
      late.ready()
      assert.deepEqual(names, ["a"])
      const never = openComponent(options)
      never.ready()
      assert.deepEqual(names, ["a", null])
    })
  }

  test("a script that fails leaves no second error behind", () => {
    const options = component({}, {}, [], () => { throw Error("own") })
    const host = new Host(options, {})
    const start = alipay ? options.onInit : options.lifetimes.attached
    assert.throws(() => start.call(host), /own/)
    if (alipay) options.didUnmount.call(host)
    else options.lifetimes.detached.call(host)
  })

  test("props that only the template reads need nothing", async () => {
    const host = openComponent(component({ a: 1 }, {}, ["go"], ($) => [{}, 0, { go() {} }]), { a: 2 })
    host.set({ a: 3 })
    await tick()
    assert.deepEqual(host.sent, [])
  })

  test("mount, page show and hide, unmount", async () => {
    const log = []
    const options = component({}, { n: 0 }, ["go"], ($) => {
      const n = $.state(0)
      $.effect(() => { const now = n.v; log.push("effect " + now); return () => log.push("clean") })
      return [{ n }, 0, {
        go() { n.v++ },
        onMount() { log.push("mount") }, onUnmount() { log.push("unmount") },
        onPageShow() { log.push("show") }, onPageHide() { log.push("hide") }
      }]
    })
    const host = openComponent(options)
    if (!alipay) host.pageShow()
    host.ready()
    assert.deepEqual(log.splice(0).sort(), ["effect 0", "mount", "show"])
    host.pageHide()
    host.go()
    await tick()
    assert.deepEqual(host.sent, [])
    host.pageShow()
    await tick()
    assert.deepEqual(host.sent, [{ n: 1 }])
    assert.deepEqual(log.splice(0), ["hide", "show", "clean", "effect 1"])
    host.remove()
    assert.deepEqual(log.splice(0), ["unmount", "clean"])
    host.go()
    await tick()
    assert.equal(host.sent.length, 1)
  })

  test("instances do not share their initial data", async () => {
    const options = component({}, { list: [{ a: 1 }] }, ["go"], ($) => {
      const list = $.state([{ a: 1 }])
      return [{ list }, { list: [{ a: 1 }] }, { go() { list.v[0].a++ } }]
    })
    const one = openComponent(options), two = openComponent(options)
    one.go()
    await tick()
    assert.deepEqual(one.data.list, [{ a: 2 }])
    assert.deepEqual(two.data.list, [{ a: 1 }])
    assert.deepEqual(openComponent(options).data.list, [{ a: 1 }])
    one.remove()
    two.remove()
  })

  test("$.emit reaches the parent with an event of one shape", async () => {
    const events = []
    const options = component({}, {}, ["go", "_0"], ($) => {
      const item = $.state({ id: 4 })
      return [{}, 0, { go() { $.emit("row-tap", item.v) }, _0: () => $.emit("change") }]
    })
    const dataset = { mpI: 2 }
    const parent = openPage(page({}, ["_0"], ($) => {
      const items = $.state([{ id: 1 }, { id: 2 }, { id: 3 }])
      return [{ items }, { items: [{ id: 1 }] }, { _0: [["items"], (event, row, i) => events.push(event.type, event.detail, row.id, i)] }]
    }))
    const host = openComponent(options, alipay ? { "data-mp-i": 2, onRowTap: (event) => parent._0(event) } : {}, (native) => {
      native.listen = (event) => parent._0(event)
    })
    host.dataset = dataset
    host.listen = (event) => parent._0(event)
    host.go()
    assert.deepEqual(events, ["row-tap", { id: 4 }, 3, 2])
    if (alipay) host._0()
    parent.onUnload()
  })

  test("what a parent's handler reads while a child's effect emits is not read by the effect", async () => {
    let runs = 0
    let n
    const parent = openPage(page({}, ["_0"], ($) => {
      n = $.state(1)
      return [{ n }, 0, { _0: () => n.v }]
    }))
    const host = openComponent(component({}, {}, [], ($) => {
      $.effect(() => { runs++; $.emit("change", 1) })
      return [{}]
    }), alipay ? { onChange: () => parent._0() } : {}, (native) => { native.listen = () => parent._0() })
    n.v = 2
    await tick()
    assert.equal(runs, 1)
    host.remove()
  })

  // A parent with these places, and what makes children that expose their name to it.
  const family = (places, late = (tell) => tell()) => {
    const made = { seen: null }
    made.parent = openPage(page({}, ["mpRef"], ($) => {
      made.seen = () => $.refs
      return [{}, 0, 0, places]
    }))
    made.child = (value, dataset) => {
      const props = { onMpref: (event) => late(() => made.parent.mpRef(event)) }
      Object.keys(dataset).forEach((key) => (props["data-" + key.replace(/[A-Z]/g, (letter) => "-" + letter.toLowerCase())] = dataset[key]))
      const options = component({}, {}, [], ($) => {
        $.expose({ name: () => value })
        return [{}]
      })
      return openComponent(options, alipay ? props : {}, (native) => {
        native.listen = (event) => {
          const copied = { type: event.type, detail: copy(event.detail), currentTarget: { dataset } }
          late(() => made.parent.mpRef(copied))
        }
        Object.defineProperty(native, "dataset", { get: () => dataset, set() {} })
      })
    }
    made.names = (name) => made.seen()[name].map((ref) => ref.name())
    return made
  }

  test("exposed objects reach the parent and leave with the child", () => {
    const { child, seen, names } = family({ field: 0, rows: [], none: 0 })
    assert.equal(seen().field, undefined)
    assert.deepEqual(seen().rows, [])
    const one = child("one", { mpRef: "field" })
    const two = child("two", { mpRef: "rows", mpI: 1 })
    const three = child("three", { mpRef: "rows", mpI: 0 })
    assert.equal(seen().field.name(), "one")
    assert.equal(seen().none, undefined)
    assert.deepEqual(names("rows"), ["three", "two"])
    three.remove()
    assert.deepEqual(names("rows"), ["two"])
    one.remove()
    assert.equal(seen().field, undefined)
    const again = child("again", { mpRef: "field" })
    assert.equal(seen().field.name(), "again")
    again.remove()
    two.remove()
  })

  test("references are in the order of their rows, outer ones first, also after rows have moved", () => {
    const { child, names } = family({ cells: [] })
    const places = [[1, 0], [0, 10], [0, 9], [10, 0]].map(([mpI, mpJ]) => ({ mpRef: "cells", mpI, mpJ }))
    const cells = places.map((place, i) => child(i, place))
    assert.deepEqual(names("cells"), [2, 1, 0, 3])
    if (alipay) cells[0].props["data-mp-i"] = 11
    else places[0].mpI = 11
    assert.deepEqual(names("cells"), [2, 1, 3, 0])
    cells.forEach((cell) => cell.remove())
  })

  test("the event of an exposed object may come late, and does not start its parent", () => {
    const told = []
    const { child, seen } = family({ field: 0 }, (tell) => told.push(tell))
    const one = child("one", { mpRef: "field" })
    const two = child("two", { mpRef: "field" })
    one.remove()
    told.forEach((tell) => tell())
    assert.equal(seen().field.name(), "two")
    two.remove()
    let runs = 0
    const options = component({ sku: undefined }, {}, ["mpRef"], () => {
      runs++
      return [{}, 0, 0, { field: 0 }]
    })
    options.methods.mpRef.call({ data: { sku: null } }, { detail: 1, currentTarget: { dataset: { mpRef: "field" } } })
    assert.equal(runs, 0)
  })

  test("references to built-in elements ask the host", async () => {
    const asked = []
    const results = { boundingClientRect: { width: 5 }, scrollOffset: { scrollTop: 7 }, node: { node: "canvas" } }
    let there = true
    const createSelectorQuery = () => {
      let answer
      const query = { in() { return query }, exec(done) { done([answer]) } }
      const nodes = (list) => {
        const methods = {}
        Object.keys(results).forEach((name) => {
          methods[name] = () => {
            answer = list ? (there ? [results[name], results[name]] : []) : there ? results[name] : undefined
            return query
          }
        })
        return methods
      }
      query.select = (selector) => { asked.push(selector); return nodes() }
      query.selectAll = (selector) => { asked.push([selector]); return nodes(true) }
      return query
    }
    global.wx = global.tt = global.my = { createSelectorQuery }
    let refs
    openPage(page({}, [], ($) => {
      refs = () => $.refs
      return [{}, 0, 0, { box: ".box", rows: [".rows"] }]
    }))
    assert.deepEqual(await refs().box.rect(), { width: 5 })
    assert.deepEqual(await refs().box.scroll(), { scrollTop: 7 })
    assert.equal(await refs().box.node(), "canvas")
    assert.deepEqual(await refs().rows.rect(), [{ width: 5 }, { width: 5 }])
    assert.deepEqual(await refs().rows.node(), ["canvas", "canvas"])
    assert.deepEqual(asked, [".box", ".box", ".box", [".rows"], [".rows"]])
    there = false
    assert.equal(await refs().box.rect(), null)
    assert.equal(await refs().box.node(), null)
    assert.deepEqual(await refs().rows.scroll(), [])
  })

  if (alipay) {
    test("native events have WeChat's shape", () => {
      const seen = []
      const host = openPage(page({}, ["go", "onShareAppMessage"], ($) => [{}, 0, { go: (event) => seen.push(event), onShareAppMessage: (options) => seen.push(options) }]))
      host.go({
        type: "longTap", timeStamp: 5, detail: { pageX: 3, pageY: 4, clientX: 3, clientY: 1 },
        target: { id: "a", dataset: { own: 1 }, targetDataset: { inner: 1 } }, currentTarget: { dataset: { own: 1 } }
      })
      host.go({ type: "scrollToLower", target: { dataset: {} } })
      const [first, second] = seen
      assert.equal(first.type, "longpress")
      assert.deepEqual([first.detail.x, first.detail.y], [3, 4])
      assert.deepEqual(first.target, { id: "a", dataset: { inner: 1 }, targetDataset: { inner: 1 } })
      assert.deepEqual(first.currentTarget, { id: "", dataset: { own: 1 } })
      assert.deepEqual([first.touches, first.changedTouches, first.timeStamp], [[], [], 5])
      assert.deepEqual([second.type, second.detail], ["scrolltolower", {}])
      const options = { from: "button", target: { id: "x" } }
      host.onShareAppMessage(options)
      assert.equal(seen[2], options)
    })

    test("a component has a host node and its defaults", () => {
      const options = component({ a: 1, b: undefined }, {}, [], () => [{}])
      assert.deepEqual(options.options, { virtualHost: false })
      assert.deepEqual(options.props, { a: 1 })
    })
  }
}
