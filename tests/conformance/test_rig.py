"""The rig itself: hosts agree on an app, every rule of the models bites, the checkers find what is wrong."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import rig

REFERENCE = rig.RIG / "reference"
WALK = REFERENCE / "reference.walk.mjs"
TARGETS = ("wechat", "alipay", "douyin")


@pytest.fixture(scope="module", autouse=True)
def installed() -> None:
    rig.require_rig()


@pytest.fixture(scope="module")
def walked() -> dict[str, Any]:
    return rig.compare({target: REFERENCE / target for target in TARGETS}, WALK)


def copy_of(target: str, folder: Path) -> Path:
    return Path(shutil.copytree(REFERENCE / target, folder / target))


def test_the_reference_app_is_the_same_on_all_hosts(walked: dict[str, Any]) -> None:
    assert walked["differences"] == []
    for target, run in walked["runs"].items():
        assert run["errors"] == [], target
        assert [step["step"] for step in run["steps"]] == [
            "list", "typed", "chosen", "bought", "pulled", "detail", "forgotten", "back",
        ]  # fmt: skip


def test_the_walk_sees_what_a_user_sees(walked: dict[str, Any]) -> None:
    steps = {step["step"]: step for step in walked["runs"]["wechat"]["steps"]}
    page = steps["bought"]["tree"][0]
    classes = [node.get("attrs", {}).get("class") for node in page["children"]]
    assert classes == ["search", "row", "row on", "total", None]
    assert steps["bought"]["storage"] == {"basket": [{"id": "a", "price": 3}]}
    assert [call["api"] for call in steps["bought"]["calls"]] == ["setStorage", "showToast"]
    assert steps["detail"]["title"] == "Fruit b"


def test_every_rule_of_the_models_is_broken_by_its_sample() -> None:
    wrong = [one for one in rig.negative() if not one["refused"]]
    assert wrong == []


def test_a_difference_is_found(tmp_path: Path) -> None:
    other = copy_of("douyin", tmp_path)
    markup = other / "pages/detail/detail.ttml"
    markup.write_text(markup.read_text().replace("Fruit {{id}}", "fruit {{id}}"))
    found = rig.compare({"wechat": REFERENCE / "wechat", "douyin": other}, WALK)
    assert [(one["step"], one["what"]) for one in found["differences"]] == [
        ("detail", "tree"),
        ("forgotten", "tree"),
    ]


def test_wcc_accepts_the_reference() -> None:
    assert rig.check_wcc(REFERENCE / "wechat") == []
    assert rig.check_glass(REFERENCE / "wechat") == []


def test_wcc_refuses_a_broken_file(tmp_path: Path) -> None:
    project = copy_of("wechat", tmp_path)
    (project / "pages/detail/detail.wxml").write_text("<view>\n</vie>\n")
    (project / "pages/list/list.wxss").write_text(".a {\n  color: red;\n  .b {\n")
    found = {(one["path"], one["line"]) for one in rig.check_wcc(project)}
    assert ("pages/detail/detail.wxml", 2) in found
    assert ("pages/list/list.wxss", 3) in found
    assert rig.check_glass(project)[0]["path"] == "pages/detail/detail.wxml"


@pytest.mark.parametrize("target", TARGETS)
def test_types_accept_the_reference(target: str) -> None:
    assert rig.check_types(REFERENCE / target, target) == []


@pytest.mark.parametrize(("target", "own"), [("wechat", "wx"), ("alipay", "my"), ("douyin", "tt")])
def test_types_find_what_the_platform_has_not(target: str, own: str, tmp_path: Path) -> None:
    project = copy_of(target, tmp_path)
    (project / "app.js").write_text(f"{own}.nosuch()\nApp({{}})\nswan.request({{}})\n")
    assert [(one["path"], one["line"]) for one in rig.check_types(project, target)] == [
        ("app.js", 1),
        ("app.js", 3),
    ]
