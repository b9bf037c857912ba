"""The sample app, built as its author builds it and used as its customers do: the same on all three platforms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rig
from click.testing import CliRunner
from mpc.compiler.cli import main

APP = rig.RIG.parents[1] / "sample_app"
WALKS = rig.RIG / "walks"
TARGETS = ("wechat", "alipay", "douyin")
API = {"local": "http://127.0.0.1:8000", "production": "https://api.example.com"}
BIGGEST_ICON = 40 * 1024


@pytest.fixture(scope="module", params=["development", "demo"])
def mode(request: pytest.FixtureRequest) -> str:
    rig.require_rig()
    return str(request.param)


@pytest.fixture(scope="module")
def projects(mode: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The three projects. A warning would be one more line than the three that say what was written."""
    out = tmp_path_factory.mktemp("sample_app")
    arguments = ["build", str(APP), "--target", "all", "--mode", mode, "--out", str(out), "--lang", "en"]
    done = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    assert sorted(line.partition(":")[0] for line in done.output.splitlines()) == sorted(TARGETS), done.output
    return {target: out / target for target in TARGETS}


@pytest.fixture(scope="module")
def walked(projects: dict[str, Path]) -> dict[str, Any]:
    """A customer's whole way through the shop."""
    return rig.compare(projects, WALKS / "shop.mjs")


# -- the walk --------------------------------------------------------------------------------------------


def test_three_platforms_show_and_do_the_same(walked: dict[str, Any]) -> None:
    assert {target: run["errors"] for target, run in walked["runs"].items()} == {target: [] for target in TARGETS}
    assert walked["differences"] == []


def test_lists_are_paged_sorted_and_filtered(walked: dict[str, Any]) -> None:
    steps = by_name(walked)
    assert len(texts(steps["home"], "cell")) == 6
    assert len(texts(steps["more of home"], "cell")) == 12
    prices = [float(price.split("¥")[1].split("/")[0]) for price in texts(steps["dear first"], "price")]
    assert prices == sorted(prices, reverse=True)
    assert "已售罄" not in texts(steps["in stock"])
    assert set(texts(steps["found"], "hit")) == {"桃"}
    assert texts(steps["nothing found"], "title") == ["没有找到“榴莲披萨”"]


def test_a_category_is_found_again_where_it_was_left(walked: dict[str, Any]) -> None:
    steps = by_name(walked)
    before, other, after = (steps[name] for name in ("in stock", "another category", "where it was left"))
    assert texts(before, "name") == texts(after, "name") != texts(other, "name")
    lists = [next(node for node in nodes(step["tree"]) if shows(node, "list")) for step in (before, other, after)]
    assert [str(node["attrs"]["scroll-top"]) for node in lists] == ["0", "0", "300"]


def test_a_product_is_chosen_and_put_into_the_cart(walked: dict[str, Any]) -> None:
    steps = by_name(walked)
    assert [text for text in texts(steps["chosen"], "on") if text != "★"] == ["大果 80–85mm", "5斤装"]
    assert texts(steps["added"], "count") == ["1"]
    assert "赣南脐橙" in texts(steps["cart"])


def test_one_set_data_for_each_instance_and_turn(walked: dict[str, Any]) -> None:
    for target, run in walked["runs"].items():
        # A component of a page's first frame lives before the page's first data come: its first call stands apart.
        first = {call["instance"]: index for index, call in reversed([*enumerate(run["setData"])])}
        later = [call for index, call in enumerate(run["setData"]) if first[call["instance"]] != index]
        turns = Counter((call["path"], call["instance"], call["turn"]) for call in later)
        # Signing in tells the member, and some promises later, in the same turn, that nothing is under way any more;
        # a list of a category is told where it is before it is moved.
        assert {path for (path, *_), count in turns.items() if count > 1} <= {"pages/mine", "pages/category"}, target


# -- the vendors' own checkers ---------------------------------------------------------------------------


def test_wechats_compilers_accept_every_file(projects: dict[str, Path]) -> None:
    assert rig.check_wcc(projects["wechat"]) == []
    assert rig.check_glass(projects["wechat"]) == []


@pytest.mark.parametrize("target", TARGETS)
def test_scripts_use_the_platform_as_its_typings_say(projects: dict[str, Path], target: str) -> None:
    assert rig.check_types(projects[target], target) == []


@pytest.mark.parametrize("mode", ["production", "local"])
def test_the_server_is_that_of_the_mode(mode: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["build", str(APP), "--mode", mode, "--out", str(tmp_path)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    for target in TARGETS:
        assert API[mode] in (tmp_path / target / "lib/api.js").read_text(encoding="utf-8")


def test_tab_icons_are_what_the_platforms_take() -> None:
    icons = sorted((APP / "assets/tabs").glob("*.png"))
    assert len(icons) == 8
    for icon in icons:
        content = icon.read_bytes()
        assert content[16:24] == (81).to_bytes(4, "big") * 2, icon.name
        assert len(content) < BIGGEST_ICON


# -- reading what a step shows ---------------------------------------------------------------------------


def by_name(walk: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The steps of the run on WeChat; the other two are equal."""
    return {step["step"]: step for step in walk["runs"]["wechat"]["steps"]}


def texts(step: dict[str, Any], wanted: str | None = None) -> list[str]:
    """What is written in each node with the class `wanted`, or in each text of the whole page."""
    if wanted is None:
        return [node["text"] for node in nodes(step["tree"]) if "text" in node]
    return [text_of(node) for node in nodes(step["tree"]) if shows(node, wanted)]


def shows(node: dict[str, Any], wanted: str) -> bool:
    return wanted in node.get("attrs", {}).get("class", "").split()


def text_of(node: dict[str, Any]) -> str:
    return str(node.get("text", "")) + "".join(text_of(child) for child in node.get("children", ()))


def nodes(tree: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for node in tree:
        yield node
        yield from nodes(node.get("children", []))
