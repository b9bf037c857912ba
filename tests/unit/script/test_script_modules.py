# ruff: noqa: E501 - a row is a line
"""Modules: exports as getters, run in Node to prove live bindings, hoisting and cycles."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from mpc.compiler.script import render
from script_helpers import emitted, read, reported

ROWS = [
    ("export const a = 1, { b } = c", "const a = 1, { b } = c", "get a() { return a }, get b() { return b }"),
    ("export let a", "let a", "get a() { return a }"),
    ("export function f() {}", "function f() {}", "get f() { return f }"),
    ("export async function* f() {}", "async function* f() {}", "get f() { return f }"),
    ("export abstract class A {}", "class A {}", "get A() { return A }"),
    ("export enum E { A }", 'const E = { A: 0, 0: "A" }', "get E() { return E }"),
    ("export default 1 + 1", "const $default = 1 + 1", "get default() { return $default }"),
    ("export default function () {}", "function $default () {}", "get default() { return $default }"),
    ("export default async function* () {}", "async function* $default () {}", "get default() { return $default }"),
    ("export default class extends B {}", "class $default extends B {}", "get default() { return $default }"),
    ("export default function f() {}", "function f() {}", "get default() { return f }"),
    ("export default { a: 1 }", "const $default = { a: 1 }", "get default() { return $default }"),
    ("const $default = 1; export default 2", "const $default = 1; const $default2 = 2", "get default() { return $default2 }"),
    ("const a = 1; export { a as b, a as default, a as 'c-d' }", "const a = 1; ",
     'get b() { return a }, get default() { return a }, get "c-d"() { return a }'),
    ("export { a as b, default as c } from './m'", "", "get b() { return $m.a }, get c() { return $m.default }"),
    ("export * as ns from './m'", "", "get ns() { return $m }"),
    ("import { a } from './m'; export { a }", " ", "get a() { return $m.a }"),
    ("import mp from 'mpc'; export { mp }", " ", "get mp() { return mp }"),
    ("interface T {} export { T }; export type { U } from './u'; export type V = 1; export const a = 1", "    const a = 1",
     "get a() { return a }"),
    ("import type { T } from './t'; export { T }", " ", None),
    ("export interface A {}\nexport declare const b: number\nexport default interface C {}\nexport { type D } from './d'", "\n\n\n", None),
    ("export function f(a: string): void\nexport function f(a: any) {}", "\nfunction f(a) {}", "get f() { return f }"),
    ("let a = 1\nexport { a }\n(a)()", "let a = 1;\n\n(a)()", "get a() { return a }"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "result", "getters"), ROWS)
def test_exports(source: str, result: str, getters: str | None) -> None:
    assert emitted(source, "module") == result
    prologue = read(source, "module")[0].prologue
    assert prologue == (f"module.exports = {{ {getters} }};" if getters else "")


FILES = {
    "a.ts": """import { b, bump } from "./b"
import * as all from "./all"
export let count = 0
export function inc() { count++; return b }
export const seen = (): number => all.size
export default (x: number) => x + count
bump()
""",
    "b.ts": """import fn, { count, inc } from "./a"
export const b = 10
export function bump() { return typeof read }
export function read() { return [count, inc(), count, fn(1)] }
""",
    "all.ts": """export * from "./b"
export * from "./c"
export { default as plus, count } from "./a"
export * as c from "./c"
export const size = 3
""",
    "c.ts": """export let size = 99, live = 1
export function grow() { live++ }
export default 5
export enum Color { Red, Blue = "b" }
""",
    "main.ts": """import { read, plus, size, c, live, grow } from "./all"
import * as all from "./all"
import { count } from "./a"
const result: unknown[] = [read(), count, plus(1), size, c.default, c.Color.Red, live]
grow()
console.log(JSON.stringify([...result, live, Object.keys(all).sort()]))
""",
}


def composed(text: str) -> str:
    """A whole module file, put together as the documentation of `render` says."""
    script, sink = read(text, "module")
    assert reported(sink) == []
    requires = dict.fromkeys(f'{each.module_name} = require("{each.specifier}.js")' for each in script.imports)
    line = f"const {', '.join(requires)}; " if requires else ""
    return f"{script.prologue}{line}{script.after_requires}{render(script, {})}"


@pytest.mark.skipif(not shutil.which("node"), reason="node is not installed")
def test_live_bindings_and_cycles(tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name.replace(".ts", ".js")).write_text(composed(text), encoding="utf-8")
    done = subprocess.run(["node", str(tmp_path / "main.js")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    keys = ["Color", "b", "bump", "c", "count", "grow", "live", "plus", "read", "size"]
    assert json.loads(done.stdout) == [[0, 10, 1, 2], 1, 2, 3, 5, 0, 1, 2, keys]
    assert (
        composed(FILES["b.ts"]).splitlines()[3]
        == "function read() { return [$a.count, $a.inc(), $a.count, $a.default(1)] }"
    )


def test_commonjs_is_left_alone() -> None:
    text = "const a = require('./a'), b = require(name)\nmodule.exports = { a }\n"
    script, _ = read(text, "module")
    assert script.is_commonjs
    assert [each.specifier for each in script.requires] == ["./a"]
    assert render(script, {}) == text
    assert render(script, {}, {"./a": "../x/a.js"}) == text.replace("'./a'", '"../x/a.js"')
