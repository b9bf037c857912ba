"""Which parts of the runtime a unit needs. None at all is the best answer."""

from collections.abc import Iterator

from mpc.compiler.ir import Role, Unit
from mpc.targets.lower import View
from mpc.targets.refs import asks, listens
from mpc.targets.shapes import Shape

# `script.uses` says which runes a script uses; these need a part of their own.
_RUNES = {"derived": "derived", "effect": "effects", "emit": "emit", "expose": "expose", "refs": "refs"}
_OBJECTS = frozenset(("objects", "view"))


def features(unit: Unit, view: View) -> frozenset[str]:
    """Names of parts (see runtime/parts.toml), without `page` and `component`; empty: no runtime is needed."""
    script = unit.script
    uses = script.uses if script else frozenset()
    found = set(view.features) - {"view"}
    found |= {part for rune, part in _RUNES.items() if rune in uses}
    states = [symbol for symbol in unit.symbols.values() if symbol.role is Role.STATE]
    if states:
        found.add("core")
    if not all(symbol.is_primitive for symbol in states):
        found |= _OBJECTS
    if view.hoists:
        found |= {"derived", *_OBJECTS}
    if any(shape.text() != "1" or not _is_state(unit, name) for name, shape in view.shapes.items()):
        found |= _OBJECTS
    if any(shape.has_columns for shape in view.shapes.values()):
        found.add("columns")
    if any("$.emit(" in text for text in view.handlers.values()):
        found.add("emit")
    if view.places:
        found.add("refs")
    if listens(view.places):
        found.add("children")
    if asks(view.places):
        found.add("nodes")
    if view.reports:
        found |= {"emit", "effects", *_OBJECTS}
    if needs_props(unit, view):
        found |= {"props", *_OBJECTS}
    if any(takes_event(unit, name, text) for name, text in view.handlers.items()):
        found.add("event")
    if script:
        if "page" in uses or any(script.functions.get(hook) for hook in script.hooks):
            found.add("core")
        if unit.kind == "page" and script.functions.get("onLoad"):
            found.add("query")
        bare = any(source.bare for source in script.imports)
        if unit.kind == "component" and (script.hooks or view.handlers or script.acts or bare):
            found.add("core")
        if found and script.props:
            found |= {"props", *_OBJECTS}  # the script calls `$.props`
    return frozenset(found | {"core"} if found else found)


def needs_props(unit: Unit, view: View) -> bool:
    """Props that only the template shows need no boxes: the host hands them to the template itself."""
    script = unit.script
    if script is None or not script.props:
        return False
    locals_ = {prop.local for prop in script.props}
    late = any(prop.has_default and not prop.constant_default for prop in unit.props)
    return late or bool(locals_ & (view.names | set(script.member_reads)))


def takes_event(unit: Unit, name: str, text: str) -> bool:
    """Whether a handler looks at its event, which some targets must first put into WeChat's shape."""
    if text == name:
        return bool(unit.script and unit.script.functions.get(name))
    return "$event" in text


def helpers(view: View) -> list[str]:
    """What generated code takes from mpc.js, as the `const` that requires it has it: `cls: $cls`."""
    texts = [*view.hoists.values(), *(text for shape in view.shapes.values() for text in _columns(shape))]
    return [f"{name}: ${name}" for name in ("cls", "sty") if any(f"${name}(" in text for text in texts)]


def _columns(shape: Shape) -> Iterator[str]:
    if shape.rows:
        yield from _columns(shape.rows.row)
        for column in shape.rows.columns.values():
            yield column.compute
            yield from _columns(column.shape)
    for each in shape.fields.values():
        yield from _columns(each)


def _is_state(unit: Unit, name: str) -> bool:
    symbol = unit.symbols.get(name)
    return symbol is not None and symbol.role is Role.STATE
