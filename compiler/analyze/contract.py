"""Checks what a script hands to the platform by name: hooks, events, props; and what it takes from other modules."""

from collections.abc import Iterable, Iterator, Mapping

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.analyze.uses import BUBBLING, COMMON, elements
from mpc.compiler.analyze.vocabulary import camel, kebab
from mpc.compiler.diagnostics import FileSink, Sink, suggest
from mpc.compiler.script.hooks import HOOKS
from mpc.compiler.script.model import Script
from mpc.compiler.source import Span

# Attributes of a component's host: a prop of that name could never be passed.
_HOST = frozenset((*COMMON, "class", "style"))
_MPC = frozenset(("default", "store"))


def check_names(script: Script, sink: FileSink) -> None:
    """Props that cannot be passed, and functions that look like a hook but are none here."""
    for prop in script.props:
        if kebab(camel(prop.name)) in _HOST:
            sink.report("MP322", prop.span, name=prop.name)
    own = HOOKS[script.kind]
    others = {hook: kind for kind, hooks in HOOKS.items() for hook in hooks if hook not in own}
    for name in script.functions:
        binding = script.bindings.get(name)
        if name in others and binding is not None:
            sink.report("MP325", binding.span, name=name, kind=script.kind, other=others[name])


def check_page_handlers(template: tuple[ir.Node, ...], sink: FileSink) -> None:
    """A page has nobody to emit an event to."""
    for element in elements(template):
        for event in element.events:
            for name in e.free_names(event.handler.node):
                if name.name == "$emit":
                    sink.report("MP527", event.handler.span_of(name), rune="$emit")


def emitted(script: Script | None, template: tuple[ir.Node, ...], sink: FileSink) -> list[str | None]:
    """The events that a component emits, in script and template; None for a name that is not literal."""
    found = [(emit.event, emit.span) for emit in script.emits] if script else []
    found += [use for element in elements(template) for use in _in_handlers(element)]
    for event, span in found:
        if event == "":
            sink.report("MP554", span)
        if event in BUBBLING:
            sink.report("MP324", span, name=event)
    return [event for event, _ in found]


def _in_handlers(element: ir.Element) -> Iterator[tuple[str | None, Span]]:
    for event in element.events:
        node = event.handler.node
        if not (isinstance(node, e.Call) and isinstance(node.callee, e.Name) and node.callee.name == "$emit"):
            continue
        if not node.arguments:
            yield "", event.handler.span_of(node)
            continue
        first = node.arguments[0]
        literal = isinstance(first, e.Literal) and isinstance(first.value, str)
        yield (str(first.value) if isinstance(first, e.Literal) and literal else None), event.handler.span_of(first)


def check_imports(
    scripts: Iterable[tuple[Script, frozenset[str]]],
    modules: Mapping[str, ir.Module],
    paths: Mapping[tuple[str, str], str],
    sink: Sink,
) -> None:
    """Every name that is imported and used as a value must be exported where it comes from.

    `scripts` come with the names that their templates use. What is only used as a type is TypeScript's business.
    """
    for script, used in scripts:
        for source in script.imports:
            module = modules.get(paths.get((script.file.path, source.specifier), ""))
            if source.is_mpc:
                known: Iterable[str] | None = _MPC
            elif module is not None and not source.is_component:
                known = exported(module, modules, paths, set())
            else:
                continue
            wanted = [(name.imported, name.local, name.span) for name in source.named]
            if source.default and source.default_span:
                wanted.append(("default", source.default, source.default_span))
            for name, local, span in wanted if known is not None else ():
                if local in source.used | used and name not in set(known or ()):
                    if source.is_mpc and name == "mp":
                        sink.report("MP734", script.file, span)
                        continue
                    guess = suggest(name, known or ())
                    sink.report("MP720", script.file, span, name=name, path=source.specifier, suggestion=guess)


def exported(
    module: ir.Module, modules: Mapping[str, ir.Module], paths: Mapping[tuple[str, str], str], seen: set[str]
) -> set[str] | None:
    """The names that a module exports; None if only running it tells."""
    script = module.script
    if script is None:
        return {"default"}
    if script.is_commonjs or script.broken:
        return None
    seen.add(module.path)
    names = {export.name for export in script.exports}
    for index in script.stars:
        path = paths.get((script.file.path, script.imports[index].specifier), "")
        inner = modules.get(path)
        if inner is None:
            return None
        if path not in seen:
            more = exported(inner, modules, paths, seen)
            if more is None:
                return None
            names |= more - {"default"}
    return names
