"""Installs the Node rig before tests are collected: some of them look for its tools at import time."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "conformance"))


def pytest_sessionstart(session: pytest.Session) -> None:
    import rig

    # Without Node the tests that need it are skipped, each with its reason; a CI run fails there.
    if rig.node() is not None and not session.config.option.collectonly:
        rig.ensure_installed()
