"""From markup AST to IR: directives become structure, attributes get their meaning.

One `Builder` a unit. Loop variables in scope travel as a frozenset.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.analyze.directives import CONTROL
from mpc.compiler.analyze.dynamic import TAG, Dynamic
from mpc.compiler.analyze.elements import Elements
from mpc.compiler.analyze.foreign import translated
from mpc.compiler.analyze.groups import with_checked_members
from mpc.compiler.analyze.loops import is_loop_variable, is_no_list
from mpc.compiler.analyze.names import Names
from mpc.compiler.analyze.slots import Slots, sent_to
from mpc.compiler.analyze.text import text_node
from mpc.compiler.analyze.values import Values
from mpc.compiler.analyze.vocabulary import Vocabulary, report_unknown_target
from mpc.compiler.diagnostics import FileSink
from mpc.compiler.expression import Expression
from mpc.compiler.frontend import ast
from mpc.compiler.frontend.expressions import parse_expression
from mpc.compiler.script.model import Script
from mpc.compiler.source import Span

_FOR = re.compile(
    r"\s*(?:\(\s*)?([^\W\d][\w$]*|\$[\w$]*)(?:\s*,\s*([^\W\d][\w$]*|\$[\w$]*))?(?:\s*\))?\s+in\s+(.*)", re.DOTALL
)


MAX_LOOPS = 5  # a handler names the row of each by an attribute of its own


def loop_names(text: str) -> frozenset[str]:
    """The names that `mp:for="text"` declares."""
    match = _FOR.fullmatch(text)
    return frozenset(name for name in match.group(1, 2) if name) if match else frozenset()


class Builder:
    """Builds one unit's template."""

    def __init__(
        self, vocabulary: Vocabulary, symbols: Mapping[str, ir.Symbol], script: Script | None, sink: FileSink
    ) -> None:
        complete = script is None or not script.broken  # or there may be more symbols
        imports = script.imports if script is not None else ()
        tags = frozenset(each.default for each in imports if each.is_component and each.default is not None)
        self._names = Names(symbols, complete, sink, tags)
        self._values = Values(self._names, script.hooks if script else (), sink)
        self._elements = Elements(vocabulary, self._values, complete, self.nodes, sink)
        self._dynamic = Dynamic(vocabulary, script, self._values, self._elements, sink)
        self._components = vocabulary.components
        self._targets = vocabulary.targets
        self._builtins = vocabulary.builtins
        self._symbols = symbols
        self._depth = 0  # of the loops around
        self._sink = sink

    @property
    def used_components(self) -> Mapping[str, str]:
        """Tag -> unit path of the components that the template uses."""
        return self._elements.used_components

    @property
    def used_natives(self) -> frozenset[str]:
        """Tags of the platforms' own components."""
        return frozenset(self._elements.used_natives)

    @property
    def values(self) -> Values:
        """Reads attributes that stand outside of the template proper."""
        return self._values

    @property
    def slots(self) -> Slots:
        return self._elements.slots

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
                    result.append(self._values.checked_text(text, scope))

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
        element = translated(element, element.tag in self._builtins, self._sink)
        pattern = self._elements.slots.pattern(element)
        if pattern and (element.attribute("slot") or not self._elements.is_component(element.tag)):
            scope = scope | pattern.locals  # the element itself is the slot's content
        control = {a.name: a for a in element.attributes if a.name in CONTROL}
        loop = self._loop(control.get("mp:for"), scope)
        inner = scope | loop.names if loop else scope
        condition: Expression | None = None
        kind = self._kind(control)
        if kind in ("mp:if", "mp:elif"):
            assert kind is not None
            attribute = control[kind]
            at = inner if kind == "mp:if" else scope
            condition = self._values.expression(attribute, at)
        self._depth += loop is not None
        body = self._body(element, inner, in_text)
        self._depth -= loop is not None

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

    def _kind(self, control: Mapping[str, ast.Attribute]) -> str | None:
        """The word that makes the element a branch."""
        kinds = [name for name in ("mp:if", "mp:elif", "mp:else") if name in control]
        for name in kinds[1:]:
            self._sink.report("MP332", control[name].name_span, name=name, first=kinds[0])
        if kinds and (attribute := control[kinds[0]]).name == "mp:else" and attribute.value is not None:
            self._sink.report("MP333", attribute.value_span)
        return kinds[0] if kinds else None

    def _only(
        self, control: Mapping[str, ast.Attribute], body: tuple[ir.Node, ...], element: ast.Element
    ) -> tuple[ir.Node, ...]:
        for name in ("mp:only", "mp:except"):
            attribute = control.get(name)
            if attribute is None:
                continue
            targets = frozenset((attribute.value or "").split())
            known = self._targets
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
        for group in (1, 2):
            name = match.group(group)
            if name and (name == match.group(3 - group) or not is_loop_variable(name)):
                self._sink.report("MP420", Span(*match.span(group)).shift(start), name=name)
                return _Loop(None, match.group(1), match.group(2))
        span = Span(*match.span(3)).shift(start)
        items = parse_expression(match.group(3), span, self._sink)
        if items is not None and not self._names.check(items, scope):
            items = None
        if items is not None and (is_no_list(items.node) or not self._names.has_rows(items.node, scope)):
            self._sink.report("MP421", items.span_of(items.node), text=items.text.strip())
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
        if self._depth >= MAX_LOOPS:
            self._sink.report("MP422", control["mp:for"].name_span, most=MAX_LOOPS)
            return ir.If((), element.span)
        if loop.items is None:
            return ir.If((), element.span)  # reported; nothing to show
        return ir.For(loop.items, loop.item, loop.index, key, body, element.span)

    def _key(self, attribute: ast.Attribute, loop: "_Loop", scope: frozenset[str]) -> Expression | None:
        if self._values.has_braces(attribute):
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
            sent: list[ir.Attribute] = []
            for attribute in element.attributes:
                if attribute.name in ("slot", ":slot"):
                    self._values.plain(attribute, scope, sent, [], [])
                elif attribute.name not in CONTROL | {"mp:slot"}:
                    self._sink.report("MP308", attribute.name_span, name=attribute.name)
            nodes = self.nodes(element.children, scope, in_text)
            pattern = self._elements.slots.pattern(element)
            return sent_to(nodes, sent[0] if sent else None, pattern) if sent or pattern else nodes
        if element.tag == "slot":
            return (self._elements.slots.slot(element, scope),)
        if element.tag == TAG and TAG not in self._components:
            return self._dynamic.nodes(element, scope)
        node = self._elements.element(element, scope)
        return (with_checked_members(node, self._sink),) if node else ()


@dataclass(frozen=True, slots=True)
class _Loop:
    """What `mp:for` says; `items` is None after an error."""

    items: Expression | None
    item: str
    index: str | None

    @property
    def names(self) -> frozenset[str]:
        return frozenset((self.item, self.index)) - {None} if self.index else frozenset((self.item,))
