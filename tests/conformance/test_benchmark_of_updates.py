"""The pages that updates are measured with do the same, and mpc's sends no more often than one by hand, and no more."""

import os
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest
import rig
from test_probes import build

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "updates"
NATIVE = BENCHMARK / "native"


@pytest.fixture
def peers(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    rig.require_rig()
    monkeypatch.setenv("PATH", str(Path(rig.node() or "").parent) + os.pathsep + os.environ["PATH"])
    monkeypatch.syspath_prepend(BENCHMARK)
    monkeypatch.delitem(sys.modules, "peers", raising=False)
    import peers

    return peers


def test_sends_what_a_page_by_hand_sends(peers: ModuleType, tmp_path: Path) -> None:
    ours = peers.updates(build(BENCHMARK / "mpc", tmp_path, "production")["wechat"])
    native = peers.updates(NATIVE)
    peers.check("mpc", ours, native)
    assert {name: found["calls"] for name, found in ours.items()} == dict.fromkeys(native, 1)
    more = {name: ours[name]["bytes"] / found["bytes"] for name, found in native.items()}
    assert {name: times for name, times in more.items() if times > 1.05} == {}


def test_a_page_that_shows_something_else_is_not_compared(peers: ModuleType, tmp_path: Path) -> None:
    """Here a handler does nothing: the fewest calls of all."""
    broken = Path(shutil.copytree(NATIVE, tmp_path / "broken"))
    page = broken / "pages" / "list.js"
    page.write_text(page.read_text(encoding="utf-8").replace("this.setData({ chosen:", "void ({ chosen:"), "utf-8")
    found = peers.updates(broken)
    assert found["select a row"]["calls"] == 0
    with pytest.raises(SystemExit, match="broken: after 'select a row' the page does not show"):
        peers.check("broken", found, peers.updates(NATIVE))
