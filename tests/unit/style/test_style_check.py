"""What targets forbid."""

import pytest
from mpc.compiler.style import Kind, StyleRules, check, check_targets
from style_helpers import analyzed, faults

STRICT = StyleRules(
    attribute_selectors=False,
    relative_url=False,
    component_tag_selectors=False,
    component_id_selectors=False,
    reserved_class_prefixes=("a-", "am-"),
)
NARROW = StyleRules(
    any_names=False,
    universal_selector=False,
    selector_arguments=False,
    refused_at_rules=("layer", "container"),
)

ROWS: list[tuple[str, Kind, StyleRules, list[tuple[str, str]]]] = [
    ("[a=b] .c[d] { x: y }", "page", STRICT, [("MP633", "[a=b]"), ("MP633", "[d]")]),
    ("[a=b] { x: y }", "page", StyleRules(), []),
    ("[a=b] { x: y }", "component", StyleRules(component_attribute_selectors=False), [("MP637", "[a=b]")]),
    ("[a=b] { x: y }", "page", StyleRules(component_attribute_selectors=False), []),
    ("view.a, #b { x: y }", "component", STRICT, [("MP631", "view"), ("MP632", "#b")]),
    ("view.a, #b { x: y }", "component", StyleRules(), []),
    ("view.a, #b, view { x: y }", "page", STRICT, []),
    (
        ".a-b .am-c:not(.a-d) .amount, .a { x: y }",
        "page",
        STRICT,
        [("MP634", ".a-b"), ("MP634", ".am-c"), ("MP634", ".a-d")],
    ),
    (
        ".a { x: url(a.png) url(../b.png) url(/c.png) url(https://d/e.png) url(//f/g.png) url(data:h) }",
        "page",
        STRICT,
        [("MP635", "a.png"), ("MP635", "../b.png")],
    ),
    (
        ".a { x: url(a.png) url(/c.png) url(cloud://d) }",
        "page",
        StyleRules(local_url=False),
        [("MP636", "a.png"), ("MP636", "/c.png")],
    ),
    (".价 .w-1\\/2 #a_-9 { 价: y }", "page", NARROW, [("MP638", ".价"), ("MP638", ".w-1\\/2")]),
    ("* > .a { &:hover { x: y } }", "page", NARROW, [("MP639", "*")]),
    (
        ".a:not(.b):is(.c, .d):not(.e .f):not(.g[h='i, j'].k):nth-child(2n + 1) { :not(&) { x: y } }",
        "page",
        NARROW,
        [("MP640", "(.c, .d)"), ("MP640", "(.e .f)"), ("MP640", "(&)")],
    ),
    (
        "@layer a { .b { x: y } } .c { @container (d) { x: y } } @target two { @layer b { } }",
        "page",
        NARROW,
        [("MP641", "@layer"), ("MP641", "@container")],
    ),
    (".a { #b { x: y } @target two { #c { x: y } [d] { x: y } } }", "component", STRICT, [("MP632", "#b")]),
]


@pytest.mark.parametrize(("css", "kind", "rules", "expected"), ROWS)
def test_check(css: str, kind: Kind, rules: StyleRules, expected: list[tuple[str, str]]) -> None:
    style, sink = analyzed(css, kind)
    assert not sink.diagnostics
    check(style, rules, sink.for_target("one").at(style.file))
    assert faults(sink) == expected
    assert {found.target for found in sink.diagnostics} <= {"one"}


def test_a_path_counts_as_what_it_becomes() -> None:
    style, sink = analyzed(".a { x: url(a.png) url(b.png) }")
    check(style, STRICT, sink.at(style.file), target="one", urls={"a.png": "/assets/a.png"})
    assert faults(sink) == [("MP635", "b.png")]


def test_names_of_targets() -> None:
    style, sink = analyzed("@target one tow { .a { x: y } }")
    check_targets(style, ["one", "two"], sink.at(style.file))
    assert faults(sink) == [("MP622", "tow")]
    assert "`two`" in sink.diagnostics[0].help()
