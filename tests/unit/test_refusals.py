"""What neither JavaScript nor an instance can take is said at its place; what only looks so is let pass."""

import pytest
from mpc.compiler.cli import backend
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Memory
from mpc.compiler.pipeline import compile_project

APP = '<app><pages><page src="home" /></pages></app>'
CARD = "<component>{{ pick }}</component>\n<script>\nconst { pick = 0 } = $props()\n</script>\n"
IMPORT = 'import Card from "./card.mp"\n'
Cases = list[tuple[str, list[tuple[str, str]]]]

# Scripts, and the code and text of every report.
SCRIPTS: Cases = [
    ("if (1) { return }", [("MP545", "return")]),
    ("const f = () => { return 1 }", []),
    ("let o = $state({ a: 1 })\nfunction f() { o?.a = 1; o?.a.b += 1; [o?.a] = [1]; delete o?.a; o[o?.a] = 1 }",
     [("MP544", "o?.a"), ("MP544", "o?.a.b"), ("MP544", "o?.a")]),
    ("function f() { 1 = 2 }", [("MP544", "1")]),
    ("function f(g) { g()++; [g.a, ...g.b] = []; for (g.c of []) {} }", [("MP544", "g()")]),
    ("for (const n of []) { if (n) continue; break }", []),
    ("out: for (;;) { switch (1) { case 1: break out } }", []),
    ("for (;;) { [].forEach(() => { break }) }", [("MP547", "break")]),
    ("switch (1) { case 1: continue }", [("MP547", "continue")]),
    ("const n = (1 ?? 2) || 3, m = (-1) ** 2, k = -(1 ** 2)", []),
    ("const n = -1 ** 2", [("MP548", "-1 ** 2")]),
    ("const [...a, b] = []", [("MP549", "...a")]),
    ("const f = ({ a, ...b }, ...c) => [a, b, c]", []),
    ("function* f() { yield 1 }\nconst g = { *h() { yield 1 } }", []),
    ("declare const n: number\nlet m\nfor (const k of []) {}", []),
    ("const n = $derived.by(1)", [("MP552", "1")]),
    ("let m = $state(1)\nconst n = $derived([m].map((x) => x))", []),
    ("const stop = $effect(() => {})", [("MP503", "$effect")]),
    ("if (import.meta.target === 'x') { $effect(() => {}) }", []),
    ("let m = $state(1)\nconst a = $derived(m ? b : 1)\nconst b = $derived(m ? 1 : a)", []),
    ("const a = $derived.by(() => b)\nconst b = $derived(1)", []),
    ("$page = 1", [("MP553", "$page")]),
    ("const w = typeof window === 'undefined' ? 0 : window.x", []),
    ("function f(window, fetch) { return window.document + fetch() }", []),
    ("const v = eval('1')", [("MP556", "eval")]),
    ("const Page = (n) => n\nPage({})", []),
    ("Component({})", [("MP557", "Component")]),
    ("module.exports = {}", [("MP559", "module")]),
    ("const onLoad = $state(1)", [("MP560", "onLoad")]),
    ('import { onLoad } from "./m"', [("MP560", "onLoad")]),
    ("const later = (f) => f\nconst onShow = later(() => {})\nconst onHide = later", []),
]  # fmt: skip
# Templates, with what the script of every one of them has.
SCRIPT = """let o = $state({ a: { b: 1 } })
let word = $state("abc")
let later = $state({})
let rows = $state([1])
const f = () => { later = [1] }
"""
TEMPLATES: Cases = [
    ('<view @tap="o?.a.b = 1" />', [("MP410", "o?.a.b")]),
    ('<view @tap="o?.a++" />', [("MP410", "o?.a")]),
    ('<input mp:model="o?.a" />', [("MP410", "o?.a")]),
    ('<view @tap="o.a.b = rows?.length" />', []),
    ('<view @tap="delete o.a" />', [("MP414", "delete")]),
    ('<card :pick="() => 1" />', [("MP329", "pick")]),
    ('<card :pick="o ? f : null" />', [("MP329", "pick")]),
    ('<card mp:for="f in rows" mp:key="f" :pick="f" />', []),
    ('<card :pick="rows.map((row) => row)" />', []),
    ('<view mp:for="x in o" mp:key="x" />', [("MP421", "o")]),
    ('<view mp:for="x in word" mp:key="x" />', [("MP421", "word")]),
    ('<view mp:for="x in later" mp:key="x" />', []),
    ('<view mp:for="o in rows" mp:key="o"><view mp:for="x in o" mp:key="x" /></view>', []),
    ("{{ Card }}", [("MP530", "Card")]),
    ('<view class="{{ {on: {}} }}" />', [("MP415", "}}")]),
    ("{{ '{' }}{{ {a: 1}.a }}", []),
]
COMPONENTS: Cases = [
    ('<component><view @tap="$emit" /></component>', [("MP509", "$emit")]),
    ('<component><view @tap="$emit()" /></component>', [("MP554", "$emit()")]),
    ('<component /><script>\nif (1) { $expose({}) }\n</script>', [("MP503", "$expose")]),
]  # fmt: skip


def reports(files: dict[str, str]) -> list[tuple[str, str]]:
    sink = Sink()
    compile_project(Memory({"app.mp": APP, **files}), backend(), ["wechat"], "development", sink)
    found = sorted((each for each in sink.diagnostics if each.severity == "error"), key=lambda each: each.span.start)
    return [(each.code, each.file.text[each.span.start : each.span.end]) for each in found if each.file]


@pytest.mark.parametrize(("script", "expected"), SCRIPTS)
def test_scripts(script: str, expected: list[tuple[str, str]]) -> None:
    files = {"home.mp": f"<page />\n<script>\n{script}\n</script>\n", "m.ts": "export const onLoad = 1\n"}
    assert reports(files) == expected


@pytest.mark.parametrize(("template", "expected"), TEMPLATES)
def test_templates(template: str, expected: list[tuple[str, str]]) -> None:
    files = {"home.mp": f"<page>{template}</page>\n<script>\n{IMPORT}{SCRIPT}</script>\n", "card.mp": CARD}
    assert reports(files) == expected


@pytest.mark.parametrize(("component", "expected"), COMPONENTS)
def test_components(component: str, expected: list[tuple[str, str]]) -> None:
    page = f"<page><card /></page>\n<script>\n{IMPORT}</script>\n"
    assert reports({"home.mp": page, "card.mp": component}) == expected


def test_a_computed_hook_is_called_with_its_argument() -> None:
    script = "const later = (f) => f\nconst onPageScroll = later((event) => console.log(event.scrollTop))"
    files = Memory({"app.mp": APP, "home.mp": f"<page />\n<script>\n{script}\n</script>\n"})
    sink = Sink()
    text = compile_project(files, backend(), ["wechat"], "development", sink).bundles["wechat"].files["home.js"]
    assert '["onPageScroll"]' in text
    assert "{ onPageScroll }" in text


@pytest.mark.parametrize(
    ("script", "template", "targets"),
    [
        ('if (import.meta.target === "alipay") pay()', "", []),
        ('if (import.meta.target !== "douyin") pay()', "", ["wechat", "douyin"]),
        ("", "{{ pay() }}", ["wechat", "douyin"]),
    ],
)
def test_a_file_of_another_target_in_dead_branches(script: str, template: str, targets: list[str]) -> None:
    home = f'<page>{template}</page>\n<script>\nimport {{ pay }} from "./pay"\n{script}\n</script>\n'
    files = Memory({"app.mp": APP, "home.mp": home, "pay.alipay.ts": "export function pay() {}\n"})
    for target in ("wechat", "douyin", "alipay"):
        sink = Sink()
        compile_project(files, backend(), [target], "development", sink)
        assert ("MP750" in {each.code for each in sink.diagnostics}) == (target in targets)
