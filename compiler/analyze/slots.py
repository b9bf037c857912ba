"""`<slot>` and `mp:slot`: what a component leaves open, and what names the content of a slot may use."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.analyze.directives import CONTROL
from mpc.compiler.analyze.values import Values
from mpc.compiler.analyze.vocabulary import camel
from mpc.compiler.diagnostics import FileSink
from mpc.compiler.expression import Expression
from mpc.compiler.frontend import ast
from mpc.compiler.source import Span

Children = Callable[[Sequence[ast.Node], frozenset[str], bool], tuple[ir.Node, ...]]
"""Builds the nodes inside an element: its children, the loop variables around them, whether they stand in `<text>`."""

_NAME = r"[A-Za-z_$][\w$]*"
_WHOLE = re.compile(rf"\s*({_NAME})\s*")
_ENTRY = re.compile(rf"\s*({_NAME})(?:\s*:\s*({_NAME}))?\s*")


def flag(slot: str) -> str:
    """The prop that tells a component whether a slot with content of its own is filled: `slotHead`."""
    return camel(f"slot-{slot or 'default'}")


def as_expression(value: ir.Value) -> e.Node:
    """An attribute's value as one expression: `a {{ x }}` is `"a " + (x ?? "")`."""
    match value:
        case Expression():
            return value.node
        case ir.Mixed():
            first = value.parts[0]
            joined: e.Node = text_literal(first if isinstance(first, str) else "")
            for part in value.parts[isinstance(first, str) :]:
                empty = text_literal("")
                shown = text_literal(part) if isinstance(part, str) else e.Binary("??", part.node, empty, 0, 0)
                joined = e.Binary("+", joined, shown, 0, 0)
            return joined
        case str():
            return text_literal(value)
        case _:
            return e.Literal(True, "true", 0, 0)


def text_literal(text: str) -> e.Literal:
    return e.Literal(text, json.dumps(text, ensure_ascii=False), 0, 0)


class Slots:
    """The slots of one unit, and the patterns of those that it fills."""

    def __init__(self, values: Values, children: Children, sink: FileSink) -> None:
        self._values = values
        self._children = children
        self._sink = sink
        self.names: set[str] = set()
        self.any_name = False
        self.fallbacks: dict[str, Span] = {}
        self._patterns: dict[Span, ir.SlotPattern | None] = {}

    def slot(self, element: ast.Element, scope: frozenset[str]) -> ir.Node:
        """The slot; under the condition that it is filled, if it has content of its own."""
        name: str | Expression | ir.Mixed = ""
        into: ir.Attribute | None = None
        values: list[ir.Attribute] = []
        for attribute in element.attributes:
            if attribute.name in CONTROL:
                continue
            if attribute.name == "mp:ref":
                self._sink.report("MP364", attribute.name_span)
                continue
            if attribute.name.startswith(("@", "mp:")) or attribute.name.lstrip(":") in ("class", "style", "id"):
                self._sink.report("MP340", attribute.name_span, name=attribute.name)
                continue
            found: list[ir.Attribute] = []
            self._values.plain(attribute, scope, found, [], [])
            read = found[0]
            if read.name == "name":
                name = read.value if not isinstance(read.value, bool) else ""
            elif read.name == "slot":
                into = read
            else:
                values.append(replace(read, name=camel(read.name)))
        if name == "default":
            name = ""
        if not isinstance(name, str):
            self.any_name = True
        elif name in self.names:
            self._sink.report("MP309", element.tag_span, name=name or "default")
        else:
            self.names.add(name)
        slot = ir.Slot(name, element.span, tuple(values), into)
        fallback = self._children(element.children, scope, False)
        if not fallback:
            return slot
        if not isinstance(name, str):
            self._sink.report("MP341", element.tag_span)
            return slot
        self.fallbacks[name] = element.tag_span
        condition = Expression(e.Name(flag(name), 0, 0), flag(name), element.tag_span)
        if into:
            fallback = sent_to(fallback, into, None)
        return ir.If(
            (ir.Branch(condition, (slot,), element.span), ir.Branch(None, fallback, element.span)), element.span
        )

    def pattern(self, element: ast.Element) -> ir.SlotPattern | None:
        """What `mp:slot` on an element says."""
        attribute = element.attribute("mp:slot")
        if attribute is None:
            return None
        if attribute.name_span not in self._patterns:
            self._patterns[attribute.name_span] = self._pattern(attribute)
        return self._patterns[attribute.name_span]

    def _pattern(self, attribute: ast.Attribute) -> ir.SlotPattern | None:
        text = attribute.value or ""
        whole = _WHOLE.fullmatch(text)
        if whole:
            return ir.SlotPattern((), whole.group(1), attribute.value_span)
        inside = re.fullmatch(r"\s*\{(.*)\}\s*", text, re.DOTALL)
        texts = [entry for entry in inside.group(1).split(",") if entry.strip()] if inside else [text]
        entries = [_ENTRY.fullmatch(entry) if inside else None for entry in texts]
        if None in entries:
            self._sink.report("MP342", attribute.value_span if attribute.value else attribute.name_span)
            guessed = tuple((name, name) for name in re.findall(_NAME, text))  # so that they are not called unknown
            return ir.SlotPattern(guessed, None, attribute.value_span)
        names = tuple((match.group(1), match.group(2) or match.group(1)) for match in entries if match)
        return ir.SlotPattern(names, None, attribute.value_span)


def sent_to(
    nodes: tuple[ir.Node, ...], slot: ir.Attribute | None, pattern: ir.SlotPattern | None
) -> tuple[ir.Node, ...]:
    """The nodes of a `<block slot="x">`, each sent to that slot."""
    return tuple(_sent(node, slot, pattern) for node in nodes)


def _sent(node: ir.Node, slot: ir.Attribute | None, pattern: ir.SlotPattern | None) -> ir.Node:
    def inner(nodes: tuple[ir.Node, ...]) -> tuple[ir.Node, ...]:
        return sent_to(nodes, slot, pattern)

    added = (slot,) if slot else ()
    match node:
        case ir.Element():
            return replace(node, attributes=(*node.attributes, *added), pattern=node.pattern or pattern)
        case ir.Slot():
            return replace(node, into=slot)
        case ir.If():
            return replace(node, branches=tuple(replace(each, body=inner(each.body)) for each in node.branches))
        case ir.For() | ir.Only():
            return replace(node, body=inner(node.body))
        case ir.Text():
            return ir.Element("text", None, added, (), (), (), (), (node,), node.span, node.span, pattern=pattern)
