"""Whatever is thrown at it: no exception, and every span inside the section."""

from hypothesis import example, given, settings
from hypothesis import strategies as st
from mpc.compiler.diagnostics import Sink
from mpc.compiler.source import SourceFile, Span
from mpc.compiler.style import StyleOptions, StyleRules, analyze, check, render

SHEET = """
@charset "utf-8";
@import url("./reset.css") screen;
/* 商品卡片 — 价格 ¥ */
page { --gap: 24rpx; background: #f7f7f7 url( 'assets/背景.png' ) no-repeat; }
.card, .card-大 > .name:not(.off, [data-a="}"]) ~ view.x::after {
  padding: calc(var(--gap) * 2 - 1px) 1.5PX; // 不是注释
  .name, & + & { font: 600 12px/1.5 "苹方; {"; &:active { color: red } }
  @target alipay wechat { border: 1px solid; .tag { x: y } }
  @media screen and (min-width: 600px) { margin: 0 auto !important; > .x { y: z } }
}
@font-face { font-family: i; src: url(data:font/woff2;base64,d09GMg==) format("woff2") }
@keyframes 转 { from { transform: rotate(0) } 50.5%, to { transform: rotate(1turn) } }
.w-1\\/2:nth-child(2n + 1) { content: '\\e600' }
@target douyin { @supports (display: grid) { .g { display: grid } } }
"""
SCRAPS = [
    *"{}();:,.#&@$%>+~*[]\"'/\\\n \t\r\0x1；｛“\u3000价😀\ud800",
    *(
        "/*",
        "*/",
        "//",
        "url(",
        "@target ",
        "@import ",
        "&-b",
        "#{",
        "!important",
        "1px",
        "--a:",
        "@media",
        "\\31 ",
    ),
]


@st.composite
def mutated(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from([SHEET, SHEET.replace("\n", " "), SHEET.replace(" ", "")]))
    start, stop = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    text = draw(st.sampled_from([text, text[start:stop], text[:start] + text[stop:]]))
    for _ in range(draw(st.integers(0, 8))):
        at = draw(st.integers(0, len(text)))
        gone = draw(st.integers(0, 3))
        text = text[:at] + draw(st.sampled_from(SCRAPS)) + text[at + gone :]
    return text


def holds(css: str) -> None:
    before = "<style>价"
    file = SourceFile("a.mp", f"{before}{css}</style> }} */")
    span = Span(len(before), len(before) + len(css))
    sink = Sink()
    style = analyze(file, span, "component", sink.at(file))
    check(
        style,
        StyleRules(False, False, False, False, ("a",), False, False, False, False, False, ("media",)),
        sink.at(file),
    )
    for found in sink.diagnostics:
        assert span.start <= found.span.start <= found.span.end <= span.end, found
        assert found.message("zh") and found.help("en") is not None
    for target in ("alipay", "douyin"):
        for production in (False, True):
            render(style, StyleOptions(target, "__s", True, production, {"a": "b"}, {}))
    if not sink.has_errors:
        assert all(file.text[each.span.start : each.span.end] == each.path for each in (*style.urls, *style.imports))


@settings(max_examples=400, deadline=None)
@given(mutated())
@example('\n@charset "utf-8";\n@import url("./reset.css")')
def test_mutations_of_a_sheet(css: str) -> None:
    holds(css)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(SCRAPS), max_size=60).map("".join))
def test_scraps(css: str) -> None:
    holds(css)


@settings(max_examples=150, deadline=None)
@given(mutated())
def test_what_is_rendered_can_be_read_again(css: str) -> None:
    """Output of a section without errors has none either, needs no more rebuilding, and stays as it is."""
    file = SourceFile("a.css", css)
    sink = Sink()
    style = analyze(file, Span(0, len(css)), "page", sink.at(file))
    if sink.diagnostics:
        return
    for production in (False, True):
        text = render(style, StyleOptions("alipay", production=production))
        again = SourceFile("b.css", text)
        style_again = analyze(again, Span(0, len(text)), "page", sink.at(again))
        assert sink.diagnostics == []
        assert render(style_again, StyleOptions("alipay", production=production)) == text
