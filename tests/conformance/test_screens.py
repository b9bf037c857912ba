"""The sample app's pages as a browser shows them: nothing fails, sticks out, is covered, or cannot be read or hit."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import rig
from click.testing import CliRunner
from mpc.compiler.cli import main

APP = rig.RIG.parents[1] / "sample_app"
SCREENS = rig.RIG / "screens"


@pytest.fixture(scope="module")
def chromium() -> str:
    """Skips where there is no Chromium; `CHROMIUM=none` says that none can be had, otherwise CI=true fails here."""
    rig.require_rig()
    found = rig.chromium()
    if found is None:
        message = "no Chromium: install the package `chromium`, or name one in CHROMIUM"
        if os.environ.get("CI") == "true" and os.environ.get("CHROMIUM") != "none":
            pytest.fail(message)
        pytest.skip(message)
    return found


def built(app: Path, out: Path) -> Path:
    done = CliRunner().invoke(main, ["build", str(app), "--target", "wechat", "--out", str(out), "--lang", "en"])
    assert done.exit_code == 0, done.output
    return out / "wechat"


@pytest.fixture(scope="module")
def shots(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    return rig.screens(built(APP, tmp_path_factory.mktemp("screens")), SCREENS / "shots.mjs")


def told(shots: list[dict[str, Any]], kind: str) -> list[str]:
    return [f"{shot['name']}: {one}" for shot in shots for one in shot["findings"][kind]]


def test_every_page_is_shown(shots: list[dict[str, Any]], tmp_path: Path) -> None:
    pages = rig.pages(built(APP, tmp_path))
    assert {shot["path"] for shot in shots} == set(pages)


def test_nothing_fails(shots: list[dict[str, Any]]) -> None:
    """No exception, no warning of the framework, no asset that is missing, no picture that is none."""
    assert [(shot["name"], shot["errors"], shot["failed"]) for shot in shots if shot["errors"] or shot["failed"]] == []
    assert told(shots, "broken") == []


def test_nothing_sticks_out_or_is_covered(shots: list[dict[str, Any]]) -> None:
    assert told(shots, "overflow") == []
    assert told(shots, "covered") == []


def test_texts_can_be_read(shots: list[dict[str, Any]]) -> None:
    assert told(shots, "contrast") == []


def test_targets_can_be_hit(shots: list[dict[str, Any]]) -> None:
    assert told(shots, "small") == []


def test_what_is_wrong_is_found(chromium: str, tmp_path: Path) -> None:
    """A page with one of each mistake: the checks above can fail."""
    (shot,) = rig.screens(built(SCREENS / "wrong", tmp_path), SCREENS / "wrong" / "shots.mjs")
    assert shot["errors"] == []
    assert any("nothing.png" in one for one in shot["failed"])
    assert [one.rpartition("/")[2] for one in shot["findings"]["broken"]] == ["nothing.png"]
    assert shot["findings"]["overflow"] == ["the page is 500 wide", "view.wide “wide” ends at 500"]
    assert shot["findings"]["covered"] == ["view.last “last” lies under view.bar “bar”"]
    assert shot["findings"]["contrast"] == ["view.pale “pale” has 1.61, wants 4.5"]
    assert shot["findings"]["small"] == ["view.little “+” is 20×20"]
