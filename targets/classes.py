"""`class`, `:class`, `style` and `:style` as pieces of one attribute.

A piece is text, an expression that gives text, or a tuple with an expression of which nothing is known: a
helper of the runtime makes text of that one.
"""

import json
import re
from collections.abc import Iterable
from functools import reduce

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.expression import Expression
from mpc.compiler.style import suffix_classes

Piece = str | e.Node | tuple[e.Node, ...]
Group = list[Piece]
"""Pieces that stand together; groups are separated (by a space, or by `; `)."""


def class_values(values: Iterable[ir.Value], suffix: str) -> list[Group]:
    """The class attribute; constant names get the suffix."""
    groups: list[Group] = []
    for value in values:
        match value:
            case str():
                groups.append([suffix_classes(" ".join(value.split()), suffix)])
            case ir.Mixed() if suffix:
                groups += ([piece] for word in _words(value) for piece in _word(word, suffix))
            case ir.Mixed():
                groups.append(_parts(value))
            case Expression():
                groups += ([piece] for piece in _classes(value.node, suffix))
    return [group for group in groups if group != [""]]


def _classes(node: e.Node, suffix: str) -> list[Piece]:
    match node:
        case e.Literal(value=str() as text):
            return [suffix_classes(" ".join(text.split()), suffix)]
        case e.Array() if not any(isinstance(item, e.Spread) for item in node.items):
            return [piece for item in node.items for piece in _classes(item, suffix)]
        case e.Object() if all(_is_plain(entry) for entry in node.entries):
            entries = [entry for entry in node.entries if isinstance(entry, e.Property)]
            return [piece for entry in entries for piece in _switch(entry.value, _key(entry), suffix)]
        case e.Conditional() if _is_text(node.then) and _is_text(node.otherwise):
            return [_suffixed(node, suffix)]
        case e.Binary(operator="&&", right=e.Literal(value=str() as text)):
            return _switch(node.left, text, suffix)
        case _:
            return [(node,)]


def style_values(values: Iterable[ir.Value]) -> list[Group]:
    """The style attribute."""
    groups: list[Group] = []
    for value in values:
        match value:
            case str():
                groups.append([" ".join(value.split()).rstrip(";")])
            case ir.Mixed():
                groups.append(_parts(value))
            case Expression(node=e.Object() as node) if all(_is_plain(entry) for entry in node.entries):
                groups += (_declaration(entry) for entry in node.entries if isinstance(entry, e.Property))
            case Expression() if _is_text(value.node):
                groups.append([value.node])
            case Expression():
                groups.append([(value.node,)])
    return [group for group in groups if group != [""]]


def _declaration(entry: e.Property) -> Group:
    """`fontSize: size + 'rpx'` as `font-size: ` and the expression."""
    name = "".join(f"-{char.lower()}" if char.isupper() else char for char in _key(entry))
    value = entry.value
    if isinstance(value, e.Literal) and isinstance(value.value, str | int | float) and value.value is not True:
        return [f"{name}: {value.value}"]
    return [f"{name}: ", value]


def _parts(value: ir.Mixed) -> Group:
    return [part.node if isinstance(part, Expression) else re.sub(r"\s+", " ", part) for part in value.parts]


def _words(value: ir.Mixed) -> list[list[str | Expression]]:
    """The parts of a text, word by word."""
    words: list[list[str | Expression]] = [[]]
    for part in value.parts:
        if isinstance(part, Expression):
            words[-1].append(part)
            continue
        first, *rest = re.split(r"\s+", part)
        words[-1] += [first] if first else []
        words += ([each] if each else [] for each in rest)
    return [word for word in words if word]


def _word(parts: list[str | Expression], suffix: str) -> list[Piece]:
    """A class name of several parts: text gets the suffix here, anything else from the helper."""
    match parts:
        case [str() as name]:
            return [suffix_classes(name, suffix)]
        case [Expression() as only]:
            return _classes(only.node, suffix)
        case [str(), *_]:
            nodes = [_part(part) for part in parts]
        case _:
            nodes = [_part(""), *(_part(part) for part in parts)]
    return [(reduce(lambda left, right: e.Binary("+", left, right, 0, 0), nodes),)]


def _part(part: str | Expression) -> e.Node:
    return part.node if isinstance(part, Expression) else e.Literal(part, json.dumps(part, ensure_ascii=False), 0, 0)


def _switch(test: e.Node, name: str, suffix: str) -> list[Piece]:
    """A class under a condition; a condition that is a literal is decided here."""
    name = suffix_classes(name, suffix)
    if isinstance(test, e.Literal):
        return [name] if test.value else []
    on = e.Literal(name, f"'{name}'", test.start, test.end)
    off = e.Literal("", "''", test.start, test.end)
    return [e.Conditional(test, on, off, test.start, test.end)]


def _suffixed(node: e.Node, suffix: str) -> e.Node:
    if isinstance(node, e.Conditional):
        then, otherwise = _suffixed(node.then, suffix), _suffixed(node.otherwise, suffix)
        return e.Conditional(node.test, then, otherwise, node.start, node.end)
    assert isinstance(node, e.Literal)
    name = suffix_classes(str(node.value), suffix)
    return e.Literal(name, f"'{name}'", node.start, node.end)


def _is_text(node: e.Node) -> bool:
    if isinstance(node, e.Conditional):
        return _is_text(node.then) and _is_text(node.otherwise)
    return isinstance(node, e.Literal) and isinstance(node.value, str)


def _is_plain(entry: e.Node) -> bool:
    return isinstance(entry, e.Property) and not entry.computed


def _key(entry: e.Node) -> str:
    assert isinstance(entry, e.Property) and isinstance(entry.key, e.Literal)
    return str(entry.key.value)
