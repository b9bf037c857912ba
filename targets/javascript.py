"""Small pieces of JavaScript text."""

import json
from collections.abc import Iterable

from mpc.targets.shapes import Shape, key


def to_js(value: object) -> str:
    """A JSON value as JavaScript: keys go without quotes where they need none."""
    if isinstance(value, dict):
        return braces(f"{key(name)}: {to_js(each)}" for name, each in value.items()) or "{}"
    if isinstance(value, list):
        return f"[{', '.join(to_js(each) for each in value)}]"
    return json.dumps(value, ensure_ascii=False)


def braces(entries: Iterable[str]) -> str:
    """`{ a, b }`, or an empty string if there is no entry."""
    inner = ", ".join(entries)
    return f"{{ {inner} }}" if inner else ""


def entry(name: str, text: str) -> str:
    """`name: text`, or the short form."""
    return name if name == text else f"{key(name)}: {text}"


def project(value: object, shape: Shape) -> object:
    """What the runtime would send of a constant. LookupError if that takes a column's computation."""
    if shape.rows is not None and isinstance(value, int) and not isinstance(value, bool):
        value = list(range(value))  # as the runtime does: not every target loops over a number
    if shape.whole and not shape.has_columns:
        return value
    if isinstance(value, list) and shape.rows is not None:
        if value and shape.rows.columns:
            raise LookupError
        return [project(item, shape.rows.row) for item in value]
    if isinstance(value, dict):
        return {name: project(value.get(name), shape.fields[name]) for name in sorted(shape.fields)}
    return value
