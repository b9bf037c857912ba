"""How diagnostics look: for people with a code frame, or as JSON. What they say is in codes.toml."""

import json
import unicodedata
from collections.abc import Iterable

from mpc.compiler.diagnostics import Diagnostic, Language
from mpc.compiler.source import Position, SourceFile

_WORDS: dict[Language, dict[str, str]] = {
    "en": {"error": "error", "warning": "warning", "help": "help"},
    "zh": {"error": "错误", "warning": "警告", "help": "提示"},
}


def as_text(diagnostics: Iterable[Diagnostic], language: Language) -> str:
    """One block a diagnostic: where, what, the line with the place marked, and what to do."""
    return "\n".join(_block(diagnostic, language) for diagnostic in diagnostics)


def as_json(diagnostics: Iterable[Diagnostic], language: Language) -> str:
    """`{"diagnostics": [{code, severity, message, file, line, column, endLine, endColumn, target, help}]}`.

    Lines and columns count from 1, columns in characters; the end is exclusive. `file` is null where there is none.
    """
    entries = [_entry(diagnostic, language) for diagnostic in diagnostics]
    return json.dumps({"diagnostics": entries}, ensure_ascii=False, indent=2)


def _entry(diagnostic: Diagnostic, language: Language) -> dict[str, object]:
    start, end = _positions(diagnostic)
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


def _positions(diagnostic: Diagnostic) -> tuple[Position, Position]:
    file = diagnostic.file or SourceFile("", "")
    return file.position(diagnostic.span.start), file.position(max(diagnostic.span))


def _block(diagnostic: Diagnostic, language: Language) -> str:
    words = _WORDS[language]
    start, _ = _positions(diagnostic)
    place = f"{diagnostic.file.path}:{start.line}:{start.column}: " if diagnostic.file else ""
    target = f" ({diagnostic.target})" if diagnostic.target else ""
    severity = words[diagnostic.severity]
    lines = [f"{place}{severity} {diagnostic.code}: {diagnostic.message(language)}{target}"]
    if diagnostic.file and diagnostic.file.text:
        lines += _frame(diagnostic, diagnostic.file, start)
    if text := diagnostic.help(language):
        lines.append(f"  = {words['help']}: {text}")
    return "\n".join(lines) + "\n"


def _frame(diagnostic: Diagnostic, file: SourceFile, start: Position) -> list[str]:
    """The line with the place under-lined; a span over several lines is marked to the end of the first."""
    text = file.line_text(start.line)
    width = max(1, min(diagnostic.span.end - diagnostic.span.start, len(text) - start.column + 1))
    before, marked = text[: start.column - 1], text[start.column - 1 : start.column - 1 + width]
    number = str(start.line)
    gap = "".join("\t" if char == "\t" else " " * _cells(char) for char in before)
    carets = "^" * max(1, sum(_cells(char) for char in marked))
    return [f"  {number} | {text}", f"  {' ' * len(number)} | {gap}{carets}"]


def _cells(char: str) -> int:
    """How wide a terminal shows a character: Chinese ones take two cells."""
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
