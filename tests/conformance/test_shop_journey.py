"""A customer's way through the shop, from a bad network to an order: emitted projects and the shop's own server."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import rig
from click.testing import CliRunner
from mpc.compiler.cli import main

ROOT = rig.RIG.parents[1]
WALK = rig.RIG / "walks" / "shop_journey.mjs"
TARGETS = ("wechat", "alipay", "douyin")
NOW = "2025-06-01T09:00:00+08:00"  # as the walk's clock


@pytest.fixture(scope="module")
def shops() -> Iterator[dict[str, str]]:
    """A server for each target, so that each finds the same shop."""
    command = [sys.executable, "-m", "sample_app.server", "--port", "0", "--now", NOW, "--quiet"]
    servers = {target: subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for target in TARGETS}
    try:
        yield {target: _address(server) for target, server in servers.items()}
    finally:
        for server in servers.values():
            server.terminate()
            server.wait()


def _address(server: subprocess.Popen[str]) -> str:
    assert server.stdout is not None
    found = re.search(r"http://[\d.:]+", server.stdout.readline())
    assert found
    return found[0]


@pytest.fixture(scope="module")
def steps(shops: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """The steps of the journey, which are the same on all three targets."""
    rig.require_rig()
    out = tmp_path_factory.mktemp("journey")
    done = CliRunner().invoke(main, ["build", str(ROOT / "sample_app"), "--mode", "local", "--out", str(out)])
    assert done.exit_code == 0, done.output
    os.environ["SHOPS"] = json.dumps(shops)
    outcome = rig.compare({target: out / target for target in TARGETS}, WALK)
    assert {target: run["errors"] for target, run in outcome["runs"].items()} == {target: [] for target in TARGETS}
    assert outcome["differences"] == []
    return {step["step"]: step for step in outcome["runs"]["wechat"]["steps"]}


def shown(step: dict[str, Any], name: str | None = None) -> list[str]:
    """The texts of the nodes with a class, or all texts."""

    def text(node: dict[str, Any]) -> str:
        return str(node.get("text", "")) + "".join(map(text, node.get("children", ())))

    def walk(nodes: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for node in nodes:
            yield node
            yield from walk(node.get("children", []))

    found = list(walk(step["tree"]))
    if name is None:
        return [node["text"] for node in found if "text" in node]
    return [text(node) for node in found if name in node.get("attrs", {}).get("class", "").split()]


def asked(step: dict[str, Any]) -> list[str]:
    """The requests, without the address."""
    calls = (call for call in step["calls"] if call["api"] == "request")
    return [f"{call['method']} {re.sub('^https?://[^/]+', '', call['url'])}" for call in calls]


def test_a_failing_network_is_told_and_tried_again(steps: dict[str, dict[str, Any]]) -> None:
    assert "网络开小差了，请稍后再试" in shown(steps["offline"])
    assert "果园太忙了，请稍后" in shown(steps["busy"])
    assert asked(steps["offline"]) == asked(steps["home"]) == ["GET /home", "GET /products?page=1"]
    assert len(shown(steps["home"], "cell")) == 6
    assert len(shown(steps["more"], "cell")) == 12
    assert shown(steps["refreshing fails"], "cell") == shown(steps["more"], "cell")  # what was there stays
    assert "商品没有打开" in shown(steps["product offline"])
    assert "果园故事" in shown(steps["product"])


def test_a_category_waits_for_the_tab_that_shows_it(steps: dict[str, dict[str, Any]]) -> None:
    assert shown(steps["berries"], "on") == ["浆果", "综合"]


def test_a_search_finds_marks_and_remembers(steps: dict[str, dict[str, Any]]) -> None:
    assert set(shown(steps["found"], "hit")) == {"桃"}
    assert "没有找到“火星果”" in shown(steps["not found"])
    assert shown(steps["searched before"], "word")[:3] == ["火星果", "桃", "西瓜"]


def test_what_is_chosen_is_what_is_in_the_cart(steps: dict[str, dict[str, Any]]) -> None:
    assert shown(steps["two of them"], "value")[-1] == "2"
    (kept,) = json.loads(steps["in the cart"]["storage"]["cart"])
    assert (kept["quantity"], kept["checked"]) == (2, True)
    assert kept["name"] in shown(steps["cart"])
    assert steps["cart"]["title"] == "购物车(2)"


def test_what_is_shown_is_what_it_costs(steps: dict[str, dict[str, Any]]) -> None:
    """Two boxes of kiwis at 19.80, then 5.00 for the gift box; delivery and the coupon are 8.00 each."""
    assert shown(steps["cart"], "goods") == ["合计¥39.60"]
    assert shown(steps["checkout"], "sum")[-1] == "应付¥39.60"
    assert shown(steps["as a gift"], "sum")[-1] == "应付¥44.60"
    rows = shown(steps["as a gift"], "row")
    assert [row for row in rows if "¥" in row][-5:] == [
        "商品金额¥39.60",
        "礼盒包装¥5.00",
        "运费¥8.00",
        "优惠-¥8.00",
        "应付¥44.60",
    ]
    order = next(call for call in steps["ordered, not paid"]["calls"] if call.get("url", "").endswith("/orders"))
    assert order["data"] == {
        "lines": [{"skuId": "kiwi-m-12", "quantity": 2, "gift": True}],
        "addressId": "a1",
        "couponId": "berry",
        "note": "",
    }
    assert "应付¥44.60" in shown(steps["ordered, not paid"], "row")
    assert "实付¥44.60" in shown(steps["paid"], "row")


def test_an_order_is_made_once_and_paid_in_the_end(steps: dict[str, dict[str, Any]]) -> None:
    assert "POST /login" in asked(steps["checkout"])  # signed in on the way
    assert asked(steps["not ordered"]) == ["POST /orders"]
    assert steps["not ordered"]["storage"]["cart"] != "[]"
    made = asked(steps["ordered, not paid"])
    assert made[0] == "POST /orders"
    assert made[1].endswith("/pay")
    assert steps["ordered, not paid"]["storage"]["cart"] == "[]"
    assert steps["ordered, not paid"]["title"] == "待付款"
    assert asked(steps["paid"])[-1].endswith("/paid")
    assert steps["paid"]["title"] == "待发货"


def test_an_order_is_cancelled_for_a_reason(steps: dict[str, dict[str, Any]]) -> None:
    before, after = (len(shown(steps[name], "order")) for name in ("unpaid ones", "cancelled"))
    assert after == before - 1
    cancelled = next(call for call in steps["cancelled"]["calls"] if call.get("url", "").endswith("/cancel"))
    assert cancelled["data"]["reason"]
