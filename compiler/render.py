"""How diagnostics look: for people with a code frame, or as JSON. What they say is in codes.toml."""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from mpc.compiler.diagnostics import Diagnostic, Language
from mpc.compiler.source import Position, SourceFile

_WORDS: dict[Language, dict[str, str]] = {
    "en": {"error": "error", "warning": "warning", "help": "help"},
    "zh": {"error": "错误", "warning": "警告", "help": "提示"},
}

_LONGEST = 120
"""Characters of a line in a code frame."""


def as_text(diagnostics: Iterable[Diagnostic], language: Language) -> str:
    """One block a diagnostic: where, what, the line with the place marked, and what to do.

    What several targets say alike is one block.
    """
    return "\n".join(_block(diagnostic, targets, language) for diagnostic, targets in grouped(diagnostics))


def grouped(diagnostics: Iterable[Diagnostic]) -> list[tuple[Diagnostic, list[str]]]:
    """What several targets say alike once, with the targets that it must name: none if it says so itself."""
    found: dict[Diagnostic, list[str]] = {}
    for diagnostic in diagnostics:
        targets = found.setdefault(replace(diagnostic, target=None), [])
        if diagnostic.target and not any(name == "target" for name, _ in diagnostic.args):
            targets.append(diagnostic.target)
    return list(found.items())


def as_json(
    diagnostics: Iterable[Diagnostic], language: Language, more: Mapping[str, object] = MappingProxyType({})
) -> str:
    """`{"diagnostics": [{code, severity, message, file, line, column, endLine, endColumn, target, help}]}`.

    Lines and columns count from 1, columns in characters; the end is exclusive. `file` is null where there is none.
    `more` stands beside `diagnostics`.
    """
    entries = [_entry(diagnostic, language) for diagnostic in diagnostics]
    return json.dumps({"diagnostics": entries, **more}, ensure_ascii=False, indent=2)


def _entry(diagnostic: Diagnostic, language: Language) -> dict[str, object]:
    start, end = positions(diagnostic)
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.message(language),
        "file": diagnostic.file.path if diagnostic.file else None,
        "line": start.line,
        "column": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "target": diagnostic.target,
        "help": diagnostic.help(language),
    }


def positions(diagnostic: Diagnostic) -> tuple[Position, Position]:
    """Where it begins and where it ends, exclusively."""
    file = diagnostic.file or SourceFile("", "")
    return file.position(diagnostic.span.start), file.position(max(diagnostic.span))


def _block(diagnostic: Diagnostic, targets: list[str], language: Language) -> str:
    words = _WORDS[language]
    start, _ = positions(diagnostic)
    place = f"{diagnostic.file.path}:{start.line}:{start.column}: " if diagnostic.file else ""
    target = f" ({', '.join(targets)})" if targets else ""
    severity = words[diagnostic.severity]
    lines = [f"{place}{severity} {diagnostic.code}: {diagnostic.message(language)}{target}"]
    if diagnostic.file and diagnostic.file.text:
        lines += _frame(diagnostic, diagnostic.file, start)
    if text := diagnostic.help(language):
        lines.append(f"  = {words['help']}: {text}")
    return "\n".join(lines) + "\n"


def _frame(diagnostic: Diagnostic, file: SourceFile, start: Position) -> list[str]:
    """The line with the place under-lined; a span over several lines is marked to the end of the first."""
    text, column = _cropped(file.line_text(start.line), start.column)
    width = max(1, min(diagnostic.span.end - diagnostic.span.start, len(text) - column + 1))
    before, marked = text[: column - 1], text[column - 1 : column - 1 + width]
    number = str(start.line)
    gap = "".join("\t" if char == "\t" else " " * _cells(char) for char in before)
    carets = "^" * max(1, sum(map(_cells, marked)))
    return [f"  {number} | {_printable(text)}", f"  {' ' * len(number)} | {gap}{carets}"]


def _cropped(text: str, column: int) -> tuple[str, int]:
    """A long line (compressed code, a data: address) around the place, and where the place is in it."""
    if len(text) <= _LONGEST:
        return text, column
    start = max(0, min(column - 1 - _LONGEST // 2, len(text) - _LONGEST))
    head, tail = "…" if start else "", "…" if start + _LONGEST < len(text) else ""
    return head + text[start : start + _LONGEST] + tail, column - start + len(head)


def _printable(text: str) -> str:
    """Control characters as their pictures (`␀`): they must not reach a terminal. Tabs stay."""
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", lambda match: chr(0x2400 + min(ord(match[0]), 0x21)), text)


def width(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return sum(map(_cells, text))


def _cells(char: str) -> int:
    """How wide a terminal shows a character: Chinese ones take two cells."""
    if char.isascii():
        return 1
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
