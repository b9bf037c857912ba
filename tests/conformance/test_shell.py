"""What stands around the pages, on three hosts: what follows state, native components, packages."""

from pathlib import Path
from typing import Any

import pytest
import rig
from mpc.compiler.build.writer import write
from mpc.compiler.cli import backend
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Folder
from mpc.compiler.pipeline import compile_project
from mpc.targets import discover

HERE = Path(__file__).parent
WALK = HERE / "walks" / "shell.mjs"
# What a target lacks of it: a dark theme, a tab bar of the app's own, packages that start alone.
WARNS = {("MP815", "alipay"), ("MP815", "douyin"), ("MP810", "alipay"), ("MP810", "douyin")}


@pytest.fixture(scope="module", params=["development", "production"])
def runs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    rig.require_rig()
    sink = Sink()
    files = Folder(HERE / "shell", sink)
    out = tmp_path_factory.mktemp("shell")
    result = compile_project(files, backend(), list(discover()), request.param, sink)
    assert {(each.code, each.target) for each in sink.diagnostics} == WARNS
    for target, output in result.bundles.items():
        write(output, out / target, result.files[target], sink)
    outcome: dict[str, Any] = rig.compare({target: out / target for target in result.bundles}, WALK)
    assert outcome["differences"] == []
    runs: dict[str, Any] = outcome["runs"]
    assert {target: run["errors"] for target, run in runs.items()} == {key: [] for key in runs}
    return runs


def steps(runs: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {each["step"]: each for each in runs["wechat"]["steps"]}


def colors(step: dict[str, Any]) -> list[tuple[str, str]]:
    found = [call for call in step["calls"] if call["api"] == "setNavigationBarColor"]
    return [(call["frontColor"], call["backgroundColor"]) for call in found]


def calls(step: dict[str, Any], name: str) -> list[Any]:
    return [call["title"] for call in step["calls"] if call["api"] == name]


def text(step: dict[str, Any], name: str) -> list[str]:
    def of(node: dict[str, Any]) -> str:
        return str(node["text"]) if "text" in node else "".join(of(child) for child in node.get("children", []))

    def walk(nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [each for node in nodes for each in (node, *walk(node.get("children", [])))]

    return [of(node) for node in walk(step["tree"]) if node.get("attrs", {}).get("class", "") == name]


def test_the_title_follows_state(runs: dict[str, Any]) -> None:
    seen = {name: calls(step, "setNavigationBarTitle") for name, step in steps(runs).items()}
    assert seen["open"] == ["苹果 详情"]
    assert seen["same"] == []  # nothing that the title reads has changed
    assert seen["rename"] == ["梨 详情"]
    assert seen["blank"] == [" 详情"]
    assert steps(runs)["dark"]["title"] == " 详情"


def test_both_colours_go_in_one_call_when_one_changed(runs: dict[str, Any]) -> None:
    seen = {name: colors(step) for name, step in steps(runs).items()}
    assert seen["open"] == [("#000000", "#07c160")]
    assert seen["rename"] == []
    assert seen["dark"] == [("#ffffff", "#000000")]


def test_a_native_component_gets_values_and_is_heard(runs: dict[str, Any]) -> None:
    assert text(steps(runs)["open"], "more") == ["30"]
    assert text(steps(runs)["native"], "n") == ["1 3 3"]


def test_the_component_that_draws_the_tabs_runs(runs: dict[str, Any]) -> None:
    assert text(steps(runs)["tab"], "tab") == ["1"]


def test_an_independent_package_runs_on_a_runtime_of_its_own(runs: dict[str, Any]) -> None:
    assert text(steps(runs)["independent"], "invite") == ["甲 甲"]
    assert calls(steps(runs)["greeted"], "showToast") == ["甲!"]
