# ruff: noqa: E501 - a row is a line
"""What `analyze` says about a script, apart from its edits."""

import pytest
from mpc.compiler.script import NO_DEFAULT, NOT_CONSTANT
from mpc.compiler.script.model import Kind, Reads
from script_helpers import read, reported

WHOLE = Reads(whole=True)

VALUES = [
    ("1", 1), ("-2", -2), ("1.5", 1.5), ("1_000", 1000), ("0xff", 255), ("1e3", 1000), ("1n", NOT_CONSTANT),
    ("'a\\n\\u4e2d\\x41\\u{1F600}'", "a\n中A😀"), ("`a${1}b${'c'}`", "a1bc"), ("true", True), ("null", None), ("undefined", None),
    ("[1, 'a', [null]]", [1, "a", [None]]), ("{ a: 1, 'b': { c: [] }, ['d']: 2, 3: 4 }", {"a": 1, "b": {"c": []}, "d": 2, "3": 4}),
    ("[...[1], 2]", [1, 2]), ("{ ...{ a: 1 }, b: 2 }", {"a": 1, "b": 2}), ("[1,,2]", NOT_CONSTANT), ("!0", True), ("!!'a'", True),
    ("1 === 1", True), ("1 === true", False), ("'a' !== 'b'", True), ("1 ? 'a' : b", "a"), ("0 || 'x'", "x"),
    ("null ?? 2", 2), ("'' && f()", ""), ("{ a: [1, { b: 2 }] }.a[1].b", 2), ("[1, 2].length", 2), ("'abc'[1]", "b"),
    ("1 + 2 * 3", 7), ("'a' + 1", "a1"), ("0.1 + 0.2", NOT_CONSTANT), ("1 / 2", NOT_CONSTANT), ("2 > 1", True), ("[] === []", NOT_CONSTANT),
    ("f()", NOT_CONSTANT), ("new Date()", NOT_CONSTANT), ("() => 1", NOT_CONSTANT), ("[f()]", NOT_CONSTANT), ("{ a() {} }", NOT_CONSTANT),
    ("({ a: 1 } as T)", {"a": 1}), ("<T>[1]", [1]), ("[].concat", NOT_CONSTANT), ("{}.toString", NOT_CONSTANT), ("{ a: undefined }", {"a": None}),
    ("/a/", NOT_CONSTANT), ("this", NOT_CONSTANT), ("-0", NOT_CONSTANT), ("9007199254740993", NOT_CONSTANT), ("void 0", None),
]  # fmt: skip


@pytest.mark.parametrize(("source", "value"), VALUES)
def test_constants(source: str, value: object) -> None:
    script, _ = read(f"let x = $state({source})")
    found = script.bindings["x"].value
    assert found == value
    assert type(found) is type(value)


NAMES = [
    ("const A = 2; let x = $state([A])", [2]),
    ("const A = { b: [1] }; let x = $state(A.b)", [1]),
    ("const A = { b: 1 }; let x = $state(A)", {"b": 1}),
    ("const A = { b: 1 }; A.b = 2; let x = $state(A)", NOT_CONSTANT),
    ("const A = { b: 1 }; change(A); let x = $state(A.b)", NOT_CONSTANT),
    ("const A = [1]; function f() { A.push(2) } let x = $state(A)", NOT_CONSTANT),
    ("let a = $state(2); const x = $derived(a * 3)", 6),
    ("let a = $state(2); a = 3; const x = $derived(a * 3)", NOT_CONSTANT),
    ("let a = $state(2); function f() { a = 3 } const x = $derived(a * 3)", 6),
    ("let a = $state([]); const x = $derived(a.length === 0)", True),
    ("let a = $state(1); const x = $derived.by(() => a)", 1),
    ("enum E { A, B } let x = $state(E.B)", 1),
    ("import { a } from './a'; let x = $state(a)", NOT_CONSTANT),
    ("let x = $state(y), y = 1", NOT_CONSTANT),
    ("let x = $state(x)", NOT_CONSTANT),
    ("const x = 'a'", "a"),
    ("const x = { a: 1 }; x.a = 2", NOT_CONSTANT),
    ("enum x { A, B = 'b' }", {"0": "A", "A": 0, "B": "b"}),
]


@pytest.mark.parametrize(("source", "value"), NAMES)
def test_constants_with_names(source: str, value: object) -> None:
    assert read(source)[0].bindings["x"].value == value


def test_bindings() -> None:
    text = """import mp, { store } from "mpc"
import d, * as n from "./lib"
import { a as b } from "./lib"
let s = $state(0), plain = 1
var v
const c = (e, { f }, ...g) => 1, h = function (this: T, a) {}, wrapped = debounce(() => {})
function fn(a?, b = 1) {}
async function* gen() {}
class K {}
enum E { A }
const { p, q: [r] } = o
interface I {}
type T = 1
declare const nothing: number"""
    script, sink = read(text)
    assert reported(sink) == []
    kinds = {
        name: (each.kind, each.access, each.is_function, each.parameters) for name, each in script.bindings.items()
    }
    assert kinds == {
        "mp": ("import", "mp", False, 0), "store": ("import", "store", False, 0), "d": ("import", "$lib.default", False, 0),
        "n": ("import", "$lib", False, 0), "b": ("import", "$lib.a", False, 0), "s": ("state", "s.v", False, 0),
        "plain": ("let", "plain", False, 0), "v": ("var", "v", False, 0), "c": ("const", "c", True, 3),
        "h": ("const", "h", True, 1), "wrapped": ("const", "wrapped", False, 0), "fn": ("function", "fn", True, 2),
        "gen": ("function", "gen", True, 0), "K": ("class", "K", False, 0), "E": ("enum", "E", False, 0),
        "p": ("const", "p", False, 0), "r": ("const", "r", False, 0),
    }  # fmt: skip
    for name, binding in script.bindings.items():
        assert script.file.text[binding.span.start : binding.span.end] == name
    assert (script.bindings["b"].import_index, script.bindings["b"].imported) == (2, "a")
    assert script.bindings["n"].imported == "*"


def test_imports() -> None:
    script, _ = read("""import Tag from "@/components/price_tag.mp"
import { a, type B, c as d } from '@/stores/my-cart'
import type { T } from "./types"
import "./side"
import data from "../data.json"
import { x } from "@scope/pkg"
import { y } from "./购物车"
import { z } from "./1"
a(); d; x""")
    found = [
        (each.specifier, each.module_name, sorted(each.used), each.type_only, each.bare, each.is_component)
        for each in script.imports
    ]
    assert found == [
        ("@/components/price_tag.mp", "$priceTag", [], False, False, True),
        ("@/stores/my-cart", "$myCart", ["a", "d"], False, False, False),
        ("./types", "$types", [], True, False, False),
        ("./side", "$side", [], False, True, False),
        ("../data.json", "$data", [], False, False, False),
        ("@scope/pkg", "$pkg", ["x"], False, False, False),
        ("./购物车", "$购物车", [], False, False, False),
        ("./1", "$1", [], False, False, False),
    ]
    assert [(name.imported, name.local) for name in script.imports[1].named] == [("a", "a"), ("c", "d")]
    span = script.imports[1].specifier_span
    assert script.file.text[span.start : span.end] == "'@/stores/my-cart'"


PROPS = [
    ("const { a } = $props()", "", [("a", "a", "any", False, NO_DEFAULT)]),
    ("const { a = 1, b: c = 'x', d = [], e = {}, f = true, g = null } = $props()", "",
     [("a", "a", "number", False, 1), ("b", "c", "string", False, "x"), ("d", "d", "array", False, []),
      ("e", "e", "object", False, {}), ("f", "f", "boolean", False, True), ("g", "g", "any", False, None)]),
    ("const { a, b, c = 1 } = $props<{ a: string; b?: number[]; c?: 1 | 2 }>()", "",
     [("a", "a", "string", True, NO_DEFAULT), ("b", "b", "array", False, NO_DEFAULT), ("c", "c", "number", False, 1)]),
    ("const { a, b, c }: P = $props()", "interface Q { c: 'x' | 'y' }; interface P extends Q { a: Item; b: Item[] | null } type Item = { x: 1 }",
     [("a", "a", "object", True, NO_DEFAULT), ("b", "b", "array", True, NO_DEFAULT), ("c", "c", "string", True, NO_DEFAULT)]),
    ("const { a, b } = $props<Partial<P> & { b: Other | undefined }>()", "type P = { a: boolean }",
     [("a", "a", "boolean", False, NO_DEFAULT), ("b", "b", "any", False, NO_DEFAULT)]),
    ("const { a } = $props<Imported>()", "", [("a", "a", "any", False, NO_DEFAULT)]),
    ("const { 'data-id': id, a = f() } = $props()", "", [("data-id", "id", "any", False, NO_DEFAULT), ("a", "a", "any", False, NOT_CONSTANT)]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "types", "expected"), PROPS)
def test_props(source: str, types: str, expected: list[object]) -> None:
    script, sink = read(f"{types}\n{source}", "component")
    assert reported(sink) == []
    assert [(p.name, p.local, p.type, p.required, p.default) for p in script.props] == expected
    for prop in script.props:
        assert script.file.text[prop.span.start : prop.span.end] == prop.local
        assert script.bindings[prop.local].kind == "prop"


def test_default_source() -> None:
    script, _ = read("const { a = f(1, [2]) } = $props()", "component")
    assert script.props[0].default_source == "f(1, [2])"


READS = [
    ("p.name; p?.a.b; p!.c; (p as T).d", Reads(members={"name": WHOLE, "a": Reads(members={"b": WHOLE}), "c": WHOLE, "d": WHOLE})),
    ("if (p) run(); !p; p ? 1 : 2; p && run()", Reads()),
    ("run(p)", WHOLE), ("const q = p", WHOLE), ("f({ p })", WHOLE), ("p.map(f)", WHOLE), ("p[0].a", WHOLE), ("p.length", WHOLE),
    ("p.a.trim(); p['b']", Reads(members={"a": WHOLE, "b": WHOLE})),
    ("p.list.length; p.list[0]", Reads(members={"list": WHOLE})),
    ("if (p.a) run(p.b)", Reads(members={"a": Reads(), "b": WHOLE})),
    ("const { a, b: { c }, d = 1 } = p", Reads(members={"a": WHOLE, "b": Reads(members={"c": WHOLE}), "d": WHOLE})),
    ("const { a, ...rest } = p", WHOLE), ("function f(p) { return p.x }", None), ("p.a; p.a.b", Reads(members={"a": WHOLE})),
    ("p || q", WHOLE),
]  # fmt: skip


@pytest.mark.parametrize(("source", "reads"), READS)
def test_member_reads(source: str, reads: Reads | None) -> None:
    script, _ = read(f"const {{ p }} = $props()\n{source}", "component")
    assert script.member_reads.get("p") == reads


def test_events_and_api() -> None:
    script, sink = read(
        """import mp from "mpc"
const { id } = $props()
function go() {
  $emit("row-tap", id); $emit(name); $emit(`x`)
  mp.navigateTo({ url: "/pages/详情" })
  mp.navigateTo({ url: `/a?id=${id}` })
  mp.env
  use(mp)
  const { request } = mp
  const send = $emit
}
$expose({ go, close() {}, open: 1 })
$effect(() => $refs.x)""",
        "component",
    )
    assert reported(sink) == []
    assert [emit.event for emit in script.emits] == ["row-tap", None, "x", None]
    assert [(call.name, call.url) for call in script.api_calls] == [
        ("navigateTo", "/pages/详情"), ("navigateTo", None), ("env", None),
    ]  # fmt: skip
    url = script.api_calls[0].url_span
    assert url is not None
    assert script.file.text[url.start : url.end] == '"/pages/详情"'
    assert len(script.escapes) == 2
    assert script.exposes == ("go", "close", "open")
    assert not script.exposes_anything
    assert [use.name for use in script.refs] == ["x"]
    assert script.uses == {"props", "emit", "expose", "effect", "refs"}


HOOKS: list[tuple[Kind, str, tuple[str, ...]]] = [
    (
        "page",
        "function onLoad(q) {} const onShow = () => {}; const onHide = 1; function onMount() {}",
        ("onLoad", "onShow"),
    ),
    ("component", "function onMount() {} function onLoad() {}", ("onMount",)),
    ("app", "const onLaunch = async () => {}", ("onLaunch",)),
    ("module", "export function onLoad() {}", ()),
]


@pytest.mark.parametrize(("kind", "source", "hooks"), HOOKS)
def test_hooks(kind: Kind, source: str, hooks: tuple[str, ...]) -> None:
    assert read(source, kind)[0].hooks == hooks


def test_broken_scripts_keep_their_names() -> None:
    script, sink = read("let a = $state(1)\nfunction f() {}\nlet b = +* 2\nf(wx.x)")
    assert script.broken
    assert {"a", "f"} <= set(script.bindings)
    assert {code for code, _ in reported(sink)} <= {"MP500", "MP501", "MP502", "MP531", "MP533", "MP534"}
