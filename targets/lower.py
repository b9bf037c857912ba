"""Lowers one unit for one target: from IR to a native tree and the view data of its script.

`lower(...)` is the entry. A lowering marks reads as it goes; where two uses of a list turn out to want different
forms of it (one shows the rows as they are, another adds hoisted values to them), the expressions concerned are
put into `forced` and the unit is lowered again with those hoisted.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.diagnostics import FileSink
from mpc.targets.bar import bar_effects
from mpc.targets.base import Target
from mpc.targets.capabilities import Capabilities
from mpc.targets.elements import Elements, Surroundings
from mpc.targets.handlers import Handlers
from mpc.targets.loops import Loops
from mpc.targets.native import NativeAttribute, NativeElement, NativeNode, NativeText, Part
from mpc.targets.nesting import check_nesting
from mpc.targets.reading import Reading
from mpc.targets.scope import Guard, Scope
from mpc.targets.search import page_info
from mpc.targets.shapes import Shape
from mpc.targets.sharing import Said, sharing
from mpc.targets.slots import Slots


@dataclass(frozen=True)
class View:
    """What a template needs of its script, and the template itself."""

    nodes: tuple[NativeNode, ...]
    shapes: Mapping[str, Shape]  # of the fields the script projects, by field
    hoists: Mapping[str, str]  # field -> JavaScript of its derived value
    constants: Mapping[str, object]  # fields that never change
    handlers: Mapping[str, str]  # method -> JavaScript; equal to its name for an author's function
    names: frozenset[str]  # names of the script that generated code uses
    features: frozenset[str]  # parts of the runtime that generated code calls
    said: tuple[Said, ...]  # code made of what stands around the template: the bar's settings, `<seo>`, `<share>`
    places: Mapping[str, str]  # reference -> JavaScript of where the runtime finds it
    reports: tuple[str, ...]  # JavaScript that hands the values of slots to the component's user
    props: Mapping[str, Shape]  # what template and script read of each prop, by its public name


def lower(unit: ir.Unit, target: Target, around: Surroundings, sink: FileSink) -> View:
    """Lower a unit. Differences that the target cannot bridge are reported."""
    check_nesting(unit.template, target.elements, sink.sink.for_target(None).at(sink.file))
    forced: set[int] = set()
    while True:
        lowering = _Lowering(unit, target, around, sink, frozenset(forced))
        nodes = lowering.nodes(unit.template, Scope())
        conflicts = lowering.conflicts() - forced
        if not conflicts:
            return lowering.view(tuple(nodes))
        forced |= conflicts


class _Lowering:
    """One pass over a template: structure here, the rest in `Loops` and `Elements`."""

    def __init__(
        self, unit: ir.Unit, target: Target, around: Surroundings, sink: FileSink, forced: frozenset[int]
    ) -> None:
        self._target = target
        self._around = around
        self._sink = sink
        self._labels = around.labels
        self._reading = Reading(unit, forced, target.allows_parentheses, around.labels, around.traced)
        self._handlers = Handlers(self._reading.hoist, unit.symbols)
        self._loops = Loops(self._reading)
        self._slots = Slots(self._reading)
        self._elements = Elements(
            self._reading, self._handlers, Capabilities(target, around.base_library, sink), target, around
        )

    def conflicts(self) -> set[int]:
        """Expressions that must be hoisted, known once everything has been seen."""
        return self._reading.all_conflicts() | self._handlers.unreachable

    def view(self, nodes: tuple[NativeNode, ...]) -> View:
        reading, hoist, handlers = self._reading, self._reading.hoist, self._handlers
        said = self._said()
        return View(
            nodes=nodes,
            shapes=reading.shapes,
            hoists=hoist.roots,
            constants=hoist.constants,
            handlers=handlers.methods,
            names=frozenset({*hoist.names, *handlers.names, *reading.shapes}),
            features=frozenset(self._elements.features).union(*(each.features for each in said)),
            said=said,
            places=self._elements.refs.places,
            reports=tuple(self._slots.reports),
            props=reading.prop_reads(handlers.paths),
        )

    def _said(self) -> tuple[Said, ...]:
        unit, hoist, target, around = self._reading.unit, self._reading.hoist, self._target, self._around
        return (
            bar_effects(unit, around.window, hoist, target),
            page_info(unit, around.metadata, hoist, target, self._sink),
            sharing(unit, around.metadata, around.assets, hoist, target),
        )

    def nodes(self, nodes: tuple[ir.Node, ...], scope: Scope) -> list[NativeNode]:
        result: list[NativeNode] = []
        for node in nodes:
            scope = scope.on(node.span.start)
            match node:
                case ir.Text():
                    result.append(NativeText(tuple(self._elements.text(part, scope) for part in node.parts)))
                case ir.Element():
                    attributes = self._elements.attributes(node, scope)
                    children = self.nodes(node.children, scope)
                    result.append(NativeElement(self._elements.tag(node), tuple(attributes), tuple(children)))
                case ir.If():
                    result += self._if(node, scope)
                case ir.For():
                    result.append(self._for(node, scope))
                case ir.Slot():
                    result.append(self._slots.element(node, scope))
                case ir.Only():
                    if node.holds(self._target.name):
                        result += self.nodes(node.body, scope)
        return result

    def _if(self, node: ir.If, scope: Scope) -> list[NativeNode]:
        result: list[NativeNode] = []
        passed: tuple[Guard, ...] = ()
        branches = list(node.branches)
        while branches and self._is_absent(branches[-1].body):
            branches.pop()
        for number, branch in enumerate(branches):
            word = "if" if number == 0 else "elif" if branch.condition else "else"
            parts: tuple[Part, ...] = ()
            holds: tuple[Guard, ...] = ()
            if branch.condition:
                condition = branch.condition.node
                place = branch.condition.span.start
                parts = (self._reading.part(condition, scope.under(*passed).on(place), condition=True),)
                holds = (Guard(condition, False),)
                inner = scope.under(*passed, *holds)
                passed = (*passed, Guard(condition, True))
            else:
                inner = scope.under(*passed)
            body = self.nodes(branch.body, inner)
            result.append(self._controlled(body, (NativeAttribute(self._target.directive(word), parts),)))
        if node.unknown and self._labels:
            # Nothing shows it; the script computes it like any field, and so tells of each unknown value once.
            self._reading.hoisted(
                _warning(node.unknown.node, self._reading.place(node.span.start)), scope.under(*passed)
            )
        return result

    def _is_absent(self, nodes: tuple[ir.Node, ...]) -> bool:
        """Whether `mp:only` and `mp:except` leave nothing of these on this target."""
        return all(
            isinstance(node, ir.Only) and (not node.holds(self._target.name) or self._is_absent(node.body))
            for node in nodes
        )

    def _for(self, node: ir.For, scope: Scope) -> NativeNode:
        loop, part = self._loops.enter(node, scope)
        inner = scope.inside(loop)
        key = self._loops.key(node.key, loop, inner) if node.key else None
        body = self.nodes(node.body, inner)
        directive = self._target.directive
        attributes = [NativeAttribute(directive("for"), (part,))]
        if loop.item != "item":
            attributes.append(NativeAttribute(directive("for-item"), (loop.item,)))
        if loop.index != "index" and (loop.author_index or loop.uses_index or self._loops.hides(scope)):
            attributes.append(NativeAttribute(directive("for-index"), (loop.index,)))
        if key is not None:
            attributes.append(NativeAttribute(directive("key"), (key,)))
        if loop.depth and loop.path is None and loop.rows.columns:
            self._reading.conflicts.add(id(node.list.node))  # the rows' hoisted values could depend on the outer row
        return self._controlled(body, tuple(attributes))

    def _controlled(self, body: list[NativeNode], control: tuple[NativeAttribute, ...]) -> NativeElement:
        """The body under `wx:if` or `wx:for`: on its only element, or on a block around it."""
        only = body[0] if len(body) == 1 else None
        if isinstance(only, NativeElement) and only.tag != "slot" and not self._is_controlled(only):
            return NativeElement(only.tag, (*control, *only.attributes), only.children)
        return NativeElement("block", control, tuple(body))

    def _is_controlled(self, element: NativeElement) -> bool:
        prefix = self._target.directive("")
        return any(attribute.name.startswith(prefix) for attribute in element.attributes)


def _warning(value: e.Node, place: str) -> e.Node:
    """`value && console.warn("pages/home.mp:7: … " + value)`."""
    at, end = value.start, value.end
    text = f"{place}: <component :is> is given a name that is not imported: "
    words = e.Literal(text, json.dumps(text, ensure_ascii=False), at, end)
    console = e.Literal(None, "console", at, end)  # a literal, as it is never null
    call = e.Call(e.Member(console, "warn", at, end), (e.Binary("+", words, value, at, end),), at, end)
    return e.Binary("&&", value, call, at, end)
