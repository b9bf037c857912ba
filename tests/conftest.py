"""Installs the Node rig before tests are collected: some of them look for its tools at import time."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent / "conformance"))

import rig

# The same examples in every run, so that what passed once passes again; MPC_FUZZ=1 looks for others.
settings.register_profile("fixed", derandomize=True, database=None)
if not os.environ.get("MPC_FUZZ"):
    settings.load_profile("fixed")

if rig.node() is not None:
    # Node may come from a wheel: tests and the tools they start find it by name.
    os.environ["PATH"] = os.pathsep.join([os.environ.get("PATH", ""), str(Path(rig.node() or "").parent)])


def pytest_sessionstart(session: pytest.Session) -> None:
    # Without Node the tests that need it are skipped, each with its reason; a CI run fails there.
    if rig.node() is not None and not session.config.option.collectonly:
        rig.ensure_installed()
