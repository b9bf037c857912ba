"""Diagnostics as data. What a code says, in which language, is in `codes.toml`; how it looks, in `render.py`.

    sink = Sink()
    at = sink.at(source_file)
    at.report("MP201", span, name="itmes", suggestion="items")
    sink.diagnostics            # sorted by file, place and code; each once

A user's mistake is a diagnostic and never an exception; an exception is a defect of mpc.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Literal

from mpc.compiler.source import SourceFile, Span

Severity = Literal["error", "warning"]
Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")


@dataclass(frozen=True)
class Code:
    """A catalogue entry: templates for `str.format`, one for each language; `help` may be empty."""

    code: str
    name: str
    severity: Severity
    message: dict[Language, str]
    help: dict[Language, str]


@dataclass(frozen=True)
class Diagnostic:
    """One thing to tell the author. `file` is None only for what has no place (a folder that cannot be written)."""

    code: str
    file: SourceFile | None
    span: Span
    args: tuple[tuple[str, str], ...] = ()
    target: str | None = None

    @property
    def severity(self) -> Severity:
        return catalogue()[self.code].severity

    def message(self, language: Language = "en") -> str:
        """What is wrong, one sentence."""
        args = {name: _cut(value, 120) for name, value in self.args}
        return catalogue()[self.code].message[language].format(**args)

    def help(self, language: Language = "en") -> str:
        """What to do about it; empty where the message says it all. A guess at what was meant comes first."""
        args = {name: _cut(value, 500) for name, value in self.args}
        text = catalogue()[self.code].help[language].format(**args)
        suggestion = args.get("suggestion", "")
        if suggestion:
            guess = f"Did you mean `{suggestion}`?" if language == "en" else f"是否想写 `{suggestion}`？"
            text = f"{guess} {text}".strip()
        return text


def _cut(text: str, length: int) -> str:
    """What fits into one line of prose, however much the author wrote."""
    text = " ".join(text.split("\n"))
    return text if len(text) <= length else text[: length - 1] + "…"


@cache
def catalogue() -> dict[str, Code]:
    """Every code, read once from `codes.toml`."""
    data = tomllib.loads(files("mpc.compiler").joinpath("codes.toml").read_text(encoding="utf-8"))
    return {
        code: Code(
            code=code,
            name=entry["name"],
            severity=entry.get("severity", "error"),
            message={language: entry[language] for language in LANGUAGES},
            help={language: entry.get(f"{language}_help", "") for language in LANGUAGES},
        )
        for code, entry in data.items()
    }


@dataclass
class Sink:
    """Collects diagnostics of a whole run. `target` names the target being checked, if only one is concerned."""

    target: str | None = None
    _found: dict[Diagnostic, None] = field(default_factory=dict)

    def at(self, file: SourceFile) -> "FileSink":
        """The same sink, bound to one file."""
        return FileSink(self, file)

    def for_target(self, target: str | None) -> "Sink":
        """A view of this sink that marks everything with a target's name."""
        return Sink(target, self._found)

    def report(self, code: str, file: SourceFile | None, span: Span, **args: object) -> None:
        """Add a diagnostic; the keywords fill the placeholders of the catalogue's templates. A place in a generated
        text is told as the place in the author's file that it comes from."""
        if code not in catalogue():
            raise KeyError(f"diagnostic code {code} is not in codes.toml")
        values = tuple(sorted((name, str(value)) for name, value in args.items()))
        if file is not None:
            file, span = file.original(span)
        self._found.setdefault(Diagnostic(code, file, span, values, self.target))

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Take over diagnostics found elsewhere (a file analysed once, used twice)."""
        for diagnostic in diagnostics:
            self._found.setdefault(diagnostic)

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """Everything found, in a stable order."""
        return sorted(
            self._found,
            key=lambda d: (d.file.path if d.file else "", d.span, d.code, d.target or "", d.args),
        )

    @property
    def has_errors(self) -> bool:
        return any(diagnostic.severity == "error" for diagnostic in self._found)


def merged(found: Mapping[str, Iterable[Diagnostic]]) -> list[Diagnostic]:
    """What the targets found in the sources: once what all of them found, otherwise marked with the target."""
    each = {target: dict.fromkeys(diagnostics) for target, diagnostics in found.items()}
    result: dict[Diagnostic, None] = {}
    for target, diagnostics in each.items():
        for diagnostic in diagnostics:
            common = all(diagnostic in others for others in each.values())
            result.setdefault(diagnostic if common else replace(diagnostic, target=target))
    return list(result)


@dataclass(frozen=True)
class FileSink:
    """A sink that knows its file: `report(code, span, **args)`."""

    sink: Sink
    file: SourceFile

    def report(self, code: str, span: Span, **args: object) -> None:
        self.sink.report(code, self.file, span, **args)


def suggest(name: str, known: Iterable[str]) -> str:
    """The known name that `name` was probably meant to be, or an empty string."""
    names = sorted(set(known))
    close = get_close_matches(name, names, n=1, cutoff=0.7)
    if close:
        return close[0]
    lowered = {candidate.lower(): candidate for candidate in names}
    match = get_close_matches(name.lower(), sorted(lowered), n=1, cutoff=0.6)
    return lowered[match[0]] if match else ""
