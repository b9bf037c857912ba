"""`<seo>`, `<share>`, `<link>`, `<account>`: what search, sharing and linking will be made of. They make no node.

The frame alone: attributes are checked and their values kept in the IR.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from mpc.compiler import ir
from mpc.compiler.analyze.values import Values
from mpc.compiler.diagnostics import FileSink, suggest
from mpc.compiler.frontend import ast


@dataclass(frozen=True, slots=True)
class Form:
    """Where a metadata element may stand, and its attributes; `per_target`: and one for each target."""

    roots: tuple[str, ...]
    attributes: tuple[str, ...]
    per_target: bool = False


METADATA: Mapping[str, Form] = {
    "seo": Form(("app", "page"), ("title", "description", "keywords", "image", "site")),
    "share": Form(("app", "page"), ("title", "image", "path")),
    "link": Form(("app", "page"), ("name", "href", "rel")),
    "account": Form(("app",), ("name",), per_target=True),
}


def read_metadata(
    element: ast.Element, root: str, values: Values, targets: frozenset[str], sink: FileSink
) -> ir.Metadata:
    """One element of a page; names in its expressions are resolved."""
    attributes: list[ir.Attribute] = []
    for attribute in _known(element, root, targets, sink):
        values.plain(attribute, frozenset(), attributes, [], [])
    return ir.Metadata(element.tag, tuple(attributes), element.tag_span)


def constant_metadata(element: ast.Element, targets: frozenset[str], sink: FileSink) -> ir.Metadata:
    """One element of the app, which has no state: its values are constant."""
    attributes: list[ir.Attribute] = []
    for attribute in _known(element, "app", targets, sink):
        if attribute.name.startswith(":") or "{{" in (attribute.value or ""):
            sink.report("MP727", attribute.value_span, name=attribute.name, following="")
            continue
        value = True if attribute.value is None else attribute.value
        attributes.append(ir.Attribute(attribute.name, value, attribute.name_span, attribute.value_span))
    return ir.Metadata(element.tag, tuple(attributes), element.tag_span)


def _known(element: ast.Element, root: str, targets: frozenset[str], sink: FileSink) -> list[ast.Attribute]:
    """The attributes that the element has; everything else is reported, and that nothing is made of it yet."""
    form = METADATA[element.tag]
    if root not in form.roots:
        sink.report("MP730", element.tag_span, tag=element.tag, roots=", ".join(f"<{each}>" for each in form.roots))
        return []
    sink.report("MP390", element.tag_span, tag=element.tag)
    names = {*form.attributes, *(targets if form.per_target else ())}
    found = []
    for attribute in element.attributes:
        if attribute.name.removeprefix(":") in names:
            found.append(attribute)
        else:
            guess = suggest(attribute.name.removeprefix(":"), names)
            sink.report("MP704", attribute.name_span, name=attribute.name, tag=element.tag, suggestion=guess)
    for child in element.children:
        if not isinstance(child, ast.Text) or child.text.strip():
            sink.report("MP721", child.span, tag=element.tag)
    return found
