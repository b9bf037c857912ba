# ruff: noqa: E501 - a row is a line
"""Uses of reactive and imported names: one source, one result a row."""

import json
import shutil
import subprocess

import pytest
from script_helpers import emitted

STATE = "let x = $state(1), y = $state(2); "
EDITED = "let x = $.state(1), y = $.state(2); "
ROWS = [
    ("x = 2", "x.v = 2"),
    ("x += 1; x++; --y; x ??= y", "x.v += 1; x.v++; --y.v; x.v ??= y.v"),
    ("[x, y] = [y, x]", "[x.v, y.v] = [y.v, x.v]"),
    ("f({ x, y: y, z: x })", "f({ x: x.v, y: y.v, z: x.v })"),
    ("({ x } = o)", "({ x: x.v } = o)"),
    ("({ x = 1, y: [y = x], ...x } = o)", "({ x: x.v = 1, y: [y.v = x.v], ...x.v } = o)"),
    ("({ a: { x } = {} } = o)", "({ a: { x: x.v } = {} } = o)"),
    ("for (x of xs) {} for (x in o) {} for ([x, y] of z) {}", "for (x.v of xs) {} for (x.v in o) {} for ([x.v, y.v] of z) {}"),
    ("for (x = 0; x < 3; x++) run(x)", "for (x.v = 0; x.v < 3; x.v++) run(x.v)"),
    ("typeof x; void x; delete x.a; x`t`; new x(); new x.A()", "typeof x.v; void x.v; delete x.v.a; x.v`t`; new x.v(); new x.v.A()"),
    ("o.x; o?.x; o[x]; x.x; x?.[y]; x?.(y)", "o.x; o?.x; o[x.v]; x.v.x; x.v?.[y.v]; x.v?.(y.v)"),
    ("o = { x: 1, [x]: y, x() { return x }, get y() { return y }, 'x': x }",
     "o = { x: 1, [x.v]: y.v, x() { return x.v }, get y() { return y.v }, 'x': x.v }"),
    ("x: for (;;) { break x }", "x: for (;;) { break x }"),
    ("`${x} x ${`${y}`}`", "`${x.v} x ${`${y.v}`}`"),
    ("function f(x) { return x + y }", "function f(x) { return x + y.v }"),
    ("function f(a = x, { x: b, c: [y = x] }, ...d) { y }", "function f(a = x.v, { x: b, c: [y = x.v] }, ...d) { y }"),
    ("function f(a = x) { var x = a; return x }", "function f(a = x.v) { var x = a; return x }"),
    ("const f = x => x + y, g = async (y) => x + y", "const f = x => x + y.v, g = async (y) => x.v + y"),
    ("const f = function x() { return x }", "const f = function x() { return x }"),
    ("const A = class x { m() { return x } }", "const A = class x { m() { return x } }"),
    ("{ let x = 1; x++ } x++", "{ let x = 1; x++ } x.v++"),
    ("{ function x() {} x() } x", "{ function x() {} x() } x.v"),
    ("{ class x {} new x() } x", "{ class x {} new x() } x.v"),
    ("function f() { x = 1; if (y) { var x } }", "function f() { x = 1; if (y.v) { var x } }"),
    ("function f() { for (var x of y) {} return x }", "function f() { for (var x of y.v) {} return x }"),
    ("for (const x of y) { x } x", "for (const x of y.v) { x } x.v"),
    ("for (let x = 0, n = y; x < n; x++) x", "for (let x = 0, n = y.v; x < n; x++) x"),
    ("try { x } catch (x) { x } finally { x }", "try { x.v } catch (x) { x } finally { x.v }"),
    ("try { x } catch ({ x }) { x }", "try { x.v } catch ({ x }) { x }"),
    ("switch (x) { case x: let y = 1; y; break; default: y }", "switch (x.v) { case x.v: let y = 1; y; break; default: y }"),
    ("class A { x = x; static y = y; #x = 1; [x]() { return this.x + x } get y() { return this.#x } }",
     "class A { x = x.v; static y = y.v; #x = 1; [x.v]() { return this.x + x.v } get y() { return this.#x } }"),
    ("class A extends x { static { var y; y = x } }", "class A extends x.v { static { var y; y = x.v } }"),
    ("const a = x as T, b = y!, c = (x)", "const a = x.v, b = y.v, c = (x.v)"),
    ("const t: typeof x = x; type X = typeof y", "const t = x.v; "),
    ("enum E { x, y } f(E.x, x)", "const E = { x: 0, 0: \"x\", y: 1, 1: \"y\" } f(E.x, x.v)"),
    ("function f() { enum x { a } return x }", "function f() { const x = { a: 0, 0: \"a\" } return x }"),
    ("const 名 = x + '世界😀' + y", "const 名 = x.v + '世界😀' + y.v"),
    ("yield_: while (x) { y; continue yield_ }", "yield_: while (x.v) { y.v; continue yield_ }"),
    ("const { a = x, [y]: b } = o", "const { a = x.v, [y.v]: b } = o"),
    ("f(...x, { ...y })", "f(...x.v, { ...y.v })"),
    ("x && y || x ? y : x", "x.v && y.v || x.v ? y.v : x.v"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "result"), ROWS)
def test_state(source: str, result: str) -> None:
    assert emitted(STATE + source) == EDITED + result


IMPORTS = [
    ("import { yuan } from './format'; yuan(1); f({ yuan }); yuan`x`; new yuan()",
     " $format.yuan(1); f({ yuan: $format.yuan }); $format.yuan`x`; new $format.yuan()"),
    ("import a, * as b from 'x'; a(b.c, b)", " $x.default($x.c, $x)"),
    ("import { a as b, default as c, 'd-e' as f } from './m'; b + c + f", " $m.a + $m.default + $m[\"d-e\"]"),
    ("import { a } from './m'; function f(a) { return a } { const a = 1; a }", " function f(a) { return a } { const a = 1; a }"),
    ("import mp, { store } from 'mpc'; mp.request(); store({})", " mp.request(); store({})"),
    ("import { T, type U } from './m'; const a: T = b as U", " const a = b"),
    ("import type { T } from './m'; import './side'; const a: T = 1", "  const a = 1"),
    ("const $m = 1, $m2 = 2; import { a } from './m'; a", "const $m = 1, $m2 = 2;  $m3.a"),
    ("import { a } from './m'\n(a)()", "\n($m.a)()"),
    ("let b = c\nimport { a } from './m'\n(a)()", "let b = c;\n\n($m.a)()"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "result"), IMPORTS)
def test_imports(source: str, result: str) -> None:
    assert emitted(source) == result


PROGRAMS = [
    "let x = $state(1); function f(x) { x++; return x } out(f(x), x); x = f(x) + x; out(x)",
    "let a = $state(1), b = $state(2); [a, b] = [b, a]; ({ a, b = 9 } = { a: 5 }); out(a, b)",
    "let x = $state(0); for (x of [1, 2]) out(x); for (const x of [3]) { out(x) } out(x)",
    "let x = $state([1]); const y = $derived(x.map((x) => x * 2)); x.push(2); out(x, y, { x, y })",
    "let x = $state(1); const o = { x, f() { return x }, get x2() { return x * 2 } }; x = 5; out(o.x, o.f(), o.x2)",
    "let x = $state(1); { var y = x; let z = x; x = z + y } out(x, y); function g(a = x, { b = x } = {}) { var x = 7; return [a, b, x] } out(g())",
    "let x = $state('a'); switch (x) { case 'a': { const x = 'b'; out(x) } default: out(x) }",
    "let x = $state(1); try { throw 2 } catch (x) { out(x); x = 3 } out(x); const f = function x(n) { return n ? x(n - 1) : 'end' }; out(f(2))",
    "let x = $state(1); class A { x = x + 1; static s = x; m() { return this.x + x } } out(new A().m(), A.s)",
    # every form of assignment
    "let x = $state(2); x += 3; x -= 1; x *= 4; x /= 2; x %= 5; x **= 3; x <<= 2; x >>= 1; x >>>= 0; x |= 8; x &= 12; x ^= 5; out(x)",
    "let x = $state(null), y = $state(0), z = $state(1); out(x ??= 5, x ??= 6, y ||= 7, y ||= 8, z &&= 9, z &&= 0, z &&= 1); out(x, y, z)",
    "let x = $state(1); out(x++, x, ++x, x--, --x, -x, +x, !x, typeof x, void x); x++ + ++x; out(x)",
    "let a = $state(1), b = $state(2), c = $state([]); [a, b = 5, ...c] = [b, undefined, a, 7]; out(a, b, c); [[a], { b }] = [[8], { b: 9 }]; out(a, b)",
    "let a = $state(1), b = $state(2); ({ a, x: b, ['y']: a = a + b } = { x: 3 }); out(a, b); ({ a = 4, ...b } = { c: 5 }); out(a, b)",
    "let o = $state({ x: 1, l: [1, 2, 3] }); [o.x, o.l[0]] = [o.l[1], o.x]; ({ a: o.x, b: o['y'] = 6 } = { a: 5 }); delete o.l[2]; delete o.x; out(o)",
    "let k = $state(''), o = $state({}); for (k in { p: 1, q: 2 }) out(k); for (o.n of [3, 4]) out(o); for (o[k] in { r: 1 }) out(o); for ([k, o.m] of [[5, 6]]) out(k, o)",
    "let x = $state(0); for (let i = x; i < 2; i++, x++) out(i, x); for (var x2 = x; x2 < 4; x2++) x = x2; do { x-- } while (x > 1) while (x < 3) x++; out(x)",
    "let x = $state(1), y = $state(2); (x) = 5; ((y)) += x; out(x, y); x = y = 7; out(x, y); out((x, y), x ? y : x, [x, ...[y]], { ...{ x }, [x]: y })",
    # what hides a name
    "let x = $state(1); const f = (x) => x, g = ({ x }) => x, h = ([x]) => x, i = (...x) => x, j = ({ y: x }) => x, k = x => (x = 9, x); out(f(2), g({ x: 3 }), h([4]), i(5), j({ y: 6 }), k(7), x)",
    "let x = $state(1); const f = (a = x, x = a) => [a, x]; out(f(2), f(2, 3)); const g = ({ a = x, b = a } = {}) => [a, b, x]; out(g(), g({ a: 5 }))",
    "let x = $state(1); const f = (y = () => x) => { let x = 2; return [x, y()] }; out(f()); const g = (x, y = x) => { var x; return [x, y] }; out(g(3))",
    "let e = $state(1); try { throw { e: 2 } } catch ({ e }) { out(e) } try { throw 3 } catch { out(e) } finally { e = 4 } out(e)",
    "let x = $state(1); for (let x = 5; x < 6; x++) { out(x); { let x = 7; out(x) } } for (const { x } of [{ x: 8 }]) out(x); for (const x in { k: 1 }) out(x); out(x)",
    "let x = $state(1); x: for (;;) { x = 2; for (;;) { break x } } y: { if (x) break y; out('no') } out(x)",
    "let x = $state(1); function f() { out(typeof x); if (true) { var x = 5 } return x } out(f(), x); function g() { return h(); function h() { return x } } out(g())",
    "let x = $state(1); function f() { x(); function x() { out('inner') } } f(); out(x); const g = function () { const x = 3; return () => x }; out(g()())",
    "let x = $state(1); class B { constructor() { this.x = x; x++ } get y() { return x } set y(v) { x = v } static { x += 10 } [`m${x}`]() { return x } static z = x }; const b = new B(); b.y = 20; out(b, b.y, x, B.z, b.m1())",
    "let x = $state(1); class x2 extends class { v = x } { w = super.toString && x; f(x) { return x } }; out(new x2(), new x2().f(4)); const C = class x { n() { return typeof x } }; out(new C().n())",
    "let x = $state(1); const o = { x: 2, y: x, x() { return x }, ['x' + x]: x, get z() { return this.y + x }, async *g() { yield x } }; out(o.x(), o.y, o.x1, o.z)",
    "let x = $state(1); const { x: y = x, z = y } = {}; const [w = x, [v] = [x]] = []; out(y, z, w, v); out(`${x}${`${x}`}`, x?.toFixed?.(1), x?.['a'])",
    "let f = $state(() => 1), o = $state({ f() { return 2 } }); out(f(), o.f(), o?.f?.(), new (class { constructor(a) { this.a = a } })(f()).a)",
    "let x = $state(1); switch (x) { case x: let y = x; x = 2; default: { let x = y; out(x) } } if (x) { function x3() { return x } out(x3()) } out(x)",
    "let x = $state(1); const g = function* () { x = yield x; yield x }; const i = g(); out(i.next().value, i.next(5).value, x); var { length } = [x]; out(length, arguments.length > 0)",
    "let $1 = $state(1), _ = $state(2), 价 = $state(3), async = $state(4), of = $state(5), get = $state(6); out($1 + _ + 价, async, of, get, { get, async }); for (of of [1]) out(of)",
    "let x = $state({ a: { b: 1 } }); const { a: { b } } = x; ({ a: { b: x.a.b } } = { a: { b: 5 } }); out(b, x); x.a.b += 2; out(x.a.b)",
]  # fmt: skip


@pytest.mark.skipif(not shutil.which("node"), reason="node is not installed")
def test_programs_mean_the_same() -> None:
    """The author's program with plain variables, and the emitted one with boxes, say the same."""
    pairs = [
        [program.replace("$derived(", "(() => ").replace("$state(", "("), emitted(program)] for program in PROGRAMS
    ]
    pairs[3][0] = pairs[3][0].replace("(() => x.map((x) => x * 2))", "[2, 4]")
    runner = """
      const $ = { state: (v) => ({ v }), derived: (f) => ({ get v() { return f() } }) }
      for (const pair of JSON.parse(process.argv[1])) {
        const said = pair.map((text) => {
          const log = []
          try { new Function('out', '$', text)((...a) => log.push(JSON.stringify(a)), $) } catch (error) { log.push(String(error)) }
          return log
        })
        console.log(JSON.stringify(said))
      }"""
    done = subprocess.run(["node", "-e", runner, json.dumps(pairs)], capture_output=True, text=True, check=True)
    for program, line in zip(PROGRAMS, done.stdout.splitlines(), strict=True):
        plain, boxed = json.loads(line)
        assert plain == boxed, program
        assert plain and not any("Error" in text for text in plain), program
