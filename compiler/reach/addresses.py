"""What an expression that names a page may be, as far as its text tells: in templates and in scripts."""

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.analyze.paths import join
from mpc.compiler.expression import Expression
from mpc.compiler.literals import decode_string
from mpc.compiler.script.model import Script
from mpc.compiler.script.parse import Node
from mpc.compiler.script.patterns import property_name, string_value, unwrapped

_MOST = 64  # combinations that are followed
_JSON = re.compile(r"[=&](?:\{|\[|%7[bB]|%5[bB])")

Known = Mapping[str, tuple[object, ...]]
"""What a name may stand for: a constant, or the items of the list that a loop goes through."""


class Beginning(NamedTuple):
    """The text that a value begins with; `complete`: that is all of it."""

    text: str
    complete: bool


UNKNOWN = Beginning("", False)


def page_named(found: Beginning, file: str, pages: Collection[str]) -> str | None:
    """The page that a text leads to; None for one that is not of the app, or not known. `file` is who says it."""
    path, query, _ = found.text.partition("?")
    if not path or not (found.complete or query):
        return None
    named = join(file, path)
    return named if named in pages else None


def holds_json(query: str) -> bool:
    """Whether a query, or an address with one, has a parameter that is JSON."""
    return bool(_JSON.search(f"={query}" if "=" not in query else query))


def in_value(value: ir.Value, known: Known) -> list[Beginning]:
    """What an attribute's value may begin with."""
    if isinstance(value, str):
        return [Beginning(value, True)]
    if isinstance(value, ir.Mixed):
        return _joined(
            [Beginning(part, True)] if isinstance(part, str) else _in_template(part.node, known) for part in value.parts
        )
    return _in_template(value.node, known) if isinstance(value, Expression) else []


def _joined(parts: Iterable[list[Beginning]]) -> list[Beginning]:
    """Parts one after the other; what follows an unknown one is not known."""
    found = [Beginning("", True)]
    for each in parts:
        found = [
            Beginning(before.text + after.text, after.complete) if before.complete else before
            for before in found
            for after in (each if before.complete else [UNKNOWN])
        ][:_MOST]
    return found


def _in_template(node: e.Node, known: Known) -> list[Beginning]:
    match node:
        case e.Literal(value=str(text)):
            return [Beginning(text, True)]
        case e.Template(parts=parts):
            return _joined(
                [Beginning(decode_string(part), True)] if isinstance(part, str) else _in_template(part, known)
                for part in parts
            )
        case e.Binary(operator="+", left=left, right=right):
            return _joined([_in_template(left, known), _in_template(right, known)])
        case e.Binary(operator="||" | "??", left=left, right=right):
            return [*_in_template(left, known), *_in_template(right, known)]
        case e.Conditional(then=then, otherwise=otherwise):
            return [*_in_template(then, known), *_in_template(otherwise, known)]
        case e.Name() | e.Member():
            path = e.path_of(node)
            return _texts(_members(known.get(path[0].name, ()), path[1])) if path else [UNKNOWN]
        case _:
            return [UNKNOWN]


def in_script(node: Node | None, script: Script) -> list[Beginning]:
    """What an expression of a script may begin with."""
    node = unwrapped(node)
    if node is None:
        return []
    text = string_value(node)
    if text is not None:
        return [Beginning(text, True)]
    match node.type:
        case "template_string":
            return _joined(_piece(part, script) for part in node.named_children)
        case "binary_expression" | "ternary_expression":
            first = unwrapped(node.child("left") or node.child("consequence"))
            second = unwrapped(node.child("right") or node.child("alternative"))
            sides = [in_script(first, script), in_script(second, script)]
            return _joined(sides) if node.token("+") else [each for side in sides for each in side]
        case "identifier" | "member_expression":
            return _texts(_constants(node, script))
        case _:
            return [UNKNOWN]


def _piece(part: Node, script: Script) -> list[Beginning]:
    if part.type == "template_substitution":
        return in_script(next(iter(part.named_children), None), script)
    return [Beginning(decode_string(part.text), True)]


def _constants(node: Node, script: Script) -> tuple[object, ...]:
    """The value of a constant of the script, or of a member of it."""
    names: list[str] = []
    while node.type == "member_expression":
        name, owner = property_name(node.child("property")), unwrapped(node.child("object"))
        if name is None or owner is None:
            return ()
        names.append(name)
        node = owner
    binding = script.bindings.get(node.text)
    if binding is None or binding.kind not in ("const", "enum"):
        return ()
    return _members((binding.value,), tuple(reversed(names)))


def _members(values: Iterable[object], names: tuple[str, ...]) -> tuple[object, ...]:
    found = tuple(values)
    for name in names:
        found = tuple(each[name] for each in found if isinstance(each, Mapping) and name in each)
    return found


def _texts(values: Iterable[object]) -> list[Beginning]:
    return [Beginning(each, True) for each in values if isinstance(each, str) and each] or [UNKNOWN]


def texts_in(node: e.Node) -> Iterator[str]:
    """Every text that stands in an expression."""
    stack = [node]
    while stack:
        each = stack.pop()
        if isinstance(each, e.Literal) and isinstance(each.value, str):
            yield each.value
        if isinstance(each, e.Template):
            yield from (part for part in each.parts if isinstance(part, str))
        stack += reversed(e.children(each))


def absolute(text: str) -> bool:
    """Whether a text looks like the address of a page, wherever it stands."""
    return text.startswith("/") and posixpath.normpath(text) != "/"
