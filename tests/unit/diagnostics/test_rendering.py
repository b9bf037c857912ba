"""How diagnostics look, as text and as JSON, and what a sink keeps."""

import json

import pytest
from mpc.compiler.diagnostics import Diagnostic, Sink, catalogue, suggest
from mpc.compiler.render import as_json, as_text
from mpc.compiler.source import SourceFile, Span


def one(text: str, place: str, **more: str | None) -> Diagnostic:
    """MP201 at the first occurrence of `place`."""
    start = text.index(place)
    return Diagnostic("MP201", SourceFile("a.mp", text), Span(start, start + len(place)), (("name", "x"),), **more)


def frame(text: str, place: str) -> list[str]:
    """The two lines of the code frame."""
    return as_text([one(text, place)], "en").split("\n")[1:3]


FRAMES = [
    ("let y = x", "x", ["  1 | let y = x", "    |         ^"]),
    ("\n\nlet y = xyz\n", "xyz", ["  3 | let y = xyz", "    |         ^^^"]),
    ("<text>苹果 {{ x }}</text>", "x }", ["  1 | <text>苹果 {{ x }}</text>", "    |               ^^^"]),
    ("苹果x", "x", ["  1 | 苹果x", "    |     ^"]),
    ("a 苹果；", "苹果；", ["  1 | a 苹果；", "    |   ^^^^^^"]),
    ("\tlet\tx = 1", "x", ["  1 | \tlet\tx = 1", "    | \t   \t^"]),
    ("e\u0301x", "x", ["  1 | e\u0301x", "    |  ^"]),
    ("a {\n  b\n}", "{\n  b\n}", ["  1 | a {", "    |   ^"]),
    ("a\nb", "\n", ["  1 | a", "    |  ^"]),
    ("a\rb", "b", ["  1 | a␍b", "    |   ^"]),
    ("\0x\x1b[31m", "x", ["  1 | ␀x␛[31m", "    |  ^"]),
    ("\n" * 99 + "x", "x", ["  100 | x", "      | ^"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "expected"), FRAMES)
def test_code_frame(text: str, place: str, expected: list[str]) -> None:
    assert frame(text, place) == expected


def test_the_place_after_the_last_character() -> None:
    text = "let y ="
    diagnostic = Diagnostic("MP201", SourceFile("a.mp", text), Span(7, 7), (("name", "x"),))
    assert as_text([diagnostic], "en").split("\n")[:3] == [
        "a.mp:1:8: error MP201: `x` is not defined", "  1 | let y =", "    |        ^",
    ]  # fmt: skip


def test_long_lines_are_cut_around_the_place() -> None:
    line, mark = frame("a" * 500 + "x" + "b" * 500, "x")
    assert len(line) < 140
    assert line.startswith("  1 | …a")
    assert line.endswith("b…")
    assert line[mark.index("^")] == "x"
    assert frame("x" + "b" * 500, "x")[1] == "    | ^"
    assert frame("a" * 500 + "x", "x")[0].endswith("ax")


def test_nothing_to_show() -> None:
    assert as_text([], "en") == ""
    missing = Diagnostic("MP701", None, Span(0, 0))
    assert as_text([missing], "en").split("\n")[0] == "error MP701: there is no app.mp in this folder"
    empty = Diagnostic("MP101", SourceFile("a.mp", ""), Span(0, 0))
    assert as_text([empty], "en").split("\n")[0].startswith("a.mp:1:1: error MP101: ")
    assert "|" not in as_text([empty], "en")


def test_words_in_chinese() -> None:
    diagnostic = Diagnostic("MP201", SourceFile("a.mp", "x"), Span(0, 1), (("name", "x"), ("suggestion", "y")))
    assert as_text([diagnostic], "zh") == (
        "a.mp:1:1: 错误 MP201: `x` 没有定义\n  1 | x\n    | ^\n  = 提示: 是否想写 `y`？ 请在 <script> 中定义或导入。\n"
    )
    assert "警告 MP305" in as_text([Diagnostic("MP305", None, Span(0, 0), (("item", "x"),))], "zh")


def test_several_targets_that_say_the_same_are_one_block() -> None:
    at = SourceFile("a.mp", "* {}")
    found = [Diagnostic("MP639", at, Span(0, 1), (), target) for target in ("douyin", "wechat")]
    assert (
        as_text(found, "en").split("\n")[0] == "a.mp:1:1: error MP639: this target has no `*` selector (douyin, wechat)"
    )
    assert as_text(found, "en").count("error") == 1
    assert [each["target"] for each in json.loads(as_json(found, "en"))["diagnostics"]] == ["douyin", "wechat"]


def test_a_target_that_the_message_names_is_not_named_again() -> None:
    args = (("name", "tap"), ("tag", "card"), ("target", "Alipay"), ("target_zh", "支付宝小程序"))
    text = as_text([Diagnostic("MP805", SourceFile("a.mp", "x"), Span(0, 1), args, "alipay")], "en")
    assert "on Alipay" in text
    assert "(alipay)" not in text


def test_json_fields() -> None:
    text = "苹果\n<text>{{ 名称\n}}"
    start = text.index("名称")
    diagnostic = Diagnostic(
        "MP201",
        SourceFile("pages/a.mp", text),
        Span(start, len(text)),
        (("name", "名称"), ("suggestion", "")),
        "wechat",
    )
    assert json.loads(as_json([diagnostic], "en")) == {
        "diagnostics": [
            {
                "code": "MP201", "severity": "error", "message": "`名称` is not defined", "file": "pages/a.mp",
                "line": 2, "column": 10, "endLine": 3, "endColumn": 3, "target": "wechat",
                "help": "Define it in <script>, or import it there.",
            }
        ]
    }  # fmt: skip
    assert "名称" in as_json([diagnostic], "en")
    without_file = json.loads(as_json([Diagnostic("MP701", None, Span(0, 0))], "zh"))["diagnostics"][0]
    assert (without_file["file"], without_file["line"], without_file["target"]) == (None, 1, None)
    assert json.loads(as_json([], "en")) == {"diagnostics": []}


def test_columns_count_characters_beyond_the_basic_plane_once() -> None:
    entry = json.loads(as_json([one("😀x", "x")], "en"))["diagnostics"][0]
    assert (entry["column"], entry["endColumn"]) == (2, 3)


def test_long_and_broken_arguments_stay_on_one_line() -> None:
    diagnostic = Diagnostic("MP201", None, Span(0, 0), (("name", "a\nb" * 500),))
    assert "\n" not in diagnostic.message("en")
    assert len(diagnostic.message("en")) < 200


# -- the sink ----------------------------------------------------------------------------------------------


def test_diagnostics_are_sorted_and_unique() -> None:
    sink = Sink()
    a, b = SourceFile("a.mp", "x" * 20), SourceFile("b.mp", "x" * 20)
    for file, code, start in [(b, "MP201", 1), (a, "MP202", 5), (a, "MP201", 5), (a, "MP201", 12), (b, "MP201", 1)]:
        sink.at(file).report(code, Span(start, start + 1), name="x")
    sink.report("MP701", None, Span(0, 0))
    sink.for_target("wechat").at(a).report("MP201", Span(5, 6), name="x")
    found = [
        (each.file.path if each.file else "", each.span.start, each.code, each.target) for each in sink.diagnostics
    ]
    assert found == [
        ("", 0, "MP701", None), ("a.mp", 5, "MP201", None), ("a.mp", 5, "MP201", "wechat"), ("a.mp", 5, "MP202", None),
        ("a.mp", 12, "MP201", None), ("b.mp", 1, "MP201", None),
    ]  # fmt: skip
    again = Sink()
    again.extend(reversed(sink.diagnostics))
    again.extend(sink.diagnostics)
    assert again.diagnostics == sink.diagnostics


def test_warnings_are_no_errors() -> None:
    sink = Sink()
    sink.report("MP305", None, Span(0, 0), item="x")
    assert catalogue()["MP305"].severity == "warning"
    assert not sink.has_errors
    sink.report("MP101", None, Span(0, 0))
    assert sink.has_errors


def test_a_code_that_is_not_in_the_catalogue_is_a_defect() -> None:
    with pytest.raises(KeyError, match="MP999"):
        Sink().report("MP999", None, Span(0, 0))


SUGGESTIONS = [
    ("itmes", ["items", "total"], "items"),
    ("Items", ["items"], "items"),
    ("pricetag", ["PriceTag", "view"], "PriceTag"),
    ("veiw", ["view", "video"], "view"),
    ("xyz", ["items", "total"], ""),
    ("x", [], ""),
    ("", ["items"], ""),
    ("苹裹", ["苹果", "梨"], ""),
    ("苹果价格", ["苹果的价格", "梨"], "苹果的价格"),
    ("bc", ["bd", "ba"], ""),
    ("abd", ["abe", "abc"], "abe"),
]


@pytest.mark.parametrize(("name", "known", "expected"), SUGGESTIONS)
def test_suggest(name: str, known: list[str], expected: str) -> None:
    assert suggest(name, known) == expected
    assert suggest(name, reversed(known)) == expected
    assert suggest(name, set(known)) == expected
