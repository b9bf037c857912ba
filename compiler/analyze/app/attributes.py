"""Attributes that an element of app.mp must have, and those that it may have."""

from collections.abc import Collection

from mpc.compiler.diagnostics import FileSink, suggest
from mpc.compiler.frontend import ast


def required(element: ast.Element, name: str, sink: FileSink) -> ast.Attribute | None:
    """The attribute, if it has a value; else its absence is reported."""
    attribute = element.attribute(name)
    if attribute is None or not attribute.value:
        where = attribute.name_span if attribute else element.tag_span
        sink.report("MP705", where, tag=element.tag, name=name)
        return None
    return attribute


def only(element: ast.Element, known: Collection[str], sink: FileSink) -> None:
    """Report attributes that the element does not have."""
    for attribute in element.attributes:
        if attribute.name not in known:
            guess = suggest(attribute.name, known)
            sink.report("MP704", attribute.name_span, name=attribute.name, tag=element.tag, suggestion=guess)


def children(element: ast.Element, tag: str, sink: FileSink) -> list[ast.Element]:
    """The children of one kind; others, and text, are reported."""
    found: list[ast.Element] = []
    for child in element.children:
        if isinstance(child, ast.Element) and child.tag == tag:
            found.append(child)
        elif isinstance(child, ast.Element):
            sink.report("MP703", child.tag_span, tag=child.tag, suggestion=tag)
        elif isinstance(child, ast.Interpolation) or child.text.strip():
            sink.report("MP721", child.span, tag=element.tag)
    return found
