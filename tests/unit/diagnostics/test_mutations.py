"""Whatever is done to a project: no exception, no hang, every span inside its file, every message readable.

`MPC_FUZZ=1` looks longer and at random; without it the same few hundred damaged projects are compiled each time.
"""

import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mpc.compiler.cli import backend
from mpc.compiler.diagnostics import LANGUAGES, Diagnostic, Sink
from mpc.compiler.files import Memory
from mpc.compiler.pipeline import compile_project
from mpc.compiler.render import as_json, as_text
from projects import RICH, Project, projects

LONG = os.environ.get("MPC_FUZZ") == "1"
SECONDS = 20  # of this process, which may share its machine
EDITED = (".mp", ".ts", ".js", ".css", ".json", ".toml")

SCRAPS = [
    *"{}()[]<>;:,.'\"`/\\|&$#@=+-*?!~%^_ \n\t\r\0\x1b\x7f0a",
    *"；：，（）“”。价😀\u3000\xa0\u200b\u2028\ufeff\ufffd\U0010ffff\u0301é",
    "{{", "}}", "${", "</", "/>", "<!--", "-->", "/*", "*/", "//", "=>", "?.", "??", "...", "&lt;", "\r\n", "#{",
    "<page>", "</page>", "<view>", "</view>", "<view", "<text>", "<block>", "<slot>", "<component>", "<script>",
    "</script>", "<style>",
    "</style>", "<app>", '<script lang="scss">', '<style lang="sass">', "<seo />", '<native target="alipay">[', "<div>",
    ' mp:if="', ' mp:else', ' mp:for="x in xs"', ' mp:key="id"', ' mp:model="a.b[0]"', ' :class="[', ' @tap="f(',
    ' @tap.stop.capture="x++"',
    ' mp:only="wechat"', ' wx:if="{{a}}"', ' v-on:tap="x"', ' bindtap="x"', ' slot="{{a}}"', ' mp:show="1"',
    ' mp:ref="r"', ' mp:slot="{ row }"',
    "$state(", "$derived(", "$derived.by(", "$effect(", "$props()", "$emit(", "$refs", "$expose({", "$page", "$",
    "import ", "export ", 'import x from "./x"\n', 'import mp from "mpc"\n', "import.meta.", "import.meta.env.X",
    "import(", "await ", "async ",
    "function ", "class A {", "enum E {", "namespace N {", "@dec ", "private ", "as any", "satisfies ", "<T>",
    "interface I {", "declare ",
    "new Map()", "getApp()", "wx.x()", "require('a')", "let ", "const ", "var ", "return ", "for (;;) ", "if (",
    "switch (x) { case ", "`${`${",
    "0x", "1e999", "1_0", "0n", "'\\u{110000}'", "'\\x'", "/[/", "try {", "yield ", "delete ", "typeof ", "void ",
    "this", "super",
    "@import ", "@target ", "@media ", "url(", "&-b", "!important", "1px", "--a:", "\\31 ", "@layer x;", "#a",
    "[a=b]", ":not(.a, .b)", "* {",
    "[app]\n", "[[target]]\n", "a.b = ", "= nan", '"""', "1979-05-27",
]  # fmt: skip
# What nests, with what ends it: opened a thousand times and closed as often, or not at all.
NESTS = [
    ("<view>", "</view>"), ('<view mp:if="a">', "</view>"), ('<view mp:for="x in y" mp:key="x">', "</view>"),
    ("<block>", "</block>"),
    ("(", ")"), ("[", "]"), ("{", "}"), ("{ a: ", "}"), ("!", ""), ("a.", ""), ("a?.b(", ")"), ("a ? ", " : b"),
    ("a + ", "b"), ("x => ", "x"),
    ("`${", "}`"), ("if (a) ", ";"), ("function f() {", "}"), ("() => {", "}"), ("[...", "]"), ("-", "1"), ("a[",
    "]"), ("new ", "a"),
    (".a {", "}"), (":not(", ")"), ("calc(", ")"), ("@media x {", "}"), ("&", ""), ("{{", "}}"), ("<", ">"), ("a.b.",
    "c = 1\n"), ("[a]\n", ""),
    ("A<", ">"), ("1 | ", "1"), ("'a' + ", "'b'"), ("let x: {", "}"), ("'", ""), ('"', ""), ("\\", ""), ("/*", ""),
    ("<!--", ""), (" a=", ""), ("a ",
    ""), ("\n", ""), (" ", ""),
]  # fmt: skip


@contextmanager
def bounded() -> Iterator[None]:
    """Fails when its body takes too long; where there are signals, a regular expression is stopped in its tracks."""

    def stop(*_: object) -> None:
        raise TimeoutError(f"more than {SECONDS} s")

    begin = time.process_time()
    alarm = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if alarm:
        before = signal.signal(signal.SIGVTALRM, stop)
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        if alarm:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            signal.signal(signal.SIGVTALRM, before)
    assert time.process_time() - begin <= SECONDS


def survives(project: Project, mode: str = "development") -> list[Diagnostic]:
    """Compile for all targets and look at everything that was reported."""
    sink = Sink()
    with bounded():
        result = compile_project(Memory(project), backend(), sorted(backend().names), mode, sink)
        found = sink.diagnostics
        for language in LANGUAGES:
            text, data = as_text(found, language), as_json(found, language)
            assert len(json.loads(data)["diagnostics"]) == len(found)
            text.encode("utf-8")
    for each in found:
        looks_right(each, project)
    for bundle in result.bundles.values():
        for content in bundle.files.values():
            content.encode("utf-8")
    if not result.bundles:
        assert sink.has_errors
    return found


def looks_right(diagnostic: Diagnostic, project: Project) -> None:
    start, end = diagnostic.span
    assert 0 <= start <= end
    if diagnostic.file is None:
        assert (start, end) == (0, 0)
    else:
        assert diagnostic.file.path in project
        assert diagnostic.file.text == project[diagnostic.file.path]
        assert end <= len(diagnostic.file.text), diagnostic
    for language in LANGUAGES:
        assert "\n" not in diagnostic.message(language), diagnostic
        assert len(diagnostic.message(language)) < 400, diagnostic


class Damaged:
    """A project and what it was; shown as the difference."""

    def __init__(self, before: Project, after: Project) -> None:
        self.before = before
        self.after = after

    def __repr__(self) -> str:
        changed = {path: text for path, text in self.after.items() if self.before[path] != text}
        return f"{changed!r} instead of { {path: self.before[path] for path in changed}!r}"


@st.composite
def damaged(draw: st.DrawFn) -> Damaged:
    """A real project with one to four changes in one or two of its files."""
    every = projects()
    before = every[draw(st.one_of(st.just(0), st.integers(0, len(every) - 1)))]
    project = dict(before)
    for _ in range(draw(st.integers(1, 4))):
        paths = [path for path in sorted(project) if path.endswith(EDITED)]
        path = draw(st.sampled_from(paths))
        project[path] = _changed(draw, project[path])
    return Damaged(before, project)


def _changed(draw: st.DrawFn, text: str) -> str:
    at = draw(st.integers(0, len(text)))
    end = min(len(text), at + draw(st.integers(0, 30)))
    match draw(
        st.sampled_from(["scrap", "delete", "text", "twice", "move", "cut", "nest", "replace", "lines", "quote"])
    ):
        case "scrap":
            return text[:at] + draw(st.sampled_from(SCRAPS)) + text[at:]
        case "delete":
            return text[:at] + text[end:]
        case "text":
            return text[:at] + draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=8)) + text[at:]
        case "twice":
            return text[:end] + text[at:end] + text[end:]
        case "move":
            rest, moved = text[:at] + text[end:], text[at:end]
            to = draw(st.integers(0, len(rest)))
            return rest[:to] + moved + rest[to:]
        case "cut":
            return text[:at]
        case "nest":
            opening, closing = draw(st.sampled_from(NESTS))
            count = draw(st.sampled_from([2, 70, 1000]))
            closed = draw(st.booleans())
            return text[:at] + opening * count + text[at:end] + closing * (count if closed else 0) + text[end:]
        case "replace":
            return text[:at] + draw(st.sampled_from(SCRAPS)) + text[end:]
        case "lines":
            return text.replace("\n", draw(st.sampled_from(["\r\n", "\r", "", "\n\n", "\u2028"])))
        case _:
            quotes = [index for index, char in enumerate(text) if char in "\"'`<>{}()"]
            gone = draw(st.sampled_from(quotes)) if quotes else 0
            return text[:gone] + text[gone + 1 :]


@settings(
    max_examples=20_000 if LONG else 200,
    deadline=None,
    derandomize=not LONG,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(damaged(), st.sampled_from(["development", "production"]))
def test_damaged_projects(project: Damaged, mode: str) -> None:
    survives(project.after, mode)


def test_the_projects_are_real() -> None:
    """Undamaged, the rich project compiles: or the mutations would only ever see a first mistake."""
    assert [each.code for each in survives(RICH) if each.severity == "error"] == []
    assert len(projects()) > 100


PLACES = [
    ("markup", "<page>{}</page>"),
    ("tag", "<page><view {}></view></page>"),
    ("text", "<page><text>{{{{ {} }}}}</text></page>"),
    ("value", '<page><view :class="{}" /></page>'),
    ("handler", '<page><view @tap="{}" /></page>'),
    ("script", "<page />\n<script>\n{}\n</script>"),
    ("state", "<page>{{{{ x }}}}</page>\n<script>\nconst y = {}\nlet x = $state(y)\n</script>"),
    ("enum", '<page />\n<script lang="ts">\nenum E {{ A = {} }}\n</script>'),
    ("style", "<page />\n<style>\n{}\n</style>"),
]


@pytest.mark.parametrize(("place", "template"), PLACES, ids=[place for place, _ in PLACES])
@pytest.mark.parametrize(("opening", "closing"), NESTS)
def test_deep_nesting(place: str, template: str, opening: str, closing: str) -> None:
    for count, closed in [(63, True), (1000, True), *([(99, True), (1000, False)] if LONG else [])]:
        text = template.format(opening * count + "a" + closing * (count if closed else 0))
        survives({"app.mp": '<app><pages><page src="home" /></pages></app>', "home.mp": text})


FOUND = [
    {
        "home.mp": '<page />\n<script>import "./lib"</script>',
        "lib.ts": 'import data from""export default function data[]',
    },
    {"home.mp": '<page />\n<script>import "./lib"</script>', "lib.ts": 'import{}from""\nexport=({s:[]as[],l(){}})'},
    {"app.mp": '<app><native target="wechat">{'},
    {"home.mp": '<page><view mp:for="n in [1, 2]" mp:key="n" @tap="n = 0">{{ n }}</view></page>'},
    {"home.mp": '<page><view mp:for="x in y" mp:key="x"><view mp:for="z in x" mp:key="z">{{ z }}</view></view></page>'},
]


@pytest.mark.parametrize("files", FOUND)
def test_what_was_found_before(files: Project) -> None:
    assert survives({"app.mp": '<app><pages><page src="home" /></pages></app>', **files})


@pytest.mark.parametrize("path", ["mpc.toml", "lib.json", "app.mp"])
def test_deep_data(path: str) -> None:
    project = {
        "app.mp": '<app><pages><page src="home" /></pages></app>',
        "home.mp": '<page />\n<script>import data from "./lib.json"</script>',
        "lib.json": "{}",
    }
    deep = "[" * 5000
    contents = {
        "mpc.toml": f"a = {deep}",
        "lib.json": deep,
        "app.mp": f'<app><native target="wechat">{deep}</native></app>',
    }
    project[path] = contents[path]
    assert survives(project)


def test_a_hang_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("test_mutations.SECONDS", 0.05)
    with pytest.raises((TimeoutError, AssertionError)), bounded():
        end = time.process_time() + 1
        while time.process_time() < end:
            pass
