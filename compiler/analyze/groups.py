"""`mp:model` on a group of check boxes or radio buttons: which of its members are checked follows from the model.

The groups themselves have no value to set, on any platform: the members have `checked`.
"""

from dataclasses import replace

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.diagnostics import FileSink
from mpc.compiler.expression import Expression

MEMBERS = {"checkbox-group": "checkbox", "radio-group": "radio"}
"""Group -> its members, by WeChat's names."""


def with_checked_members(group: ir.Element, sink: FileSink) -> ir.Element:
    """The element; if it is a group with `mp:model`, its members have `checked`."""
    member = MEMBERS.get(group.tag)
    if member is None or group.component or not group.models:
        return group
    return replace(group, children=_nodes(group.children, member, group.models[0], frozenset(), sink))


def _nodes(
    nodes: tuple[ir.Node, ...], member: str, model: ir.Model, names: frozenset[str], sink: FileSink
) -> tuple[ir.Node, ...]:
    return tuple(_node(node, member, model, names, sink) for node in nodes)


def _node(node: ir.Node, member: str, model: ir.Model, names: frozenset[str], sink: FileSink) -> ir.Node:
    match node:
        case ir.Element() if node.component is None:
            if node.tag == member:
                node = _member(node, model, names, sink)
            return replace(node, children=_nodes(node.children, member, model, names, sink))
        case ir.If():
            branches = (replace(each, body=_nodes(each.body, member, model, names, sink)) for each in node.branches)
            return replace(node, branches=tuple(branches))
        case ir.For():
            inner = names | {name for name in (node.item, node.index) if name}
            return replace(node, body=_nodes(node.body, member, model, inner, sink))
        case ir.Only():
            return replace(node, body=_nodes(node.body, member, model, names, sink))
        case _:
            return node


def _member(node: ir.Element, model: ir.Model, names: frozenset[str], sink: FileSink) -> ir.Element:
    given = {each.name: each for each in node.attributes}
    hidden = next((name.name for name in e.free_names(model.target.node) if name.name in names), None)
    if "checked" in given:
        sink.report("MP337", given["checked"].name_span, tag=node.tag)
    elif "value" not in given:
        sink.report("MP338", node.tag_span, tag=node.tag)
    elif hidden is not None:
        sink.report("MP339", node.tag_span, tag=node.tag, name=hidden)
    else:
        checked = _checked(node.tag, model, given["value"].value)
        attribute = ir.Attribute("checked", checked, model.span, model.span)
        return replace(node, attributes=(*node.attributes, attribute))
    return node


def _checked(tag: str, model: ir.Model, value: ir.Value) -> Expression:
    """Whether the model holds the member's value. Members tell their values as text, so `==` is meant: 1 is "1"."""
    target = model.target.node
    at, end = target.start, target.end
    wanted = _operand(value)
    test: e.Node
    if tag == "radio":
        test = e.Binary("===" if isinstance(wanted, e.Literal) else "==", target, wanted, at, end)
    elif isinstance(wanted, e.Literal):
        test = e.Call(e.Member(target, "includes", at, end), (wanted,), at, end)
    else:
        each = next(name for name in ("each", "each_", "each__") if name not in {n.name for n in e.free_names(wanted)})
        same = e.Arrow((each,), e.Binary("==", e.Name(each, at, end), wanted, at, end), at, end)
        test = e.Call(e.Member(target, "some", at, end), (same,), at, end)
    return Expression(test, model.target.text, model.target.span)


def _operand(value: ir.Value) -> e.Node:
    match value:
        case Expression():
            return value.node
        case ir.Mixed():
            parts = tuple(_escaped(part) if isinstance(part, str) else part.node for part in value.parts)
            return e.Template(parts, 0, 0)
        case _:
            text = value if isinstance(value, str) else ""
            quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
            return e.Literal(text, f'"{quoted}"', 0, 0)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("`", "\\`").replace("${", "\\${")
