"""What an analysis finds, and what it reports where."""

import pickle

import pytest
from mpc.compiler.diagnostics import catalogue
from mpc.compiler.style import Kind, StyleOptions, class_tokens, render, suffix_classes
from style_helpers import BEFORE, analyzed, faults

FAULTS: list[tuple[str, list[tuple[str, str]]]] = [
    # brackets, strings, comments
    (".a { x: y", [("MP601", ".a {")]),
    ("@media (a) { .价 { x: y }", [("MP601", "@media (a) {")]),
    (".a {\n  x: y;\n  .b {\n    z: 1\n}\n.c { x: y }\n", [("MP601", ".b {")]),
    (".a {\n.b {\n", [("MP601", ".a {"), ("MP601", ".b {")]),
    (".a { x: calc(1px; y: 2) }", [("MP602", "(")]),
    (".a:not(.b { x: y }", [("MP602", "(")]),
    ("[a { x: y }", [("MP602", "[")]),
    (".a { x: y } }\n.b { x: y) }", [("MP603", "}"), ("MP603", ")")]),
    (".a { x: \"中; }\n.b { y: 'z }", [("MP604", '"中'), ("MP604", "'z")]),
    (".a { x: y } /* 未完 .b { }", [("MP605", "/*")]),
    (".a { // 一\n x: y; }", [("MP606", "// 一")]),
    # full-width characters
    (".a ｛ color：red；｝", [("MP607", "｛"), ("MP607", "："), ("MP607", "；"), ("MP607", "｝")]),
    (".a {\u3000x: y }", [("MP607", "\u3000")]),
    (".a { x: “y” }", [("MP607", "“"), ("MP607", "”")]),
    # selectors
    (
        ".1x { x: y }\n.a .{ x: y }\n.ok { x: y }\n.a, { x: y }",
        [("MP608", ".1x"), ("MP608", "."), ("MP608", ",")],
    ),
    ("{ x: y }", [("MP608", "{")]),
    (".a /deep/ .b { x: y }", [("MP646", "/deep/")]),
    (".a > > .b { x: y }", [("MP608", "> >")]),
    (".a >>> .b { x: y }\n.c || .d { x: y }", [("MP646", ">>>"), ("MP608", "||")]),
    (".a: hover { x: y }", [("MP608", ":")]),
    ("@keyframes a { from { x: y } half { x: y } }", [("MP608", "half")]),
    # declarations
    (".a { color: red\n  padding: 1px\n  .b { x: y } }", [("MP609", "d"), ("MP609", "x")]),
    (".a { 颜色 red; x:; y: z !imprtant }", [("MP610", "颜色 red"), ("MP610", "x:"), ("MP610", "!imprtant")]),
    ("color: red;\n.a { x: y }\n.b", [("MP611", "color: red"), ("MP611", ".b")]),
    # Sass
    ("$a: 1px;\n.a { x: $a; &-b { x: y } }", [("MP612", "$a"), ("MP612", "$a"), ("MP612", "&-b")]),
    (
        "@mixin a { x: y }\n.a { @include a; .b-#{$i} { x: y } }",
        [("MP612", "@mixin"), ("MP612", "@include"), ("MP612", "#{$i}")],
    ),
    ("%a { x: y }", [("MP612", "%a")]),
    # at-rules
    ("@meida (a) { .a { x: y } }", [("MP613", "@meida")]),
    (".a { @font-face { x: y } @import 'b'; }", [("MP614", "@font-face"), ("MP614", "@import")]),
    ("@target { .a { x: y } }", [("MP615", "@target")]),
    (
        "@import;\n@media (a);\n@import 'a' { }",
        [("MP616", "@import"), ("MP616", "@media (a)"), ("MP616", "@import 'a'")],
    ),
    ("& { x: y }\n> .a { x: y }\n.b & { x: y }", [("MP617", "&"), ("MP617", ">"), ("MP617", "&")]),
    (".a { .on& { x: y } }", [("MP618", "&")]),
    (".a { x: y }\n@import 'b.css';", [("MP619", "@import 'b.css'")]),
    (".a {" * 70, [("MP620", "{"), *[("MP601", ".a {")] * 70]),
    (
        ".a, .b { & & & & & &, & & & & & & { & & & & & & { & & & { x: y } } } }",
        [("MP621", "& & & & & &"), ("MP621", "& & &")],
    ),
]


@pytest.mark.parametrize(("css", "expected"), FAULTS, ids=[css[:24] for css, _ in FAULTS])
def test_faults(css: str, expected: list[tuple[str, str]]) -> None:
    style, sink = analyzed(css)
    assert sorted(faults(sink)) == sorted(expected)
    render(style, StyleOptions("one", scope="_", production=True))


LEGAL = [
    ".a{filter:progid:DXImageTransform.Microsoft.gradient(startColorstr='#1',endColorstr='#2')}",
    ".a{src:url(data:font/woff2;base64,d09GMgABAAAAA/+=) format('woff2'),url(//a.b/c.woff?#iefix)}",
    "@font-face{font-family:'图标';src:local('a'),url('t.woff2?t=1')}",
    '@charset "utf-8"; @namespace svg url(http://www.w3.org/2000/svg);',
    ".a{grid-template-areas:\n'a b'\n'c d';grid-area:1/2/3/4;content:'\\e600';unicode-range:U+0025-00FF,u+4??}",
    ".a:is(.b,.c):where(.d)::after .e,.h:nth-of-type(-n + 3)::before,.i:lang(zh-CN)::part(j){x:y}",
    ".a{--empty:;--json:[1,2];width:100%!important;width:1px\\9;*zoom:1;_height:1px}",
    "@supports not (display:grid){.a{float:left}}@-webkit-keyframes b{0%{x:y}100%{x:z}}@layer a,b;",
    "[a='x' i] *,*+*,a~b,#c.d[e]:hover{x:y}",
    ".a{background:url( 'a b.png' ) no-repeat,linear-gradient(90deg,#fff 0%,rgba(0,0,0,.5) 100%)}",
    ".价格{内容:'；：（）';/* ；｛ */}",
    "page{}",
]


@pytest.mark.parametrize("css", LEGAL)
def test_legal_css_is_left_in_peace(css: str) -> None:
    style, sink = analyzed(css)
    assert faults(sink) == []
    assert render(style, StyleOptions("one")) == css + "\n"


def test_what_is_found() -> None:
    css = """
@import "reset.css";
@target one two { @import url(one.css); .b { x: url('b.png') } }
.a.价格, .w-1\\/2:not(.b) { x: url(a.png) url(data:x,y) url(#id) }
.a { &.on { x: y } }
"""
    style, sink = analyzed(css)
    assert not sink.diagnostics
    assert style.classes == ("a", "b", "on", "w-1/2", "价格")
    assert [each.path for each in style.imports] == ["reset.css", "one.css"]
    assert [path for path, _ in style.urls] == ["b.png", "a.png"]
    for path, span, *_ in (*style.imports, *style.urls):
        assert style.file.text[span.start : span.end] == path
    assert [each.path for each in style.imports_for("three")] == ["reset.css"]
    assert [path for path, _ in style.urls_for("three")] == ["a.png"]
    assert style.urls_for("two") == style.urls
    assert style.span.start == len(BEFORE)


def test_a_style_can_be_stored() -> None:
    style, _ = analyzed(".a { x: 1px; .b { y: url(c.png) } }")
    again = pickle.loads(pickle.dumps(style))
    assert again == style
    assert render(again, StyleOptions("one")) == render(style, StyleOptions("one"))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("component", ["view", "text", "b"]), ("page", []), ("app", []), ("partial", [])],
)
def test_bare_tags_in_components(kind: Kind, expected: list[str]) -> None:
    css = (
        "view, .a > text::after, .c view.b:hover, image:hover.d, :host,"
        " .c:nth-child(odd)::before, :not(b) { x: y }"
        "@keyframes k { to { x: y } }"
    )
    _, sink = analyzed(css, kind)
    assert faults(sink) == [("MP630", tag) for tag in expected]


def test_classes() -> None:
    assert class_tokens(" card  on\n价格 ") == ["card", "on", "价格"]
    assert class_tokens("") == []
    assert suffix_classes(" card  on\n", "__x") == " card__x  on__x\n"
    assert suffix_classes("card", "") == "card"


def test_messages_can_be_written() -> None:
    for css, _ in FAULTS:
        for found in analyzed(css)[1].diagnostics:
            for language in ("en", "zh"):
                assert found.message(language)
                assert found.help(language)
    assert all(entry.help["zh"] for code, entry in catalogue().items() if code.startswith("MP6"))
