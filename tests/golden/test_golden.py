"""Whole small projects beside what a careful native developer writes for them.

`<case>/src` is compiled for every target and compared with `<case>/expected/<target>`: the list of files first,
then each file. Markup, styles and JSON are written by hand and compared apart from white space. Scripts are
compared as they are; MPC_UPDATE_GOLDEN=1 rewrites them, and nothing else, to be read by a person before they
are accepted.
"""

import difflib
import json
import os
import re
from functools import cache
from pathlib import Path

import pytest
from mpc.compiler.cli import _backend
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Folder
from mpc.compiler.pipeline import compile_project
from mpc.compiler.render import as_text
from mpc.targets import discover
from mpc.templates import project_files

HERE = Path(__file__).parent
CASES = sorted(path.parent.name for path in HERE.glob("*/src"))
TARGETS = sorted(discover())
RUNTIME = {"mpc.js", "mp.js"}
UPDATE = os.environ.get("MPC_UPDATE_GOLDEN") == "1"


@cache
def emitted(case: str, target: str) -> dict[str, str]:
    """The files that a case's project becomes, without the runtime and the project's own configuration."""
    sink = Sink()
    result = compile_project(Folder(HERE / case / "src", sink), _backend(), [target], "development", sink)
    assert not sink.diagnostics, as_text(sink.diagnostics, "en")
    left_out = RUNTIME | set(project_files(target))
    return {path: text for path, text in result.bundles[target].files.items() if path not in left_out}


def expected(case: str, target: str) -> dict[str, str]:
    root = HERE / case / "expected" / target
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def markup(text: str) -> str:
    """One tag a line: white space between tags says nothing, all other does."""
    return re.sub(r">\s*<", ">\n<", text.strip())


def style(text: str) -> str:
    """One rule or declaration a line, white space collapsed."""
    text = re.sub(r"\s+", " ", text)
    return re.sub(r" ?([{};]) ?", r"\1\n", text).strip()


def json_value(text: str) -> str:
    return json.dumps(json.loads(text), ensure_ascii=False, indent=1, sort_keys=True)


def comparable(path: str, text: str, target: str) -> str:
    """What has to be equal of a file."""
    if path.endswith(discover()[target].markup_suffix):
        return markup(text)
    if path.endswith(discover()[target].style_suffix):
        return style(text)
    return json_value(text) if path.endswith(".json") else text


def rewrite_scripts(case: str, target: str) -> None:
    root = HERE / case / "expected" / target
    for path in sorted(root.rglob("*.js")):
        path.unlink()
    for name, text in emitted(case, target).items():
        if name.endswith(".js"):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8", newline="\n")


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("case", CASES)
def test_output_is_what_a_native_developer_writes(case: str, target: str) -> None:
    if UPDATE:
        rewrite_scripts(case, target)
    actual, wanted = emitted(case, target), expected(case, target)
    assert sorted(actual) == sorted(wanted)
    differences = []
    for path, text in sorted(wanted.items()):
        ours, theirs = comparable(path, actual[path], target), comparable(path, text, target)
        differences += difflib.unified_diff(
            theirs.splitlines(), ours.splitlines(), f"expected/{target}/{path}", "emitted", n=0, lineterm=""
        )
    assert not differences, "\n".join(["", *differences])
