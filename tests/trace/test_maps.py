"""The source maps of every golden, and of the apps that the hosts run: what each token of a script stands for."""

import json
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import rig
from extras import require_sass
from mpc.compiler.cli import backend
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Folder
from mpc.compiler.pipeline import compile_project
from mpc.compiler.script.parse import parse
from mpc.compiler.source import Span
from mpc.compiler.trace.sourcemap import SourceMap, Unreadable, read
from mpc.targets import discover

TESTS = Path(__file__).parent.parent
APPS = {path.parent.name: path for path in sorted((TESTS / "golden").glob("*/src"))}
APPS |= {name: TESTS / "conformance" / name for name in ("language", "probes", "apis", "updates", "shell", "traced")}
WORD = re.compile(r"[\w$]+")
# With what pieces begin that the compiler puts into the author's scripts, beside the names of modules (`$pay`).
MADE = frozenset(("const", "module"))


@cache
def scripts(app: str, target: str, mode: str) -> dict[str, tuple[str, str]]:
    """Emitted scripts with the texts of their maps."""
    require_sass(*(path.read_text(encoding="utf-8") for path in APPS[app].rglob("*.mp")))
    sink = Sink()
    bundle = compile_project(Folder(APPS[app], sink), backend(traced=True), [target], mode, sink).bundles[target]
    assert set(bundle.files).isdisjoint(bundle.maps)
    return {
        path.removesuffix(".map"): (bundle.files[path.removesuffix(".map")], text) for path, text in bundle.maps.items()
    }


def content(text: str) -> list[str]:
    """The lines of a map's source."""
    return str(json.loads(text)["sourcesContent"][0]).split("\n")


Word = tuple[str, int, int]
"""A word, and the line and column (from 0, in UTF-16 units) that it stands for."""


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def words(text: str, found: SourceMap) -> Iterator[Word]:
    """The words of a script at which a segment of its map begins."""
    for line, segments in zip(text.split("\n"), found.lines, strict=False):
        begins = {each.column: each for each in segments}
        for word in WORD.finditer(line):
            segment = begins.get(units(line[: word.start()]))
            if segment is not None and segment.source >= 0:
                yield word[0], segment.line, segment.place


def word_at(lines: list[str], line: int, column: int) -> str:
    before = lines[line].encode("utf-16-le")[: column * 2].decode("utf-16-le")
    word = WORD.match(lines[line], len(before))
    return word[0] if word else ""


def in_script(lines: list[str], line: int) -> bool:
    """Whether a line of a source is the author's JavaScript."""
    starts = [number for number, text in enumerate(lines) if text.startswith("<script")]
    ends = [number for number, text in enumerate(lines) if "</script>" in text]
    return not starts or starts[0] < line < ends[0]


@pytest.mark.parametrize("target", discover())
@pytest.mark.parametrize("app", APPS)
@pytest.mark.parametrize("mode", ["development", "production"])
def test_every_word_stands_for_the_same_word(app: str, target: str, mode: str) -> None:
    for path, (text, map_text) in scripts(app, target, mode).items():
        lines = content(map_text)
        wrong = [
            (word, line + 1, column + 1, word_at(lines, line, column))
            for word, line, column in words(text, read(map_text))
            if word != word_at(lines, line, column)
            and word not in MADE
            and not word.startswith("$")
            # What is made of a template stands for its element or attribute, not for a word.
            and in_script(lines, line)
        ]
        assert wrong == [], path


@pytest.mark.parametrize("target", discover())
@pytest.mark.parametrize("app", APPS)
def test_lines_of_development_stay(app: str, target: str) -> None:
    """What the maps say, the files say too: line N is line N."""
    for path, (text, map_text) in scripts(app, target, "development").items():
        lines, found = content(map_text), read(map_text)
        for number, line in enumerate(text.split("\n")):
            named = {each.column: each for each in (found.lines[number] if number < len(found.lines) else [])}
            for word in WORD.finditer(line):
                segment = named.get(units(line[: word.start()]))
                if segment and in_script(lines, segment.line):
                    assert segment.line == number, (path, word)


@pytest.mark.parametrize("target", discover())
@pytest.mark.parametrize("app", APPS)
def test_production_says_no_less(app: str, target: str) -> None:
    """Compacting takes out what is no word: those that stay stand for the same."""
    for path, (text, map_text) in scripts(app, target, "production").items():
        other, other_map = scripts(app, target, "development")[path]
        lines = content(map_text)
        if "env.MODE" in "".join(lines):
            continue  # not the same program
        own = copied(words(text, read(map_text)), lines)
        assert own == copied(words(without_comments(other), read(other_map)), lines), path


def copied(found: Iterator[Word], lines: list[str]) -> list[Word]:
    return [each for each in found if in_script(lines, each[1]) and each[0] == word_at(lines, *each[1:])]


def without_comments(text: str) -> str:
    """The text with signs in the place of its comments, but for those with a `!`."""
    for span in parse(text, Span(0, len(text))).comments:
        if not text.startswith("/*!", span.start):
            text = (
                text[: span.start]
                + re.sub(r"[^\n\U00010000-\U0010ffff]", "/", text[span.start : span.end])
                + text[span.end :]
            )
    return text


@pytest.mark.parametrize("app", ["app", "probes", "traced"])
def test_node_reads_the_same(app: str) -> None:
    """Node's own reader of source maps, which is the one of Chrome's tools, finds what mpc's finds."""
    rig.require_rig()
    for target in discover():
        for text, map_text in scripts(app, target, "production").values():
            found = read(map_text)
            asked = [
                (line, column)
                for line, segments in enumerate(found.lines)
                for each in segments
                for column in (each.column, each.column + 1)
            ]
            told = json.loads(node(READER, [json.loads(map_text), asked]))
            ours = [found.find(line + 1, column + 1) for line, column in asked]
            # It tells a place as long as a line has one; mpc also tells where nothing of the author's stands.
            assert [
                (each, (place.line - 1, (place.column or 1) - 1))
                for each, place in zip(told, ours, strict=True)
                if place and tuple(each) != (place.line - 1, (place.column or 1) - 1)
            ] == []
            assert len([each for each in ours if each]) > len(text.split("\n"))


READER = """
const [payload, asked] = JSON.parse(require("fs").readFileSync(0, "utf8"))
const map = new (require("module").SourceMap)(payload)
const found = asked.map(([line, column]) => map.findEntry(line, column))
process.stdout.write(JSON.stringify(found.map((each) => [each.originalLine, each.originalColumn])))
"""


def node(program: str, data: object) -> str:
    done = subprocess.run(
        [rig.node() or "node", "-e", program], input=json.dumps(data), capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"sources":[],"mappings":"!"}', '{"sources":1,"mappings":"AAAA"}', "{"]
)
def test_what_is_no_map_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        read(text)
