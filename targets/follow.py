"""`<follow>`: the platform's own way to follow an account, or the author's content where there is none.

A change of the tree before it is lowered; the words are in `[follow]` of platform.toml.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.analyze.accounts import FOLLOW
from mpc.compiler.diagnostics import FileSink
from mpc.compiler.expression import Expression
from mpc.targets.base import Target


def with_follow(unit: ir.Unit, accounts: tuple[ir.Metadata, ...], target: Target, sink: FileSink) -> ir.Unit:
    """The unit with the target's element in the place of each `<follow>`."""
    if f"<{FOLLOW}" not in unit.file.text:
        return unit
    follower = _Follower(unit, {each.text("name"): each for each in accounts}, target, sink)
    template = follower.nodes(unit.template)
    if template == unit.template:
        return unit
    states = follower.states
    symbols = {**unit.symbols, **states}
    return replace(unit, template=template, symbols=symbols, slot_states=(*unit.slot_states, *states))


class _Follower:
    def __init__(self, unit: ir.Unit, accounts: Mapping[str, ir.Metadata], target: Target, sink: FileSink) -> None:
        self._taken = set(unit.symbols)
        self._accounts = accounts
        self._target = target
        self._words: Mapping[str, Any] = target.platform.get("follow", {})
        self._sink = sink
        self._found = False
        self.states: dict[str, ir.Symbol] = {}

    def nodes(self, nodes: tuple[ir.Node, ...]) -> tuple[ir.Node, ...]:
        return tuple(made for node in nodes for made in self._node(node))

    def _node(self, node: ir.Node) -> tuple[ir.Node, ...]:
        match node:
            case ir.Element() if node.tag == FOLLOW and not node.component and not node.native:
                return self._follow(node)
            case ir.Only() if not node.holds(self._target.name):
                return (node,)
            case ir.Element():
                return (replace(node, children=self.nodes(node.children)),)
            case ir.For() | ir.Only():
                return (replace(node, body=self.nodes(node.body)),)
            case ir.If():
                branches = tuple(replace(branch, body=self.nodes(branch.body)) for branch in node.branches)
                return (replace(node, branches=branches),)
            case _:
                return (node,)

    def _follow(self, node: ir.Element) -> tuple[ir.Node, ...]:
        named = next((each.value for each in node.attributes if each.name == "account"), None)
        account = self._accounts.get(str(named)) if named else next(iter(self._accounts.values()), None)
        identity = account.find(self._target.name) if account else None
        children = self.nodes(node.children)
        titles = {"target": self._target.title("en"), "target_zh": self._target.title("zh")}
        if account is None or identity is None or not self._words:
            if account:
                self._sink.report("MP846", node.tag_span, name=account.text("name"), key=self._target.name, **titles)
            return children
        if self._found and self._words.get("once"):
            self._sink.report("MP847", node.tag_span, tag=self._words["tag"], **titles)
        self._found = True
        attributes = []
        if key := self._words.get("id"):
            attributes.append(replace(identity, name=key, name_span=node.tag_span, span=node.tag_span))
        native = replace(node, tag=self._words["tag"], attributes=tuple(attributes), children=())
        failed = self._words.get("error")
        return self._chain(native, failed, children) if failed and children else (native,)

    def _chain(self, native: ir.Element, event: str, children: tuple[ir.Node, ...]) -> tuple[ir.Node, ...]:
        """The element until it says that it cannot show itself, then the author's content."""
        name = self._state()
        span = native.span
        state = e.Name(name, 0, 0)
        handler = Expression(e.Assignment(state, "=", e.Literal(True, "true", 0, 0), 0, 0), f"{name} = true", span)
        listening = replace(native, events=(*native.events, ir.Event(event, handler, False, False, native.tag_span)))
        shown = Expression(e.Unary("!", state, 0, 0), f"!{name}", span)
        return (ir.If((ir.Branch(shown, (listening,), span), ir.Branch(None, children, span)), span),)

    def _state(self) -> str:
        number = len(self.states)
        while f"_follow{number}" in self._taken:
            number += 1
        name = f"_follow{number}"
        self._taken.add(name)
        self.states[name] = ir.Symbol(name, ir.Role.STATE, f"{name}.v", False, True)
        return name
