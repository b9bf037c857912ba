"""What stands in `<seo>` and `<share>`, on three hosts."""

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
WALK = HERE / "walks" / "metadata.mjs"
STORY = "果" * 150  # of 200


@pytest.fixture(scope="module", params=["development", "production"])
def runs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    rig.require_rig()
    sink = Sink()
    files = Folder(HERE / "metadata", sink)
    out = tmp_path_factory.mktemp("metadata")
    result = compile_project(files, backend(), list(discover()), request.param, sink)
    assert sink.diagnostics == []
    for target, output in result.bundles.items():
        write(output, out / target, result.files[target], sink)
    runs = {target: rig.run_walk(target, out / target, WALK) for target in result.bundles}
    assert {target: run["errors"] for target, run in runs.items()} == {target: [] for target in runs}
    return runs


def calls(runs: dict[str, Any], target: str, name: str) -> dict[str, list[dict[str, Any]]]:
    steps = runs[target]["steps"]
    return {
        step["step"]: [
            {key: value for key, value in call.items() if key != "api"} for call in step["calls"] if call["api"] == name
        ]
        for step in steps
    }


@pytest.mark.parametrize("target", sorted(discover()))
def test_a_page_is_shared_as_itself_with_its_query(runs: dict[str, Any], target: str) -> None:
    shared = calls(runs, target, "share")
    apple = {"title": "苹果 - 鲜果集", "imageUrl": "/covers/a&b.png", "path": "/pages/product?id=a%26b"}
    assert shared["shared"] == [apple]
    assert shared["renamed"] == [{**apple, "title": "梨 - 鲜果集"}]


@pytest.mark.parametrize("target", sorted(discover()))
def test_the_title_of_the_bar_and_the_image_of_the_app_stand_in(runs: dict[str, Any], target: str) -> None:
    words = {"title": "关于我们", "imageUrl": "/share.png", "path": "/pages/about?from=%E5%85%AC"}
    assert calls(runs, target, "share")["without a script"] == [words]


@pytest.mark.parametrize("target", sorted(discover()))
def test_what_the_author_returns_wins(runs: dict[str, Any], target: str) -> None:
    said = {"title": "一起吃水果", "imageUrl": "/share.png", "path": "/pages/product?id=p1"}
    assert calls(runs, target, "share")["own words first"] == [{**said, "title": "按钮"}, said]


def nodes(tree: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [each for node in tree for each in (node, *nodes(node.get("children", [])))]


def tags(runs: dict[str, Any], target: str, step: str) -> list[str]:
    found = next(each for each in runs[target]["steps"] if each["step"] == step)
    return [node["tag"] for node in nodes(found["tree"]) if "tag" in node]


@pytest.mark.parametrize(
    ("target", "tag"), [("wechat", "official-account"), ("douyin", "aweme-user-card"), ("alipay", "lifestyle")]
)
def test_the_platform_shows_the_account_until_it_says_that_it_cannot(
    runs: dict[str, Any], target: str, tag: str
) -> None:
    assert tags(runs, target, "an account") == [tag]
    assert tags(runs, target, "not shown here") == ([tag] if target == "alipay" else ["view"])
    assert tags(runs, target, "all accounts") == ["view", "view", tag]


def test_search_is_told_what_the_page_shows_in_lengths_that_it_takes(runs: dict[str, Any]) -> None:
    told = calls(runs, "douyin", "setPageInfo")
    apple = {"title": "苹果 - 鲜果集", "description": STORY, "keywords": "水果,生鲜"}
    assert told["shared"] == [apple]
    assert told["nothing that is told changed"] == []
    assert told["renamed"] == [{**apple, "title": "梨 - 鲜果集"}]
    assert told["own words first"] == [{"title": "邀请", "description": "", "keywords": "水果,生鲜"}]
    assert not any(any(calls(runs, target, "setPageInfo").values()) for target in ("wechat", "alipay"))
