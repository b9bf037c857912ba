"""SCSS: what mpc asks of a Sass compiler, which file a `@use` means, and where its CSS comes from.

The compiler itself is a process, so it stands at the edge (`compiler/build/dart_sass.py`) and is handed in, as files
are.
"""

import posixpath
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Protocol

from mpc.compiler.diagnostics import Sink
from mpc.compiler.source import GeneratedFile, Place, SourceFile, Span

_DIGITS = {char: value for value, char in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")}


class Texts(Protocol):
    """What Sass may read: files of the project, by path."""

    def text(self, path: str) -> SourceFile | None: ...

    def exists(self, path: str) -> bool: ...


class Sass(Protocol):
    """A compiler of SCSS. The first call may start it; it serves all files of a run."""

    def compile(self, file: SourceFile, span: Span, files: Texts, sink: Sink) -> GeneratedFile | None:
        """The CSS of `file.text[span]`; None if there is none, which has been reported."""


class NoSass:
    """Where there is no Sass: says how to get one."""

    def compile(self, file: SourceFile, span: Span, files: Texts, sink: Sink) -> None:
        at = span.start + len(file.text[span.start : span.end]) - len(file.text[span.start : span.end].lstrip())
        sink.report("MP650", file, Span(at, at + 1))


def sheet_path(files: Texts, written: str, importer: str) -> str | None:
    """The file that `@use "written"` means: from the project's root after `@/`, else from the folder of `importer`.

    Sass's own rules: the suffix may be left out, a partial begins with `_`, a folder means its `_index`.
    Nothing outside the project is found. ValueError: two files could be meant.
    """
    base = "" if written.startswith("@/") else posixpath.dirname(importer)
    path = posixpath.normpath(posixpath.join(base, written.removeprefix("@/")))
    if path.startswith(("../", "/")) or path == "..":
        return None
    return _one(files, path) or _one(files, f"{path}/index")


def _one(files: Texts, path: str) -> str | None:
    folder, name = posixpath.split(path)
    partial = posixpath.join(folder, f"_{name}")
    if path.endswith((".scss", ".css")):
        tries = [[partial, path]]
    else:
        tries = [[partial + suffix, path + suffix] for suffix in (".scss", ".css")]
    for names in tries:
        found = [each for each in names if files.exists(each)]
        if len(found) > 1:
            raise ValueError(" and ".join(found))
        if found:
            return found[0]
    return None


def generated(path: str, css: str, mappings: str, sources: Mapping[int, SourceFile]) -> GeneratedFile:
    """The CSS with its way back: `mappings` and the numbers of `sources` as in a source map (version 3)."""
    file = SourceFile(path, css)
    places = [
        Place(offset_of(file, line, column), sources[source], offset_of(sources[source], source_line, source_column))
        for line, column, source, source_line, source_column in _segments(mappings)
        if source in sources
    ]
    return GeneratedFile(path, css, tuple(places or [Place(0, sources[min(sources)], 0)]))


def offset_of(file: SourceFile, line: int, column: int) -> int:
    """The character at a line and column counted from 0, the column in UTF-16 units as Sass counts."""
    if line >= len(file.line_starts):
        return len(file.text)
    start = file.line_starts[line]
    end = file.line_starts[line + 1] if line + 1 < len(file.line_starts) else len(file.text)
    text = file.text[start:end]
    if text.isascii():
        return start + min(column, len(text))
    units = [0]
    for char in text:
        units.append(units[-1] + (2 if ord(char) > 0xFFFF else 1))
    return start + min(bisect_left(units, column), len(text))


def _segments(mappings: str) -> Iterator[tuple[int, int, int, int, int]]:
    """Line, column, source, its line, its column of each segment that has a source."""
    source = source_line = source_column = 0
    for line, group in enumerate(mappings.split(";")):
        column = 0
        for segment in filter(None, group.split(",")):
            values = list(_numbers(segment))
            column += values[0]
            if len(values) >= 4:
                source, source_line, source_column = (
                    source + values[1],
                    source_line + values[2],
                    source_column + values[3],
                )
                yield line, column, source, source_line, source_column


def _numbers(segment: str) -> Iterator[int]:
    """Base-64 numbers of variable length, the sign in the lowest bit."""
    value = shift = 0
    for char in segment:
        digit = _DIGITS[char]
        value |= (digit & 31) << shift
        shift += 5
        if not digit & 32:
            yield -(value >> 1) if value & 1 else value >> 1
            value = shift = 0
