"""`<theme>`: values that differ in dark mode, and where settings use them as `@name`."""

from collections.abc import Iterable

from mpc.compiler import ir
from mpc.compiler.analyze.app.attributes import children, only, required
from mpc.compiler.diagnostics import FileSink, suggest
from mpc.compiler.frontend import ast


def read_theme(element: ast.Element, sink: FileSink) -> ir.Theme:
    """The values by name: light, then dark."""
    only(element, (), sink)
    values: dict[str, tuple[str, str]] = {}
    for child in children(element, "value", sink):
        only(child, ("name", "light", "dark"), sink)
        name, light, dark = (required(child, each, sink) for each in ("name", "light", "dark"))
        if name and light and dark:
            values[name.value or ""] = (_path(light.value or ""), _path(dark.value or ""))
    return ir.Theme(values, element.tag_span)


def check_theme(options: Iterable[ir.Option], theme: ir.Theme | None, sink: FileSink) -> None:
    """Every `@name` in a setting must be a value of the theme."""
    known = {f"@{name}" for name in theme.values} if theme else set()
    for option in options:
        if isinstance(option.value, str) and is_themed(option) and option.value not in known:
            guess = suggest(option.value, known)
            sink.report("MP726", option.span, name=option.value, suggestion=guess)


def is_themed(option: ir.Option) -> bool:
    """Whether a setting takes its value from the theme; a title is a text, whatever it begins with."""
    return isinstance(option.value, str) and option.value.startswith("@") and option.name != "title"


def _path(value: str) -> str:
    """An icon's path as the others have it."""
    return value.removeprefix("@/").lstrip("/")
