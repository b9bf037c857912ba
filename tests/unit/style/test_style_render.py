"""Rows of source, options and output."""

from typing import Any

import pytest
from mpc.compiler.style import Kind, StyleOptions, render
from style_helpers import analyzed

ROWS: list[tuple[str, str, dict[str, Any], str]] = [
    ("nothing", "", {}, ""),
    ("white space", " \n\n ", {}, ""),
    ("text stays", "\n.a  {color:red}\n\n/* 注 */\n.b{}\n", {}, ".a  {color:red}\n\n/* 注 */\n.b{}\n"),
    ("odd but legal", ".w-1\\/2{*zoom:1}", {}, ".w-1\\/2{*zoom:1}\n"),
    (
        "empty statements go",
        ".a{;;color:red;;};\n.b{.c{;x:y;;};}",
        {},
        ".a{color:red;}\n.b .c {\n  x:y;\n}\n",
    ),
    # scope
    ("scope", ".card { a: b }", {"scope": "__x"}, ".card__x { a: b }\n"),
    (
        "scope everywhere",
        ".a.b:not(.c, .d > .e)::after, view.f .g { x: .h }",
        {"scope": "__x"},
        ".a__x.b__x:not(.c__x, .d__x > .e__x)::after, view.f__x .g__x { x: .h }\n",
    ),
    (
        "scope, Chinese",
        "/* 价 */ .价格 .元{内容:'。a'}",
        {"scope": "__x"},
        "/* 价 */ .价格__x .元__x{内容:'。a'}\n",
    ),
    ("scope, escapes", ".w-1\\/2,.\\31 0{a:b}", {"scope": "__x"}, ".w-1\\/2__x,.\\31 0__x{a:b}\n"),
    ("scope, host", ":host(.on) .a { x: y }", {"scope": "__x"}, ":host(.on__x) .a__x { x: y }\n"),
    ("scope, media", "@media (a) { .a { x: y } }", {"scope": "__x"}, "@media (a) { .a__x { x: y } }\n"),
    (
        "keyframes keep their names",
        "@keyframes a { from { x: 1px } 50.5%, to { x: 2px } }",
        {"scope": "__x"},
        "@keyframes a { from { x: 1px } 50.5%, to { x: 2px } }\n",
    ),
    ("attribute", '[class~=".a"] .b { x: y }', {"scope": "__x"}, '[class~=".a"] .b__x { x: y }\n'),
    (
        "nth",
        ".a:nth-child(2n + 1):last-child { x: y }",
        {"scope": "_s"},
        ".a_s:nth-child(2n + 1):last-child { x: y }\n",
    ),
    # px
    ("px stays", ".a { x: 1px }", {}, ".a { x: 1px }\n"),
    (
        "px",
        ".a { x: 1px -2px .5px 1.25px 0px 1PX 2Px 1e2px; y: calc(100% - 10px*2) }",
        {"px_to_rpx": True},
        ".a { x: 2rpx -4rpx 1rpx 2.5rpx 0rpx 1px 2px 200rpx; y: calc(100% - 20rpx*2) }\n",
    ),
    (
        "px that are none",
        "@media (width: 1px) { .a1px { x: '1px' url(1px) #1px a-1px 1pxx /* 1px */ } }",
        {"px_to_rpx": True},
        "@media (width: 1px) { .a1px { x: '1px' url(1px) #1px a-1px 1pxx /* 1px */ } }\n",
    ),
    ("px, keyframes", "@keyframes a{to{x:1px}}", {"px_to_rpx": True}, "@keyframes a{to{x:2rpx}}\n"),
    ("px, custom property", "page{--x:3px}", {"px_to_rpx": True}, "page{--x:6rpx}\n"),
    # @target
    ("target kept", "@target one {\n  .a { x: y }\n}\n.b { }", {}, "  .a { x: y }\n\n.b { }\n"),
    ("target dropped", ".a { }\n@target two {\n  .b { }\n}\n.c { }", {}, ".a { }\n\n\n\n.c { }\n"),
    ("targets", "@target two one { .a{x:y} }", {}, " .a{x:y}\n"),
    ("targets with a comma", "@target two, one { .a{x:y} }", {}, " .a{x:y}\n"),
    ("target in a rule", ".a { @target one { x: y } z: 1 }", {}, ".a {  x: y; z: 1 }\n"),
    ("target with a comment", ".a { @target one { x: y/* ; */ } z: 1 }", {}, ".a {  x: y;/* ; */ z: 1 }\n"),
    ("target in a rule, dropped", ".a { @target two { x: y } z: 1 }", {}, ".a {  z: 1 }\n"),
    ("target in media", "@media (a) { @target two { .a{x:y} } .b{x:y} }", {}, "@media (a) {  .b{x:y} }\n"),
    ("target in target", "@target one { @target two { .a{x:y} } .b{x:y} }", {}, "  .b{x:y}\n"),
    (
        "target around nesting",
        ".a { @target one { x: y; .b { z: 1 } } @target two { .c { z: 2 } } }",
        {},
        ".a {\n  x: y;\n}\n.a .b {\n  z: 1;\n}\n",
    ),
    ("empty media", "@media a { /* b */ }\n.c {}", {}, ".c {}\n"),
    (
        "media for others",
        ".a { b: c }\n@media a {\n@target x { .d { e: f } }\n}\n.g {}",
        {},
        ".a { b: c }\n\n\n\n.g {}\n",
    ),
    ("empty keyframes", "@keyframes a { } @supports (b) { @media c { } } .d {}", {}, "  .d {}\n"),
    # paths
    (
        "paths",
        "@import 'a.css'; @import url(b.css);\n.a { x: url(c.png) url( \"d e.png\" ) url(data:a;b,c) }",
        {
            "imports": {"a.css": "/a.wxss", "b.css": "./b.wxss"},
            "urls": {"c.png": "/assets/c d.png", "d e.png": '/d"e.png'},
        },
        '@import "/a.wxss"; @import "./b.wxss";\n'
        '.a { x: url("/assets/c d.png") url( "/d\\"e.png" ) url(data:a;b,c) }\n',
    ),
    ("path, unknown", ".a{x:url(c.png)}", {"urls": {"d.png": "e"}}, ".a{x:url(c.png)}\n"),
    # nesting
    (
        "nesting",
        ".card {\n  padding: 1rpx;\n  .name { color: red }\n  &.on { color: blue }\n}",
        {},
        ".card {\n  padding: 1rpx;\n}\n.card .name {\n  color: red;\n}\n.card.on {\n  color: blue;\n}\n",
    ),
    (
        "states",
        ".a { &:active { x: y } > .b { x: y } + .c::after { x: y } }",
        {},
        """\
.a:active {
  x: y;
}
.a > .b {
  x: y;
}
.a + .c::after {
  x: y;
}
""",
    ),
    (
        "lists",
        ".a, .b { .c, & + & { x: y } }",
        {"scope": "_"},
        """\
.a_ .c_, .b_ .c_, .a_ + .a_, .a_ + .b_, .b_ + .a_, .b_ + .b_ {
  x: y;
}
""",
    ),
    (
        "`&` elsewhere",
        ".a, .b { .theme & { x: y } :not(&) { x: y } > & { x: y } }",
        {},
        ".theme .a, .theme .b {\n  x: y;\n}\n:not(.a, .b) {\n  x: y;\n}\n"
        ".a > .a, .a > .b, .b > .a, .b > .b {\n  x: y;\n}\n",
    ),
    (
        "order",
        ".a { .b { x: y } z: 1; .c { .d { x: y } } }",
        {},
        """\
.a .b {
  x: y;
}
.a {
  z: 1;
}
.a .c .d {
  x: y;
}
""",
    ),
    (
        "media in a rule",
        ".a {\n  @media (min-width: 1px) { x: y; .b { z: 1 } }\n}",
        {},
        """\
@media (min-width: 1px) {
  .a {
    x: y;
  }
  .a .b {
    z: 1;
  }
}
""",
    ),
    (
        "nesting in media",
        "@media (a) {\n  .a { .b { x: y } }\n  .c { x:y }\n}",
        {},
        """\
@media (a) {
  .a .b {
    x: y;
  }
  .c { x:y }
}
""",
    ),
    ("nesting, empty", ".a { .b { } @media (a) { } }\n.c{}", {}, ".c{}\n"),
    (
        "nesting, edits",
        ".a { x: 1px url(i.png) ; .b { y: 2px } }",
        {"scope": "_", "px_to_rpx": True, "urls": {"i.png": "/i.png"}},
        ".a_ {\n  x: 2rpx url(/i.png);\n}\n.a_ .b_ {\n  y: 4rpx;\n}\n",
    ),
    (
        "nesting, comments",
        ".a { /* 一 */ x: y; /* 二 */\n /* 三 */\n .b/* 四 */.c { x: y } /* 五 */ z: 1 }",
        {},
        ".a {\n  /* 一 */\n  x: y; /* 二 */\n}\n/* 三 */\n.a .b.c {\n  x: y;\n}\n.a {\n  /* 五 */\n  z: 1;\n}\n",
    ),
    ("nesting, `&` in a string", '.a { [x="&  {"] { x: "}" } }', {}, '.a [x="&  {"] {\n  x: "}";\n}\n'),
    (
        "plain rules around",
        ".a  {x:y}\n.b{.c{x:y}}\n.d  {x:y}\n",
        {},
        ".a  {x:y}\n.b .c {\n  x:y;\n}\n.d  {x:y}\n",
    ),
    # production
    (
        "production",
        "\n/* 头 */\n.a {\n  x: 'a /* b */\\\n   c';\n\n  y: url( /*d.png ); /* e */\n}\n"
        ".b/**/.c /* f */ .d { x: 1/**/2 }\n",
        {"production": True},
        ".a {\nx: 'a /* b */\\\n   c';\ny: url( /*d.png );\n}\n.b.c .d { x: 1 2 }\n",
    ),
    ("production, lines", ".a {\r\n\tx: y;\r\n}\r\n", {"production": True}, ".a {\nx: y;\n}\n"),
    ("production, dropped", "@target two {\n.a{}\n}\n.b{}\n", {"production": True}, ".b{}\n"),
    (
        "production, nesting",
        ".a {\n  /* 一 */\n  .b { x: y }\n}",
        {"production": True},
        ".a .b {\nx: y;\n}\n",
    ),
]


@pytest.mark.parametrize(("css", "options", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_render(css: str, options: dict[str, Any], expected: str) -> None:
    style, sink = analyzed(css)
    assert sink.diagnostics == []
    assert render(style, StyleOptions(target="one", **options)) == expected


def test_lines_stay_until_something_is_nested() -> None:
    css = ".a { x: y }\n@target two {\n  .b { x: y }\n}\n@target one {\n  .c { x: y }\n}\n"
    css += "/* 注\n释 */ .d { x: y }\n"
    style, _ = analyzed(css)
    lines = render(style, StyleOptions("one")).split("\n")
    assert lines.index("  .c { x: y }") == 5
    assert lines.index("释 */ .d { x: y }") == 8


@pytest.mark.parametrize("kind", ["app", "page", "component", "partial"])
def test_one_analysis_serves_every_target(kind: Kind) -> None:
    style, sink = analyzed("@target one { .a { x: y } }\n@target two { .b { x: y } }", kind)
    assert not sink.diagnostics
    assert render(style, StyleOptions("one")) == " .a { x: y }\n"
    assert render(style, StyleOptions("two", scope="_s")) == " .b_s { x: y }\n"
    assert render(style, StyleOptions("three")) == ""
