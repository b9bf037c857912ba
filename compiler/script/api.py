"""Uses of `mp`, of `$emit`, `$expose` and `$refs`."""

from collections.abc import Iterable

from mpc.compiler.script.model import ApiCall, Emit, Import, RefUse
from mpc.compiler.script.parse import Node
from mpc.compiler.script.patterns import arguments_of, property_name, string_value, unwrapped
from mpc.compiler.script.runes import Rune
from mpc.compiler.script.scopes import Reference
from mpc.compiler.source import Span


def read_api(
    references: Iterable[Reference], imports: Iterable[Import]
) -> tuple[tuple[ApiCall, ...], tuple[Span, ...]]:
    """The members of `mp` that are used, and the places where `mp` itself is handed on."""
    names = {each.default for each in imports if each.is_mpc and each.default is not None}
    calls: list[ApiCall] = []
    escapes: list[Span] = []
    for reference in references:
        if reference.name not in names:
            continue
        member = reference.node.parent
        name = member.child("property") if member is not None and reference.node.field == "object" else None
        if member is None or member.type != "member_expression" or name is None:
            escapes.append(reference.node.span)
            continue
        url = _url(member)
        calls.append(ApiCall(name.text, name.span, string_value(url), url.span if url is not None else None))
    return tuple(calls), tuple(escapes)


def read_emits(runes: Iterable[Rune]) -> tuple[Emit, ...]:
    """Every `$emit`, with its event's name where it is a literal."""
    found: list[Emit] = []
    for rune in runes:
        if rune.name == "$emit":
            first = rune.arguments[0] if rune.arguments else None
            found.append(Emit(string_value(first), first.span if first is not None else rune.node.span))
    return tuple(found)


def read_exposes(runes: Iterable[Rune]) -> tuple[str, ...]:
    """The names in `$expose({ … })`."""
    names: list[str] = []
    for rune in runes:
        exposed = unwrapped(rune.arguments[0]) if rune.name == "$expose" and rune.arguments else None
        for member in exposed.named_children if exposed is not None and exposed.type == "object" else []:
            key = member.child("key") or member.child("name")
            name = property_name(key) if key is not None else member.text
            if name is not None and member.type != "spread_element":
                names.append(name)
    return tuple(names)


def exposes_anything(runes: Iterable[Rune]) -> bool:
    """Whether `$expose` gets something else than an object whose names all stand there."""
    for rune in runes:
        exposed = unwrapped(rune.arguments[0]) if rune.name == "$expose" and rune.arguments else None
        if exposed is not None and exposed.type != "object":
            return True
        for member in exposed.named_children if exposed is not None else []:
            key = member.child("key") or member.child("name")
            if member.type == "spread_element" or (key is not None and property_name(key) is None):
                return True
    return False


def read_refs(runes: Iterable[Rune]) -> tuple[RefUse, ...]:
    """Every `$refs.name`, and the names in `const { name } = $refs`; `$refs[expression]` says nothing."""
    found: list[RefUse] = []
    for rune in runes:
        owner = rune.node.parent
        if rune.name != "$refs" or owner is None:
            continue
        pattern = owner.child("name") if owner.type == "variable_declarator" else None
        for each in pattern.named_children if pattern is not None and pattern.type == "object_pattern" else []:
            key = each.child("key") or each.child("left") or each
            if each.type != "rest_pattern":
                found.append(RefUse(key.text, key.span))
        name = _member(rune.node)
        if name is not None:
            member = _member(owner)
            found.append(RefUse(name.text, name.span, member.text if member else None, member.span if member else None))
    return tuple(found)


def _member(node: Node) -> Node | None:
    """The `b` of `a.b`, for the node of `a`."""
    owner = node.parent
    return owner.child("property") if owner is not None and node.field == "object" else None


def _url(member: Node) -> Node | None:
    """The literal `url` in `mp.name({ url: "…" })`."""
    call = member.parent
    if call is None or call.type != "call_expression" or member.field != "function":
        return None
    arguments = arguments_of(call)
    first = unwrapped(arguments[0]) if arguments else None
    if first is None or first.type != "object":
        return None
    for pair in first.named_children:
        if pair.type == "pair" and property_name(pair.child("key")) == "url":
            value = unwrapped(pair.child("value"))
            return value if string_value(value) is not None else None
    return None
