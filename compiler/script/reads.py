"""Which members of a prop a script reads, so that a parent sends only those."""

from collections.abc import Iterable

from mpc.compiler.script.model import Reads
from mpc.compiler.script.parse import Node
from mpc.compiler.script.patterns import property_name
from mpc.compiler.script.scopes import Reference

_TRANSPARENT = frozenset({"non_null_expression", "parenthesized_expression", "as_expression", "satisfies_expression"})
WHOLE = Reads(whole=True)
PRESENCE = Reads()


def member_reads(references: Iterable[Reference], names: Iterable[str]) -> dict[str, Reads]:
    """For each name, what its uses read together. `references` are those of top-level names."""
    wanted = set(names)
    found: dict[str, Reads] = {}
    for reference in references:
        if reference.name in wanted:
            read = WHOLE if reference.shorthand else _read(reference.node)
            found[reference.name] = merge(found.get(reference.name, PRESENCE), read)
    return found


def merge(left: Reads, right: Reads) -> Reads:
    """Both."""
    if left.whole or right.whole:
        return WHOLE
    members = dict(left.members)
    for name, reads in right.members.items():
        members[name] = merge(members.get(name, PRESENCE), reads)
    return Reads(members=members)


def _read(node: Node) -> Reads:
    path: list[str] = []
    while node.parent is not None:
        parent = node.parent
        if parent.type in _TRANSPARENT:
            node = parent
            continue
        name = _member(parent) if node.field == "object" else None
        if name is None:
            break
        path.append(name)
        node = parent
    last = _last(node, path)
    for name in reversed(path):
        last = Reads(members={name: last})
    return last


def _last(node: Node, path: list[str]) -> Reads:
    """What is read at the end of a path; methods and `length` belong to the value they are taken from."""
    parent = node.parent
    if parent is None:
        return WHOLE
    called = parent.type == "call_expression" and node.field == "function"
    if path and (called or path[-1] == "length"):
        path.pop()
        return WHOLE
    if parent.type == "variable_declarator" and node.field == "value":
        return _pattern(parent.child("name"))
    return PRESENCE if _is_test(node, parent) else WHOLE


def _is_test(node: Node, parent: Node) -> bool:
    if parent.type in ("if_statement", "while_statement", "do_statement", "ternary_expression"):
        return node.field == "condition"
    operator = parent.child("operator")
    sign = operator.type if operator is not None else ""
    if parent.type == "unary_expression":
        return sign == "!"
    return parent.type == "binary_expression" and sign == "&&" and node.field == "left"


def _member(parent: Node) -> str | None:
    if parent.type == "member_expression":
        return property_name(parent.child("property"))
    index = parent.child("index") if parent.type == "subscript_expression" else None
    return property_name(index) if index is not None and index.type == "string" else None


def _pattern(pattern: Node | None) -> Reads:
    """What `const { a, b: { c } } = prop` reads."""
    if pattern is None or pattern.type != "object_pattern":
        return WHOLE
    members: dict[str, Reads] = {}
    for node in pattern.named_children:
        if node.type == "object_assignment_pattern":
            node = node.children[0]
        if node.type == "shorthand_property_identifier_pattern":
            members[node.text] = WHOLE
            continue
        key = property_name(node.child("key")) if node.type == "pair_pattern" else None
        if key is None:
            return WHOLE
        members[key] = _pattern(node.child("value"))
    return Reads(members=members)
