"""Fills the slots of components: checks what is given against the definition, and desugars slots that have values.

No target is asked for scoped slots of its own. The component reports the values in an event, its user keeps them in a
state and shows the content for them: `mp:for="_row0, _i0 in _slot0"` with `slot="row-{{ _i0 }}"` where the slot stands
in a loop, `mp:if="_slot0"` where it does not.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from operator import is_

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.analyze.slot_content import into, is_single, under, unnamed, written_to
from mpc.compiler.analyze.slot_facts import Fact, Facts, Given, given, is_repeated
from mpc.compiler.analyze.slots import as_expression, flag, text_literal
from mpc.compiler.analyze.substitute import substitute
from mpc.compiler.analyze.vocabulary import camel, kebab
from mpc.compiler.diagnostics import FileSink, Sink, suggest
from mpc.compiler.expression import Expression
from mpc.compiler.memo import watchable
from mpc.compiler.source import Span

_TAKEN = re.compile(r"\b_(?:slot|row|i)\d+\b")

ROW_KEY = "_i"
"""The field of a reported row that holds its index: the native key. Without one, glass-easel 0.12.1 loses the content
of the slots after those of a loop when its rows become more and then fewer."""


def report_event(slot: str) -> str:
    """The event in which a component hands up the values of a slot."""
    return f"mp-slot-{slot or 'default'}"


@watchable(deep=True)
@dataclass(frozen=True)
class Unfilled:
    """All units before slots are filled, and what their slots are."""

    units: Mapping[str, ir.Unit]
    facts: Facts


def fill_unit(unit: ir.Unit, all_units: Unfilled, sink: Sink) -> ir.Unit:
    """The unit with all slots filled."""
    return _Filler(unit, all_units.units, all_units.facts, sink.at(unit.file)).unit()


@dataclass(frozen=True, slots=True)
class _Kept:
    """The names for what a component reported: the state, a row of it and its index."""

    state: str
    row: str
    index: str


class _Filler:
    """One unit."""

    def __init__(self, unit: ir.Unit, units: Mapping[str, ir.Unit], facts: Facts, sink: FileSink) -> None:
        self._unit = unit
        self._units = units
        self._facts = facts
        self._sink = sink
        self._states: dict[str, ir.Symbol] = {}

    @cached_property
    def _taken(self) -> set[str]:
        """Names that generated code must not take."""
        return set(_TAKEN.findall(self._unit.file.text))

    def unit(self) -> ir.Unit:
        self._check_stray(self._unit.template)
        template = self._nodes(self._unit.template, False)
        symbols = {**self._unit.symbols, **self._states}
        reports = {report_event(name) for name, fact in self._facts[self._unit.path].items() if not fact.plain}
        emits = self._unit.emits | reports
        return replace(self._unit, template=template, symbols=symbols, emits=emits, slot_states=tuple(self._states))

    def _nodes(self, nodes: tuple[ir.Node, ...], looped: bool) -> tuple[ir.Node, ...]:
        """The nodes; the very same where nothing is filled in them."""
        filled = tuple([self._node(node, looped) for node in nodes])
        return nodes if all(map(is_, filled, nodes)) else filled

    def _node(self, node: ir.Node, looped: bool) -> ir.Node:
        match node:
            case ir.Element():
                definition = self._units.get(node.component) if node.component else None
                if definition is not None:
                    return self._fill(node, definition, looped)
                if not node.native:  # a native component's slots are its own
                    self._check_stray(node.children)
                children = self._nodes(node.children, looped)
                return node if children is node.children else replace(node, children=children)
            case ir.If():
                bodies = [self._nodes(branch.body, looped) for branch in node.branches]
                if all(body is branch.body for body, branch in zip(bodies, node.branches, strict=True)):
                    return node
                branches = (replace(branch, body=body) for branch, body in zip(node.branches, bodies, strict=True))
                return replace(node, branches=tuple(branches))
            case ir.For() | ir.Only():
                body = self._nodes(node.body, looped or isinstance(node, ir.For))
                return node if body is node.body else replace(node, body=body)
            case _:
                return node

    def _fill(self, element: ir.Element, definition: ir.Unit, looped: bool) -> ir.Element:
        """A component's use with its content in place."""
        pattern = None if _goes_somewhere(element) else element.pattern
        facts = self._facts[definition.path]
        children: list[ir.Node] = []
        events = list(element.events)
        kept: dict[str, _Kept] = {}
        filled: set[str] = set()
        computed: list[ir.Attribute] = []
        for written in element.children:
            content = list(given(written))
            names = {name for each in content if (name := self._name(each, element, definition)) is not None}
            filled |= names
            computed += self._computed(content, element, definition)
            # Inside first, while the names that the slots around give still stand there.
            child = self._node(written, looped or is_repeated(written, facts))
            scoped = [name for name in names if name in facts and not facts[name].plain]
            self._check_names(written, names, pattern)
            if not scoped:
                self._check_patterns(child, names, element)
                children.append(unnamed(child))
                self._check_single(children[-1])
            elif len(names) > 1:
                self._sink.report("MP345", child.span)
            elif looped:
                self._sink.report("MP344", child.span)
            else:
                name = scoped[0]
                if name not in kept:
                    kept[name] = self._keep(facts[name])
                    events.append(_listener(name, kept[name].state, element.tag_span))
                children.append(self._scoped(unnamed(child), name, facts[name], kept[name], element))
                self._check_single(children[-1])
        if pattern and "" not in kept:
            self._sink.report("MP346", pattern.span, name="default", tag=element.tag)
        flags = [_flag(name, element.tag_span) for name in sorted(filled & definition.fallbacks)]
        plain = (name for name in definition.fallbacks - filled if name in facts and facts[name].plain)
        flags += [_computed_flag(name, computed) for name in sorted(plain) if computed]
        attributes = (*element.attributes, *flags)
        return replace(element, attributes=attributes, events=tuple(events), children=tuple(children))

    def _name(self, content: Given, element: ir.Element, definition: ir.Unit) -> str | None:
        """The constant name of the slot that a node goes into; None if only running tells, or it is reported."""
        name = content.name
        if name is None or name in definition.slots or definition.any_slot:
            return name
        path = definition.file.path
        if content.slot:
            guess = suggest(name, definition.slots - {""})
            self._sink.report("MP314", content.slot.span, tag=element.tag, name=name, path=path, suggestion=guess)
        else:
            self._sink.report("MP315", content.node.span, tag=element.tag, path=path)
        return None

    def _computed(self, content: Sequence[Given], element: ir.Element, definition: ir.Unit) -> list[ir.Attribute]:
        """The slots whose names are computed; a component whose slots have content of their own must know them."""
        found: list[ir.Attribute] = []
        for each in content:
            if each.slot is None or each.name is not None:
                continue
            if each.looped and definition.fallbacks:
                self._sink.report("MP327", each.slot.span, tag=element.tag, path=definition.file.path)
            else:
                found.append(each.slot)
        return found

    def _keep(self, fact: Fact) -> _Kept:
        number = len(self._states)
        while self._taken & {f"_slot{number}", f"_row{number}", f"_i{number}"}:
            number += 1
        kept = _Kept(f"_slot{number}", f"_row{number}", f"_i{number}")
        self._taken.add(kept.state)
        first: object = [] if fact.looped else None
        self._states[kept.state] = ir.Symbol(kept.state, ir.Role.STATE, f"{kept.state}.v", first, True)
        return kept

    def _check_patterns(self, child: ir.Node, names: set[str], element: ir.Element) -> None:
        """`mp:slot` for a slot that has no values."""
        for each in given(child):
            if each.pattern:
                slot = next(iter(names), "")
                self._sink.report("MP346", each.pattern.span, name=slot or "default", tag=element.tag)

    def _check_names(self, child: ir.Node, names: set[str], pattern: ir.SlotPattern | None) -> None:
        """What a component's tag says of its default slot is not there in the content of another one."""
        if pattern is None or "" in names:
            return
        own = {local for each in given(child) if each.pattern for local in each.pattern.locals}
        for local in sorted(pattern.locals - own):
            if substitute((child,), {local: e.Name("", 0, 0)}) != (child,):
                slot = next(iter(names), "")
                self._sink.report("MP347", child.span, name=local, slot=slot or "default")

    def _check_stray(self, nodes: tuple[ir.Node, ...]) -> None:
        """`mp:slot` on what is no content of a component."""
        for each in (content for node in nodes for content in given(node)):
            if each.pattern:
                self._sink.report("MP328", each.pattern.span)
            if each.slot:
                self._sink.report("MP353", each.slot.name_span, name=each.slot.name)

    def _check_single(self, child: ir.Node) -> None:
        """A platform reads `slot` from the children of a component's tag alone, never from inside a `<block>`."""
        named = next((each.slot for each in given(child) if each.slot), None)
        if named and not is_single(child):
            self._sink.report("MP326", child.span)

    def _scoped(self, child: ir.Node, name: str, fact: Fact, kept: _Kept, element: ir.Element) -> ir.Node:
        """Content that is shown for the values of its slot."""
        values = self._values(child, name, fact, e.Name(kept.row if fact.looped else kept.state, 0, 0), element)
        for target in written_to(child, frozenset(values)):
            self._sink.report("MP348", target.span_of(target.node), name=target.text)
        (content,) = substitute((child,), values)
        if not fact.looped:
            return under(content, Expression(e.Name(kept.state, 0, 0), kept.state, child.span))
        index = Expression(e.Name(kept.index, 0, 0), kept.index, child.span)
        slot = ir.Attribute("slot", ir.Mixed((f"{name or 'default'}-", index), child.span), child.span, child.span)
        rows = Expression(e.Name(kept.state, 0, 0), kept.state, child.span)
        key = Expression(e.Member(e.Name(kept.row, 0, 0), ROW_KEY, 0, 0), f"{kept.row}.{ROW_KEY}", child.span)
        return ir.For(rows, kept.row, kept.index, key, into((content,), slot), child.span)

    def _values(self, child: ir.Node, name: str, fact: Fact, root: e.Node, element: ir.Element) -> dict[str, e.Node]:
        """What the names that content has for the values of its slot stand for."""
        patterns = [each.pattern for each in given(child) if each.pattern]
        if not patterns and not name and element.pattern and not _goes_somewhere(element):
            patterns = [element.pattern]
        values: dict[str, e.Node] = {}
        for pattern in patterns:
            meant = {local: e.Member(root, camel(public), 0, 0) for public, local in pattern.names}
            for public, _ in pattern.names:
                if camel(public) not in fact.values:
                    guess = suggest(public, fact.values)
                    self._sink.report("MP347", pattern.span, name=public, slot=name or "default", suggestion=guess)
            all_of_them = {pattern.whole: root} if pattern.whole else {}
            if any(values.get(local, node) != node for local, node in {**meant, **all_of_them}.items()):
                self._sink.report("MP345", child.span)  # the branches of one chain are lowered together
            values.update(meant)
            values.update(all_of_them)
        return values


def _goes_somewhere(element: ir.Element) -> bool:
    """Whether an element is itself the content of a slot: then `mp:slot` on it is about that one."""
    return any(attribute.name == "slot" for attribute in element.attributes)


def _listener(slot: str, state: str, span: Span) -> ir.Event:
    detail = e.Member(e.Name("$event", 0, 0), "detail", 0, 0)
    text = f"{state} = $event.detail"
    handler = Expression(e.Assignment(e.Name(state, 0, 0), "=", detail, 0, 0), text, span)
    return ir.Event(report_event(slot), handler, False, False, span)


def _flag(slot: str, span: Span) -> ir.Attribute:
    return ir.Attribute(kebab(flag(slot)), Expression(e.Literal(True, "true", 0, 0), "true", span), span, span)


def _computed_flag(slot: str, computed: Sequence[ir.Attribute]) -> ir.Attribute:
    """Whether one of the computed names is this slot's."""
    first, *others = [
        e.Binary("===", as_expression(attribute.value), text_literal(slot), 0, 0) for attribute in computed
    ]
    test = reduce(lambda left, right: e.Binary("||", left, right, 0, 0), others, first)
    span = computed[0].span
    return ir.Attribute(kebab(flag(slot)), Expression(test, "", span), span, span)
