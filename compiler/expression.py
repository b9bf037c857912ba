"""The expression language of templates: its tree, and questions about it.

Nodes carry `start` and `end`, character offsets inside the expression's own text; an `Expression` knows where
that text stands in its file. The trees are made by `frontend.expressions` and printed by `javascript` (for
scripts) and by the targets (for markup).
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace

from mpc.compiler.record import record
from mpc.compiler.source import Span


@record
class Literal:
    """A number, string, boolean, `null` or `undefined`; `text` is the author's spelling."""

    value: str | float | int | bool | None
    text: str
    start: int
    end: int


@record
class Name:
    name: str
    start: int
    end: int


@record
class Member:
    """`object.name` or `object?.name`."""

    object: "Node"
    name: str
    start: int
    end: int
    optional: bool = False


@record
class Index:
    """`object[index]` or `object?.[index]`."""

    object: "Node"
    index: "Node"
    start: int
    end: int
    optional: bool = False


@record
class Call:
    callee: "Node"
    arguments: tuple["Node", ...]
    start: int
    end: int
    optional: bool = False


@record
class Unary:
    """Prefix `! - + ~ typeof`."""

    operator: str
    operand: "Node"
    start: int
    end: int


@record
class Binary:
    """Arithmetic, comparison, logic and `??`."""

    operator: str
    left: "Node"
    right: "Node"
    start: int
    end: int


@record
class Conditional:
    test: "Node"
    then: "Node"
    otherwise: "Node"
    start: int
    end: int


@record
class Array:
    items: tuple["Node", ...]
    start: int
    end: int


@record
class Property:
    """`key: value` of an object literal; `computed` for `[key]: value`. Shorthand has a `Name` as its value."""

    key: "Node"
    value: "Node"
    computed: bool
    start: int
    end: int


@record
class Object:
    entries: tuple["Node", ...]
    start: int
    end: int


@record
class Spread:
    value: "Node"
    start: int
    end: int


@record
class Template:
    """A template string: text (its escapes as the author wrote them) and expressions in turn."""

    parts: tuple["str | Node", ...]
    start: int
    end: int


@record
class Arrow:
    """An arrow function with an expression as its body. `parameters` are all names that it binds.

    `head` is the inside of its parentheses, text and defaults in turn; empty where the names are all there is to it.
    """

    parameters: tuple[str, ...]
    body: "Node"
    start: int
    end: int
    head: tuple["str | Node", ...] = ()


@record
class Assignment:
    """`target = value`, `target += value`, `target++` (operator `++`, no value). Only in event handlers."""

    target: "Node"
    operator: str
    value: "Node | None"
    start: int
    end: int


Node = (
    Literal | Name | Member | Index | Call | Unary | Binary | Conditional | Array | Property | Object
    | Spread | Template | Arrow | Assignment
)  # fmt: skip


@record
class Expression:
    """A parsed expression and the place of its text in the file."""

    node: Node
    text: str
    span: Span

    def span_of(self, node: Node) -> Span:
        """Where a node of this expression stands in the file."""
        return Span(self.span.start + node.start, self.span.start + node.end)

    def part(self, node: Node) -> "Expression":
        """A node of this expression as an expression of its own."""
        return Expression(node, self.text, self.span)


def children(node: Node) -> tuple[Node, ...]:
    """The direct parts of a node, in source order."""
    match node:
        case Literal() | Name():
            return ()
        case Member():
            return (node.object,)
        case Index():
            return (node.object, node.index)
        case Call():
            return (node.callee, *node.arguments)
        case Unary():
            return (node.operand,)
        case Binary():
            return (node.left, node.right)
        case Conditional():
            return (node.test, node.then, node.otherwise)
        case Array():
            return node.items
        case Object():
            return node.entries
        case Property():
            return (node.key, node.value) if node.computed else (node.value,)
        case Spread():
            return (node.value,)
        case Template():
            return tuple(part for part in node.parts if not isinstance(part, str))
        case Arrow():
            return (*(part for part in node.head if not isinstance(part, str)), node.body)
        case Assignment():
            return (node.target,) if node.value is None else (node.target, node.value)


_LEAVES = (Name, Literal)


def free_names(node: Node, bound: frozenset[str] = frozenset()) -> Iterator[Name]:
    """Every use of a name that an arrow function inside the expression does not itself bind."""
    stack = [node]
    while stack:
        node = stack.pop()
        if isinstance(node, _LEAVES):
            if isinstance(node, Name) and node.name not in bound:
                yield node
        elif isinstance(node, Arrow):
            inner = bound.union(node.parameters)
            for child in children(node):
                yield from free_names(child, inner)
        else:
            stack += children(node)[::-1]


def substituted(node: Node, names: Mapping[str, Node]) -> Node:
    """The same expression with other nodes for some of its free names; each keeps the place of the name."""
    if isinstance(node, Name):
        other = names.get(node.name)
        return node if other is None else replace(other, start=node.start, end=node.end)
    if isinstance(node, Arrow):
        names = {name: other for name, other in names.items() if name not in node.parameters}
    changed = {field.name: _substituted(getattr(node, field.name), names) for field in fields(node)}
    return replace(node, **changed)  # type: ignore[arg-type]


def _substituted(value: object, names: Mapping[str, Node]) -> object:
    if isinstance(value, tuple):
        return tuple(_substituted(each, names) for each in value)
    return substituted(value, names) if isinstance(value, Node) else value


def path_of(node: Node) -> tuple[Name, tuple[str, ...]] | None:
    """`a.b.c` as its first name and the member names; None for anything else."""
    names: list[str] = []
    while isinstance(node, Member):
        names.append(node.name)
        node = node.object
    return (node, tuple(reversed(names))) if isinstance(node, Name) else None


_OPPOSITE = {"===": "!==", "!==": "===", "==": "!=", "!=": "=="}


def negated(node: Node) -> Node:
    """The opposite of a condition, as a person would write it."""
    match node:
        case Unary(operator="!"):
            return node.operand
        case Binary() if node.operator in _OPPOSITE:
            return replace(node, operator=_OPPOSITE[node.operator])
        case _:
            return Unary("!", node, node.start, node.end)


def is_optional(node: Node) -> bool:
    """Whether a chain of members and calls has a `?.` in it: JavaScript assigns to none."""
    while True:
        match node:
            case Member(object=owner) | Index(object=owner) | Call(callee=owner):
                if node.optional:
                    return True
                node = owner
            case _:
                return False
