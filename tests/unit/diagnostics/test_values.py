"""What is said of values, links and names beyond the samples; and that many unclosed interpolations are no trap."""

import re

import pytest
from lark import Lark
from mpc.compiler.cli import backend
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Memory
from mpc.compiler.frontend import markup
from mpc.compiler.pipeline import compile_project

APP = '<app>\n<pages><page src="home" /><page src="more" /><page src="tab" /></pages>\n{}</app>'
TABS = '<tabbar><tab page="home" text="a" /><tab page="tab" text="b" /></tabbar>'
CARD = "<component><text>{{ a }}{{ b }}</text></component>\n<script>const { a = 0, b = '' } = $props()</script>"
SCRIPT = '<script>\nimport Card from "./card.mp"\nlet word = $state("x")\nlet size = $state(1)\n</script>'


def codes(page: str, app: str = TABS, root: str = "<page>") -> list[str]:
    texts = {"app.mp": APP.format(app), "card.mp": CARD, "more.mp": "<page />", "tab.mp": "<page />"}
    sink = Sink()
    compile_project(
        Memory({**texts, "home.mp": f"{root}{page}</page>\n{SCRIPT}"}), backend(), ["wechat"], "development", sink
    )
    return [each.code for each in sink.diagnostics if each.severity == "error"]


@pytest.mark.parametrize(
    "given", [":a=\"'x'\"", "a", ':a="[1]"', ':a="word"', 'a="1"', 'a="{{ size }} m"', ':b="1"', "b"]
)
def test_values_of_another_type(given: str) -> None:
    assert codes(f"<card {given} />") == ["MP316"]


@pytest.mark.parametrize(
    "given", [':a="size"', ':a="1 + 1"', ':b="word"', 'b="x"', ':a="null"', 'mp:for="word in [1]" :a="word"']
)
def test_values_that_fit(given: str) -> None:
    assert codes(f"<card {given} />") in ([], ["MP305"])


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<button disabled="true" plain />', []),
        ('<view hidden="false" />', ["MP838"]),
        ('<video autoplay="false" />', ["MP838"]),
        ('<swiper interval="abc" />', ["MP838"]),
        ('<swiper interval="5000" />', []),
        ('<navigator url="/pages/zz" />', ["MP719"]),
        ('<navigator url="/more?id={{ size }}" />', []),
        ('<navigator :url="word" />', []),
        ('<navigator url="/tab" />', ["MP741"]),
        ('<navigator url="/tab" open-type="switchTab" />', []),
        ('<navigator url="/more" open-type="switchTab" />', ["MP735"]),
        ('<navigator url="/tab" open-type="reLaunch" />', []),
        ('<navigator target="miniProgram" url="/elsewhere" />', []),
    ],
)  # fmt: skip
def test_elements(markup: str, expected: list[str]) -> None:
    assert codes(markup) == expected


@pytest.mark.parametrize(
    ("app", "expected"),
    [
        (TABS.replace('"tab"', '"home"'), ["MP706"]),
        ('<permission scope="camera" reason="a" /><permission scope="camera" reason="b" />', ["MP739"]),
        ('<use name="1x" from="./card.mp" />', ["MP740"]),
        ('<native target="wechat">{ "tabBar": { "list": [] } }</native>', ["MP736", "MP818"]),
        ('<native target="wechat">{ "window": { "a": { "b": 1 }, "a": 2 } }</native>', ["MP737"]),
    ],
)  # fmt: skip
def test_the_app(app: str, expected: list[str]) -> None:
    assert codes("", app) == expected


def test_a_colour_that_follows_state() -> None:
    assert codes("", root='<page :bar-color="word">') == ["MP707"]


@pytest.mark.parametrize("unit", ["{{ a ", "{{ ' ", '{{ " \\" ', "{{ \\' ", "{{ '\\' ", "{{ ` "])
def test_an_unclosed_interpolation_is_given_up_soon(unit: str) -> None:
    """However much follows, what a match can take of it ends within some units: else many would take forever."""
    parser = vars(markup)["_lexer"]()
    assert isinstance(parser, Lark)
    pattern = next(each.pattern for each in parser.terminals if each.name == "INTERPOLATION").to_regexp()
    taken = re.compile(pattern.removesuffix(r"\}\}"))
    text = unit * 100
    starts = [each.start() for each in re.finditer(r"\{\{", text)]
    lengths = [len(match.group()) if (match := taken.match(text, start)) else 0 for start in starts]
    assert len(starts) == 100
    assert max(lengths) <= 4 * len(unit)
