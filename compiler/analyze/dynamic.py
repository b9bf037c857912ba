"""`<component :is="expression" />`: an `mp:if` chain over the components that the expression may name.

The names are those of the imports (`PriceTag`). A literal names its component at once, and may also be the tag of one
that app.mp registers; of `a ? 'One' : 'Two'` only these two are candidates.
"""

from collections.abc import Mapping
from dataclasses import replace

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.analyze.elements import Elements
from mpc.compiler.analyze.text import attribute_value
from mpc.compiler.analyze.values import Values
from mpc.compiler.analyze.vocabulary import Vocabulary, kebab
from mpc.compiler.diagnostics import FileSink, suggest
from mpc.compiler.expression import Expression
from mpc.compiler.frontend import ast
from mpc.compiler.script.model import Script
from mpc.compiler.source import Span

TAG = "component"


class Dynamic:
    """The dynamic components of one unit."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        script: Script | None,
        values: Values,
        elements: Elements,
        sink: FileSink,
    ) -> None:
        components = vocabulary.components
        sources = script.imports if script else ()
        imported = [source.default for source in sources if source.is_component and source.default]
        tags = {name: kebab(name) for name in imported if kebab(name) in components}
        self._imported = tuple(tags)
        tags |= {tag: tag for tag in components if tag not in tags.values()}
        self._tags = tags  # the name that `:is` takes -> tag
        self._components = components
        self._complete = not vocabulary.missing
        self._values = values
        self._elements = elements
        self._sink = sink

    def nodes(self, element: ast.Element, scope: frozenset[str]) -> tuple[ir.Node, ...]:
        """What stands for the element; nothing after an error."""
        chosen = next((each for each in element.attributes if each.name in ("is", ":is")), None)
        if chosen is None:
            self._sink.report("MP335", element.tag_span)
            return ()
        value = self._value(chosen, scope)
        names = self._candidates(value, chosen) if value is not None else None
        rest = replace(element, attributes=tuple(each for each in element.attributes if each is not chosen))
        first = next(iter(names or self._tags.values()), None)
        if first is None or (names == [] and value is not None and _literals(value.node) is None):
            if self._complete:  # or one could not be read, which has been reported
                self._sink.report("MP336", element.tag_span)
            return ()
        # An element is built whatever `is` says, for what is wrong inside.
        built = self._elements.element(replace(rest, tag=self._tags.get(first, first)), scope)
        if built is None or names is None or value is None:
            return ()
        return self._chain(built, value, names)

    def _value(self, attribute: ast.Attribute, scope: frozenset[str]) -> Expression | None:
        if attribute.name == ":is":
            return self._values.expression(attribute, scope)
        value = attribute_value(attribute, self._sink)
        if isinstance(value, str):
            return Expression(e.Literal(value, value, 0, len(value)), value, attribute.value_span)
        if isinstance(value, Expression) and self._values.is_sound(value, scope):
            return value
        if value is not None and not isinstance(value, Expression):
            self._sink.report("MP335", attribute.name_span)
        return None

    def _candidates(self, value: Expression, attribute: ast.Attribute) -> list[str] | None:
        """The names that the expression may have as its value; None if it has one that names nothing."""
        literals = _literals(value.node)
        if literals is None:
            return list(self._imported)
        unknown = [each for each in literals if each.value is not None and each.value not in self._tags]
        for each in unknown if self._complete and self._tags else ():
            span = value.span_of(each) if attribute.name == ":is" else attribute.value_span
            guess = suggest(str(each.value), self._tags) or next(
                (name for name, tag in self._tags.items() if tag == each.value), ""
            )
            self._sink.report("MP334", span, name=str(each.value), suggestion=guess)
        return None if unknown else list(dict.fromkeys(str(each.value) for each in literals if each.value is not None))

    def _chain(self, built: ir.Element, value: Expression, names: list[str]) -> tuple[ir.Node, ...]:
        nodes: dict[str, ir.Element] = {}
        for name in names:
            tag = self._tags[name]
            self._elements.used_components[tag] = self._components[tag]
            nodes[name] = replace(built, tag=tag, component=self._components[tag])
        if _literals(value.node) is not None:
            return _choices(value.node, value, nodes, built.span)
        branches = []
        for name, node in nodes.items():
            at = value.node
            is_it = e.Binary("===", at, e.Literal(name, f'"{name}"', at.start, at.end), at.start, at.end)
            branches.append(ir.Branch(value.part(is_it), (node,), built.span))
        return (ir.If(tuple(branches), built.span, value),)


def _choices(node: e.Node, value: Expression, nodes: Mapping[str, ir.Element], span: Span) -> tuple[ir.Node, ...]:
    """`a ? 'One' : b ? 'Two' : null` as conditions around the components."""
    if isinstance(node, e.Literal):
        return (nodes[str(node.value)],) if node.value is not None else ()
    assert isinstance(node, e.Conditional)
    branches = [ir.Branch(value.part(node.test), _choices(node.then, value, nodes, span), span)]
    otherwise = _choices(node.otherwise, value, nodes, span)
    if len(otherwise) == 1 and isinstance(otherwise[0], ir.If):
        branches += otherwise[0].branches
    elif otherwise:
        branches.append(ir.Branch(None, otherwise, span))
    return (ir.If(tuple(branches), span),)


def _literals(node: e.Node) -> list[e.Literal] | None:
    """The values of a literal or of a conditional with nothing but literals; None if they are not known."""
    if isinstance(node, e.Literal):
        return [node]
    if isinstance(node, e.Conditional):
        then, otherwise = _literals(node.then), _literals(node.otherwise)
        return [*then, *otherwise] if then is not None and otherwise is not None else None
    return None
