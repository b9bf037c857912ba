




const { page } = require("../mpc.js"), $more = require("../lib/more.js"); require("../lib/side.js"); const $data = require("../lib/data.json.js"), $log = require("../lib/log.js"); Page(page({ count: 0 }, [], ($) => {







/* Types of every kind: nothing of them is left. */
const Size = { Small: 0, 0: "Small", Large: 4, 4: "Large", Name: "name", Cast: 7, 7: "Cast" }










class Animal {
  static count = 0
  static { Animal.count = 1 }
  
  #secret
  constructor(secret) { this.#secret = secret }
  get secret() { return this.#secret }
  set secret(_value) { void 0 }
  chain() { return this }
}
class Dog extends Animal {
  name
  speak() { return super.chain().secret + "!" }
  *[Symbol.iterator]() { yield 1; yield* [2, 3] }
  async later() { return await Promise.resolve("later") }
  static ["made" + 1] = () => "static"
}


function over(a) { return typeof a }
function isText(value) { return typeof value === "string" }
function sure(value) { if (!value) throw new Error("no") }

let count = $.state(0)
let said = $.state([])
let box = $.state({ a: { b: 1 }, list: [3, 1, 2] })
const twice = $.derived(() => { return count.v * 2 })
const say = (...words) => { said.v.push(words.join()) }

function assignments() {
  count.v = 1
  count.v += 9; count.v -= 2; count.v *= 3; count.v /= 4; count.v %= 4; count.v **= 3
  count.v <<= 2; count.v >>= 1; count.v >>>= 0; count.v &= 14; count.v |= 1; count.v ^= 2
  count.v++; --count.v
  say("count", count.v)
  box.v.extra ??= 5
  box.v.extra &&= 6
  box.v.extra ||= 7;
  [count.v, box.v.a.b] = [box.v.a.b, count.v];
  ({ a: { b: count.v = 9 }, list: [, ...box.v.list] } = { a: { b: undefined }, list: [9, 8, 7] })
  say("swap", count.v, box.v.list)
  for (count.v of [4, 5]) { /* empty */ }
  for (box.v.extra in { k: 1 }) ;
  say("loops", count.v, box.v.extra)
  delete box.v.extra
}
function statements({ from = 1, ...others } = {}, [first = "f"] = []) {
  var old
  old = /a+(b)/gi.exec("xAAB")?.[1] ?? "none"
  let index = 0, sum = 0
  outer: for (let i = 0, n = 4; i < n; i++) {
    for (const count in { a: 1, b: 2 }) {  // shadows the state
      if (count === "b") continue outer
      else if (i > 2) break outer
      sum += i
    }
  }
  do { index++ } while (index < 3)
  while (index) index--
  switch (sum) {
    case 3: { const said = "three"; say(said); break }
    default: say("other")
  }
  try { throw { message: "thrown" } } catch ({ message: count }) { say(count) } finally { index = 8 }
  try { sure(0) } catch { index++ }
  debugger
  if (index === 9) { say(from, others.x, first, old, index) } else say("never")
  const sparse = [, 1, ...new Set([2])].length, made = new Dog(4), o = { [`k${index}`]: (1, 2), index, get g() { return 3 }, async *m() {}, "q\n": null }
  say(index ? sparse : 0, made.speak(), [...made], Object.keys(o).length, Animal.count, (Dog).made1(), "as", made.secret)
  const typed = over
  const generator = function* () { const got = yield 1; return got }
  const self = class Named { static x = new.target === undefined }
  say(generator().next().value, self.x, typed("t"), typeof over(1), isText(""), undefined === void 0)
  return made.later().then((word) => say(word))
}
function* numbers() { yield 1 }
const named = function () { return [...numbers()][0] }
function over2(x) { return over(x) }
async function onLoad() {
  say($more.default(2), $more.three, $more.self.name, $more.one, $data.default.kind, $data.default.list.length, $log.log, "alipay".length > 0, "hi")
  assignments()
  await statements({ x: 2 }, ["g"])
  for await (const each of [Promise.resolve("awaited")]) say(each)
  say(over2(1), named())
}
return [{ _0: $.derived(() => said.v?.join(" "), "pages/syntax.mp:2"), count, twice, _1: $.derived(() => JSON.stringify(box.v), "pages/syntax.mp:3"), Size: () => Size, more: () => $more }, { Size: { Cast: 1, Large: 1 }, more: { one: 1 } }, { onLoad }] }))
