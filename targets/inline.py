"""Decides what a target's own template language can compute, and marks what such an expression reads.

The cheapest way comes first (language.md section 5): what every checker accepts *and* what computes the same
as JavaScript is emitted as it stands. Everything else is hoisted into the script by `hoist`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from mpc.compiler import expression as e
from mpc.compiler.ir import Role, Symbol
from mpc.compiler.record import record
from mpc.targets.printing import Printer
from mpc.targets.scope import Scope
from mpc.targets.shapes import Shape

# Words that native expressions may not use as a member's name after a dot.
_RESERVED = frozenset(
    (
        "break case catch class const continue debugger default delete do else export extends finally "
        "for function if import in instanceof new return super switch this throw try typeof var void "
        "while with null true false undefined let"
    ).split()
)
_ROOTS = frozenset((Role.STATE, Role.DERIVED, Role.PROP, Role.VALUE, Role.CONSTANT))
_EQUALITY = frozenset(("===", "!==", "==", "!="))
_NUMBER = re.compile(r"\d+(\.\d+)?")
_PLAIN_STRING = frozenset("'\"\\\n\r{}<>&")


@dataclass(slots=True)
class Reads:
    """What one expression reads: paths from roots and loop variables, and how."""

    whole: list[tuple[e.Name, tuple[str, ...]]] = field(default_factory=list)
    presence: list[tuple[e.Name, tuple[str, ...]]] = field(default_factory=list)


class NotInline(Exception):
    """The expression has a part that must be computed in the script."""


@record
class Inliner:
    """`primitives` are props that are no objects, `texts` those that are texts. `looped` tells whether a path is the
    list of a loop, whose length the template knows."""

    symbols: Mapping[str, Symbol]
    primitives: frozenset[str]
    texts: frozenset[str]
    parentheses: bool
    looped: Callable[[e.Node, Scope], bool]

    def reads(self, node: e.Node, scope: Scope, condition: bool = False) -> Reads | None:
        """What the expression reads if it can stand in the template, else None.

        `condition`: only its truth matters.
        """
        reads = Reads()
        try:
            self._visit(node, scope, reads, condition)
        except NotInline:
            return None
        if not self.parentheses and "(" in Printer(lambda name: name.name, inline=True).text(node):
            return None
        return reads

    def _visit(self, node: e.Node, scope: Scope, reads: Reads, condition: bool) -> None:
        match node:
            case e.Literal():
                _check_literal(node)
            case e.Name() | e.Member():
                self._path(node, scope, reads, condition)
            case e.Unary(operator="!"):
                self._visit(node.operand, scope, reads, True)
            case e.Unary(operator="-"):
                self._visit(node.operand, scope, reads, False)
            case e.Binary(operator="&&"):
                self._visit(node.left, scope, reads, True)
                self._visit(node.right, scope, reads, condition)
            case e.Binary(operator="||"):
                self._visit(node.left, scope, reads, condition)
                self._visit(node.right, scope, reads, condition)
            case e.Binary(operator="??"):
                raise NotInline
            case e.Binary():
                if node.operator in _EQUALITY and not (
                    self.is_primitive(node.left, scope) or self.is_primitive(node.right, scope)
                ):
                    raise NotInline  # two objects: the template only has copies
                self._visit(node.left, scope, reads, False)
                self._visit(node.right, scope, reads, False)
            case e.Conditional():
                self._visit(node.test, scope, reads, True)
                self._visit(node.then, scope, reads, condition)
                self._visit(node.otherwise, scope, reads, condition)
            case _:
                raise NotInline

    def _path(self, node: e.Node, scope: Scope, reads: Reads, condition: bool) -> None:
        path = e.path_of(node)
        if path is None:
            raise NotInline
        name, members = path
        found = scope.find(name.name)
        if not found:
            symbol = self.symbols.get(name.name)
            if symbol is None or symbol.role not in _ROOTS:
                raise NotInline
        if not name.name.isascii() or any(
            member in _RESERVED or not (member.isidentifier() and member.isascii()) for member in members
        ):
            raise NotInline
        if members and members[-1] == "length":
            assert isinstance(node, e.Member)
            if not self.looped(node.object, scope):
                raise NotInline  # or the whole list would be sent for its length
            reads.presence.append((name, members[:-1]))
            return
        (reads.presence if condition else reads.whole).append((name, members))

    def is_text(self, node: e.Node, scope: Scope) -> bool:
        """Whether the value is surely a text, so that it can stand in a class or style as it is."""
        match node:
            case e.Literal():
                return isinstance(node.value, str)
            case e.Template():
                return True
            case e.Binary(operator="+"):
                return self.is_text(node.left, scope) or self.is_text(node.right, scope)
            case e.Conditional():
                return self.is_text(node.then, scope) and self.is_text(node.otherwise, scope)
            case e.Name() if scope.find(node.name) is None:
                symbol = self.symbols.get(node.name)
                return node.name in self.texts or bool(
                    symbol and symbol.has_constant and isinstance(symbol.constant, str)
                )
            case _:
                return False

    def is_primitive(self, node: e.Node, scope: Scope) -> bool:
        """Whether the value is surely no object, so that comparing copies is comparing values."""
        match node:
            case e.Literal():
                return node.value is not None
            case e.Template():
                return True
            case e.Unary():
                return True
            case e.Binary():
                return node.operator not in ("&&", "||", "??")
            case e.Conditional():
                return self.is_primitive(node.then, scope) and self.is_primitive(node.otherwise, scope)
            case e.Member():
                return node.name == "length"
            case e.Name():
                found = scope.find(node.name)
                if found:
                    return found[1]
                symbol = self.symbols.get(node.name)
                return node.name in self.primitives or bool(symbol and symbol.is_primitive)
            case _:
                return False


def _check_literal(node: e.Literal) -> None:
    if node.text == "undefined":
        raise NotInline  # it is sent as null
    if isinstance(node.value, str) and not (node.value.isprintable() and _PLAIN_STRING.isdisjoint(node.value)):
        raise NotInline
    if isinstance(node.value, int | float) and not isinstance(node.value, bool) and not _NUMBER.fullmatch(node.text):
        raise NotInline


def mark(reads: Reads, shape_of: Callable[[e.Name], Shape | None]) -> None:
    """Enter reads into shapes; names without a shape (indices, native properties) are passed over."""
    for kind, paths in (("whole", reads.whole), ("presence", reads.presence)):
        for name, members in paths:
            shape = shape_of(name)
            if shape is not None:
                reached = shape.at(members)
                reached.whole = reached.whole or kind == "whole"
