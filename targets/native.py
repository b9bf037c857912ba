"""The native tree: what a target's template will say, with its expressions still as trees.

Expressions are printed last, when it is known which rows are boxed (see `shapes.Rows.boxed`).
"""

from __future__ import annotations

from mpc.compiler import expression as e
from mpc.compiler.record import record
from mpc.targets.scope import Scope
from mpc.targets.shapes import Rows


@record
class Inline:
    """An expression that the target's template language computes itself, and the scope of its names."""

    node: e.Node
    scope: Scope


@record
class Field:
    """A hoisted value: a field of the page, or of the row of a loop."""

    name: str
    scope: Scope | None  # the scope whose innermost loop's row holds it; None for the page


@record
class KeyPart:
    """The row itself as its key."""

    rows: Rows
    name: str


Part = str | Inline | Field | KeyPart


@record
class NativeAttribute:
    """No parts: a bare attribute."""

    name: str
    parts: tuple[Part, ...]


@record
class NativeElement:
    tag: str
    attributes: tuple[NativeAttribute, ...]
    children: tuple[NativeNode, ...]


@record
class NativeText:
    parts: tuple[Part, ...]


NativeNode = NativeElement | NativeText
