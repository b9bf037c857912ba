"""What a component's slots are to its users: the names of their values, and which of them stand in a loop."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from mpc.compiler import ir
from mpc.compiler.analyze.vocabulary import camel
from mpc.compiler.diagnostics import Sink

_NAME = re.compile(r"[A-Za-z][\w-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Fact:
    """A slot as its component has it: the names of its values, and whether it stands in a loop."""

    values: frozenset[str]
    looped: bool

    @property
    def plain(self) -> bool:
        """Whether the platforms' own slots do."""
        return not self.values and not self.looped


Facts = Mapping[str, Mapping[str, Fact]]
"""By the path of a component and the name of a slot."""


class Given(NamedTuple):
    """A node that a component's user hands in; `looped`: one for each row of a loop."""

    node: ir.Node
    slot: ir.Attribute | None
    pattern: ir.SlotPattern | None
    looped: bool

    @property
    def name(self) -> str | None:
        """The slot it goes into; None if only running tells."""
        value = self.slot.value if self.slot else ""
        if not isinstance(value, str):
            return None
        return "" if value == "default" else value


def given(node: ir.Node, looped: bool = False) -> Iterator[Given]:
    """What a child of a component's tag hands in, through loops and conditions."""
    match node:
        case ir.Element():
            slot = next((each for each in node.attributes if each.name == "slot"), None)
            yield Given(node, slot, node.pattern if slot or not node.component else None, looped)
        case ir.If():
            for branch in node.branches:
                for child in branch.body:
                    yield from given(child, looped)
        case ir.For():
            for child in node.body:
                yield from given(child, True)
        case ir.Only():
            for child in node.body:
                yield from given(child, looped)
        case ir.Slot():
            yield Given(node, node.into, None, looped)
        case _:
            yield Given(node, None, None, looped)


def is_repeated(child: ir.Node, facts: Mapping[str, Fact]) -> bool:
    """Whether the content of a component is shown once for each row of a loop in it."""
    looped = {name for name, fact in facts.items() if fact.looped}
    return bool(looped) and any(each.name in looped for each in given(child))


def slot_facts(units: Mapping[str, ir.Unit], sink: Sink) -> dict[str, dict[str, Fact]]:
    """The facts of all components. A slot that stands in what another one repeats stands in a loop, too."""
    facts: dict[str, dict[str, Fact]] = {path: {} for path in units}
    units = {path: unit for path, unit in units.items() if unit.slots or unit.any_slot}
    while True:
        found = {**facts, **{path: _facts(unit, facts) for path, unit in units.items()}}
        if found == facts:
            break
        facts = found
    for unit in units.values():
        _check(unit, facts, sink)
    return facts


def _facts(unit: ir.Unit, facts: Facts) -> dict[str, Fact]:
    return {
        slot.name: Fact(frozenset(value.name for value in slot.values), depth > 0)
        for slot, depth in _slots(unit.template, 0, facts)
        if isinstance(slot.name, str)
    }


def _check(unit: ir.Unit, facts: Facts, sink: Sink) -> None:
    here = sink.at(unit.file)
    own = facts[unit.path]
    rows = re.compile("|".join(rf"{re.escape(name or 'default')}-\d+" for name in own if own[name].looped) or r"(?!)")
    seen: dict[str, str] = {}
    for slot, depth in _slots(unit.template, 0, facts):
        if depth > 1:
            here.report("MP344", slot.span)
        if not isinstance(slot.name, str):
            if slot.values or depth:
                here.report("MP320", slot.span)
            continue
        if rows.fullmatch(slot.name):
            here.report("MP309", slot.span, name=slot.name)
        if own[slot.name].plain and slot.name not in unit.fallbacks:
            continue
        # Its name makes the names of an event and of a property.
        made = camel(slot.name or "default").lower()
        if seen.get(made, slot.name) != slot.name or not _NAME.fullmatch(slot.name or "default"):
            here.report("MP349", slot.span, name=slot.name)
        seen[made] = slot.name


def _slots(nodes: tuple[ir.Node, ...], depth: int, facts: Facts) -> Iterator[tuple[ir.Slot, int]]:
    """The slots of a template with the number of loops around each."""
    for node in nodes:
        match node:
            case ir.Slot():
                yield node, depth
            case ir.Element():
                outer = facts.get(node.component or "", {})
                for child in node.children:
                    yield from _slots((child,), depth + is_repeated(child, outer), facts)
            case ir.If():
                for branch in node.branches:
                    yield from _slots(branch.body, depth, facts)
            case ir.For():
                yield from _slots(node.body, depth + 1, facts)
            case ir.Only():
                yield from _slots(node.body, depth, facts)
