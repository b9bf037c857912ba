"""`<seo>`, `<share>`, `<link>`, `<account>`: what search, sharing and linking are told. They make no node."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from mpc.compiler import ir
from mpc.compiler.analyze.options import BOOLEAN, NAME, PRIORITY, TEXT, WORDS, Kind, check_value
from mpc.compiler.analyze.text import attribute_value
from mpc.compiler.analyze.values import Values
from mpc.compiler.diagnostics import FileSink, suggest
from mpc.compiler.frontend import ast

# What a page is about, and what may be said of each kind (schema.org: Product and Offer, Article, LocalBusiness,
# SoftwareApplication, ItemList).
TYPES: Mapping[str, tuple[str, ...]] = {
    "product": ("price", "currency", "availability", "brand", "sku"),
    "article": ("author", "published", "modified"),
    "local-business": ("address", "telephone", "hours"),
    "software": ("category", "price", "currency"),
    "list": (),
}
_TEXTS: Mapping[str, Kind] = {"title": TEXT, "description": TEXT, "keywords": TEXT, "image": TEXT}


@dataclass(frozen=True, slots=True)
class Form:
    """One metadata element in one root. `texts` may follow state, `constants` are decided while compiling."""

    texts: Mapping[str, Kind] = field(default_factory=dict)
    constants: Mapping[str, Kind] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    once: bool = True
    per_target: bool = False  # and one text for each target


_PAGE_SEO = Form(
    {**_TEXTS, **{name: TEXT for fields in TYPES.values() for name in fields}},
    {"index": BOOLEAN, "params": WORDS, "priority": PRIORITY, "path": TEXT, "type": tuple(TYPES)},
)
METADATA: Mapping[str, Mapping[str, Form]] = {
    "seo": {"app": Form({}, {**_TEXTS, "site": TEXT, "index": BOOLEAN}), "page": _PAGE_SEO},
    "share": {
        "app": Form({}, {"title": TEXT, "image": TEXT}),
        "page": Form({"title": TEXT, "image": TEXT, "path": TEXT}),
    },
    "link": {"page": Form({}, {"name": NAME, "title": TEXT, "image": TEXT, "query": TEXT}, ("name",), once=False)},
    "account": {"app": Form({}, {"name": TEXT}, ("name",), once=False, per_target=True)},
}


def read_metadata(
    element: ast.Element, root: str, values: Values, targets: frozenset[str], sink: FileSink
) -> ir.Metadata:
    """One element of a page; names in its expressions are resolved."""
    attributes: list[ir.Attribute] = []
    for attribute, is_text, kind in _known(element, root, targets, sink):
        if is_text:
            values.plain(attribute, frozenset(), attributes, [], [])
        else:
            attributes += _constant(attribute, kind, sink)
    return _finished(element, root, attributes, sink)


def constant_metadata(element: ast.Element, targets: frozenset[str], sink: FileSink) -> ir.Metadata:
    """One element of the app, which has no state: its values are constant."""
    found = (_constant(attribute, kind, sink) for attribute, _, kind in _known(element, "app", targets, sink))
    return _finished(element, "app", [each for one in found for each in one], sink)


def check_once(elements: list[ast.Element], root: str, sink: FileSink) -> None:
    """Report what may stand in a file once and stands there again."""
    seen: set[str] = set()
    for element in elements:
        form = METADATA.get(element.tag, {}).get(root)
        if form and form.once and element.tag in seen:
            sink.report("MP729", element.tag_span, tag=element.tag)
        seen.add(element.tag)


def _known(
    element: ast.Element, root: str, targets: frozenset[str], sink: FileSink
) -> Iterator[tuple[ast.Attribute, bool, Kind]]:
    """The attributes that the element has, whether each may follow state, and its kind; everything else is reported."""
    forms = METADATA[element.tag]
    form = forms.get(root)
    if form is None:
        sink.report("MP730", element.tag_span, tag=element.tag, roots=", ".join(f"<{each}>" for each in forms))
        return
    constants = {**form.constants, **(dict.fromkeys(targets, TEXT) if form.per_target else {})}
    for attribute in element.attributes:
        name = attribute.name.removeprefix(":")
        if name in form.texts:
            yield attribute, True, form.texts[name]
        elif name in constants:
            yield attribute, False, constants[name]
        else:
            guess = suggest(name, {*form.texts, *constants})
            sink.report("MP704", attribute.name_span, name=attribute.name, tag=element.tag, suggestion=guess)
    for child in element.children:
        if not isinstance(child, ast.Text) or child.text.strip():
            sink.report("MP721", child.span, tag=element.tag)


def _constant(attribute: ast.Attribute, kind: Kind, sink: FileSink) -> list[ir.Attribute]:
    """A value that is decided while compiling; nothing for what has been reported."""
    name = attribute.name.removeprefix(":")
    value = True if attribute.value is None else attribute_value(attribute, sink)
    if name != attribute.name or not isinstance(value, str | bool):
        if value is not None:
            sink.report("MP727", attribute.value_span, name=name)
        return []
    checked = check_value(value, name, kind, attribute.value_span, sink)
    if checked is None:
        return []
    text = str(checked).lower() if isinstance(checked, bool) else str(checked)
    return [ir.Attribute(name, text, attribute.name_span, attribute.value_span)]


def _finished(element: ast.Element, root: str, attributes: list[ir.Attribute], sink: FileSink) -> ir.Metadata:
    form = METADATA[element.tag].get(root, Form())
    given = {attribute.name.removeprefix(":") for attribute in element.attributes}
    for name in form.needs:
        if name not in given:
            sink.report("MP705", element.tag_span, tag=element.tag, name=name)
    metadata = ir.Metadata(element.tag, tuple(attributes), element.tag_span)
    if element.tag == "seo" and root == "page":
        _check_fields(metadata, sink)
    return metadata


def _check_fields(seo: ir.Metadata, sink: FileSink) -> None:
    """A price belongs to a product: what is said of another type is said for nothing."""
    kind = seo.text("type")
    for attribute in seo.attributes:
        types = [name for name, fields in TYPES.items() if attribute.name in fields]
        if types and kind not in types:
            wanted = " / ".join(f'`type="{each}"`' for each in types)
            sink.report("MP760", attribute.name_span, name=attribute.name, types=wanted)
