"""Elements: their native attributes, from props and tables, classes and styles, models and events."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.analyze.assets import ASSET_ATTRIBUTES, asset_path
from mpc.compiler.analyze.vocabulary import camel
from mpc.compiler.expression import Expression
from mpc.compiler.memo import watchable
from mpc.targets.animations import rename_animations
from mpc.targets.base import Target
from mpc.targets.capabilities import Capabilities, Given
from mpc.targets.classes import Group, class_values, style_values
from mpc.targets.handlers import Handlers
from mpc.targets.models import binding
from mpc.targets.native import Field, Inline, NativeAttribute, Part
from mpc.targets.reading import Reading
from mpc.targets.refs import Refs
from mpc.targets.scope import DATASET, Scope
from mpc.targets.shapes import Shape

# The value of `hover-class` that is no class.
NO_CLASS = "none"
# What a native template reads as an expression or as a character reference, also in text.
_MARKUP = re.compile(r"\{\{|&[#\w]+;")


@watchable(deep=True)
@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a unit's lowering knows of the rest of the project."""

    units: Mapping[str, ir.Unit]
    scopes: Mapping[str, str]  # component path -> class suffix, on targets that need one
    keyframes: Mapping[str, frozenset[str]]  # component path -> names of keyframes that get the suffix, too
    assets: frozenset[str]
    labels: bool  # development: errors in hoisted code name the template's line
    traced: bool  # generated code is marked with its place in the template
    natives: Mapping[str, ir.NativeUse]
    window: tuple[ir.Option, ...]
    metadata: tuple[ir.Metadata, ...]  # the app's
    base_library: str  # the one that mpc.toml names, or nothing
    # What a component reads of its props, for a user (paths); None for one that (indirectly) contains the user itself.
    props_of: Callable[[str, str], Mapping[str, Shape] | None]


class Elements:
    """The attributes of one unit's elements. `features` gathers the parts of the runtime that they call."""

    def __init__(
        self,
        reading: Reading,
        handlers: Handlers,
        capabilities: Capabilities,
        target: Target,
        around: Surroundings,
    ) -> None:
        unit = reading.unit
        self._reading = reading
        self._handlers = handlers
        self._capabilities = capabilities
        self._around = around
        self._file = unit.file.path
        self._user = unit.path if unit.kind == "component" else ""  # pages are in nothing: all ask the same
        self._bare = bool(target.platform["markup"]["bare_attributes"])
        self._keyframes = around.keyframes.get(unit.path, frozenset())
        self._suffix = around.scopes.get(unit.path, "") if unit.kind == "component" else ""
        self.features: set[str] = set()
        self.refs = Refs(unit, target, self._suffix)

    def tag(self, node: ir.Element) -> str:
        """The native tag; a component keeps the name it is imported by."""
        self._capabilities.used(node, self._around.natives)
        return node.tag if node.component or node.native else self._capabilities.tag(node)

    def attributes(self, node: ir.Element, scope: Scope) -> list[NativeAttribute]:
        """All attributes of an element, in the order class, style, the author's own, models, events."""
        definition = self._definition(node)
        attributes: list[NativeAttribute] = []
        classes = class_values((*node.classes, *self.refs.classes(node, scope)), self._suffix)
        if classes:
            attributes.append(NativeAttribute("class", self._joined(classes, " ", scope, "cls")))
        if node.styles:
            self._capabilities.check_style(node)
        if styles := style_values(rename_animations(node.styles, self._keyframes, self._suffix)):
            attributes.append(NativeAttribute("style", self._joined(styles, "; ", scope, "sty")))
        given: list[Given] = []
        for attribute in node.attributes:
            made: list[NativeAttribute] = []
            if node.native:
                name = self._capabilities.prop_name(attribute.name)
                made = [self._native(name, attribute.value, scope, bare=False)]
            elif definition is None:
                made = self._attribute(node, attribute, scope)
            elif self._capabilities.component_attribute(node, attribute):
                made = [self._prop(attribute, definition, scope)]
            attributes += made
            given += [Given(each.name, attribute.name, attribute.name_span) for each in made]
        models, listeners = self._models(node, definition, scope, given)
        self._capabilities.check_twice(given)
        if definition is None and not node.native:
            names = {each.native for each in given}
            also = self._capabilities.also(node)
            attributes += [self._native(name, value, scope, False) for name, value in also if name not in names]
        attributes += [*models, *self._listeners(node, definition, listeners, scope)]
        written = {each.name for each in attributes}  # the indices of rows may stand there for a handler
        return [*attributes, *(each for each in self.refs.attributes(node, scope) if each.name not in written)]

    def text(self, part: str | Expression, scope: Scope) -> Part:
        """A piece of visible text. `<`, `{{` and `&lt;` would be read as markup; they travel as data."""
        if isinstance(part, Expression):
            return self._reading.part(part.node, scope.on(part.span.start))
        return self._reading.hoist.constant(part) if "<" in part or _MARKUP.search(part) else part

    def _definition(self, node: ir.Element) -> ir.Unit | None:
        return self._around.units.get(node.component) if node.component else None

    def _prop(self, attribute: ir.Attribute, definition: ir.Unit, scope: Scope) -> NativeAttribute:
        name = self._capabilities.prop_name(attribute.name)
        value = attribute.value
        read = (self._around.props_of(definition.path, self._user) or {}).get(camel(attribute.name))
        if isinstance(value, Expression) and read is not None:
            return NativeAttribute(name, (self._reading.part(value.node, scope.on(value.span.start), handed=read),))
        return self._native(name, value, scope, bare=False)

    def _attribute(self, node: ir.Element, attribute: ir.Attribute, scope: Scope) -> list[NativeAttribute]:
        result: list[NativeAttribute] = []
        for name, value in self._capabilities.attribute(node, attribute):
            if self._suffix and name.endswith("-class") and value not in (True, NO_CLASS):
                classes = class_values([value], self._suffix)
                result.append(NativeAttribute(name, self._joined(classes, " ", scope, "cls")))
                continue
            if isinstance(value, str):
                value = self._asset(attribute.name, value)
            result.append(self._native(name, value, scope, self._bare))
        return result

    def _asset(self, name: str, value: str) -> str:
        path = asset_path(self._file, value) if name in ASSET_ATTRIBUTES else None
        return f"/{path}" if path in self._around.assets else value

    def _native(self, name: str, value: ir.Value, scope: Scope, bare: bool) -> NativeAttribute:
        if value is True:
            node = e.Literal(True, "true", 0, 0)
            return NativeAttribute(name, () if bare else (Inline(node, scope),))
        return NativeAttribute(name, self._value(value, scope))

    def _value(self, value: ir.Value, scope: Scope) -> tuple[Part, ...]:
        match value:
            case Expression():
                return (self._reading.part(value.node, scope.on(value.span.start)),)
            case ir.Mixed():
                parts = (
                    part if isinstance(part, str) else self._reading.part(part.node, scope) for part in value.parts
                )
                return self._quotable(list(parts))
            case str():
                return self._quotable([value])
            case _:
                return (Inline(e.Literal(bool(value), str(value).lower(), 0, 0), scope),)

    def _joined(self, groups: list[Group], separator: str, scope: Scope, helper: str) -> tuple[Part, ...]:
        """Class or style groups in a row. A tuple's node is of unknown kind: the helper makes text of it."""
        parts: list[Part] = []
        for group in groups:
            if parts:
                parts.append(separator)
            for piece in group:
                if isinstance(piece, str):
                    parts.append(piece)
                elif isinstance(piece, tuple) and (self._suffix or not self._reading.inliner.is_text(piece[0], scope)):
                    self.features.add("classes")
                    parts.append(self._helped(piece[0], scope, helper))
                elif isinstance(piece, tuple):
                    parts.append(self._reading.part(piece[0], scope))
                else:
                    parts.append(self._reading.part(piece, scope))
        return self._quotable(parts)

    def _quotable(self, parts: list[Part]) -> tuple[Part, ...]:
        """The parts of one attribute; text that would end it, or be read as markup, travels as data."""
        quotes = "" if len(parts) > 1 else "'"  # expressions have quotes of their own

        def breaks(text: str) -> bool:
            return "\n" in text or ('"' in text and quotes in text) or bool(_MARKUP.search(text))

        return tuple([
            self._reading.hoist.constant(part) if isinstance(part, str) and breaks(part) else part for part in parts
        ])  # fmt: skip

    def _helped(self, node: e.Node, scope: Scope, helper: str) -> Field:
        callee = e.Name(f"${helper}", node.start, node.start)
        arguments: tuple[e.Node, ...] = (node,)
        if helper == "cls" and self._suffix:
            arguments += (e.Literal(self._suffix, f'"{self._suffix}"', node.end, node.end),)
        return self._reading.hoisted(e.Call(callee, arguments, node.start, node.end), scope)

    # -- models and events ------------------------------------------------------------------------------

    def _models(
        self, node: ir.Element, definition: ir.Unit | None, scope: Scope, given: list[Given]
    ) -> tuple[list[NativeAttribute], "Listeners"]:
        """The attributes that show what `mp:model` binds, and the assignments that its events make.

        The former are added to what is `given`.
        """
        attributes: list[NativeAttribute] = []
        listeners: Listeners = {}
        for model in node.models:
            found = binding(node, model, definition, self._capabilities)
            if found is None:
                continue
            if found.attribute:
                given.append(Given(found.attribute, found.attribute, model.span))
                attributes.append(NativeAttribute(found.attribute, (self._reading.part(model.target.node, scope),)))
            # An element listens to an event once, so the model goes into the author's own listener.
            stop = any(each.name == found.event and each.stop and not each.capture for each in node.events)
            listeners.setdefault((found.event, stop, False), []).append(found.assignment)
        return attributes, listeners

    def _listeners(
        self, node: ir.Element, definition: ir.Unit | None, listeners: "Listeners", scope: Scope
    ) -> list[NativeAttribute]:
        """One attribute for each event, and the indices of the loops whose rows its handler wants."""
        if not node.events and not listeners:
            return []
        attributes: dict[str, NativeAttribute] = {}
        for event in node.events:
            listeners.setdefault((event.name, event.stop, event.capture), []).append(event.handler.node)
        spans = {each.name: each.span for each in node.events}
        places = {each.name: each.handler.span.start for each in node.events}
        # One stops for all; and two events of WeChat's may be one here.
        stopped = {(name, capture) for name, stop, capture in listeners if stop}
        native: dict[str, tuple[str, list[e.Node]]] = {}
        for (name, _, capture), nodes in listeners.items():
            span = spans.get(name, node.tag_span)
            found = self._capabilities.listener(node, definition, name, (name, capture) in stopped, capture, span)
            if found is not None:
                native.setdefault(found, (name, []))[1].extend(nodes)
        for attribute, (name, nodes) in native.items():
            method, depth = self._handlers.method(name, nodes, scope.on(places.get(name, node.tag_span.start)))
            attributes[attribute] = NativeAttribute(attribute, (method,))
            for loop in scope.loops[:depth]:
                loop.uses_index = True
                index = Inline(e.Name(loop.index, 0, 0), scope)
                data = f"data-mp-{DATASET[loop.depth]}"
                attributes.setdefault(data, NativeAttribute(data, (index,)))
            if depth:
                self.features.add("rows")
        return list(attributes.values())


Listeners = dict[tuple[str, bool, bool], list[e.Node]]
"""Handlers by event, `.stop` and `.capture`."""
