"""An app that has every construct of the language, walked on three hosts; `tests/constructs` says if one is missing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rig
from test_probes import build, text_of

HERE = Path(__file__).parent
WALK = HERE / "walks" / "language.mjs"


@pytest.fixture(scope="module", params=["development", "production"])
def runs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    rig.require_rig()
    # MP810: what a window's option does not do on one platform.
    folders = build(HERE / "language", tmp_path_factory.mktemp("language"), request.param, {"MP810"})
    outcome: dict[str, Any] = rig.compare(folders, WALK)
    assert outcome["differences"] == []
    return outcome["runs"]


def test_no_host_reports_an_error(runs: dict[str, Any]) -> None:
    assert {target: run["errors"] for target, run in runs.items()} == {key: [] for key in runs}


def nodes(tree: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for node in tree:
        yield node
        yield from nodes(node.get("children", []))


def shown(runs: dict[str, Any], step: str, name: str) -> str:
    """The texts of the nodes of a class, as a step of the walk shows them."""
    tree = next(each["tree"] for each in runs["wechat"]["steps"] if each["step"] == step)
    return " | ".join(text_of(node) for node in nodes(tree) if node.get("attrs", {}).get("class") == name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("sums", "9 5 14 3.5 1 -7 7 -8"),
        ("same", "true false true false false true true false"),
        ("logic", " 7 nothing 0 true 2"),
        ("paths", "2 loop  loop  3"),
        ("make", '4 {"2":["7"],"7":null,"a":7,"b c":1,"z":26} 3'),
        ("words", "number <7> 18 31 0.5 1000 it's 🍎 0,2,6"),
        ("globals", "17.5 null false true z %E6%9E%9C 86400000"),
        ("row", "0:0 | 1:even | 2:2"),
        ("entity", '<b> & "7"'),
    ],
)
def test_expressions(runs: dict[str, Any], name: str, text: str) -> None:
    assert shown(runs, "expressions", name) == text


@pytest.mark.parametrize(
    ("step", "text"),
    [
        ("set", "5  "),
        ("add", "9  "),
        ("subtract", "8  "),
        ("multiply", "24  "),
        ("divide", "12  "),
        ("rest", "2  "),
        ("power", "8  "),
        ("shift", "32  "),
        ("back", "16  "),
        ("unsigned", "16  "),
        ("with", "0  "),
        ("either", "1  "),
        ("one", "8  "),
        ("more", "9  "),
        ("prefix", "10  "),
        ("less", "9  "),
        ("prefixless", "8  "),
        ("nullish", "8 first "),
        ("and", "8 second "),
        ("call", "8 second call-tap;"),
        ("name", "8 second call-tap;tap!"),
        ("inside", "8 second call-tap;tap!down;inside;"),
    ],
)
def test_handlers(runs: dict[str, Any], step: str, text: str) -> None:
    assert shown(runs, step, "n") == text


def test_syntax(runs: dict[str, Any]) -> None:
    assert shown(runs, "syntax", "said").split(" ") == [
        "4,3,self,1,json,2,side,true,hi",
        "count,3",
        "swap,9,8,7",
        "loops,5,k",
        "three",
        "thrown",
        "1,2,g,B,9",
        "3,4!,1,2,3,5,1,static,as,4",
        "1,true,string,string,true,true",
        "later",
        "awaited",
        "number,1",
    ]
    assert shown(runs, "syntax", "state") == '5 10 {"a":{"b":3},"list":[8,7]} 4 7 1'


def test_hooks(runs: dict[str, Any]) -> None:
    assert shown(runs, "tab", "journal").split(",") == [
        *("launch", "app show", "load link", "effect 0", "show", "ready", "mount c", "ready c", "page show c"),
        *("page hide c", "hide", "app hide", "app show", "page show c", "show", "unmount c"),
        *("clean 0", "effect 1", "ticked", "pull", "bottom", "scroll 12", "resize", "hide", "show", "tab 0"),
    ]


@pytest.mark.parametrize(
    ("step", "name", "text"),
    [
        ("slots", "h", "2 a 2"),  # values of a slot outside of loops
        ("slots", "r", "0Akg | kg"),  # values for each row, a hoisted call, the writer's own state
        ("slots later", "r", "0Zkg | kg | 2Ckg"),
        ("slots later", "said", "b1"),  # a handler's arguments
        ("slots", "left", "to left"),  # a computed name on either side
        ("slots later", "right", "to right"),
        ("slots later", "part", "right!"),
        ("slots later", "late", "late"),
    ],
)
def test_slots(runs: dict[str, Any], step: str, name: str, text: str) -> None:
    assert shown(runs, step, name) == text


@pytest.mark.parametrize(
    ("step", "name", "text"),
    [
        # Rows of a number; loops, conditions and components in them; names that generated code could take.
        ("slots more", "line", "p0q00 | p1q1odd1 | 0 | 10 | cell"),
        ("slots grown", "line", "p0q00 | p1q1odd1 | p2q22 | 0 | 10 | 20 | cell"),
        ("slots shrunk", "line", "p0q00 | 0 | cell"),
        ("slots more", "top", "no top | top | no top | H | "),  # a computed name counts where it is the slot's
        ("slots grown", "top", "no top | no top | no top | H | "),
        ("slots shrunk", "top", "no top | top | no top | H | "),
        ("slots more", "rest", "no rest | no rest | the rest | no rest | no rest"),  # `default` is the default slot
        ("slots grown", "said", "q1frozen10"),  # a handler's arguments; copies cannot be written to
        ("slots shrunk", "said", "q1frozen10n0,n1,n2"),  # references inside of rows
        # A slot that not every row has; rows before the others; conditions in the content and around it.
        ("picked", "pick", "a |  |  | "),
        ("picked more", "pick", "t2 | a |  |  |  | "),
        ("picked more", "typed", "t"),
        ("picked others", "pick", " |  | shut |  |  | "),
        ("picked none", "empty", "shut 0 | "),
        ("picked again", "pick", "t1 | t0 |  | "),
    ],
)
def test_slots_in_slots(runs: dict[str, Any], step: str, name: str, text: str) -> None:
    assert shown(runs, step, name) == text


def test_content_of_rows_has_its_writers_style(runs: dict[str, Any]) -> None:
    for run in runs.values():
        tree = next(each["tree"] for each in run["steps"] if each["step"] == "slots more")
        styles = [node.get("styled") for node in nodes(tree) if node.get("attrs", {}).get("class") == "mine"]
        assert styles == [["margin: 1rpx"]] * 4


def test_official_compilers_accept_it(tmp_path: Path) -> None:
    rig.require_rig()
    folders = build(HERE / "language", tmp_path, "development", {"MP810"})
    assert rig.check_wcc(folders["wechat"]) == []
    assert rig.check_glass(folders["wechat"]) == []


@pytest.mark.parametrize(
    ("step", "name", "text"),
    [
        ("rows", "names", "n0 n1 "),  # rows that are texts, and numbers, with values of another list
        ("rows", "count", "N0 N1 N2 "),
        ("rows", "cell on", "true | true"),
        ("rows", "cell", "false | false"),
        ("edited", "zs", "p,Q"),
    ],
)
def test_rows(runs: dict[str, Any], step: str, name: str, text: str) -> None:
    assert shown(runs, step, name) == text
