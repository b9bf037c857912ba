"""One `.mp` file of kind page or component: from its document to an `ir.Unit`."""

from collections.abc import Mapping
from dataclasses import dataclass

from mpc.compiler import ir
from mpc.compiler.analyze.contract import check_names, check_page_handlers, emitted
from mpc.compiler.analyze.root import without_directives
from mpc.compiler.analyze.symbols import symbols_of
from mpc.compiler.analyze.template import Builder
from mpc.compiler.analyze.text import attribute_value
from mpc.compiler.analyze.vocabulary import Vocabulary, camel, kebab
from mpc.compiler.diagnostics import FileSink, suggest
from mpc.compiler.frontend import ast
from mpc.compiler.script.model import NO_DEFAULT, NOT_CONSTANT, Script
from mpc.compiler.style.model import Style

META = frozenset(("seo", "share", "link", "native", "account"))
# A page's settings; the targets' tables say what each becomes.
PAGE_OPTIONS = frozenset(
    "title bar-color bar-text nav background background-text pull-refresh reach-bottom disable-scroll".split()
)


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
    content = [node for node in root.children if not _is_meta(node, sink)]
    template = builder.nodes(content, loop_names)
    if script is not None:
        check_names(script, sink)
    if root.tag == "page":
        check_page_handlers(template, sink)
    events = emitted(script, template, sink)
    return ir.Unit(
        kind=root.tag,
        path=parsed.path,
        file=parsed.document.file,
        template=template,
        script=script,
        style=parsed.style,
        symbols=symbols,
        names=builder.used_names,
        components=builder.used_components,
        props=_props(script),
        options=page_options(root, PAGE_OPTIONS, sink) if root.tag == "page" else _no_options(root, sink),
        slots=frozenset(builder.slots),
        emits=frozenset(event for event in events if event),
        emits_anything=None in events,
    )


def _is_meta(node: ast.Node, sink: FileSink) -> bool:
    if isinstance(node, ast.Element) and node.tag in META:
        sink.report("MP390", node.tag_span, tag=node.tag)
        return True
    return False


def page_options(
    element: ast.Element, known: frozenset[str], sink: FileSink, also: frozenset[str] = frozenset()
) -> tuple[ir.Option, ...]:
    """The constant settings on a root, a `<window>` or a `<tabbar>`; `also` are attributes read elsewhere."""
    options: list[ir.Option] = []
    for attribute in element.attributes:
        if attribute.name in also:
            continue
        if attribute.name not in known:
            guess = suggest(attribute.name, known | also)
            sink.report("MP704", attribute.name_span, name=attribute.name, tag=element.tag, suggestion=guess)
            continue
        value = attribute_value(attribute, sink)
        if isinstance(value, str | bool):
            options.append(ir.Option(attribute.name, value, attribute.name_span, attribute.value_span))
        elif value is not None:
            sink.report("MP391", attribute.value_span, form=f'`{attribute.name}="{{{{ … }}}}"`')
    return tuple(options)


def _no_options(root: ast.Element, sink: FileSink) -> tuple[ir.Option, ...]:
    for attribute in root.attributes:
        sink.report("MP704", attribute.name_span, name=attribute.name, tag=root.tag, suggestion="")
    return ()


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
