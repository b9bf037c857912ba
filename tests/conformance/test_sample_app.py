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
    """The three projects. A warning would be one more line than those that say what was written."""
    out = tmp_path_factory.mktemp("sample_app")
    arguments = ["build", str(APP), "--target", "all", "--mode", mode, "--out", str(out), "--lang", "en"]
    done = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    maps = [f"{target} maps" for target in TARGETS] if mode != "development" else []
    assert sorted(line.partition(":")[0] for line in done.output.splitlines()) == sorted([*TARGETS, *maps]), done.output
    return {target: out / target for target in TARGETS}


@pytest.fixture(scope="module")
def walked(projects: dict[str, Path]) -> dict[str, Any]:
    """A customer's whole way through the shop."""
    return rig.compare(projects, WALKS / "shop.mjs")


@pytest.fixture(scope="module")
def traded(projects: dict[str, Path]) -> dict[str, Any]:
    """A member buys, pays, and looks after what is theirs."""
    return rig.compare(projects, WALKS / "shop_trade.mjs")


# -- the walk --------------------------------------------------------------------------------------------


def test_three_platforms_show_and_do_the_same(walked: dict[str, Any], traded: dict[str, Any]) -> None:
    for walk in (walked, traded):
        assert {target: run["errors"] for target, run in walk["runs"].items()} == {target: [] for target in TARGETS}
        assert walk["differences"] == []


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


def test_the_cart_is_changed_line_by_line(traded: dict[str, Any]) -> None:
    steps = by_name(traded)
    chosen = {name: texts(steps[name], "settle") for name in ("cart", "second size checked", "two of it", "no third")}
    assert list(chosen.values()) == [["去结算(2)"], ["去结算(3)"], ["去结算(4)"], ["去结算(4)"]]
    assert texts(steps["one origin unchecked"], "settle") == ["去结算(1)"]
    assert texts(steps["all checked"], "settle") == ["去结算(4)"]
    assert [call["api"] for call in steps["kept"]["calls"]] == ["showModal"]
    assert [call["api"] for call in steps["removed"]["calls"]] == ["showModal", "setStorage", "setNavigationBarTitle"]


def test_an_order_is_made_paid_cancelled_and_received(traded: dict[str, Any]) -> None:
    steps = by_name(traded)
    assert texts(steps["checkout"], "total") == ["应付¥55.60"]
    assert texts(steps["oranges as a gift"], "total") == ["应付¥60.60"]
    assert texts(steps["another address"], "tag") == ["公司"]
    assert [steps[name]["title"] for name in ("ordered, not paid", "paid")] == ["待付款", "待发货"]
    assert steps["ordered, not paid"]["storage"]["cart"] == "[]"
    assert len(texts(steps["thought better of it"], "order")) == 1
    assert texts(steps["cancelled"], "order") == texts(steps["received"], "order") == []
    assert texts(steps["again in the cart"], "name") == ["赣南脐橙", "安岳黄柠檬"]


def test_the_form_says_what_is_wrong_beside_its_fields(traded: dict[str, Any]) -> None:
    steps = by_name(traded)
    problems = ["请填写收货人", "请填写手机号", "请选择所在地区", "请写到街道和门牌号"]
    assert texts(steps["all is missing"], "error") == problems
    assert texts(steps["a short name"], "error")[0] == "姓名是 2 到 20 个汉字或字母"
    assert texts(steps["imported"], "error") == []
    assert texts(steps["saved"], "name") == ["林小满", "林大福"]


def test_going_back_asks_first_while_something_is_not_saved(traded: dict[str, Any]) -> None:
    wanted = {"wechat": True, "alipay": True, "douyin": False}
    for target, run in traded["runs"].items():
        steps = {step["step"]: [call["api"] for call in step["calls"]] for step in run["steps"]}
        assert ("enableAlertBeforeUnload" in steps["a short name"]) is wanted[target]
        assert ("disableAlertBeforeUnload" in steps["saved"]) is wanted[target]


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
