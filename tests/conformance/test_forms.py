"""Form controls, components by name, recursion, text, classes and loops on three hosts: alike, and as written."""

from pathlib import Path
from typing import Any

import pytest
import rig
from test_probes import HERE, build, text_of

WALK = HERE / "walks" / "forms.mjs"


@pytest.fixture(scope="module", params=["development", "production"])
def runs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    rig.require_rig()
    folders: dict[str, Path] = build(HERE / "probes", tmp_path_factory.mktemp("forms"), request.param)
    outcome: dict[str, Any] = rig.compare(folders, WALK)
    assert outcome["differences"] == []
    return {"mode": request.param, **outcome["runs"]}


def nodes(runs: dict[str, Any], step: str) -> list[dict[str, Any]]:
    """Every node that a step shows, parents first."""

    def below(node: dict[str, Any]) -> list[dict[str, Any]]:
        return [node, *(inner for child in node.get("children", []) for inner in below(child))]

    tree = next(each["tree"] for each in runs["wechat"]["steps"] if each["step"] == step)
    return [inner for node in tree for inner in below(node)]


def texts(runs: dict[str, Any], step: str, name: str) -> list[str]:
    return [text_of(node) for node in nodes(runs, step) if name in node.get("attrs", {}).get("class", "").split()]


def test_no_host_reports_an_error(runs: dict[str, Any]) -> None:
    assert {target: run["errors"] for target, run in runs.items() if target != "mode"} == {
        target: [] for target in runs if target != "mode"
    }


def checked(runs: dict[str, Any], step: str, name: str) -> list[str]:
    found = [each["attrs"] for each in nodes(runs, step) if each.get("attrs", {}).get("class") == name]
    return [str(each["value"]) for each in found if each.get("checked")]


def test_the_model_checks_the_members_of_its_group(runs: dict[str, Any]) -> None:
    assert (checked(runs, "forms", "r"), checked(runs, "forms", "c")) == (["1"], ["gift"])  # the number 1 is "1"
    assert (checked(runs, "checked", "r"), checked(runs, "checked", "c")) == (["2"], ["gift", "2"])


@pytest.mark.parametrize(
    ("step", "name", "expected"),
    [
        ("controls", "state", '[{"size":"2","note":"好","on":true,"count":1},["gift","2"],1,[1],9,1,""'),
        ("empty", "state", ',9,"","",['),
        ("sign", "state", ',9,"","",['),  # "-" is no number yet
        ("price", "state", ',9,1.5,"",['),
        ("price", "heard", "1.5"),  # the model first, then the author's listener
        ("text", "state", ',9,1.5,"12",['),  # the type decides, also one that follows state
        ("number", "state", ",9,1.5,13,["),
        ("number", "heard", "1.5??"),  # both run, once
        ("paths", "state", '{"text":"x"}],"names":[{"id":1,"text":"m"}]},{"id":"b","cells":[{"text":"y"}],"names"'),
        ("paths", "state", '],"s"]'),  # a member of a store
        ("stepper", "state", '"count":2}'),
        ("stepper", "heard", "step2"),
        ("touch", "log", "c1,c2,c3,b3,b2"),  # down, then up; `.stop` on the way up
        ("captured", "log", "c1,c2"),  # `.capture.stop`: nothing below hears it
        ("picked", "heard", "bW"),
    ],
)  # fmt: skip
def test_shows(runs: dict[str, Any], step: str, name: str, expected: str) -> None:
    shown = texts(runs, step, name)[0]
    assert expected in shown if name == "state" else shown == expected


def test_components_by_name(runs: dict[str, Any]) -> None:
    def cells(step: str) -> list[str]:
        wanted = {"text-cell", "wide-cell"}
        return [text_of(node) for node in nodes(runs, step) if node.get("attrs", {}).get("class") in wanted]

    assert cells("dynamic") == ["T1", "W3", "T1", "W1"]
    assert cells("swapped") == ["W1", "T3", "W1", "T1", "T1"]
    assert cells("nobody") == ["W1", "T1"]  # names of no component, and none, show nothing


def test_an_unknown_name_is_warned_of_in_development(runs: dict[str, Any]) -> None:
    for target, run in runs.items():
        if target == "mode":
            continue
        said = [each["text"] for each in run["console"] if "<component :is>" in each["text"]]
        wanted = [
            f"pages/dynamic.mp:{line}: <component :is> is given a name that is not imported: Nobody" for line in (2, 5)
        ]
        assert said == (wanted if runs["mode"] == "development" else [])


def test_a_component_that_contains_itself(runs: dict[str, Any]) -> None:
    assert texts(runs, "dynamic", "node") == ["1", "2", "3", "4"]
    assert texts(runs, "grown", "node") == ["1", "2", "3", "5", "4"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("gaps", ["a b c d e"]),
        ("kept", [" x  y\n z "]),
        ("entities", ["1 < 2 && 3 > 2 \"q\" 's' a\u00a0b &copy; &unknown; & R&D"]),
        ("mixed", ["[][][][]xy"]),
        ("kinds", ["true false 0 1,2,3 [object Object] [object Object] true"]),
        ("only", [""]),
        ("objects", ["[object Object]"]),
        ("lists", ["1,2,3"]),
        ("emoji", ["👍🏽😀中文“引号”{{ }} { }"]),
        ("attribute", ["<b>&lt;</b> {{ x }}"]),
        ("ijk", ["100;", "200;", "210;", "211;"]),
        ("entry", ["0pear=3", "1apple=0"]),
        ("even", ["e2", "e4"]),
        ("sorted", ["y2", "z1"]),
    ],
)
def test_text(runs: dict[str, Any], name: str, expected: list[str]) -> None:
    # Hosts leave out the spaces at the edges of a node's text.
    assert [text.replace(" ", "") for text in texts(runs, "texts", name)] == [
        text.replace(" ", "") for text in expected
    ]


def test_long_text(runs: dict[str, Any]) -> None:
    assert texts(runs, "texts", "long")[0].startswith("5000" + "长" * 5000 + "字")


@pytest.mark.parametrize(("step", "said"), [("ijk", "211"), ("entry", "apple1"), ("even", "even4"), ("sorted", "y")])
def test_handlers_in_loops(runs: dict[str, Any], step: str, said: str) -> None:
    assert texts(runs, step, "said") == [said]


def by_text(runs: dict[str, Any], step: str, what: str) -> dict[str, str]:
    """`class` or `style` of the numbered nodes."""
    return {
        text_of(node): node.get("attrs", {}).get(what, "")
        for node in nodes(runs, step)
        if text_of(node).isdigit() and node.get("tag") == "view"
    }


def test_classes(runs: dict[str, Any]) -> None:
    before, after = by_text(runs, "texts", "class"), by_text(runs, "changed", "class")
    assert [set(before[str(number)].split()) for number in range(1, 6)] == [
        {"base", "two", "p", "q", "r", "t"}, {"dynamic", "k1", "k2"}, {"a-b", "c", "k1"}, {"x-w", "on"},
        {"fixed", "w", "on"},
    ]  # fmt: skip
    assert [set(after[str(number)].split()) for number in range(1, 6)] == [
        {"base", "two", "p", "q", "s"}, {"dynamic", "k9"}, set(), {"x-v"}, {"fixed", "v", "off"},
    ]  # fmt: skip


def test_styles(runs: dict[str, Any]) -> None:
    before = by_text(runs, "texts", "style")
    assert [before[str(number)] for number in range(6, 11)] == [
        "color:red;font-size:2px;line-height:1.5;margin-top:;width:1px",
        "color:blue;font-weight:700;left:0",
        "color:red;color:blue;font-weight:700;top:1px",
        "width:2px",
        "width:2px;--gap:2;-webkit-line-clamp:2",
    ]


def test_what_mp_show_hides(runs: dict[str, Any]) -> None:
    """Elements and components; the author's own style stays."""

    def hidden(step: str) -> list[bool]:
        wanted = [node for node in nodes(runs, step) if text_of(node) in ("y", "c") and node.get("children")]
        return [
            bool(node.get("hidden")) for node in wanted if node.get("attrs", {}).get("class") in ("styled", "inner")
        ][-3:]

    assert hidden("texts") == [False, True, False]
    assert hidden("changed") == [True, False, True]
    style = next(each for each in nodes(runs, "texts") if each.get("attrs", {}).get("class") == "styled")["attrs"][
        "style"
    ]
    assert style == "color:red"
