"""`mp:ref`: its name, and whether everything that `$refs` is asked for is there."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.diagnostics import FileSink, suggest
from mpc.compiler.frontend import ast
from mpc.compiler.script.model import RefUse
from mpc.compiler.source import Span

_NAME = re.compile(r"[A-Za-z_$][\w$]*")
# What a reference to a built-in element can do.
NODE = ("rect", "scroll", "node")

Step = tuple[int, int | ir.Only]
"""A node around an element (by identity) and the arm of it where the element stands, or what limits its targets."""


@dataclass(frozen=True, slots=True)
class _Place:
    element: ir.Element
    ref: ir.Ref
    steps: tuple[Step, ...]
    looped: bool

    @property
    def kind(self) -> tuple[bool, bool]:
        return self.element.component is not None, self.looped


def read_ref(attribute: ast.Attribute, sink: FileSink) -> ir.Ref | None:
    """The name in `mp:ref="name"`."""
    if not attribute.value:
        sink.report("MP401", attribute.name_span)
        return None
    if not _NAME.fullmatch(attribute.value):
        sink.report("MP362", attribute.value_span, text=attribute.value)
        return None
    return ir.Ref(attribute.value, attribute.value_span)


def check_refs(unit: ir.Unit, units: Mapping[str, ir.Unit], sink: FileSink) -> None:
    """Report names that stand twice, components that expose nothing, and reads of what is not there."""
    places: dict[str, list[_Place]] = {}
    for place in _places(unit.template, (), False):
        others = places.setdefault(place.ref.name, [])
        if any(not _apart(place, other) for other in others):
            sink.report("MP363", place.ref.span, name=place.ref.name)
        others.append(place)
        definition = units.get(place.element.component or "")
        if definition is not None and not _exposes(definition):
            tag, path = place.element.tag, definition.file.path
            sink.report("MP365", place.ref.span, name=place.ref.name, tag=tag, path=path)
    for use in [*(unit.script.refs if unit.script else ()), *_in_handlers(unit.template)]:
        if use.name not in places:
            sink.report("MP361", use.span, name=use.name, suggestion=suggest(use.name, places))
        elif use.member is not None and use.member_span is not None:
            _check_member(use, use.member, use.member_span, places[use.name], units, sink)


def _check_member(
    use: RefUse, member: str, span: Span, places: list[_Place], units: Mapping[str, ir.Unit], sink: FileSink
) -> None:
    known: set[str] = set()
    for place in places:
        members = _members(place, units)
        if members is None:
            return
        known.update(members)
    if known and member not in known:
        listed = ", ".join(f"`{name}`" for name in sorted(known))
        sink.report("MP366", span, name=use.name, member=member, known=listed, suggestion=suggest(member, known))


def _members(place: _Place, units: Mapping[str, ir.Unit]) -> tuple[str, ...] | None:
    """What a reference has; None if only running the component tells, or if it is an array."""
    if place.element.component is None:
        return NODE
    definition = units.get(place.element.component)
    if place.looped or definition is None or definition.script is None or definition.script.exposes_anything:
        return None
    return definition.script.exposes


def _exposes(definition: ir.Unit) -> bool:
    return definition.script is not None and (definition.script.broken or "expose" in definition.script.uses)


def _places(nodes: tuple[ir.Node, ...], steps: tuple[Step, ...], looped: bool) -> Iterator[_Place]:
    for node in nodes:
        match node:
            case ir.Element():
                if node.ref is not None:
                    yield _Place(node, node.ref, steps, looped)
                yield from _places(node.children, steps, looped)
            case ir.If():
                for arm, branch in enumerate(node.branches):
                    yield from _places(branch.body, (*steps, (id(node), arm)), looped)
            case ir.For():
                yield from _places(node.body, steps, True)
            case ir.Only():
                yield from _places(node.body, (*steps, (id(node), node)), looped)


def _apart(one: _Place, other: _Place) -> bool:
    """Whether two elements may share a name: on different targets, or alike in different branches of one `mp:if`."""
    limits = [[arm for _, arm in place.steps if isinstance(arm, ir.Only)] for place in (one, other)]
    if any(_disjoint(left, right) for left in limits[0] for right in limits[1]):
        return True
    arms = dict(other.steps)
    return one.kind == other.kind and any(
        isinstance(arm, int) and arms.get(node, arm) != arm for node, arm in one.steps
    )


def _disjoint(left: ir.Only, right: ir.Only) -> bool:
    """Whether no target has both."""
    if left.excluded and right.excluded:
        return False
    if left.excluded or right.excluded:
        return left.targets <= right.targets if right.excluded else right.targets <= left.targets
    return not left.targets & right.targets


def _in_handlers(nodes: tuple[ir.Node, ...]) -> Iterator[RefUse]:
    for event in _events(nodes):
        yield from _uses(event.handler.node, None, event)


def _uses(node: e.Node, member: e.Member | None, event: ir.Event) -> Iterator[RefUse]:
    """`$refs.name` and `$refs.name.member` in a handler; `member` is what is read of the node."""
    if isinstance(node, e.Member) and isinstance(node.object, e.Name) and node.object.name == "$refs":
        asked = (member.name, _name_span(member, event)) if member is not None else (None, None)
        yield RefUse(node.name, _name_span(node, event), *asked)
    for child in e.children(node):
        yield from _uses(child, node if isinstance(node, e.Member) else None, event)


def _name_span(member: e.Member, event: ir.Event) -> Span:
    """The place of `b` in `a.b`."""
    end = event.handler.span_of(member).end
    return Span(end - len(member.name), end)


def _events(nodes: tuple[ir.Node, ...]) -> Iterator[ir.Event]:
    for node in nodes:
        match node:
            case ir.Element():
                yield from node.events
                yield from _events(node.children)
            case ir.If():
                for branch in node.branches:
                    yield from _events(branch.body)
            case ir.For() | ir.Only():
                yield from _events(node.body)
