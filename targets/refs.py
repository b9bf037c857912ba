"""`mp:ref`: what an element needs to be found, and the places that the script hands to the runtime.

A built-in element gets a class of its own, which the runtime gives to a selector query. A component tells what it
exposes in a hidden event, `mpref`; the element that listens says in its dataset which reference it is.
"""

import json
from collections.abc import Mapping

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.analyze.uses import elements
from mpc.targets.base import Target
from mpc.targets.native import Inline, NativeAttribute
from mpc.targets.scope import DATASET, Scope

METHOD = "mpRef"
"""The method that the runtime supplies where a component has a reference."""


class Refs:
    """One unit's references. `places`: name -> JavaScript of a selector, or 0 for a component; in loops an array."""

    def __init__(self, unit: ir.Unit, target: Target, suffix: str) -> None:
        self._target = target
        self._suffix = suffix
        self._wanted = _reads_refs(unit)
        self.places: dict[str, str] = {}

    def classes(self, node: ir.Element, scope: Scope) -> tuple[str, ...]:
        """The class of a built-in element, still without its unit's suffix."""
        if node.ref is None or node.component is not None or not self._wanted:
            return ()
        name = f"mp-ref-{node.ref.name}"
        selector = json.dumps(f".{name}{self._suffix}")
        self.places[node.ref.name] = f"[{selector}]" if scope.loops else selector
        return (name,)

    def attributes(self, node: ir.Element, scope: Scope) -> list[NativeAttribute]:
        """What the tag of a component needs, the indices of the rows around it included."""
        if node.ref is None or node.component is None or not self._wanted:
            return []
        self.places[node.ref.name] = "[]" if scope.loops else "0"
        attributes = [
            NativeAttribute("data-mp-ref", (node.ref.name,)),
            NativeAttribute(self._target.listener("component", "mpref"), (METHOD,)),
        ]
        for loop in scope.loops:
            loop.uses_index = True
            index = Inline(e.Name(loop.index, 0, 0), scope)
            attributes.append(NativeAttribute(f"data-mp-{DATASET[loop.depth]}", (index,)))
        return attributes


def listens(places: Mapping[str, str]) -> bool:
    """Whether a component is among the places."""
    return any(place in ("0", "[]") for place in places.values())


def asks(places: Mapping[str, str]) -> bool:
    """Whether a built-in element is among the places."""
    return any("." in place for place in places.values())


def _reads_refs(unit: ir.Unit) -> bool:
    if unit.script is not None and "refs" in unit.script.uses:
        return True
    return any(
        name.name == "$refs"
        for element in elements(unit.template)
        for event in element.events
        for name in e.free_names(event.handler.node)
    )
