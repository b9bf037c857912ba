"""`const { sku, qty = 1 } = $props<…>()`: the inputs of a component."""

from dataclasses import dataclass

from mpc.compiler.diagnostics import FileSink
from mpc.compiler.script.constants import Lookup, as_json, evaluate
from mpc.compiler.script.edits import Editor
from mpc.compiler.script.model import NO_DEFAULT, NOT_CONSTANT, Prop, PropType
from mpc.compiler.script.parse import Node
from mpc.compiler.script.patterns import property_name
from mpc.compiler.script.runes import Rune
from mpc.compiler.script.types import Member, Types
from mpc.compiler.source import Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of the pattern: `key: local = default`."""

    key: str
    local: Node
    default: Node | None


def read_entries(rune: Rune | None, at: FileSink) -> tuple[Entry, ...]:
    """The names of the destructuring; rest patterns and nested patterns are refused."""
    pattern = rune.declarator.child("name") if rune is not None and rune.declarator is not None else None
    if pattern is None or pattern.type != "object_pattern":
        return ()
    entries: list[Entry] = []
    for node in pattern.named_children:
        if node.type == "rest_pattern":
            at.report("MP519", node.span)
            continue
        key = property_name(node.child("key")) if node.type == "pair_pattern" else None
        target = node.child("value") if node.type == "pair_pattern" else node
        default = None
        if target is not None and target.type in ("assignment_pattern", "object_assignment_pattern"):
            default, target = target.child("right"), target.child("left")
        named = target is not None and target.type in ("identifier", "shorthand_property_identifier_pattern")
        if target is None or not named or (node.type == "pair_pattern" and key is None):
            at.report("MP518", node.span)
            continue
        entries.append(Entry(key if key is not None else target.text, target, default))
    return tuple(entries)


def read_props(
    rune: Rune | None, entries: tuple[Entry, ...], types: Types, lookup: Lookup, at: FileSink
) -> tuple[Prop, ...]:
    """The props with types from the annotation (of the call or of the pattern) or from the default."""
    if rune is None or rune.call is None or rune.declarator is None:
        return ()
    annotation = rune.call.child("type_arguments") or rune.declarator.child("type")
    members = types.members(annotation)
    for name, member in (members or {}).items():
        if member.method or types.prop_type(member.type) == "function":
            at.report("MP520", _span_in(annotation, name) or rune.call.span, name=name)
    return tuple(_prop(entry, members, types, lookup) for entry in entries)


def edit_props(rune: Rune | None, entries: tuple[Entry, ...], props: tuple[Prop, ...], editor: Editor) -> None:
    """Constant defaults go; the others become functions: `$.props({ qty: () => (expr) })`."""
    arguments = rune.call.child("arguments") if rune is not None and rune.call is not None else None
    if arguments is None:
        return
    moved: list[tuple[str, Node]] = []
    for entry, prop in zip(entries, props, strict=True):
        if entry.default is None:
            continue
        if prop.default is NOT_CONSTANT:
            editor.erase(entry.local.end, entry.default.start)
            moved.append((entry.key, entry.default))
        else:
            editor.erase(entry.local.end, entry.default.end)
    for index, (key, default) in enumerate(moved):
        name = key if key.isidentifier() else f'"{key}"'
        before = f"{'{' if index == 0 else ','} {name}: () => ("
        after = ") }" if index == len(moved) - 1 else ")"
        editor.move(default.span, arguments.start + 1, before, after)
    types = rune.call.child("type_arguments") if rune is not None and rune.call is not None else None
    if types is not None and "\n" in types.text and not moved:
        # Without its types the call would go on lines below.
        editor.insert(types.start, "()")
        editor.erase(arguments.start, arguments.end)


def _prop(entry: Entry, members: dict[str, Member] | None, types: Types, lookup: Lookup) -> Prop:
    default: object = NO_DEFAULT
    if entry.default is not None:
        default = as_json(evaluate(entry.default, lookup))
    member = members.get(entry.key) if members is not None else None
    found = types.prop_type(member.type) if member is not None else _type_of(default)
    optional = member is not None and (member.optional or _nullable(member))
    return Prop(
        name=entry.key,
        local=entry.local.text,
        span=entry.local.span,
        type="any" if found == "function" else found,
        required=member is not None and not optional and entry.default is None,
        optional=optional,
        default=default,
        default_source=entry.default.text if entry.default is not None else "",
    )


def _nullable(member: Member) -> bool:
    """`undefined` in a union says as much as `?`."""
    return member.type is not None and any(node.text == "undefined" for node in member.type.walk() if not node.children)


def _type_of(value: object) -> PropType:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float)):
        return "number"
    if isinstance(value, str):
        return "string"
    return "array" if isinstance(value, list) else "object" if isinstance(value, dict) else "any"


def _span_in(annotation: Node | None, name: str) -> Span | None:
    """Where the annotation itself names a member; None if it stands in an interface elsewhere."""
    for node in annotation.walk() if annotation is not None else ():
        if node.type in ("property_signature", "method_signature") and property_name(node.child("name")) == name:
            return node.span
    return None
