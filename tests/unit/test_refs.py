"""What is wrong with references, and what only looks so."""

import pytest
from mpc.compiler.cli import backend
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Memory
from mpc.compiler.pipeline import compile_project
from mpc.targets import discover

APP = '<app><pages><page src="home" /></pages></app>'
CARD = "<component />\n<script>\n$expose({ get isOpen() { return 1 }, close() {} })\n</script>\n"
ANYTHING = "<component />\n<script>\nimport { api } from './api'\n$expose({ ...api })\n</script>\n"
IMPORTS = 'import Card from "./card.mp"\nimport Anything from "./anything.mp"\n'

# Template, script, and the code and text of every report.
CASES: list[tuple[str, str, list[tuple[str, str]]]] = [
    ('<view mp:ref="a" />', "const f = () => $refs.a.rect()", []),
    ('<view mp:ref="a" @tap="$refs.b.rect()" />', "", [("MP361", "b")]),
    ('<view mp:ref="a" @tap="$refs[name].rect()" />', "let name = $state('a')", []),
    ("<view />", "function f(name) { const { a, b: c, d = 1 } = $refs; return [a, c, d, $refs[name], $refs?.e] }",
     [("MP361", "a"), ("MP361", "b"), ("MP361", "d"), ("MP361", "e")]),
    ('<view mp:ref="my-box" /><view mp:ref="1" />', "", [("MP362", "my-box"), ("MP362", "1")]),
    ("<view mp:ref />", "", [("MP401", "mp:ref")]),
    ('<view mp:if="open" mp:ref="a" /><text mp:elif="!open" mp:ref="a" /><block mp:else><view mp:ref="a" /></block>',
     "let open = $state(1)", []),
    ('<view mp:if="open" mp:ref="a" /><view mp:if="!open" mp:ref="a" />', "let open = $state(1)", [("MP363", "a")]),
    ('<card mp:if="open" mp:ref="a" /><view mp:else mp:ref="a" />', "let open = $state(1)", [("MP363", "a")]),
    ('<view mp:if="open" mp:ref="a" /><view mp:for="i in 3" mp:key="i" mp:else mp:ref="a" />', "let open = $state(1)",
     [("MP363", "a")]),
    ('<view mp:only="wechat" mp:ref="a" /><card mp:except="wechat" mp:ref="a" />', "", []),
    ('<view mp:only="wechat douyin" mp:ref="a" /><view mp:except="wechat" mp:ref="a" />', "", [("MP363", "a")]),
    ('<view mp:except="alipay" mp:ref="a" /><view mp:except="wechat" mp:ref="a" />', "", [("MP363", "a")]),
    ('<view mp:for="i in 3" mp:key="i" mp:ref="a" />', "const f = () => $refs.a.rect()", []),
    ('<card mp:ref="a" @tap="$refs.a.clos()" />', "", [("MP366", "clos")]),
    ('<card mp:ref="a" />', "const f = () => [$refs.a.isOpen, $refs.a?.open]", [("MP366", "open")]),
    ('<card mp:for="i in 3" mp:key="i" mp:ref="a" />', "const f = () => $refs.a.length", []),
    ('<anything mp:ref="a" />', "const f = () => $refs.a.what()", []),
    ('<view mp:ref="a" />', "const f = () => $refs.a.size()", [("MP366", "size")]),
    ('<view mp:ref="a">{{ $refs.a }}</view>', "", [("MP204", "$refs")]),
    ('<block mp:ref="a"><view /></block>', "", [("MP308", "mp:ref")]),
]  # fmt: skip


@pytest.mark.parametrize(("template", "script", "expected"), CASES)
def test_reports(template: str, script: str, expected: list[tuple[str, str]]) -> None:
    page = f"<page>{template}</page>\n<script>\n{IMPORTS}{script}\n</script>\n"
    files = {
        "app.mp": APP,
        "home.mp": page,
        "card.mp": CARD,
        "anything.mp": ANYTHING,
        "api.js": "export const api = {}",
    }
    sink = Sink()
    compile_project(Memory(files), backend(), list(discover()), "development", sink)
    found = {(each.code, page[each.span.start : each.span.end]) for each in sink.diagnostics if each.code != "MP805"}
    assert found == set(expected)
