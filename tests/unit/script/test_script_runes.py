# ruff: noqa: E501 - a row is a line
"""Runes, and every diagnostic of the script room: source, what is reported."""

import pytest
from mpc.compiler.diagnostics import Sink, catalogue
from mpc.compiler.script.model import Kind
from script_helpers import emitted, read, reported

RUNES: list[tuple[Kind, str, str]] = [
    ("page", "let a = $state()", "let a = $.state()"),
    ("page", "const a = $state<Product | null>(null)", "const a = $.state(null)"),
    ("page", "let a = $state([]) as T[], b = ($state(0))", "let a = $.state([]), b = ($.state(0))"),
    ("page", "let a = $state(1); const b = $derived(a * 2)", "let a = $.state(1); const b = $.derived(() => (a.v * 2))"),
    ("page", "let a = $state(1); const b = $derived({ a }), c = $derived(a as T)",
     "let a = $.state(1); const b = $.derived(() => ({ a: a.v })), c = $.derived(() => (a.v))"),
    ("page", "let a = $state(1); const b = $derived.by(() => { return a })",
     "let a = $.state(1); const b = $.derived(() => { return a.v })"),
    ("page", "let a = $state(1)\nconst b = $derived(\n  a,\n)", "let a = $.state(1)\nconst b = $.derived(\n  () => (a.v),\n)"),
    ("page", "import { f } from './m'; const b = $derived(f(1))", " const b = $.derived(() => ($m.f(1)))"),
    ("page", "$effect(() => { run() })", "$.effect(() => { run() })"),
    ("page", "function f() { return [$refs.list, $page] }", "function f() { return [$.refs.list, $.page] }"),
    ("component", "const f = () => $emit('change', { a: 1 }); $expose({ f })",
     "const f = () => $.emit('change', { a: 1 }); $.expose({ f })"),
    ("page", "function f($state2) { const $x = 1; return $x }", "function f($state2) { const $x = 1; return $x }"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "source", "result"), RUNES)
def test_runes(kind: Kind, source: str, result: str) -> None:
    assert emitted(source, kind) == result


SYNTAX = {"MP535", "MP500", "MP501", "MP502", "MP531", "MP533", "MP534"}
MISTAKES: list[tuple[Kind, str, list[tuple[str, str]]]] = [
    ("page", "let a = 1 +* 2", [("MP500", "*")]),
    ("page", "function f() { if (a) {", [("MP501", "{"), ("MP501", "{")]),
    ("page", "f(1]", [("MP501", "("), ("MP502", "]")]),
    ("page", "let a = 1 }", [("MP502", "}")]),
    ("page", "let a = 1; let a = 2", [("MP540", "a")]),
    ("page", "import { a } from './m'\nfunction a() {}", [("MP540", "a")]),
    ("page", "function f() {} function f() {}", [("MP540", "f")]),
    ("page", "enum E { A } enum E { B = 2 }", [("MP540", "E")]),
    ("page", "let { a, b: a } = o; function f(b, b) { let b }", [("MP540", "a"), ("MP540", "b"), ("MP540", "b")]),
    ("page", "try { run() } catch (e) { const e = 1 }", [("MP540", "e")]),
    ("page", "switch (a) { case 1: let b; case 2: let b }", [("MP540", "b")]),
    ("page", "var a; var a; function f(b) { var b; { let a, b; for (let b of []) { let b } } }", []),
    ("page", "interface A {} class A {} function f(): void\nfunction f(a?: any) {}", []),
    ("page", "let x = f<A | B>`x`", [("MP515", "B>`x`")]),
    ("page", "let x = 1 as any\n[1].map((y) => y)", [("MP541", "[")]),
    ("page", "let x = 1 as any\n[1, 2].map((y) => y)", [("MP541", "[")]),
    ("page", "let x = y as any[]\nlet z = y as T['a']\n;[1]", []),
    ("page", "import { A } from './a.mp'\nimport * as B from './b.mp'", [("MP543", "A"), ("MP543", "B")]),
    ("page", "let c = (t ? (a: X): X => a : b)", [("MP542", ": X")]),
    ("page", "function f() { let a = $state(1) }", [("MP503", "$state")]),
    ("page", "for (;;) { const a = $derived(1) }", [("MP503", "$derived")]),
    ("page", "f($state(1))", [("MP503", "$state")]),
    ("page", "class A { x = $state(1) }", [("MP503", "$state")]),
    ("page", "function f() { $effect(() => {}) }", [("MP503", "$effect")]),
    ("page", "let { a } = $state({ a: 1 })", [("MP504", "{ a }")]),
    ("page", "let [a] = $derived([1])", [("MP504", "[a]")]),
    ("page", "let a = $stat(1)", [("MP505", "$stat")]),
    ("page", "let a = $state(1, 2), b = $derived(), c = $derived(...a)",
     [("MP506", "$state(1, 2)"), ("MP506", "$derived()"), ("MP506", "$derived(...a)")]),
    ("module", "export const a = $state(1); $effect(f)", [("MP507", "$state"), ("MP507", "$effect")]),
    ("page", "let $ = 1; function f($state, { $emit }) {}", [("MP508", "$"), ("MP508", "$state"), ("MP508", "$emit")]),
    ("page", "const s = $state", [("MP509", "$state")]),
    ("page", "export const a = 1\nexport default a", [("MP510", "export"), ("MP510", "export")]),
    ("page", "await f()\nfor await (const a of b) {}", [("MP511", "await f()"), ("MP511", "for await (const a of b) {}")]),
    ("module", "await f(); async function g() { await f() }", [("MP511", "await f()")]),
    ("page", "class A { constructor(private a: number, readonly b) {} }", [("MP512", "private"), ("MP512", "readonly")]),
    ("page", "namespace N { export const a = 1 }", [("MP513", "namespace N { export const a = 1 }")]),
    ("page", "@dec class A { @dec() x; @dec m() {} }", [("MP514", "@dec"), ("MP514", "@dec()"), ("MP514", "@dec")]),
    ("module", "import a = require('b'); export = a", [("MP515", "import a = require('b');"), ("MP515", "export = a")]),
    ("page", "enum E { A = f(), B }", [("MP516", "A = f()"), ("MP516", "B")]),
    ("page", "let a = $state(new Map()), b = $state({ c: [new Set<string>()] })",
     [("MP517", "new Map()"), ("MP517", "new Set<string>()")]),
    ("component", "const props = $props()", [("MP518", "props")]),
    ("component", "const { a: { b } } = $props()", [("MP518", "a: { b }")]),
    ("component", "const { a, ...rest } = $props()", [("MP519", "...rest")]),
    ("component", "const { a, b } = $props<{ a: () => void; b(): void; c?: Function | null }>()",
     [("MP520", "a: () => void"), ("MP520", "b(): void"), ("MP520", "c?: Function | null")]),
    ("component", "const { a } = $props(); const { b } = $props()", [("MP521", "$props")]),
    ("component", "$expose({ a }); $expose({ b })", [("MP561", "$expose")]),
    ("page", "function f() { o?.a = 1 }", [("MP544", "o?.a")]),
    ("page", "return", [("MP545", "return")]),
    ("module", "const a, b = 1", [("MP546", "a")]),
    ("module", "function f() { continue }", [("MP547", "continue")]),
    ("module", "f(a || b ?? c)", [("MP548", "a || b ?? c")]),
    ("module", "const f = (...a, b) => a", [("MP549", "...a")]),
    ("module", "function f() { yield }", [("MP550", "yield")]),
    ("page", "const a = $derived(() => 1)", [("MP551", "() => 1")]),
    ("page", "$effect('a')", [("MP552", "'a'")]),
    ("page", "$refs = 1", [("MP553", "$refs")]),
    ("page", "const a = $derived([c]); const b = $derived(a); const c = $derived(b)", [("MP555", "a")]),
    ("module", "export const f = () => fetch('/a')", [("MP556", "fetch")]),
    ("component", "Page({})", [("MP557", "Page")]),
    ("module", "export const f = () => getCurrentPages()", [("MP558", "getCurrentPages")]),
    ("module", "import { a } from './a'\nmodule.exports = a", [("MP559", "module")]),
    ("component", "let onMount = 1", [("MP560", "onMount")]),
    ("page", "const app = getApp()", [("MP522", "getApp")]),
    ("page", "wx.request({}); function f(my) { my.a; tt.b }", [("MP523", "wx"), ("MP523", "tt")]),
    ("page", "const a = 1; a = 2; a++; import { b } from './b'; b = 1; const c = $state(1); c = 2",
     [("MP524", "a"), ("MP524", "a"), ("MP524", "b"), ("MP524", "c")]),
    ("page", "const a = $derived(1); a = 2; function f(a) { a = 1 }", [("MP525", "a")]),
    ("component", "const { a } = $props(); a = 2; ({ a } = o)", [("MP526", "a"), ("MP526", "a")]),
    ("page", "const { a } = $props(); $emit('x'); $expose({})", [("MP527", "$props"), ("MP527", "$emit"), ("MP527", "$expose")]),
    ("page", "import.meta.url; import.meta.env; import.meta.env[a]; new.target",
     [("MP528", "import.meta"), ("MP528", "import.meta"), ("MP528", "import.meta")]),
    ("page", "import('./a')", [("MP529", "import('./a')")]),
    ("page", "import Tag from './tag.mp'; const a = Tag", [("MP530", "Tag")]),
    ("component", "const { a } = $props(); a.b = 1; a.c.push(1); delete a.d; a.e++; a.f(); x = a.g",
     [("MP532", "a"), ("MP532", "a"), ("MP532", "a"), ("MP532", "a")]),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "source", "expected"), MISTAKES)
def test_mistakes(kind: Kind, source: str, expected: list[tuple[str, str]]) -> None:
    _, sink = read(source, kind)
    assert sorted(reported(sink)) == sorted(expected)
    for diagnostic in sink.diagnostics:
        for language in ("en", "zh"):
            assert diagnostic.message(language)
            diagnostic.help(language)


def test_suggestion() -> None:
    _, sink = read("let a = $stat(1)")
    assert dict(sink.diagnostics[0].args)["suggestion"] == "$state"


def test_third_party_code_may_use_the_platform() -> None:
    from mpc.compiler.script import analyze
    from mpc.compiler.source import SourceFile, Span

    text = "exports.a = wx.getSystemInfoSync(); const b = require('./b')"
    file, sink = SourceFile("node_modules/pkg/index.js", text), Sink()
    script = analyze(file, Span(0, len(text)), "module", sink.at(file))
    assert sink.diagnostics == []
    assert script.is_commonjs
    assert [require.specifier for require in script.requires] == ["./b"]


def test_every_code_is_reached() -> None:
    """What the parser could not read has samples in `tests/errors`, as has MP554, which templates share; the others stand in the rows above."""
    codes = {code for _, _, expected in MISTAKES for code, _ in expected} | SYNTAX | {"MP554"}
    assert {code for code in catalogue() if code.startswith("MP5")} <= codes


BROKEN = [
    "", "{", "}", "(", "let", "const a =", "import", "import {", "export", "let 😀 = 1", "class {", "enum", "enum E {",
    "`${", "'", "a => {", "function (", "$state(", "let a = $state(", "const { a = $props()", "if (", "for (", "@",
    "import a from", "export {", "export default", "x as", "x!", "<T>", "async", "switch (x) { case", "a?.", "interface",
    "type A =", "namespace", "let a: ", "class A { x: }", "class A { private }", "({ x = 1 })", "try {} catch", "\ud800",
    "$derived.by", "const { a: } = $props()", "import.meta", "import.meta.env", "enum E { A = }", "({ get })", "#!/bin/x",
]  # fmt: skip


@pytest.mark.parametrize("source", BROKEN)
@pytest.mark.parametrize("kind", ["page", "component", "app", "module"])
def test_nothing_crashes(source: str, kind: Kind) -> None:
    script, sink = read(source, kind)
    assert script.broken == any(code in SYNTAX for code, _ in reported(sink))
