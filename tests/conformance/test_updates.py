"""After random operations the view shows what a full rendering of the state would, on every host and in both modes."""

from pathlib import Path

import pytest
import rig
from mpc.targets import discover
from test_probes import HERE, build

WALK = HERE / "walks" / "random.mjs"


@pytest.mark.parametrize("mode", ["development", "production"])
@pytest.mark.parametrize("target", list(discover()))
def test_random_operations(target: str, mode: str, tmp_path: Path) -> None:
    rig.require_rig()
    folder = build(HERE / "updates", tmp_path, mode)[target]
    run = rig.run_walk(target, folder, WALK)
    assert "failed" not in run, run["failed"]["message"]
    assert run["errors"] == []
    assert [step["step"] for step in run["steps"]] == ["end"]
    assert len(run["setData"]) > 100
