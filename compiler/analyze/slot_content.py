"""The content of slots: put under a condition or into another slot, and what may be said of it."""

from collections.abc import Iterator
from dataclasses import replace

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.analyze.slot_facts import given
from mpc.compiler.expression import Expression


def under(content: ir.Node, condition: Expression) -> ir.Node:
    """The content under a condition more."""
    if not isinstance(content, ir.If):
        return ir.If((ir.Branch(condition, (content,), content.span),), content.span)
    branches = []
    for branch in content.branches:
        both = condition
        if branch.condition:
            both = replace(branch.condition, node=e.Binary("&&", condition.node, branch.condition.node, 0, 0))
        branches.append(replace(branch, condition=both))
    return replace(content, branches=tuple(branches))


def is_single(node: ir.Node) -> bool:
    """Whether a node becomes elements without a `<block>` around them."""
    match node:
        case ir.If():
            return all(_is_element(branch.body) for branch in node.branches)
        case ir.For():
            return _is_element(node.body)
        case ir.Only():
            return all(is_single(each) for each in node.body)
        case _:
            return True


def _is_element(body: tuple[ir.Node, ...]) -> bool:
    kinds = [each for node in body for each in (node.body if isinstance(node, ir.Only) else (node,))]
    several = len(kinds) > 1 and not any(isinstance(node, ir.Only) for node in body)
    return not several and all(isinstance(each, ir.Element) for each in kinds)


def written_to(node: ir.Node, names: frozenset[str]) -> Iterator[Expression]:
    """The places where a node assigns to one of these names or to what is in it: the name, with its span."""
    match node:
        case ir.Element():
            targets = [model.target for model in node.models]
            targets += [
                event.handler.part(event.handler.node.target)
                for event in node.events
                if isinstance(event.handler.node, e.Assignment)
            ]
            for target in targets:
                root = target.node
                while isinstance(root, e.Member | e.Index):
                    root = root.object
                if isinstance(root, e.Name) and root.name in names:
                    yield replace(target, node=root, text=root.name)
            for child in node.children:
                yield from written_to(child, names)
        case ir.If():
            for branch in node.branches:
                for child in branch.body:
                    yield from written_to(child, names)
        case ir.For():
            for child in node.body:
                yield from written_to(child, names - {node.item, node.index})
        case ir.Only():
            for child in node.body:
                yield from written_to(child, names)


def unnamed(node: ir.Node) -> ir.Node:
    """A node without `slot="default"`: the default slot has no name on any platform."""
    return into((node,), None)[0] if any(each.slot and each.name == "" for each in given(node)) else node


def into(nodes: tuple[ir.Node, ...], slot: ir.Attribute | None) -> tuple[ir.Node, ...]:
    """The nodes with this slot in place of the one that their author named."""
    added = (slot,) if slot else ()
    result: list[ir.Node] = []
    for node in nodes:
        match node:
            case ir.Element():
                others = (each for each in node.attributes if each.name != "slot")
                result.append(replace(node, attributes=(*others, *added)))
            case ir.Slot():
                result.append(replace(node, into=slot))
            case ir.If():
                branches = (replace(branch, body=into(branch.body, slot)) for branch in node.branches)
                result.append(replace(node, branches=tuple(branches)))
            case ir.For() | ir.Only():
                result.append(replace(node, body=into(node.body, slot)))
            case ir.Text():
                result.append(ir.Element("text", None, added, (), (), (), (), (node,), node.span, node.span))
    return tuple(result)
