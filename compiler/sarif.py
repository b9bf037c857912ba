"""Diagnostics as SARIF 2.1.0, which code scanning services read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from mpc.compiler.diagnostics import Diagnostic, Language, catalogue
from mpc.compiler.render import grouped, positions

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
NOWHERE = "app.mp"
"""Where something stands that has no place: services refuse results without one."""


def as_sarif(diagnostics: Sequence[Diagnostic], language: Language, version: str, prefix: str = "") -> str:
    """One run with the rules that were broken. `prefix`: the project's path from the repository's root, `shop/`."""
    codes = sorted({each.code for each in diagnostics})
    results = [
        _result(each, targets, codes.index(each.code), language, prefix) for each, targets in grouped(diagnostics)
    ]
    driver = {"name": "mpc", "version": version, "rules": [_rule(code, language) for code in codes]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(code: str, language: Language) -> dict[str, Any]:
    """What a code means, whatever is filled in: the templates as a person reads them."""
    entry = catalogue()[code]
    return {
        "id": code,
        "name": entry.name,
        "shortDescription": {"text": _plain(entry.message[language])},
        "help": {"text": _plain(entry.help[language]) or _plain(entry.message[language])},
        "defaultConfiguration": {"level": entry.severity},
    }


def _plain(template: str) -> str:
    return template.replace("{{", "{").replace("}}", "}").strip()


def _result(diagnostic: Diagnostic, targets: list[str], rule: int, language: Language, prefix: str) -> dict[str, Any]:
    start, end = positions(diagnostic)
    named = f" ({', '.join(targets)})" if targets else ""
    text = "\n".join(filter(None, (diagnostic.message(language) + named, diagnostic.help(language))))
    region = {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}
    path = diagnostic.file.path if diagnostic.file else NOWHERE
    place = {
        "artifactLocation": {"uri": quote(prefix + path, errors="surrogateescape"), "uriBaseId": "%SRCROOT%"},
        "region": region,
    }
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": diagnostic.severity,
        "message": {"text": text},
        "locations": [{"physicalLocation": place}],
    }
