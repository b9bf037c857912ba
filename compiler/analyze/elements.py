"""Elements and slots of a template: what a tag stands for, and what its attributes say."""

import re

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.analyze.directives import CONTROL, DIRECTIVES
from mpc.compiler.analyze.foreign import TAGS
from mpc.compiler.analyze.metadata import METADATA
from mpc.compiler.analyze.refs import read_ref
from mpc.compiler.analyze.slots import Children, Slots
from mpc.compiler.analyze.values import Values
from mpc.compiler.analyze.vocabulary import HTML, Vocabulary, kebab
from mpc.compiler.diagnostics import FileSink, suggest
from mpc.compiler.expression import Expression
from mpc.compiler.frontend import ast


class Elements:
    """One unit's elements. Gathers the components that it uses, by tag; `slots` knows its slots."""

    def __init__(
        self, vocabulary: Vocabulary, values: Values, complete: bool, children: Children, sink: FileSink
    ) -> None:
        self._vocabulary = vocabulary
        self._values = values
        self._complete = complete
        self._children = children
        self._sink = sink
        self.used_components: dict[str, str] = {}
        self.used_natives: set[str] = set()
        self.slots = Slots(values, children, sink)

    def element(self, element: ast.Element, scope: frozenset[str]) -> ir.Element | None:
        tag, component = self._resolve(element)
        if tag is None:
            if element.tag not in TAGS:
                self._children(element.children, scope, False)  # for what is wrong inside
            return None
        attributes: list[ir.Attribute] = []
        classes: list[ir.Value] = []
        styles: list[ir.Value] = []
        hidden: list[ir.Value] = []  # last, or a `display` of the author's own would win
        events: list[ir.Event] = []
        models: list[ir.Model] = []
        ref: ir.Ref | None = None
        for attribute in element.attributes:
            name = attribute.name
            if name in CONTROL:
                continue
            if name.startswith("@"):
                event = self._values.event(attribute, scope)
                if event:
                    events.append(event)
            elif name == "mp:model" or name.startswith("mp:model:"):
                model = self._values.model(attribute, scope)
                if model:
                    models.append(model)
            elif name == "mp:show":
                shown = self._values.expression(attribute, scope)
                if shown:
                    hidden.append(_hidden_unless(shown))
            elif name == "mp:ref":
                ref = read_ref(attribute, self._sink)
            elif name == "mp:slot":
                continue
            elif name.startswith("mp:"):
                self._sink.report("MP301", attribute.name_span, name=name, suggestion=suggest(name, DIRECTIVES))
            else:
                self._values.plain(attribute, scope, attributes, classes, styles)
        if component is not None or tag in self.used_natives:
            self._check_functions(attributes, scope)
        pattern = self.slots.pattern(element)
        inside = scope | pattern.locals if pattern else scope
        children = self._children(element.children, inside, tag == "text")
        return ir.Element(
            tag, component, tuple(attributes), tuple(classes), (*styles, *hidden), tuple(events), tuple(models),
            children, element.tag_span, element.span, component is None and tag in self.used_natives, ref, pattern,
        )  # fmt: skip

    def _check_functions(self, attributes: list[ir.Attribute], scope: frozenset[str]) -> None:
        """Properties travel as data."""
        for each in attributes:
            value = each.value
            if isinstance(value, Expression) and self._values.names.functions_in(value.node, scope):
                self._sink.report("MP329", each.name_span, name=each.name)

    def is_component(self, tag: str) -> bool:
        return kebab(tag) in self._vocabulary.components

    def _resolve(self, element: ast.Element) -> tuple[str | None, str | None]:
        """The tag as it will be emitted, and the component's path; (None, None) if nobody knows the tag."""
        tag = element.tag
        components = self._vocabulary.components
        as_kebab = kebab(tag) if re.search("[A-Z]", tag) else tag
        if as_kebab in components:
            self.used_components[as_kebab] = components[as_kebab]
            return as_kebab, components[as_kebab]
        if as_kebab in self._vocabulary.natives:
            self.used_natives.add(as_kebab)
            return as_kebab, None
        if tag in self._vocabulary.builtins:
            return tag, None
        if tag in METADATA or tag == "native":
            self._sink.report("MP731", element.tag_span, tag=tag)
            return None, None
        if as_kebab in self._vocabulary.missing:
            return None, None
        if tag in TAGS:
            self._sink.report("MP330", element.tag_span, tag=tag)
        elif element.sound:  # or it may be the name that was reported
            guess = HTML.get(tag) or suggest(tag, self._vocabulary.builtins | set(components))
            if guess or self._complete:
                self._sink.report("MP203", element.tag_span, tag=tag, suggestion=guess)
        return None, None


def _hidden_unless(shown: Expression) -> Expression:
    """The style that hides a node; the attribute `hidden` yields to any `display` that its class sets."""
    node = shown.node
    on = e.Literal("", "''", node.start, node.end)
    off = e.Literal("display: none", "'display: none'", node.start, node.end)
    return Expression(e.Conditional(node, on, off, node.start, node.end), shown.text, shown.span)
