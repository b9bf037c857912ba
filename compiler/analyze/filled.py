"""Fills the slots of components: checks what is given against the definition, and desugars slots that have values.

No target is asked for scoped slots of its own. The component reports the values in an event, its user keeps them in a
state and shows the content for them: `<block mp:for="_slot, _i in _slot0">` with `slot="row-{{ _i }}"` where the slot
stands in a loop, `mp:if="_slot0"` where it does not.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.analyze.slots import flag
from mpc.compiler.analyze.substitute import substitute
from mpc.compiler.analyze.vocabulary import camel, kebab
from mpc.compiler.diagnostics import FileSink, Sink, suggest
from mpc.compiler.expression import Expression
from mpc.compiler.source import Span

ITEM, INDEX = "_slot", "_i"


def report_event(slot: str) -> str:
    """The event in which a component hands up the values of a slot."""
    return f"mp-slot-{slot or 'default'}"


@dataclass(frozen=True, slots=True)
class Fact:
    """A slot as its component has it: the names of its values, and whether it stands in a loop."""

    values: frozenset[str]
    looped: bool

    @property
    def plain(self) -> bool:
        """Whether the platforms' own slots do."""
        return not self.values and not self.looped


def fill_slots(units: Mapping[str, ir.Unit], sink: Sink) -> dict[str, ir.Unit]:
    """The units with all slots filled."""
    facts = {path: _facts(unit, sink.at(unit.file)) for path, unit in units.items()}
    return {path: _Filler(unit, units, facts, sink.at(unit.file)).unit() for path, unit in units.items()}


def _facts(unit: ir.Unit, sink: FileSink) -> dict[str, Fact]:
    found: dict[str, Fact] = {}
    for slot, depth in _slots(unit.template, 0):
        if depth > 1:
            sink.report("MP344", slot.span)
        if isinstance(slot.name, str):
            found[slot.name] = Fact(frozenset(value.name for value in slot.values), depth > 0)
        elif slot.values or depth:
            sink.report("MP320", slot.span)
    return found


def _slots(nodes: tuple[ir.Node, ...], depth: int) -> Iterator[tuple[ir.Slot, int]]:
    for node in nodes:
        match node:
            case ir.Slot():
                yield node, depth
            case ir.Element():
                yield from _slots(node.children, depth)
            case ir.If():
                for branch in node.branches:
                    yield from _slots(branch.body, depth)
            case ir.For():
                yield from _slots(node.body, depth + 1)
            case ir.Only():
                yield from _slots(node.body, depth)


Given = tuple[ir.Node, ir.Attribute | None, ir.SlotPattern | None]


class _Filler:
    """One unit."""

    def __init__(
        self, unit: ir.Unit, units: Mapping[str, ir.Unit], facts: Mapping[str, Mapping[str, Fact]], sink: FileSink
    ) -> None:
        self._unit = unit
        self._units = units
        self._facts = facts
        self._sink = sink
        self._taken = set(unit.symbols) | (unit.script.identifiers if unit.script else frozenset())
        self._states: dict[str, ir.Symbol] = {}

    def unit(self) -> ir.Unit:
        template = self._nodes(self._unit.template, False)
        symbols = {**self._unit.symbols, **self._states}
        reports = {report_event(name) for name, fact in self._facts[self._unit.path].items() if not fact.plain}
        emits = self._unit.emits | reports
        return replace(self._unit, template=template, symbols=symbols, emits=emits, slot_states=tuple(self._states))

    def _nodes(self, nodes: tuple[ir.Node, ...], looped: bool) -> tuple[ir.Node, ...]:
        return tuple(self._node(node, looped) for node in nodes)

    def _node(self, node: ir.Node, looped: bool) -> ir.Node:
        match node:
            case ir.Element():
                definition = self._units.get(node.component) if node.component else None
                node = replace(node, children=self._nodes(node.children, looped))
                return node if definition is None else self._fill(node, definition, looped)
            case ir.If():
                branches = (replace(branch, body=self._nodes(branch.body, looped)) for branch in node.branches)
                return replace(node, branches=tuple(branches))
            case ir.For():
                return replace(node, body=self._nodes(node.body, True))
            case ir.Only():
                return replace(node, body=self._nodes(node.body, looped))
            case _:
                return node

    def _fill(self, element: ir.Element, definition: ir.Unit, looped: bool) -> ir.Element:
        """A component's use with its content in place."""
        facts = self._facts[definition.path]
        children: list[ir.Node] = []
        events = list(element.events)
        states: dict[str, str] = {}
        filled: set[str] = set()
        for child in element.children:
            names = {name for given in _given(child) if (name := self._name(given, element, definition)) is not None}
            filled |= names
            scoped = [name for name in names if name in facts and not facts[name].plain]
            if not scoped:
                self._check_patterns(child, names, element, facts)
                children.append(child)
                continue
            if len(names) > 1:
                self._sink.report("MP345", child.span)
                continue
            name = scoped[0]
            if looped:
                self._sink.report("MP344", child.span)
                continue
            if name not in states:
                states[name] = self._state(facts[name])
                events.append(_listener(name, states[name], element.tag_span))
            children.append(self._scoped(child, name, facts[name], states[name], element))
        flags = [_flag(name, element.tag_span) for name in sorted(filled & definition.fallbacks)]
        attributes = (*element.attributes, *flags)
        return replace(element, attributes=attributes, events=tuple(events), children=tuple(children))

    def _name(self, given: Given, element: ir.Element, definition: ir.Unit) -> str | None:
        """The constant name of the slot that a node goes into; None if only running tells, or it is reported."""
        node, slot, _ = given
        name = slot.value if slot else ""
        if not isinstance(name, str):
            return None
        if name in definition.slots or definition.any_slot:
            return name
        path = definition.file.path
        if slot:
            guess = suggest(name, definition.slots - {""})
            self._sink.report("MP314", slot.span, tag=element.tag, name=name, path=path, suggestion=guess)
        else:
            self._sink.report("MP315", node.span, tag=element.tag, path=path)
        return None

    def _state(self, fact: Fact) -> str:
        number = len(self._states)
        while f"_slot{number}" in self._taken:
            number += 1
        name = f"_slot{number}"
        self._taken.add(name)
        first: object = [] if fact.looped else None
        self._states[name] = ir.Symbol(name, ir.Role.STATE, f"{name}.v", first, True)
        return name

    def _check_patterns(self, child: ir.Node, names: set[str], element: ir.Element, facts: Mapping[str, Fact]) -> None:
        """`mp:slot` for a slot that has no values."""
        patterns = [pattern for _, _, pattern in _given(child) if pattern]
        patterns += [element.pattern] if element.pattern and "" in names and not _goes_somewhere(element) else []
        for pattern in patterns:
            slot = next(iter(names), "")
            self._sink.report("MP346", pattern.span, name=slot or "default", tag=element.tag)

    def _scoped(self, child: ir.Node, name: str, fact: Fact, state: str, element: ir.Element) -> ir.Node:
        """Content that is shown for the values of its slot."""
        own = next((pattern for _, _, pattern in _given(child) if pattern), None)
        pattern = own or (element.pattern if not name and not _goes_somewhere(element) else None)
        values: dict[str, e.Node] = {}
        root: e.Node = e.Name(ITEM if fact.looped else state, 0, 0)
        for public, local in pattern.names if pattern else ():
            if camel(public) not in fact.values:
                assert pattern is not None
                guess = suggest(public, fact.values)
                self._sink.report("MP347", pattern.span, name=public, slot=name or "default", suggestion=guess)
            values[local] = e.Member(root, camel(public), 0, 0)
        if pattern and pattern.whole:
            values[pattern.whole] = root
        self._check_writes(child, frozenset(values))
        content = substitute((child,), values)
        if not fact.looped:
            condition = Expression(e.Name(state, 0, 0), state, child.span)
            return ir.If((ir.Branch(condition, content, child.span),), child.span)
        index = Expression(e.Name(INDEX, 0, 0), INDEX, child.span)
        slot = ir.Attribute("slot", ir.Mixed((f"{name or 'default'}-", index), child.span), child.span, child.span)
        rows = Expression(e.Name(state, 0, 0), state, child.span)
        return ir.For(rows, ITEM, INDEX, index, _into(content, slot), child.span)

    def _check_writes(self, child: ir.Node, locals_: frozenset[str]) -> None:
        """The values of a slot are copies: to write to them does nothing."""
        for element in _elements(child):
            targets = [model.target for model in element.models]
            targets += [
                event.handler.part(event.handler.node.target)
                for event in element.events
                if isinstance(event.handler.node, e.Assignment)
            ]
            for target in targets:
                root = target.node
                while isinstance(root, e.Member | e.Index):
                    root = root.object
                if isinstance(root, e.Name) and root.name in locals_:
                    self._sink.report("MP348", target.span_of(root), name=root.name)


def _goes_somewhere(element: ir.Element) -> bool:
    """Whether an element is itself the content of a slot: then `mp:slot` on it is about that one."""
    return any(attribute.name == "slot" for attribute in element.attributes)


def _given(node: ir.Node) -> Iterator[Given]:
    """The nodes that a component's user hands in, through loops and conditions, with their slot and its pattern."""
    match node:
        case ir.Element():
            slot = next((each for each in node.attributes if each.name == "slot"), None)
            yield node, slot, node.pattern if slot or not node.component else None
        case ir.If():
            for branch in node.branches:
                for child in branch.body:
                    yield from _given(child)
        case ir.For() | ir.Only():
            for child in node.body:
                yield from _given(child)
        case ir.Slot():
            yield node, node.into, None
        case _:
            yield node, None, None


def _elements(node: ir.Node) -> Iterator[ir.Element]:
    match node:
        case ir.Element():
            yield node
            for child in node.children:
                yield from _elements(child)
        case ir.If():
            for branch in node.branches:
                for child in branch.body:
                    yield from _elements(child)
        case ir.For() | ir.Only():
            for child in node.body:
                yield from _elements(child)


def _into(nodes: tuple[ir.Node, ...], slot: ir.Attribute) -> tuple[ir.Node, ...]:
    """The nodes with this slot in place of the one that their author named."""
    result: list[ir.Node] = []
    for node in nodes:
        match node:
            case ir.Element():
                others = (each for each in node.attributes if each.name != "slot")
                result.append(replace(node, attributes=(*others, slot)))
            case ir.Slot():
                result.append(replace(node, into=slot))
            case ir.If():
                branches = (replace(branch, body=_into(branch.body, slot)) for branch in node.branches)
                result.append(replace(node, branches=tuple(branches)))
            case ir.For() | ir.Only():
                result.append(replace(node, body=_into(node.body, slot)))
            case ir.Text():
                result.append(ir.Element("text", None, (slot,), (), (), (), (), (node,), node.span, node.span))
    return tuple(result)


def _listener(slot: str, state: str, span: Span) -> ir.Event:
    detail = e.Member(e.Name("$event", 0, 0), "detail", 0, 0)
    text = f"{state} = $event.detail"
    handler = Expression(e.Assignment(e.Name(state, 0, 0), "=", detail, 0, 0), text, span)
    return ir.Event(report_event(slot), handler, False, False, span)


def _flag(slot: str, span: Span) -> ir.Attribute:
    return ir.Attribute(kebab(flag(slot)), Expression(e.Literal(True, "true", 0, 0), "true", span), span, span)
