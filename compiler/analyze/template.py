"""From markup AST to IR: directives become structure, attributes get their meaning.

One `Builder` a unit. Loop variables in scope travel as a frozenset.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.analyze.foreign import report_foreign
from mpc.compiler.analyze.names import Names
from mpc.compiler.analyze.text import attribute_value, text_node
from mpc.compiler.diagnostics import FileSink, suggest
from mpc.compiler.expression import Expression
from mpc.compiler.frontend import ast
from mpc.compiler.frontend.expressions import parse_expression, parse_handler
from mpc.compiler.script.model import Script
from mpc.compiler.source import Span

CONTROL = frozenset(("mp:if", "mp:elif", "mp:else", "mp:for", "mp:key", "mp:only", "mp:except"))
DIRECTIVES = CONTROL | {"mp:show", "mp:model", "mp:ref", "mp:slot"}
LATER = frozenset(("mp:ref", "mp:slot"))
MODIFIERS = frozenset(("stop", "capture"))
_FOR = re.compile(r"\s*(?:\(\s*)?([A-Za-z_$][\w$]*)(?:\s*,\s*([A-Za-z_$][\w$]*))?(?:\s*\))?\s+in\s+(.*)", re.DOTALL)
# What people coming from HTML write, and what mini-programs call it.
HTML = {
    "div": "view", "span": "text", "p": "view", "img": "image", "a": "navigator", "ul": "view", "li": "view",
    "h1": "view", "h2": "view", "h3": "view", "section": "view", "template": "block", "select": "picker",
}  # fmt: skip


def kebab(name: str) -> str:
    """`PriceTag` and `priceTag` as `price-tag`."""
    return re.sub(r"(?<=[a-z0-9])([A-Z])|(?<!^)([A-Z])(?=[a-z])", r"-\1\2", name).lower()


def camel(name: str) -> str:
    """`unit-price` as `unitPrice`."""
    return re.sub(r"-([a-z0-9])", lambda match: match.group(1).upper(), name)


def report_unknown_target(name: str, span: Span, known: Iterable[str], sink: FileSink) -> None:
    names = sorted(known)
    listed = ", ".join(f"`{each}`" for each in names)
    sink.report("MP307", span, name=name, known=listed, suggestion=suggest(name, names))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What tags a unit may use: built-in elements, and components by tag (kebab-case) with their unit's path.

    `missing` are tags of components that could not be read, which has been reported.
    """

    builtins: frozenset[str]
    components: Mapping[str, str]
    targets: frozenset[str]
    missing: frozenset[str] = frozenset()


class Builder:
    def __init__(
        self, vocabulary: Vocabulary, symbols: Mapping[str, ir.Symbol], script: Script | None, sink: FileSink
    ) -> None:
        complete = script is None or not script.broken  # or there may be more symbols
        self._hooks = script.hooks if script else ()
        self._vocabulary = vocabulary
        self._complete = complete
        self._names = Names(symbols, complete, sink)
        self._symbols = symbols
        self._sink = sink
        self.used_components: dict[str, str] = {}
        self.slots: set[str] = set()

    @property
    def used_names(self) -> frozenset[str]:
        """The names of the script that the template uses."""
        return frozenset(self._names.used)

    def nodes(
        self, children: Sequence[ast.Node], scope: frozenset[str] = frozenset(), in_text: bool = False
    ) -> tuple[ir.Node, ...]:
        """The IR of sibling nodes; text runs are merged, `mp:if` chains gathered."""
        result: list[ir.Node] = []
        chain: list[ir.Branch] = []  # the open `mp:if` chain
        run: list[ast.Text | ast.Interpolation] = []
        run_start = 0

        def end_chain() -> None:
            if chain:
                result.append(ir.If(tuple(chain), Span(chain[0].span.start, chain[-1].span.end)))
                chain.clear()

        def end_run(position: int) -> None:
            if run:
                text = text_node(run, run_start == 0, position == len(children), in_text, self._sink)
                run.clear()
                if text is not None:
                    end_chain()
                    result.append(self._checked_text(text, scope))

        for position, child in enumerate(children):
            if not isinstance(child, ast.Element):
                if not run:
                    run_start = position
                run.append(child)
                continue
            end_run(position)
            self._element_into(child, scope, in_text, chain, result, end_chain)
        end_run(len(children))
        end_chain()
        return tuple(result)

    # -- structure ---------------------------------------------------------------------------------------

    def _element_into(
        self,
        element: ast.Element,
        scope: frozenset[str],
        in_text: bool,
        chain: list[ir.Branch],
        result: list[ir.Node],
        end_chain: Callable[[], None],
    ) -> None:
        """Add one element, as a branch of the open chain or as a node of its own."""
        control = {a.name: a for a in element.attributes if a.name in CONTROL}
        loop = self._loop(control.get("mp:for"), scope)
        inner = scope | loop.names if loop else scope
        condition: Expression | None = None
        kind = next((name for name in ("mp:if", "mp:elif", "mp:else") if name in control), None)
        if kind in ("mp:if", "mp:elif"):
            assert kind is not None
            attribute = control[kind]
            at = inner if kind == "mp:if" else scope
            condition = self._expression(attribute, at)
        body = self._body(element, inner, in_text)

        if kind in ("mp:elif", "mp:else") and not chain:
            self._sink.report("MP303", control[kind].name_span, name=kind)
        elif kind in ("mp:elif", "mp:else"):
            content = (self._for(loop, control, body, element, inner),) if loop else body
            content = self._only(control, content, element)
            chain.append(ir.Branch(condition, content, element.span))
            if kind == "mp:else":
                end_chain()
            return
        end_chain()
        if kind == "mp:if" and not loop:
            # An `mp:only` around a chain's first branch would hide the others: it goes inside.
            chain.append(ir.Branch(condition, self._only(control, body, element), element.span))
            return
        if kind == "mp:if":
            body = (ir.If((ir.Branch(condition, body, element.span),), element.span),)
        if loop:
            body = (self._for(loop, control, body, element, inner),)
        elif "mp:key" in control:
            self._sink.report("MP306", control["mp:key"].name_span)
        result.extend(self._only(control, body, element))

    def _only(
        self, control: Mapping[str, ast.Attribute], body: tuple[ir.Node, ...], element: ast.Element
    ) -> tuple[ir.Node, ...]:
        for name in ("mp:only", "mp:except"):
            attribute = control.get(name)
            if attribute is None:
                continue
            targets = frozenset((attribute.value or "").split())
            known = self._vocabulary.targets
            for word in re.finditer(r"\S+", attribute.value or ""):
                if word.group() not in known:
                    span = Span(*word.span()).shift(attribute.value_span.start)
                    report_unknown_target(word.group(), span, known, self._sink)
            if not targets:
                self._sink.report("MP321", attribute.name_span, name=name)
            body = (ir.Only(targets, name == "mp:except", body, element.span),)
        return body

    def _loop(self, attribute: ast.Attribute | None, scope: frozenset[str]) -> "_Loop | None":
        if attribute is None:
            return None
        match = _FOR.fullmatch(attribute.value or "")
        if not match:
            self._sink.report("MP304", attribute.value_span, text=attribute.value or attribute.name)
            return _Loop(None, "item", None)
        start = attribute.value_span.start
        span = Span(start + match.start(3), start + match.end(3))
        items = parse_expression(match.group(3), span, self._sink)
        if items is not None and not self._names.check(items, scope):
            items = None
        return _Loop(items, match.group(1), match.group(2))

    def _for(
        self,
        loop: "_Loop",
        control: Mapping[str, ast.Attribute],
        body: tuple[ir.Node, ...],
        element: ast.Element,
        scope: frozenset[str],
    ) -> ir.Node:
        attribute = control.get("mp:key")
        key: Expression | None = None
        if attribute is None:
            self._sink.report("MP305", control["mp:for"].name_span, item=loop.item)
        else:
            key = self._key(attribute, loop, scope)
        if loop.items is None:
            return ir.If((), element.span)  # reported; nothing to show
        return ir.For(loop.items, loop.item, loop.index, key, body, element.span)

    def _key(self, attribute: ast.Attribute, loop: "_Loop", scope: frozenset[str]) -> Expression | None:
        if self._has_braces(attribute):
            return None
        expression = parse_expression(attribute.value or "", attribute.value_span, self._sink)
        if expression is None:
            return None
        node = expression.node
        if isinstance(node, e.Name) and node.name not in scope and node.name not in self._symbols:
            self._sink.report("MP208", expression.span_of(node), name=node.name, item=loop.item)
            return None
        return expression if self._names.check(expression, scope) else None

    def _body(self, element: ast.Element, scope: frozenset[str], in_text: bool) -> tuple[ir.Node, ...]:
        if element.tag == "block":
            for attribute in element.attributes:
                if attribute.name not in CONTROL:
                    self._sink.report("MP308", attribute.name_span, name=attribute.name)
            return self.nodes(element.children, scope, in_text)
        if element.tag == "slot":
            return (self._slot(element, scope),)
        node = self._element(element, scope)
        return (node,) if node else ()

    def _slot(self, element: ast.Element, scope: frozenset[str]) -> ir.Slot:
        name = ""
        if scope:
            self._sink.report("MP391", element.tag_span, form="`<slot>` + `mp:for`")
        for attribute in element.attributes:
            if attribute.name == "name" and attribute.value and "{{" not in attribute.value:
                name = attribute.value
            elif attribute.name not in CONTROL:
                self._sink.report("MP391", attribute.name_span, form=f"`{attribute.name}` on <slot>")
        if any(isinstance(child, ast.Element) or child.text.strip() for child in element.children):
            self._sink.report("MP391", element.tag_span, form="`<slot>…</slot>`")
        if name in self.slots:
            self._sink.report("MP309", element.tag_span, name=name or "default")
        self.slots.add(name)
        return ir.Slot(name, element.span)

    # -- elements ----------------------------------------------------------------------------------------

    def _element(self, element: ast.Element, scope: frozenset[str]) -> ir.Element | None:
        tag, component = self._resolve(element)
        if tag is None:
            self.nodes(element.children, scope)  # for what is wrong inside
            return None
        attributes: list[ir.Attribute] = []
        classes: list[ir.Value] = []
        styles: list[ir.Value] = []
        events: list[ir.Event] = []
        models: list[ir.Model] = []
        for attribute in element.attributes:
            name = attribute.name
            if name in CONTROL or report_foreign(attribute, self._sink):
                continue
            if name.startswith("@"):
                event = self._event(attribute, scope)
                if event:
                    events.append(event)
            elif name == "mp:model" or name.startswith("mp:model:"):
                model = self._model(attribute, scope)
                if model:
                    models.append(model)
            elif name == "mp:show":
                shown = self._expression(attribute, scope)
                if shown:
                    value = Expression(e.negated(shown.node), shown.text, shown.span)
                    attributes.append(ir.Attribute("hidden", value, attribute.name_span, attribute.value_span))
            elif name in LATER:
                self._sink.report("MP391", attribute.name_span, form=f"`{name}`")
            elif name.startswith("mp:"):
                self._sink.report("MP301", attribute.name_span, name=name, suggestion=suggest(name, DIRECTIVES))
            else:
                self._plain(attribute, scope, attributes, classes, styles)
        children = self.nodes(element.children, scope, in_text=tag == "text")
        return ir.Element(
            tag, component, tuple(attributes), tuple(classes), tuple(styles), tuple(events), tuple(models),
            children, element.tag_span, element.span,
        )  # fmt: skip

    def _resolve(self, element: ast.Element) -> tuple[str | None, str | None]:
        """The tag as it will be emitted, and the component's path; (None, None) if nobody knows the tag."""
        tag = element.tag
        components = self._vocabulary.components
        as_kebab = kebab(tag) if re.search("[A-Z]", tag) else tag
        if as_kebab in components:
            self.used_components[as_kebab] = components[as_kebab]
            return as_kebab, components[as_kebab]
        if tag in self._vocabulary.builtins:
            return tag, None
        if as_kebab in self._vocabulary.missing:
            return None, None
        if tag == "component":
            self._sink.report("MP391", element.tag_span, form="`<component :is>`")
        else:
            guess = HTML.get(tag) or suggest(tag, self._vocabulary.builtins | set(components))
            if guess or self._complete:
                self._sink.report("MP203", element.tag_span, tag=tag, suggestion=guess)
        return None, None

    def _plain(
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
            value = self._expression(attribute, scope)
        else:
            value = attribute_value(attribute, self._sink)
            value = value if self._is_sound(value, scope) else None
        if value is None:  # reported; but the attribute is there, so that nobody misses it
            value = Expression(e.Literal(None, "undefined", 0, 0), "undefined", attribute.value_span)
        if name == "class":
            classes.append(value)
        elif name == "style":
            styles.append(value)
        else:
            attributes.append(ir.Attribute(name, value, name_span, attribute.value_span))

    def _event(self, attribute: ast.Attribute, scope: frozenset[str]) -> ir.Event | None:
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
        if not self._names.check(handler, scope, handler=True):
            return None
        if isinstance(node, e.Name) and not self._names.is_function(node.name):
            self._sink.report("MP209", handler.span_of(node), name=node.name)
            return None
        if isinstance(node, e.Name) and node.name in self._hooks:
            self._sink.report("MP323", handler.span_of(node), name=node.name)
            return None
        return ir.Event(name, handler, "stop" in modifiers, "capture" in modifiers, attribute.name_span)

    def _model(self, attribute: ast.Attribute, scope: frozenset[str]) -> ir.Model | None:
        target = self._expression(attribute, scope)
        if target is None or not self._names.assignable_path(target, scope):
            return None
        _, _, property_ = attribute.name.partition("mp:model:")
        return ir.Model(target, property_ or None, attribute.name_span)

    # -- expressions -------------------------------------------------------------------------------------

    def _has_braces(self, attribute: ast.Attribute) -> bool:
        """Report `{{ }}` around what is an expression already."""
        stripped = (attribute.value or "").strip()
        braces = stripped.startswith("{{") and stripped.endswith("}}")
        if braces:
            self._sink.report("MP412", attribute.value_span, name=attribute.name)
        return braces

    def _expression(self, attribute: ast.Attribute, scope: frozenset[str]) -> Expression | None:
        if attribute.value is None:
            self._sink.report("MP401", attribute.name_span)
            return None
        text, span = attribute.value, attribute.value_span
        if self._has_braces(attribute):
            return None
        expression = parse_expression(text, span, self._sink)
        return expression if expression and self._names.check(expression, scope) else None

    def _is_sound(self, value: ir.Value | None, scope: frozenset[str]) -> bool:
        """Whether all names in a value are known; what targets lower must be."""
        if isinstance(value, Expression):
            return self._names.check(value, scope)
        return not isinstance(value, ir.Mixed) or len(self._sound(value.parts, scope)) == len(value.parts)

    def _sound(self, parts: Iterable[str | Expression], scope: frozenset[str]) -> tuple[str | Expression, ...]:
        return tuple(part for part in parts if isinstance(part, str) or self._names.check(part, scope))

    def _checked_text(self, text: ir.Text, scope: frozenset[str]) -> ir.Text:
        return ir.Text(self._sound(text.parts, scope), text.span)


@dataclass(frozen=True, slots=True)
class _Loop:
    """What `mp:for` says; `items` is None after an error."""

    items: Expression | None
    item: str
    index: str | None

    @property
    def names(self) -> frozenset[str]:
        return frozenset((self.item, self.index)) - {None} if self.index else frozenset((self.item,))
