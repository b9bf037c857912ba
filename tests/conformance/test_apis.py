"""The unified API through the emitted projects on three hosts, each with its own shapes: the same comes out."""

from collections import Counter
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


@pytest.fixture(scope="module", params=["development", "production"])
def projects(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    rig.require_rig()
    out = tmp_path_factory.mktemp("apis")
    sink = Sink()
    result = compile_project(Folder(HERE / "apis", sink), backend(), list(discover()), request.param, sink)
    assert sink.diagnostics == []
    for target, output in result.bundles.items():
        write(output, out / target, result.files[target], sink)
    return {target: out / target for target in result.bundles}


@pytest.fixture(scope="module")
def runs(projects: dict[str, Path]) -> dict[str, Any]:
    outcome: dict[str, Any] = rig.compare(projects, HERE / "walks" / "apis.mjs")
    assert outcome["differences"] == []
    return outcome["runs"]


def test_no_host_reports_an_error(runs: dict[str, Any]) -> None:
    assert {target: run["errors"] for target, run in runs.items()} == {key: [] for key in runs}


ADDRESS = '["王","139","宁波市","2 号"]'
LOGS = {
    "user": [
        'login "code" login:ok',
        f"address {ADDRESS} chooseAddress:ok",
        "no address chooseAddress:fail cancel",
        'messages ["accept","reject"] requestSubscribeMessage:ok',
        "location [31,121] getLocation:ok",
        "open 0 openLocation:ok",
    ],
    "pay": ["pay 0 pay:ok", "pay pay:fail cancel"],
    "files": [
        'images [["x","y"],2] chooseImage:ok',
        "no images chooseImage:fail cancel",
        "progress 100",
        'upload ["ok",200] uploadFile:ok',
        'download ["tmp/file",200] downloadFile:ok',
        "preview 0 previewImage:ok",
    ],
    "phone": [
        'scan "fruit" scanCode:ok',
        "no scan scanCode:fail cancel",
        "copy 0 setClipboardData:ok",
        'paste "copied" getClipboardData:ok',
        "call 0 makePhoneCall:ok",
        'network "wifi" getNetworkType:ok',
        "badge 0 setTabBarBadge:ok",
        "home 0 hideHomeButton:ok",
        "667 ios develop",
    ],
    "state": ['[{"id":"apple","tags":["red"]}]', 'nothing "" getStorage:ok'],
    "guards": ["true true false"],
}


@pytest.mark.parametrize("step", LOGS)
def test_results_are_the_same(runs: dict[str, Any], step: str) -> None:
    for target, run in runs.items():
        assert shown(run, step, "log") == LOGS[step], target


def test_nodes_are_those_of_the_component(runs: dict[str, Any], projects: dict[str, Path]) -> None:
    for target, run in runs.items():
        assert shown(run, "nodes", "inside")[0].startswith("box 1 true 0 0 2"), target
        assert "mp.createSelectorQuery($.page)" in (projects[target] / "components/box.js").read_text(encoding="utf-8")


def test_what_the_hosts_were_asked_is_the_same(runs: dict[str, Any]) -> None:
    asked = [Counter(str(call) for step in run["steps"] for call in step["calls"]) for run in runs.values()]
    assert asked[0] == asked[1] == asked[2]


def test_only_what_is_used_is_shipped(projects: dict[str, Path]) -> None:
    for target, folder in projects.items():
        text = (folder / "mp.js").read_text(encoding="utf-8")
        assert "createVKSession" not in (text if target != "wechat" else ""), target
        assert "navigateTo" not in text and "compressImage" not in text.partition("canIUse")[0], target
        home = (folder / "pages/home.js").read_text(encoding="utf-8")
        assert ("createVKSession" in home) is (target == "wechat"), target


def shown(run: dict[str, Any], step: str, name: str) -> list[str]:
    """The texts of the nodes of a class."""
    tree = next(each["tree"] for each in run["steps"] if each["step"] == step)
    found: list[str] = []

    def walk(nodes: list[dict[str, Any]]) -> None:
        for node in nodes:
            if name in str(node.get("attrs", {}).get("class", "")).split():
                found.append(text_of(node))
            walk(node.get("children", []))

    walk(tree)
    return found


def text_of(node: dict[str, Any]) -> str:
    return str(node["text"]) if "text" in node else "".join(text_of(child) for child in node.get("children", []))
