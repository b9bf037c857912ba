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
API = {"development": "http://localhost:8000", "production": "https://api.example.com"}
BIGGEST_ICON = 40 * 1024


@pytest.fixture(scope="module", params=["development", "production"])
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


@pytest.fixture(scope="module")
def again(projects: dict[str, Path]) -> dict[str, Any]:
    """The customer comes back another day."""
    return rig.compare(projects, WALKS / "shop_again.mjs")


# -- the walk --------------------------------------------------------------------------------------------


def test_three_platforms_show_and_do_the_same(walked: dict[str, Any], again: dict[str, Any]) -> None:
    for walk in (walked, again):
        assert {target: run["errors"] for target, run in walk["runs"].items()} == {target: [] for target in TARGETS}
        assert walk["differences"] == []


def test_a_failing_request_is_told_and_tried_again(walked: dict[str, Any], mode: str) -> None:
    steps = by_name(walked)
    assert "网络开小差了，请稍后再试" in texts(steps["offline"])
    assert requests(steps["offline"]) == requests(steps["list"]) == [f"GET {API[mode]}/products?page=1"]
    assert "赣南脐橙 & 蜜桔" in texts(steps["list"])
    assert "果园太忙了，请稍后" in texts(steps["busy"])
    assert "商品已下架" in texts(steps["product failed"])
    assert steps["order failed"]["calls"][-1]["title"] == "网络开小差了，请稍后再试"


def test_the_list_is_filtered_searched_and_longer_at_its_end(walked: dict[str, Any]) -> None:
    steps = by_name(walked)
    titles = {name: texts(steps[name], "title") for name in steps}
    assert len(titles["list"]) == 3
    assert titles["second page"] == [*titles["list"], "沃柑100%甜"]
    assert titles["in stock"] == ["赣南脐橙 & 蜜桔", "海南<蜜瓜>", "沃柑100%甜"]
    assert titles["citrus"] == ["赣南脐橙 & 蜜桔", "沃柑100%甜"]
    assert titles["nothing found"] == ["没有找到合适的水果"]
    assert titles["home by link"] == ["海南<蜜瓜>"]
    assert texts(steps["refreshed, three seconds later"], "countdown") == ["01:59:57"]


def test_a_product_is_chosen_and_put_into_the_cart(walked: dict[str, Any]) -> None:
    steps = by_name(walked)
    assert steps["product"]["query"] == {"id": "p1", "name": "赣南脐橙 & 蜜桔"}
    assert steps["product"]["title"] == "赣南脐橙 & 蜜桔"
    assert texts(steps["product"], "buy") == ["请选择规格"]
    assert texts(steps["half chosen"], "gone") == ["9斤装"]
    assert texts(steps["chosen"], "on") == ["大果", "5斤装"]
    assert texts(steps["as many as there are"], "buy") == ["加入购物车 ¥50.40"]
    assert texts(steps["added"], "dot") == ["3"]
    assert texts(steps["basket"], "basket") == ["已选 3 件¥63.40"]


def test_the_cart_is_changed_line_by_line(walked: dict[str, Any]) -> None:
    steps = by_name(walked)
    quantities = {name: texts(steps[name], "value") for name in steps if steps[name]["page"] == "pages/cart"}
    assert quantities["cart"] == ["3", "1", "1"]
    assert quantities["two tangerines"] == ["3", "2", "1"]
    assert quantities["no third melon"] == ["3", "2", "2"]
    assert quantities["kept"] == ["3", "2", "2"]
    assert quantities["melons removed"] == ["3", "2"]
    assert quantities["tangerines removed"] == ["3"]
    assert [call["api"] for call in steps["tangerines as a gift"]["calls"]] == ["setStorage"]
    assert [call["api"] for call in steps["kept"]["calls"]] == ["showModal"]
    assert [call["api"] for call in steps["melons removed"]["calls"]] == ["showModal", "setStorage"]
    assert steps["a tap beside the controls"]["calls"] == []


def test_an_order_is_made_paid_and_repeated(walked: dict[str, Any]) -> None:
    steps = by_name(walked)
    assert steps["ordered"]["page"] == "packages/order/list"
    assert texts(steps["ordered"], "notice") == ["下单成功，订单号 A1003"]
    assert steps["ordered"]["storage"] == {"cart": "[]"}
    assert texts(steps["ordered"], "state") == ["待付款", "待发货", "已完成"]
    assert texts(steps["paid"], "state") == ["待发货", "待发货", "已完成"]
    assert len(texts(steps["orders opened"], "item")) == 3
    assert texts(steps["again"], "value") == ["2"]


def test_the_cart_is_still_there_another_day(walked: dict[str, Any], again: dict[str, Any]) -> None:
    before, after = by_name(walked)["cart after all"], by_name(again)["kept cart"]
    assert before["storage"] == after["storage"]
    assert before["tree"] == after["tree"]
    assert by_name(again)["empty"]["storage"] == {"cart": "[]"}


def test_one_set_data_for_each_instance_and_turn(walked: dict[str, Any], again: dict[str, Any]) -> None:
    for walk in (walked, again):
        for target, run in walk["runs"].items():
            # A component of a page's first frame lives before the page's first data come: its first call stands apart.
            first = {call["instance"]: index for index, call in reversed([*enumerate(run["setData"])])}
            later = [call for index, call in enumerate(run["setData"]) if first[call["instance"]] != index]
            turns = Counter((call["path"], call["instance"], call["turn"]) for call in later)
            assert [turn for turn, count in turns.items() if count > 1] == [], target


# -- the vendors' own checkers ---------------------------------------------------------------------------


def test_wechats_compilers_accept_every_file(projects: dict[str, Path]) -> None:
    assert rig.check_wcc(projects["wechat"]) == []
    assert rig.check_glass(projects["wechat"]) == []


@pytest.mark.parametrize("target", TARGETS)
def test_scripts_use_the_platform_as_its_typings_say(projects: dict[str, Path], target: str) -> None:
    assert rig.check_types(projects[target], target) == []


def test_the_server_is_that_of_the_mode(projects: dict[str, Path], mode: str) -> None:
    for project in projects.values():
        assert API[mode] in (project / "lib/api.js").read_text(encoding="utf-8")


def test_tab_icons_are_what_the_platforms_take() -> None:
    icons = sorted((APP / "assets/tabs").glob("*.png"))
    assert len(icons) == 4
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
    return [text_of(node) for node in nodes(step["tree"]) if wanted in node.get("attrs", {}).get("class", "").split()]


def text_of(node: dict[str, Any]) -> str:
    return str(node.get("text", "")) + "".join(text_of(child) for child in node.get("children", ()))


def nodes(tree: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for node in tree:
        yield node
        yield from nodes(node.get("children", []))


def requests(step: dict[str, Any]) -> list[str]:
    return [f"{call['method']} {call['url']}" for call in step["calls"] if call["api"] == "request"]
