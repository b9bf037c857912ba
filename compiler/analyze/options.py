"""Settings: the attributes of `<page>`, `<window>` and `<tabbar>`. What each becomes is in the targets' tables."""

import re
from collections.abc import Mapping

from mpc.compiler import ir
from mpc.compiler.analyze.text import attribute_value
from mpc.compiler.diagnostics import FileSink, suggest
from mpc.compiler.frontend import ast
from mpc.compiler.source import Span

TEXT, COLOR, BOOLEAN, NUMBER = ("text",), ("#rrggbb",), ("true", "false"), ("0, 1, 2 …",)
# A name; names apart by spaces or commas; how much a page counts among the others.
NAME, WORDS, PRIORITY = ("a-z, 0-9, -",), ("id, sku …",), ("0.0 … 1.0",)
Kind = tuple[str, ...]
"""What a setting may be: one of the kinds above, or one of the words listed."""

PAGE_OPTIONS: Mapping[str, Kind] = {
    "title": TEXT,
    "bar-color": COLOR,
    "bar-text": ("black", "white"),
    "nav": ("default", "custom"),
    "background": COLOR,
    "background-top": COLOR,
    "background-bottom": COLOR,
    "background-text": ("dark", "light"),
    "pull-refresh": BOOLEAN,
    "reach-bottom": NUMBER,
    "disable-scroll": BOOLEAN,
    "orientation": ("portrait", "landscape", "auto"),
}
TABBAR_OPTIONS: Mapping[str, Kind] = {
    "color": COLOR,
    "active-color": COLOR,
    "background": COLOR,
    "border": ("black", "white"),
    "position": ("bottom", "top"),
}
_PATTERNS = {NAME: r"[a-z][a-z0-9-]*", WORDS: r"\w+(?:[\s,]+\w+)*", PRIORITY: r"0?\.\d+|[01](?:\.0+)?"}
# What a page can change while it is shown.
FOLLOWING = frozenset(("title", "bar-color", "bar-text"))


def constant_options(
    element: ast.Element, known: Mapping[str, Kind], sink: FileSink, also: frozenset[str] = frozenset()
) -> tuple[ir.Option, ...]:
    """The settings on an element; `also` are attributes read elsewhere."""
    options: list[ir.Option] = []
    for attribute in element.attributes:
        if attribute.name in also:
            continue
        option = read_option(attribute, element.tag, known, sink)
        if option is not None:
            options.append(option)
    return tuple(options)


def read_option(attribute: ast.Attribute, tag: str, known: Mapping[str, Kind], sink: FileSink) -> ir.Option | None:
    """One constant setting, its value as JSON will have it; None for what has been reported."""
    bound = attribute.name.startswith(":")
    name = attribute.name[1:] if bound else attribute.name
    kind = known.get(name)
    if kind is None:
        sink.report("MP704", attribute.name_span, name=attribute.name, tag=tag, suggestion=suggest(name, known))
        return None
    value = True if attribute.value is None else attribute_value(attribute, sink)
    if bound or not isinstance(value, str | bool):
        if value is not None:
            following = ", ".join(f"`{each}`" for each in sorted(FOLLOWING))
            sink.report("MP727", attribute.value_span, name=name, following=following)
        return None
    checked = check_value(value, name, kind, attribute.value_span, sink)
    if checked is None:
        return None
    return ir.Option(name, checked, attribute.name_span, attribute.value_span)


def check_value(value: str | bool, name: str, kind: Kind, span: Span, sink: FileSink) -> str | bool | int | None:
    """A setting's value as JSON will have it; None for what is none of its kind, which is reported."""
    checked = _checked(value, kind)
    if checked is None:
        values = kind[0] if kind is TEXT else ", ".join(f"`{each}`" for each in kind)
        sink.report("MP707", span, name=name, values=values)
    return checked


def _checked(value: str | bool, kind: Kind) -> str | bool | int | None:
    if kind is BOOLEAN:
        return {True: True, "true": True, "false": False}.get(value)
    if value is True or value is False:
        return None
    if kind is TEXT:
        return value
    if kind is NUMBER:
        return int(value) if value.isascii() and value.isdigit() else None
    if kind in _PATTERNS:
        return value if re.fullmatch(_PATTERNS[kind], value) else None
    if re.fullmatch(r"@[\w-]+", value):  # a value of the theme
        return value
    if kind is COLOR:
        return value if re.fullmatch(r"#[0-9a-fA-F]{6}", value) else None
    return value if value in kind else None
