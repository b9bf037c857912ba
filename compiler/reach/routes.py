"""Ways from page to page: what `<navigator>` and `mp.navigateTo` and the like lead to, where their text tells."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from mpc.compiler import ir
from mpc.compiler.analyze.links import CALLS, OPEN_TYPES
from mpc.compiler.analyze.uses import elements
from mpc.compiler.analyze.vocabulary import camel
from mpc.compiler.expression import Expression, Name
from mpc.compiler.reach.addresses import (
    Beginning,
    Known,
    absolute,
    holds_json,
    in_script,
    in_value,
    page_named,
    texts_in,
)
from mpc.compiler.script.model import Script
from mpc.compiler.script.parse import Node, parse
from mpc.compiler.script.patterns import arguments_of, property_name, string_value, unwrapped
from mpc.compiler.source import SourceFile, Span

Kind = Literal["navigator", "call"]
_PARAMETER = re.compile(r"[?&]([\w.-]+)=")


@dataclass(frozen=True, slots=True)
class Route:
    """One place that leads somewhere: to `page`, or, None, to where only running tells. `json`: its query has JSON.

    `names` are its parameters. `prop` is the prop of a component that says where.
    """

    kind: Kind
    page: str | None
    json: bool
    file: SourceFile
    span: Span
    names: frozenset[str] = frozenset()
    prop: str = ""


@dataclass(frozen=True)
class Routes:
    """The ways of a project by file; `of_unit` with what components are handed included."""

    project: ir.Project
    pages: Collection[str]
    _units: dict[str, tuple[Route, ...]] = field(default_factory=dict)
    _scripts: dict[str, tuple[Route, ...]] = field(default_factory=dict)

    def of_unit(self, path: str) -> tuple[Route, ...]:
        """What the template and the script of a page or component lead to."""
        if path not in self._units:
            self._units[path] = ()  # a component inside itself hands on nothing new
            unit = self.project.units[path]
            script = self.of_script(unit.script)
            template = tuple(self._in_nodes(unit.template, {}, unit))
            named = self._named(unit) if any(not way.page and not way.prop for way in (*script, *template)) else ()
            self._units[path] = (*template, *script, *named)
        return self._units[path]

    def of_script(self, script: Script | None) -> tuple[Route, ...]:
        if script is None or script.broken:
            return ()
        if script.file.path not in self._scripts:
            self._scripts[script.file.path] = tuple(self._in_script(script))
        return self._scripts[script.file.path]

    def handed(self, component: str) -> Mapping[str, Kind]:
        """The props of a component that say where it leads, by their public names."""
        if component not in self.project.units:
            return {}
        return {way.prop: way.kind for way in self.of_unit(component) if way.prop}

    # -- templates ---------------------------------------------------------------------------------------

    def _in_nodes(self, nodes: tuple[ir.Node, ...], known: Known, unit: ir.Unit) -> Iterator[Route]:
        for node in nodes:
            match node:
                case ir.Element():
                    yield from self._in_element(node, known, unit)
                    yield from self._in_nodes(node.children, known, unit)
                case ir.If(branches=branches):
                    for branch in branches:
                        yield from self._in_nodes(branch.body, known, unit)
                case ir.For():
                    yield from self._in_nodes(node.body, {**known, node.item: _items(node, known, unit)}, unit)
                case ir.Only(body=body):
                    yield from self._in_nodes(body, known, unit)

    def _in_element(self, element: ir.Element, known: Known, unit: ir.Unit) -> Iterator[Route]:
        given = {each.name: each for each in element.attributes}
        if element.component:
            handed = self.handed(element.component)
            for attribute in element.attributes:
                if kind := handed.get(camel(attribute.name)):
                    yield from self._leading(kind, attribute, known, unit)
        elif element.tag == "navigator" and "target" not in given and "url" in given:
            opens = given["open-type"].value if "open-type" in given else "navigate"
            if not isinstance(opens, str) or opens in OPEN_TYPES:
                yield from self._leading("navigator", given["url"], known, unit)

    def _leading(self, kind: Kind, attribute: ir.Attribute, known: Known, unit: ir.Unit) -> Iterator[Route]:
        value = attribute.value
        source = unit.file.text[attribute.span.start : attribute.span.end]
        if isinstance(value, Expression) and isinstance(value.node, Name) and (prop := _prop(value.node.name, unit)):
            yield Route(kind, None, False, unit.file, attribute.span, prop=prop)
            return
        for found in in_value(value, {**_constants(unit), **known}):
            yield self._way(kind, found, source, unit.file, attribute.span)

    def _way(self, kind: Kind, found: Beginning, source: str, file: SourceFile, span: Span) -> Route:
        json = "JSON.stringify" in source or holds_json(found.text.partition("?")[2])
        names = frozenset(_PARAMETER.findall(found.text if found.complete else source))
        return Route(kind, page_named(found, file.path, self.pages), json, file, span, names)

    def _named(self, unit: ir.Unit) -> Iterator[Route]:
        """Pages that a unit names anywhere, where some of its ways are not known: they may lead there."""
        for element in elements(unit.template):
            for event in element.events:
                for text in texts_in(event.handler.node):
                    yield from self._maybe(text, unit.file, event.span)
            for attribute in element.attributes if element.component else ():
                if isinstance(attribute.value, str):
                    yield from self._maybe(attribute.value, unit.file, attribute.span)
        for node in _tree(unit.script).walk() if unit.script and not unit.script.broken else ():
            written = string_value(node)
            if written is not None:
                yield from self._maybe(written, unit.file, node.span)

    def _maybe(self, text: str, file: SourceFile, span: Span) -> Iterator[Route]:
        page = page_named(Beginning(text, True), file.path, self.pages) if absolute(text) else None
        if page:
            yield Route("call", page, False, file, span)

    # -- scripts -----------------------------------------------------------------------------------------

    def _in_script(self, script: Script) -> Iterator[Route]:
        root = _tree(script)
        written = _stringified(root)
        for call in calls_of(script, root):
            url = option(call.node, "url")
            if call.name not in CALLS or call.name == "preloadPage" or url is None:
                continue
            prop = next((each for each in script.props if each.local == url.text), None)
            if prop:
                yield Route("call", None, False, script.file, url.span, prop=prop.name)
                continue
            json = any(node.type == "identifier" and node.text in written for node in url.walk())
            for found in in_script(url, script):
                yield self._way("call", found, "JSON.stringify" if json else url.text, script.file, url.span)


@dataclass(frozen=True, slots=True)
class Call:
    """`mp.name(…)` in a script."""

    name: str
    node: Node


def calls_of(script: Script, root: Node) -> Iterator[Call]:
    for node in root.walk_values():
        if name := api_name(node, script):
            yield Call(name, node)


def api_name(node: Node, script: Script) -> str | None:
    """The `name` of a call `mp.name(…)`; None for any other node."""
    member = node.child("function") if node.type == "call_expression" else None
    if member is None or member.type != "member_expression":
        return None
    owner, name = member.child("object"), member.child("property")
    mine = {each.default for each in script.imports if each.is_mpc and each.default}
    return name.text if owner is not None and name is not None and owner.text in mine else None


def option(call: Node, name: str) -> Node | None:
    """The value of an option in the first argument of a call; a shorthand is its own value."""
    arguments = arguments_of(call)
    first = unwrapped(arguments[0]) if arguments else None
    for each in first.named_children if first is not None and first.type == "object" else []:
        if each.type == "shorthand_property_identifier" and each.text == name:
            return each
        if each.type == "pair" and property_name(each.child("key")) == name:
            return unwrapped(each.child("value"))
    return None


def _tree(script: Script) -> Node:
    return parse(script.file.text, script.span).root


def _stringified(root: Node) -> frozenset[str]:
    """The names of variables that hold JSON."""
    return frozenset(
        name.text
        for node in root.walk()
        if node.type == "variable_declarator"
        and (value := node.child("value")) is not None
        and (name := node.child("name")) is not None
        and value.type == "call_expression"
        and "JSON.stringify(" in value.text
    )


def _items(loop: ir.For, known: Known, unit: ir.Unit) -> tuple[object, ...]:
    """What the variable of a loop stands for, where the list is a constant or a state's first value."""
    node = loop.list.node
    values = {**_constants(unit), **known}.get(node.name, ()) if isinstance(node, Name) else ()
    return tuple(item for each in values if isinstance(each, list) for item in each)


def _constants(unit: ir.Unit) -> dict[str, tuple[object, ...]]:
    return {name: (symbol.constant,) for name, symbol in unit.symbols.items() if symbol.has_constant}


def _prop(name: str, unit: ir.Unit) -> str:
    return next((prop.public for prop in unit.props if prop.name == name), "")
