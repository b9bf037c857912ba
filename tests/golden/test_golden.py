"""Whole small projects beside what a careful native developer writes for them.

`<case>/src` is compiled for every target and compared with `<case>/expected/<target>`: the list of files first,
then each file. Markup, styles and JSON are written by hand and compared apart from white space. Scripts are
compared as they are; MPC_UPDATE_GOLDEN=1 rewrites them, and nothing else, to be read by a person before they
are accepted. What a case must warn about stands in `<case>/warnings.txt`, one `CODE target` a line.
"""

import difflib
import json
import os
import re
from functools import cache
from pathlib import Path, PurePosixPath

import pytest
from extras import require_sass
from mpc.compiler.cli import backend
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Folder, overlays
from mpc.compiler.pipeline import compile_project
from mpc.compiler.render import as_text
from mpc.targets import discover
from mpc.templates import project_files

HERE = Path(__file__).parent
CASES = sorted(path.parent.name for path in HERE.glob("*/src"))
TARGETS = sorted(discover())
RUNTIME = {"mpc.js", "mp.js"}
# What every project gets that says nothing of search.
OPEN = ("sitemap.json", {"rules": [{"action": "allow", "page": "*"}]})
UPDATE = os.environ.get("MPC_UPDATE_GOLDEN") == "1"


@cache
def emitted(case: str, target: str) -> dict[str, str]:
    """The files that a case's project becomes, without the runtime and the project's own configuration."""
    require_sass(*(path.read_text(encoding="utf-8") for path in (HERE / case / "src").rglob("*.mp")))
    sink = Sink()
    result = compile_project(Folder(HERE / case / "src", sink), backend(), [target], "development", sink)
    wanted = (HERE / case / "warnings.txt").read_text("utf-8").splitlines() if warns(case) else []
    found = sorted({f"{each.code} {each.target}" for each in sink.diagnostics})
    assert found == [line for line in wanted if line.endswith(f" {target}")], as_text(sink.diagnostics, "en")
    left_out = set(project_files(target))
    return {
        path: text
        for path, text in result.bundles[target].files.items()
        if path not in left_out
        and PurePosixPath(path).name not in RUNTIME
        and (path != OPEN[0] or json.loads(text) != OPEN[1])
    }


def warns(case: str) -> bool:
    return (HERE / case / "warnings.txt").is_file()


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


# -- line N stays line N ---------------------------------------------------------------------------------

# Lines that are rewritten rather than added to: imports become `require`s, defaults of props move to the host.
REWRITTEN = re.compile(r"\s*(import|export)\b|.*\$props\b")
# `import.meta` decides there which branches exist: the others are cut out.
FOLDED = {"platforms"}
# A target imports there what others do not.
PARTLY_USED = {"target_files", "platforms"}


def script_lines(source: Path) -> tuple[dict[int, str], bool]:
    """The author's script by line number, and whether it is TypeScript."""
    lines = source.read_text(encoding="utf-8").splitlines()
    if source.suffix != ".mp":
        return dict(enumerate(lines, 1)), source.suffix == ".ts"
    start = next((number for number, line in enumerate(lines, 1) if line.startswith("<script")), len(lines))
    end = next((number for number, line in enumerate(lines, 1) if line == "</script>"), start)
    return {number: lines[number - 1] for number in range(start + 1, end)}, 'lang="ts"' in lines[start - 1]


def is_inside(part: str, whole: str) -> bool:
    """Whether only insertions lead from `part` to `whole`, white space aside."""
    rest = iter(whole)
    return all(char in rest for char in part if not char.isspace())


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("case", CASES)
def test_a_line_of_a_script_keeps_its_number(case: str, target: str) -> None:
    root = HERE / case / "src"
    wrong = []
    files = overlays(Folder(root, Sink()), [target], TARGETS)[target]
    for plain in files.paths():
        if not plain.endswith((".mp", ".ts", ".js")):
            continue
        source = files.text(plain)
        assert source is not None
        authored, typed = script_lines(root / source.path)
        path = str(PurePosixPath(plain).with_suffix(".js"))
        drawn = discover()[target].platform["tabbar"].get("custom", {}).get("unit")
        if plain.endswith("tab_bar.mp") and drawn:  # the component that draws the tabs
            path = f"{drawn}.js"
        text = emitted(case, target).get(path)
        if text is None:
            assert case in PARTLY_USED or plain.startswith("native/")  # a platform's own component is copied
            continue
        if not authored or (plain.endswith(".mp") and not text.startswith("\n")):
            continue  # nothing of the script is needed
        lines = text.splitlines()
        if plain.endswith(".mp"):
            assert len(lines) == max(authored) + 1, f"{path}: the footer is not on the line of </script>"
        for number, line in authored.items():
            ours = lines[number - 1] if number <= len(lines) else ""
            moved = line.strip() and list(authored.values()).count(line) == 1 and line in lines and ours != line
            cut = not typed and not REWRITTEN.match(line) and not is_inside(line, ours)
            if case not in FOLDED and (moved or cut):
                wrong.append(f"{path}:{number}: {line!r} became {ours!r}")
    assert not wrong, "\n".join(wrong)


def test_golden_covers_every_target() -> None:
    """At least twenty sources, each with expectations for every target and for no other."""
    assert len(list(HERE.glob("*/src/**/*.mp"))) >= 20
    for case in CASES:
        assert sorted(path.name for path in (HERE / case / "expected").iterdir()) == TARGETS
