"""A page of all the elements that three targets share, each of its events fired on three hosts with the same outcome.

The models of Douyin and Alipay refuse attributes and events that rules/elements.json does not list.
"""

from pathlib import Path
from typing import Any

import pytest
import rig
from test_probes import build, shown

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    rig.require_rig()
    folders = build(HERE / "elements", tmp_path_factory.mktemp("elements"), "development")
    outcome: dict[str, Any] = rig.compare(folders, HERE / "walks" / "elements.mjs")
    assert outcome["differences"] == []
    return outcome["runs"]


def test_no_host_reports_an_error(runs: dict[str, Any]) -> None:
    assert {target: run["errors"] for target, run in runs.items()} == {key: [] for key in runs}


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("view longpress", "longpress"),  # WeChat's names of events, and their details
        ("submit tap", "tap 1"),
        ("form submit", 'submit {"value":{"name":"a"}}'),
        ("checks change", 'change {"value":["b"]}'),
        ("input input", 'input {"value":"1","cursor":1}'),
        ("switch change", 'change {"value":false}'),
        ("wheel change", 'change {"value":[0]}'),
        ("scroll scrolltolower", "scrolltolower {}"),
        ("swiper change", 'change {"current":0}'),
        ("swiper animationfinish", "finish 1"),
        ("video waiting", "waiting {}"),
        ("video loadedmetadata", "loadedmetadata {}"),
        ("map markertap", 'markertap {"markerId":1}'),
        ("canvas touchmove", "touchmove"),
        ("camera initdone", "ready"),
    ],
)
def test_an_event_says(runs: dict[str, Any], step: str, said: str) -> None:
    assert shown(runs, step)["view"] == [said]


def test_official_compilers_accept_it(tmp_path: Path) -> None:
    rig.require_rig()
    folders = build(HERE / "elements", tmp_path, "development")
    assert rig.check_wcc(folders["wechat"]) == []
    assert rig.check_glass(folders["wechat"]) == []
