"""Puts the repository's root where `sample_app.server` is found, however pytest was started."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
