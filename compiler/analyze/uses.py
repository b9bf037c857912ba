"""Checks every use of a component against its definition: props, events, endless recursion."""

import json
from collections.abc import Iterator, Mapping

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.analyze.refs import check_refs
from mpc.compiler.analyze.vocabulary import camel, kebab
from mpc.compiler.diagnostics import FileSink, Sink, suggest
from mpc.compiler.expression import Expression

# On every component, whatever it declares.
COMMON = frozenset(("id", "slot", "hidden"))
# Native events that reach a component's host node from inside.
BUBBLING = frozenset(("tap", "longpress", "touchstart", "touchmove", "touchend", "touchcancel"))
_ZH = {"text": "文字", "string": "文字", "number": "数字", "boolean": "布尔值", "array": "数组", "object": "对象"}
_WORDS = {
    "string": ("''",), "number": ("0", "1"), "boolean": ("true", "false"), "array": ("[]",), "object": ("{}",),
}  # fmt: skip


def check_uses(unit: ir.Unit, units: Mapping[str, ir.Unit], sink: Sink) -> None:
    here = sink.at(unit.file)
    check_refs(unit, units, here)
    hidden = _locals(unit.template)
    symbols = {name: symbol for name, symbol in unit.symbols.items() if name not in hidden}
    for element in elements(unit.template):
        if element.component is None or element.component not in units:
            continue
        definition = units[element.component]
        _check_props(element, definition, symbols, here)
        _check_events(element, definition, here)
    for element in _unconditional(unit.template):
        if element.component and _contains(element.component, unit.path, units, set()):
            here.report("MP318", element.tag_span, tag=element.tag)


def walk(nodes: tuple[ir.Node, ...], target: str | None = None) -> Iterator[ir.Node]:
    """Every node, parents first; with a target, those that exist there."""
    stack = [*reversed(nodes)]
    while stack:
        node = stack.pop()
        if target is not None and isinstance(node, ir.Only) and not node.holds(target):
            continue
        yield node
        if isinstance(node, ir.Element):
            stack += node.children[::-1]
        elif isinstance(node, ir.If):
            for branch in reversed(node.branches):
                stack += branch.body[::-1]
        elif isinstance(node, (ir.For, ir.Only)):
            stack += node.body[::-1]


def elements(nodes: tuple[ir.Node, ...], target: str | None = None) -> Iterator[ir.Element]:
    return (node for node in walk(nodes, target) if isinstance(node, ir.Element))


def _unconditional(nodes: tuple[ir.Node, ...]) -> Iterator[ir.Element]:
    for node in nodes:
        if isinstance(node, ir.Element):
            yield node
            yield from _unconditional(node.children)
        elif isinstance(node, ir.Only):
            yield from _unconditional(node.body)


def _contains(path: str, wanted: str, units: Mapping[str, ir.Unit], seen: set[str]) -> bool:
    if path == wanted:
        return True
    if path in seen or path not in units:
        return False
    seen.add(path)
    inside = _unconditional(units[path].template)
    return any(child.component and _contains(child.component, wanted, units, seen) for child in inside)


def _check_props(element: ir.Element, definition: ir.Unit, symbols: Mapping[str, ir.Symbol], sink: FileSink) -> None:
    props = {prop.public: prop for prop in definition.props}
    path = definition.file.path
    given: set[str] = set()
    for attribute in element.attributes:
        name = camel(attribute.name)
        if attribute.name in COMMON or attribute.name.startswith(("data-", "aria-")):
            continue
        prop = props.get(name)
        if prop is None:
            guess = suggest(name, props)
            sink.report(
                "MP311", attribute.name_span, tag=element.tag, name=attribute.name, path=path,
                suggestion=kebab(guess),
            )  # fmt: skip
            continue
        given.add(name)
        value = attribute.value
        found = _kind(value, symbols)
        if prop.type != "any" and found not in (None, prop.type) and (found, prop.type) != ("array", "object"):
            proposed = value if isinstance(value, str) and _is_json(value) else _WORDS[prop.type][0]
            sink.report(
                "MP316", attribute.span, tag=element.tag, name=attribute.name, attribute=attribute.name,
                expected=prop.type, value=proposed, found=found, found_zh=_ZH[found or ""],
            )  # fmt: skip
    for model in element.models:
        if model.property is None:
            continue
        given.add(camel(model.property))
        if camel(model.property) not in props:
            guess = kebab(suggest(camel(model.property), props))
            sink.report("MP311", model.span, tag=element.tag, name=model.property, path=path, suggestion=guess)
    for prop in definition.props:
        if prop.required and prop.public not in given:
            sink.report("MP312", element.tag_span, tag=element.tag, name=kebab(prop.public), path=path)


def _locals(nodes: tuple[ir.Node, ...]) -> frozenset[str]:
    """The names of loop variables and of slots' values."""
    found: set[str] = set()
    for node in walk(nodes):
        if isinstance(node, ir.For):
            found |= {node.item, node.index or ""}
        elif isinstance(node, ir.Element) and node.pattern:
            found |= node.pattern.locals
    return frozenset(found)


def _kind(value: ir.Value, symbols: Mapping[str, ir.Symbol]) -> str | None:
    """The type of a value that is written out, or of the first value of a state; None if only running tells."""
    if isinstance(value, str | ir.Mixed):
        return "string"
    if not isinstance(value, Expression):
        return "boolean"
    node = value.node
    if isinstance(node, e.Array | e.Object):
        return "array" if isinstance(node, e.Array) else "object"
    if isinstance(node, e.Template):
        return "string"
    known: object = node.value if isinstance(node, e.Literal) else None
    if isinstance(node, e.Name) and node.name in symbols and symbols[node.name].has_constant:
        known = symbols[node.name].constant
    kinds: dict[type, str] = {str: "string", bool: "boolean", int: "number", float: "number", list: "array"}
    return kinds.get(type(known))


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _check_events(element: ir.Element, definition: ir.Unit, sink: FileSink) -> None:
    if definition.emits_anything:
        return
    for event in element.events:
        own = {event.name, camel(event.name), kebab(event.name)} & definition.emits
        if own and event.stop:
            sink.report("MP317", event.span)
        if not own and event.name not in BUBBLING:
            sink.report(
                "MP313", event.span, tag=element.tag, name=event.name, path=definition.file.path,
                suggestion=suggest(event.name, definition.emits),
            )  # fmt: skip
    for model in element.models:
        if model.property and f"update-{model.property}" not in definition.emits:
            sink.report(
                "MP313", model.span, tag=element.tag, name=f"update-{model.property}",
                path=definition.file.path,
            )  # fmt: skip
