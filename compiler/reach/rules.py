"""What `mpc reach audit` judges: the rules of `rules.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from mpc.compiler.diagnostics import LANGUAGES, Language
from mpc.compiler.reach.facts import NEEDED

Severity = Literal["error", "warning", "hint"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "hint")


@dataclass(frozen=True)
class Rule:
    """One rule. `message` is for `str.format`; `weight` the points that it costs; `limit` a number it compares with."""

    id: str
    severity: Severity
    weight: int
    message: Mapping[Language, str]
    help: Mapping[Language, str]
    why: Mapping[Language, str]
    source: str
    limit: int = 0

    def text(self, language: Language, args: Mapping[str, str]) -> str:
        """What is told of one place. Arguments that differ by language end in `_zh` for Chinese."""
        return self.message[language].format(**_short(args))

    def advice(self, language: Language, args: Mapping[str, str]) -> str:
        """What to do about it."""
        return self.help[language].format(**_short(args))


def _short(args: Mapping[str, str]) -> dict[str, str]:
    return {name: value if len(value) <= 120 else f"{value[:119]}…" for name, value in args.items()}


@cache
def rules() -> Mapping[str, Rule]:
    """All of them by id, in the order of the table."""
    return {name: _rule(name, table) for name, table in _tables().items() if name != "fields"}


@cache
def fields_needed() -> Mapping[str, tuple[str, ...]]:
    """What the structured data of each type of `<seo>` should have, besides a title."""
    must = {kind: tuple(name for name in names if name != "title") for kind, names in NEEDED.items()}
    should = {kind: tuple(names) for kind, names in _tables()["fields"].items()}
    return {kind: (*must.get(kind, ()), *should.get(kind, ())) for kind in {**must, **should}}


def _rule(name: str, table: Mapping[str, Any]) -> Rule:
    return Rule(
        id=name,
        severity=table["severity"],
        weight=table["weight"],
        message={language: table[language] for language in LANGUAGES},
        help={language: table[f"{language}_help"] for language in LANGUAGES},
        why={language: table[f"{language}_why"] for language in LANGUAGES},
        source=table["source"],
        limit=table.get("most", table.get("least", 0)),
    )


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files("mpc.compiler.reach").joinpath("rules.toml").read_text(encoding="utf-8"))
