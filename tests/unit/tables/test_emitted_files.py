"""Every JSON file of real projects is what the platforms' configuration pages allow, by our own schemas."""

import json
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from mpc.compiler.cli import backend
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Folder
from mpc.compiler.pipeline import compile_project
from mpc.targets import discover
from mpc.templates import project_files

ROOT = Path(__file__).parents[3]
PROJECTS = [ROOT / "sample_app", ROOT / "tests/conformance/probes", *sorted((ROOT / "tests/golden").glob("*/src"))]
# Which schema a file at the root of the output has; every other one is a page's or component's.
KINDS = {"app.json": "app", "sitemap.json": "sitemap", "theme.json": "theme"}


@pytest.mark.parametrize("mode", ["development", "production"])
@pytest.mark.parametrize("target", list(discover()))
@pytest.mark.parametrize("project", PROJECTS, ids=lambda path: path.parent.name if path.name == "src" else path.name)
def test_emitted_json(project: Path, target: str, mode: str) -> None:
    sink = Sink()
    result = compile_project(Folder(project, sink), backend(), [target], mode, sink)
    wrong = []
    for path, text in result.bundles[target].files.items():
        if not path.endswith(".json"):
            continue
        kind = KINDS.get(path) or ("project" if path in project_files(target) else "page")
        schema = json.loads(files("mpc.targets").joinpath(f"schemas/{target}.{kind}.json").read_text("utf-8"))
        errors = Draft202012Validator(schema).iter_errors(json.loads(text))
        wrong += [f"{path}: {error.json_path}: {error.message}" for error in errors]
    assert wrong == []
