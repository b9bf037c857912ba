"""Which built-in elements stand in which: `parents` and `children` of the tables."""

from collections.abc import Mapping

from mpc.compiler import ir
from mpc.compiler.diagnostics import FileSink
from mpc.targets.tables import Element


def check_nesting(nodes: tuple[ir.Node, ...], elements: Mapping[str, Element], sink: FileSink) -> None:
    """Report elements that stand where the platforms do not show them.

    Loops, conditions and `mp:only` are looked through. What stands in a component's tag goes where its slot is, so
    anything is allowed there; a slot may be filled with anything.
    """
    _check(nodes, None, elements, sink)


def _check(
    nodes: tuple[ir.Node, ...], parent: ir.Element | None, elements: Mapping[str, Element], sink: FileSink
) -> None:
    for node in nodes:
        if isinstance(node, ir.Element):
            _check_one(node, parent, elements, sink)
            _check(node.children, node, elements, sink)
        elif isinstance(node, ir.If):
            for branch in node.branches:
                _check(branch.body, parent, elements, sink)
        elif isinstance(node, (ir.For, ir.Only)):
            _check(node.body, parent, elements, sink)


def _check_one(node: ir.Element, parent: ir.Element | None, elements: Mapping[str, Element], sink: FileSink) -> None:
    if parent is not None and (parent.component is not None or parent.native):
        return
    here = None if node.component or node.native else elements.get(node.tag)
    around = elements.get(parent.tag) if parent else None
    if here and here.parents and (parent is None or parent.tag not in here.parents):
        sink.report("MP834", node.tag_span, tag=node.tag, parents=_tags(here.parents))
    elif around and parent and around.children and (here is None or node.tag not in around.children):
        sink.report("MP835", node.tag_span, tag=node.tag, parent=parent.tag, children=_tags(around.children))


def _tags(names: tuple[str, ...]) -> str:
    return ", ".join(f"<{name}>" for name in names)
