"""What stands after an attribute's `=`: values, expressions, handlers, models; with every name in them checked."""

from collections.abc import Iterable

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.analyze.names import Names
from mpc.compiler.analyze.text import attribute_value
from mpc.compiler.diagnostics import FileSink, suggest
from mpc.compiler.expression import Expression
from mpc.compiler.frontend import ast
from mpc.compiler.frontend.expressions import parse_expression, parse_handler
from mpc.compiler.source import Span

MODIFIERS = frozenset(("stop", "capture"))


class Values:
    """Reads the attributes of one unit's template. `scope` are the loop variables around the element.

    None stands for what has been reported.
    """

    def __init__(self, names: Names, hooks: Iterable[str], sink: FileSink) -> None:
        self.names = names
        self._hooks = frozenset(hooks)
        self._sink = sink

    def has_braces(self, attribute: ast.Attribute) -> bool:
        """Report `{{ }}` around what is an expression already."""
        stripped = (attribute.value or "").strip()
        braces = stripped.startswith("{{") and stripped.endswith("}}")
        if braces:
            self._sink.report("MP412", attribute.value_span, name=attribute.name)
        return braces

    def expression(self, attribute: ast.Attribute, scope: frozenset[str]) -> Expression | None:
        if attribute.value is None:
            self._sink.report("MP401", attribute.name_span)
            return None
        text, span = attribute.value, attribute.value_span
        if self.has_braces(attribute):
            return None
        expression = parse_expression(text, span, self._sink)
        return expression if expression and self.names.check(expression, scope) else None

    def is_sound(self, value: ir.Value | None, scope: frozenset[str]) -> bool:
        """Whether all names in a value are known; what targets lower must be."""
        if isinstance(value, Expression):
            return self.names.check(value, scope)
        return not isinstance(value, ir.Mixed) or len(self.sound(value.parts, scope)) == len(value.parts)

    def sound(self, parts: Iterable[str | Expression], scope: frozenset[str]) -> tuple[str | Expression, ...]:
        return tuple(part for part in parts if isinstance(part, str) or self.names.check(part, scope))

    def checked_text(self, text: ir.Text, scope: frozenset[str]) -> ir.Text:
        return ir.Text(self.sound(text.parts, scope), text.span)

    def plain(
        self,
        attribute: ast.Attribute,
        scope: frozenset[str],
        attributes: list[ir.Attribute],
        classes: list[ir.Value],
        styles: list[ir.Value],
    ) -> None:
        """`name`, `name="…"` and `:name="…"`."""
        bound = attribute.name.startswith(":")
        name = attribute.name[1:] if bound else attribute.name
        name_span = Span(attribute.name_span.start + int(bound), attribute.name_span.end)
        value: ir.Value | None
        if bound:
            value = self.expression(attribute, scope)
        else:
            value = attribute_value(attribute, self._sink)
            value = value if self.is_sound(value, scope) else None
        if value is None:  # reported; but the attribute is there, so that nobody misses it
            value = Expression(e.Literal(None, "undefined", 0, 0), "undefined", attribute.value_span)
        if name == "class":
            classes.append(value)
        elif name == "style":
            styles.append(value)
        else:
            attributes.append(ir.Attribute(name, value, name_span, attribute.value_span))

    def event(self, attribute: ast.Attribute, scope: frozenset[str]) -> ir.Event | None:
        name, *modifiers = attribute.name[1:].split(".")
        for modifier in modifiers:
            if modifier not in MODIFIERS:
                start = attribute.name_span.start + attribute.name.index(f".{modifier}")
                guess = suggest(modifier, MODIFIERS)
                self._sink.report(
                    "MP302", Span(start, start + 1 + len(modifier)), name=modifier,
                    suggestion=f".{guess}" if guess else "",
                )  # fmt: skip
        handler = parse_handler(attribute.value or "", attribute.value_span, self._sink)
        if handler is None:
            return None
        node = handler.node
        if not isinstance(node, e.Name | e.Call | e.Assignment):
            self._sink.report("MP411", handler.span_of(node))
            return None
        if not self.names.check(handler, scope, handler=True):
            return None
        if isinstance(node, e.Name) and node.name == "$emit":
            self._sink.report("MP509", handler.span_of(node), rune=node.name)
            return None
        if isinstance(node, e.Name) and not self.names.is_function(node.name):
            self._sink.report("MP209", handler.span_of(node), name=node.name)
            return None
        if isinstance(node, e.Name) and node.name in self._hooks:
            self._sink.report("MP323", handler.span_of(node), name=node.name)
            return None
        return ir.Event(name, handler, "stop" in modifiers, "capture" in modifiers, attribute.name_span)

    def model(self, attribute: ast.Attribute, scope: frozenset[str]) -> ir.Model | None:
        target = self.expression(attribute, scope)
        if target is None or not self.names.assignable_path(target, scope):
            return None
        _, _, property_ = attribute.name.partition("mp:model:")
        return ir.Model(target, property_ or None, attribute.name_span)
