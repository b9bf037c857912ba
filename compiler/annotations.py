"""Diagnostics as workflow commands, which GitHub shows at their lines in a pull request.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from collections.abc import Iterable

from mpc.compiler.diagnostics import Diagnostic, Language, catalogue
from mpc.compiler.render import grouped, positions


def as_annotations(diagnostics: Iterable[Diagnostic], language: Language, prefix: str = "") -> str:
    """A line a diagnostic. `prefix`: the project's path from the repository's root, `shop/`."""
    return "".join(_line(each, targets, language, prefix) for each, targets in grouped(diagnostics))


def _line(diagnostic: Diagnostic, targets: list[str], language: Language, prefix: str) -> str:
    start, end = positions(diagnostic)
    properties: dict[str, object] = {}
    if diagnostic.file:
        properties = {"file": prefix + diagnostic.file.path, "line": start.line, "endLine": end.line}
        if start.line == end.line:  # columns of a place over several lines are refused
            properties |= {"col": start.column, "endColumn": max(start.column, end.column - 1)}
    properties["title"] = f"{diagnostic.code} {catalogue()[diagnostic.code].name}"
    named = f" ({', '.join(targets)})" if targets else ""
    text = "\n".join(filter(None, (diagnostic.message(language) + named, diagnostic.help(language))))
    said = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{diagnostic.severity} {said}::{_data(text)}\n"


def _data(text: str) -> str:
    """As the runner reads it back: a message cannot begin a command of its own."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
