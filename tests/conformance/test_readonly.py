"""In development, what props hold refuses to be changed on every host; its owner goes on to change it."""

from pathlib import Path

import pytest
import rig
from test_probes import HERE, build, text_of

WALK = HERE / "walks" / "locked.mjs"


@pytest.mark.parametrize("target", ["wechat", "douyin", "alipay"])
def test_props_are_read_only(target: str, tmp_path: Path) -> None:
    rig.require_rig()
    folder = build(HERE / "updates", tmp_path, "development")[target]
    run = rig.run_walk(target, folder, WALK)
    assert run["errors"] == []
    shown = [
        {node["attrs"]["class"]: text_of(node) for node in step["tree"] if node["attrs"]["class"] != "row"}
        for step in run["steps"]
    ]
    # The first letter of the prop's name for each write that was refused; a copy may be changed.
    assert shown[0] == {"try": "a1", "said": "iir0r", "give": "", "own": "a12"}
    assert shown[1] == {"try": "b2", "said": "iir0r", "give": "", "own": "b23b"}
    assert shown[2]["said"] == "iir0riir0r"
