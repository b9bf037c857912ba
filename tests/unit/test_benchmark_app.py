"""The app that builds are measured with compiles on all targets, and is the same everywhere."""

import hashlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from mpc.compiler.cli import backend
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Memory
from mpc.compiler.pipeline import compile_project

FOLDER = Path(__file__).parents[2] / "benchmarks" / "build"


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", FOLDER / "generate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["generate"] = module  # dataclasses look themselves up
    spec.loader.exec_module(module)
    return module


def test_compiles_without_a_word(generate: ModuleType) -> None:
    sink = Sink()
    targets = sorted(backend().names)
    result = compile_project(Memory(generate.files(generate.app_of(12))), backend(), targets, "production", sink)
    assert sink.diagnostics == []
    assert sorted(result.bundles) == targets
    assert any(path.startswith("packages/p1/pages/") for path in result.bundles[targets[0]].files)


def test_larger_apps_begin_with_the_same_pages(generate: ModuleType) -> None:
    few, many = generate.app_of(40), generate.app_of(70)
    assert many.pages[:40] == few.pages
    assert len({page.path for page in many.pages}) == 70
    assert len(many.components) == 14


def test_is_the_same_to_the_byte(generate: ModuleType) -> None:
    """Whatever the hash seed and the version of Python. Another number means that something else is measured."""
    digest = hashlib.sha256(repr(sorted(generate.files(generate.app_of(12)).items())).encode()).hexdigest()
    assert digest == "7f877064fba0ffee147aaf97bd5a21e513139bb8a139d1164a0deb0be4d36065"
