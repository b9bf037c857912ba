"""One `.mp` file of kind page or component: from its document to an `ir.Unit`."""

from collections.abc import Mapping
from dataclasses import dataclass

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.analyze.contract import check_names, check_page_handlers, emitted
from mpc.compiler.analyze.metadata import METADATA, check_once, read_metadata
from mpc.compiler.analyze.native import check_natives, read_native
from mpc.compiler.analyze.options import FOLLOWING, PAGE_OPTIONS, Kind, check_value, read_option
from mpc.compiler.analyze.root import without_directives
from mpc.compiler.analyze.slots import flag
from mpc.compiler.analyze.symbols import symbols_of
from mpc.compiler.analyze.template import Builder
from mpc.compiler.analyze.uses import walk
from mpc.compiler.analyze.values import Values
from mpc.compiler.analyze.vocabulary import Vocabulary, camel, kebab
from mpc.compiler.diagnostics import FileSink
from mpc.compiler.expression import Expression
from mpc.compiler.frontend import ast
from mpc.compiler.script.model import NO_DEFAULT, NOT_CONSTANT, Script
from mpc.compiler.source import Span
from mpc.compiler.style.model import Style


@dataclass(frozen=True, slots=True)
class Parsed:
    """One file after the front end: its document, and its script and style analysed."""

    path: str  # without suffix
    document: ast.Document
    script: Script | None
    style: Style | None


def build_unit(parsed: Parsed, vocabulary: Vocabulary, sink: FileSink) -> ir.Unit:
    """The unit; `vocabulary` has the components that this file imports and those registered in app.mp."""
    root = parsed.document.root
    assert root is not None
    root, loop_names = without_directives(root, sink)
    script = parsed.script
    symbols = symbols_of(script)
    builder = Builder(vocabulary, symbols, script, sink)
    around = _read_root(root, builder.values, vocabulary, symbols, sink)
    template = builder.nodes(around.content, loop_names)
    if script is not None:
        check_names(script, sink)
    if root.tag == "page":
        check_page_handlers(template, sink)
        for node in walk(template):
            if isinstance(node, ir.Slot):
                sink.report("MP352", node.span)
    events = emitted(script, template, sink)
    fallbacks = builder.slots.fallbacks
    for slot, span in fallbacks.items():
        if flag(slot) in symbols:
            sink.report("MP343", span, name=flag(slot), slot=slot or "default")
    return ir.Unit(
        kind=root.tag,
        path=parsed.path,
        file=parsed.document.file,
        template=template,
        script=script,
        style=parsed.style,
        symbols=symbols | {flag(slot): ir.Symbol(flag(slot), ir.Role.PROP, f"{flag(slot)}.v") for slot in fallbacks},
        names=builder.used_names,
        components=builder.used_components,
        natives=builder.used_natives,
        options=around.options,
        following=around.following,
        native=around.native,
        metadata=around.metadata,
        props=(*_props(script), *map(_flag, fallbacks.items())),
        slots=frozenset(builder.slots.names),
        any_slot=builder.slots.any_name,
        fallbacks=frozenset(fallbacks),
        emits=frozenset(event for event in events if event),
        emits_anything=None in events,
    )


@dataclass(frozen=True, slots=True)
class _Root:
    """What stands on and directly under a root beside the template."""

    content: tuple[ast.Node, ...]
    options: tuple[ir.Option, ...]
    following: tuple[ir.Attribute, ...]
    native: tuple[ir.Native, ...]
    metadata: tuple[ir.Metadata, ...]


def _read_root(
    root: ast.Element, values: Values, vocabulary: Vocabulary, symbols: Mapping[str, ir.Symbol], sink: FileSink
) -> _Root:
    content: list[ast.Node] = []
    native: list[ir.Native] = []
    metadata: list[ir.Metadata] = []
    for node in root.children:
        tag = node.tag if isinstance(node, ast.Element) and node.tag not in vocabulary.components else ""
        if isinstance(node, ast.Element) and tag == "native":
            found = read_native(node, vocabulary.targets, sink)
            native += [found] if found else []
        elif isinstance(node, ast.Element) and tag in METADATA:
            metadata.append(read_metadata(node, root.tag, values, vocabulary.targets, sink))
        else:
            content.append(node)
    around = [each for each in root.children if isinstance(each, ast.Element)]
    check_natives((each for each in around if each.tag == "native"), sink)
    check_once(around, root.tag, sink)
    options: list[ir.Option] = []
    following: list[ir.Attribute] = []
    known = PAGE_OPTIONS if root.tag == "page" else {}
    for attribute in root.attributes:
        name = attribute.name.removeprefix(":")
        if name in FOLLOWING & set(known) and (name != attribute.name or "{{" in (attribute.value or "")):
            values.plain(attribute, frozenset(), following, [], [])
            if following:
                _check_first(following[-1], symbols, known, sink)
        elif option := read_option(attribute, root.tag, known, sink):
            options.append(option)
    if root.tag == "page":
        _take_title(ir.metadata_of(tuple(metadata), "seo").find("title"), options, following)
    return _Root(tuple(content), tuple(options), tuple(following), tuple(native), tuple(metadata))


def _take_title(found: ir.Attribute | None, options: list[ir.Option], following: list[ir.Attribute]) -> None:
    """A page that says its title to search engines alone shows it in its bar as well: that is what they read."""
    if found is None or "title" in {*(each.name for each in options), *(each.name for each in following)}:
        return
    if isinstance(found.value, str):
        options.append(ir.Option("title", found.value, found.name_span, found.span))
    else:
        following.append(found)


def _check_first(
    attribute: ir.Attribute, symbols: Mapping[str, ir.Symbol], known: Mapping[str, Kind], sink: FileSink
) -> None:
    """A setting that follows state: what is known of its value is checked as a constant would be."""
    node = attribute.value.node if isinstance(attribute.value, Expression) else None
    value: object = node.value if isinstance(node, e.Literal) else None
    if isinstance(node, e.Name) and node.name in symbols and symbols[node.name].has_constant:
        value = symbols[node.name].constant
    if isinstance(value, str):
        check_value(value, attribute.name, known[attribute.name], attribute.span, sink)


def _props(script: Script | None) -> tuple[ir.Prop, ...]:
    if script is None:
        return ()
    return tuple(
        ir.Prop(
            public=camel(prop.name),
            name=prop.local,
            type=prop.type,
            required=prop.required,
            default=prop.default if prop.default not in (NO_DEFAULT, NOT_CONSTANT) else None,
            has_default=prop.default is not NO_DEFAULT,
            constant_default=prop.default is not NOT_CONSTANT and prop.default is not NO_DEFAULT,
            optional=prop.optional,
            span=prop.span,
        )
        for prop in script.props
    )


def _flag(slot: tuple[str, Span]) -> ir.Prop:
    """Whether the user of a component gave something for a slot."""
    name, span = slot
    return ir.Prop(flag(name), flag(name), "boolean", False, False, True, True, True, span)


def missing_components(script: Script | None, imports: Mapping[tuple[str, str], str]) -> frozenset[str]:
    """The tags of imported components that could not be read."""
    if script is None:
        return frozenset()
    return frozenset(
        kebab(source.default)
        for source in script.imports
        if source.is_component and source.default and (script.file.path, source.specifier) not in imports
    )


def imported_components(script: Script | None, imports: Mapping[tuple[str, str], str]) -> dict[str, str]:
    """Tag -> unit path of the components that a script imports."""
    if script is None:
        return {}
    found: dict[str, str] = {}
    for source in script.imports:
        path = imports.get((script.file.path, source.specifier))
        if source.is_component and source.default and path:
            found[kebab(source.default)] = path
    return found
