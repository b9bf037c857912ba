"""Names of keyframes in `style` and `:style`, on targets where those of a component get a suffix."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.expression import Expression

_PROPERTY = r"(?:-webkit-)?animation(?:-name)?"
_DECLARATION = re.compile(rf"(?<![\w-])({_PROPERTY}\s*:)([^;]*)", re.IGNORECASE)
_OPEN = re.compile(rf"(?<![\w-]){_PROPERTY}\s*:[^;]*\Z", re.IGNORECASE)
_KEYS = frozenset(("animation", "animation-name", "animationName", "-webkit-animation", "-webkit-animation-name"))
_WORD = re.compile(r"(?<![\w.#-])-?[A-Za-z_][\w-]*(?!\()")


def rename_animations(values: Iterable[ir.Value], names: frozenset[str], suffix: str) -> list[ir.Value]:
    """Style values with the suffix behind the names of these keyframes, wherever they are written out."""
    return [_value(value, names, suffix) for value in values] if names else list(values)


def _value(value: ir.Value, names: frozenset[str], suffix: str) -> ir.Value:
    match value:
        case str():
            return _text(value, names, suffix)
        case ir.Mixed():
            parts: list[str | Expression] = []
            before = ""
            for part in value.parts:
                if isinstance(part, str):
                    inside = _OPEN.search(before) is not None
                    head, colon, rest = part.partition(";") if inside else ("", "", part)
                    parts.append(_words(head, names, suffix) + colon + _text(rest, names, suffix))
                    before += part
                else:
                    node = _literals(part.node, names, suffix) if _OPEN.search(before) else part.node
                    parts.append(part if node is part.node else replace(part, node=node))
            return replace(value, parts=tuple(parts))
        case Expression(node=e.Object() as node):
            return replace(value, node=_object(node, names, suffix))
        case _:
            return value


@cache  # equal nodes stay one node: a lowering knows them by their identity
def _object(node: e.Object, names: frozenset[str], suffix: str) -> e.Object:
    entries = tuple(_entry(entry, names, suffix) for entry in node.entries)
    return node if entries == node.entries else replace(node, entries=entries)


def _entry(entry: e.Node, names: frozenset[str], suffix: str) -> e.Node:
    if isinstance(entry, e.Property) and isinstance(entry.key, e.Literal) and entry.key.value in _KEYS:
        return replace(entry, value=_literals(entry.value, names, suffix))
    return entry


@cache
def _literals(node: e.Node, names: frozenset[str], suffix: str) -> e.Node:
    """An expression whose value is an animation, as far as its texts are written out."""
    match node:
        case e.Literal(value=str() as text):
            new = _words(text, names, suffix)
            return node if new == text else replace(node, value=new, text=_words(node.text, names, suffix))
        case e.Template():
            parts = tuple(_words(part, names, suffix) if isinstance(part, str) else part for part in node.parts)
            return replace(node, parts=parts)
        case e.Conditional():
            then, otherwise = _literals(node.then, names, suffix), _literals(node.otherwise, names, suffix)
            return replace(node, then=then, otherwise=otherwise)
        case e.Binary(operator="&&"):
            return replace(node, right=_literals(node.right, names, suffix))
        case e.Binary(operator="+" | "||" | "??"):
            left, right = _literals(node.left, names, suffix), _literals(node.right, names, suffix)
            return replace(node, left=left, right=right)
        case _:
            return node


def _text(text: str, names: frozenset[str], suffix: str) -> str:
    return _DECLARATION.sub(lambda match: match[1] + _words(match[2], names, suffix), text)


def _words(text: str, names: frozenset[str], suffix: str) -> str:
    return _WORD.sub(lambda match: match[0] + suffix if match[0] in names else match[0], text)
