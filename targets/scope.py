"""Where in a template one is: the enclosing loops and the conditions that hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mpc.compiler import expression as e
from mpc.compiler.record import record
from mpc.targets.shapes import Rows

DATASET = "ijklm"
"""The element's `data-mp-i`, `data-mp-j`, … hold the indices of its loops, outermost first."""


@dataclass(eq=False, slots=True)
class Loop:
    """One enclosing loop. `path` is how the runtime finds the list from the outer row; None if it cannot."""

    item: str
    index: str  # as emitted
    author_index: str | None
    rows: Rows
    path: str | None
    depth: int
    uses_index: bool = False
    source: e.Node | None = None  # the list's expression


@record
class Guard:
    """A condition that holds here, or does not (`negated`)."""

    condition: e.Node
    negated: bool


@record
class Scope:
    loops: tuple[Loop, ...] = ()  # outermost first
    guards: tuple[Guard, ...] = ()
    place: int = 0  # where the node stands in its file

    def inside(self, loop: Loop) -> Scope:
        return Scope((*self.loops, loop), self.guards, self.place)

    def under(self, *guards: Guard) -> Scope:
        return Scope(self.loops, (*self.guards, *guards), self.place)

    def on(self, place: int) -> Scope:
        return Scope(self.loops, self.guards, place)

    def to(self, depth: int) -> Scope:
        """The same place seen from the first `depth` loops."""
        return Scope(self.loops[:depth], self.guards, self.place)

    def find(self, name: str) -> tuple[Loop, bool] | None:
        """The loop that a name belongs to, and whether it is its index."""
        for loop in reversed(self.loops):
            if name == loop.item:
                return loop, False
            if name == loop.author_index:
                return loop, True
        return None

    def depth_of(self, nodes: Iterator[e.Node] | list[e.Node]) -> int:
        """The number of loops that must be around code which uses the names in these nodes."""
        depth = 0
        for node in nodes if self.loops else ():
            for name in e.free_names(node):
                found = self.find(name.name)
                if found:
                    depth = max(depth, found[0].depth + 1)
        return depth
