# ruff: noqa: E501 - a row is a line
"""Constants, dead branches, moved defaults and production text."""

import json
import shutil
import subprocess

import pytest
from mpc.compiler.script import compact, dead_spans, live_names, render
from script_helpers import emitted, read

CONSTANTS = {"target": "wechat", "env.API": "https://例", "env.N": 8, "env.DEBUG": False}
T, F = 'import.meta.target === "wechat"', 'import.meta.target === "alipay"'

ROWS = [
    ("f(import.meta.target, import.meta.env.API)", 'f("wechat", "https://例")'),
    ("import.meta.env.N.toFixed(); import.meta.env.N + 1; import.meta.env['API']; import.meta.env.X", '(8).toFixed(); 8 + 1; "https://例"; undefined'),
    (f"if ({T}) {{ a }} else {{ b }}", "{ a }"),
    (f"if ({F}) {{ a }} else {{ b }}", "{ b }"),
    (f"if ({F}) {{\n  a\n}}\nb", "\n\n\nb"),
    (f"if ({F}) a; else if ({T}) b; else c", "b;"),
    (f"if ({F}) a; else if ({F}) b; else c", "c"),
    (f"if ({F}) {{ a }} else if (x) {{ b }}", "if (x) { b }"),
    (f"if ({T}) {{ if ({F}) {{ a }} else {{ b }} }}", "{ { b } }"),
    (f"if (import.meta.env.DEBUG || {F}) a()", ""),
    (f"if (!({T}) && import.meta.env.DEBUG) a(); else b()", "b()"),
    (f"x = {T} ? a : b", "x = a"),
    (f"x = {F} ? a : {T} ? b : c", "x = b"),
    (f"const f = () => {T} ? {{ a }} : b", "const f = () => ({ a })"),
    (f"function f() {{ return {T} ?\n a : b }}", "function f() { return (\na) }"),
    (f"{T} && a(); {F} && a(); {F} || a()", 'a(); "wechat" === "alipay"; a()'),
    ("if (import.meta.env.DEBUG) { var a }", "if (false) { var a }"),
    (f"let a = b\nif ({T}) (c)()", 'let a = b\nif ("wechat" === "wechat") (c)()'),
    (f"let a = b\nif ({F}) {{ c }}\n(d)()", "let a = b\n;\n(d)()"),
    (f"if (x) if ({F}) y()", "if (x) ;"),
    (f"while (x) if ({F}) {{ y() }} else z()", "while (x) z()"),
    (f"let s = $state(1); const d = $derived({T} ? s : s + 1), e = $derived({F} ? s : s as T)",
     "let s = $.state(1); const d = $.derived(() => (s.v)), e = $.derived(() => (s.v))"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "result"), ROWS)
def test_constants(source: str, result: str) -> None:
    assert emitted(source, constants=CONSTANTS) == result


def test_live_names() -> None:
    text = f"""import {{ a }} from "./a"
import {{ b }} from "./b"
if ({F}) a()
{T} ? b() : a()"""
    script, _ = read(text)
    assert live_names(script, {"target": "wechat"}) == {"b"}
    assert live_names(script, {"target": "alipay"}) == {"a"}
    assert live_names(script, {"target": "douyin"}) == {"a"}
    spans = dead_spans(script, {"target": "wechat"})
    assert sorted(script.file.text[span.start : span.end] for span in spans) == ["a()", "a()"]
    assert render(script, {"target": "douyin"}) == "\n\n\n$a.a()"


def test_env_names() -> None:
    script, _ = read("f(import.meta.env.API, import.meta.env['B'], import.meta.target)")
    assert [name for name, _ in script.env_names] == ["API", "B"]
    assert [script.file.text[s.start : s.end] for _, s in script.env_names] == [
        "import.meta.env.API",
        "import.meta.env['B']",
    ]


PROPS = [
    ("const { a, b = 1, c: d = 'x' } = $props<{ a: string }>()", "const { a, b, c: d } = $.props()"),
    ("const { a = [\n1,\n] } = $props()", "const { a\n\n } = $.props()"),
    ("import { f } from './f'; let s = $state(1); const { a = f(s), 'b-c': d = new Date() } = $props()",
     ' let s = $.state(1); const { a, \'b-c\': d } = $.props({ a: () => ($f.f(s.v)), "b-c": () => (new Date()) })'),
    ("const { a = f({\n  x: 1\n}), b } = $props()\nuse(a, b)", "const { a, b } = $.props({ a: () => (f({\n  x: 1\n})) })\nuse(a.v, b.v)"),
    ("const { a = import.meta.env.API } = $props()", 'const { a } = $.props({ a: () => ("https://例") })'),
]  # fmt: skip


@pytest.mark.parametrize(("source", "result"), PROPS)
def test_props(source: str, result: str) -> None:
    assert emitted(source, "component", CONSTANTS) == result


COMPACT = [
    ("  a\n\n   b // c\n/* d */\n  c /* e */ + /* f\n */ d\n", "a\nb\nc +\nd\n"),
    ("return/**/x", "return x\n"),
    (
        "x = `a\n   b // ${ /* c */ d }\n`\n  y = '//' + \"/* */\"",
        "x = `a\n   b // ${ /* c */ d }\n`\ny = '//' + \"/* */\"\n",
    ),
    ("/*! keep */\n  // drop\n  a = /\\/\\/ x/g\n", "/*! keep */\na = /\\/\\/ x/g\n"),
    ("const 名 = '  世界😀  ' // 注释\n  b", "const 名 = '  世界😀  '\nb\n"),
    ("let a = {{{", "let a = {{{"),
    ("a = 'x\\\n   y'\n   b", "a = 'x\\\n   y'\nb\n"),
    ("", "\n"),
]


@pytest.mark.parametrize(("text", "result"), COMPACT)
def test_compact(text: str, result: str) -> None:
    assert compact(text) == result


@pytest.mark.skipif(not shutil.which("node"), reason="node is not installed")
def test_compact_means_the_same() -> None:
    program = """
      // first
      let a = 1 /* one */
      let b = `x
        ${ a /* inside */ }  y`   // tail
      function f() { return /* not
        a line */ a }
      const s = 'it\\'s // no' + "/*"  /* s */ + /[/*]/.source
      out(a, b, f(), s)
    """
    runner = "const t = JSON.parse(process.argv[1]); for (const x of t) { new Function('out', x)((...a) => console.log(JSON.stringify(a))) }"
    done = subprocess.run(
        ["node", "-e", runner, json.dumps([program, compact(program)])],
        capture_output=True,
        text=True,
        check=True,
    )
    plain, small = done.stdout.splitlines()
    assert plain == small
    assert len(compact(program)) < len(program) * 0.7
