"""Uses of `mp`, of `$emit`, `$expose` and `$refs`."""

from collections.abc import Iterable, Iterator

from mpc.compiler.script.changes import GUARD, Fold
from mpc.compiler.script.edits import Editor
from mpc.compiler.script.model import ApiCall, Emit, Import, Kind, RefUse
from mpc.compiler.script.parse import Node
from mpc.compiler.script.patterns import arguments_of, property_name, string_value, unwrapped
from mpc.compiler.script.runes import Rune
from mpc.compiler.script.scopes import Reference
from mpc.compiler.source import Span

# Functions that see the nodes of the page or component whose script calls them: they get it as their first argument.
_SCOPED = frozenset({"createSelectorQuery", "createIntersectionObserver"})


def read_api(
    references: Iterable[Reference], imports: Iterable[Import]
) -> tuple[tuple[ApiCall, ...], tuple[Span, ...]]:
    """The members of `mp` that are used, and the places where `mp` itself is handed on."""
    calls: list[ApiCall] = []
    escapes: list[Span] = []
    for reference, member in _members(references, imports):
        name = member.child("property") if member is not None else None
        if member is None or name is None:
            escapes.append(reference.node.span)
            continue
        options = tuple(_options(member))
        url = next((value for key, value in options if property_name(key) == "url"), None)
        path = string_value(url)
        calls.append(
            ApiCall(
                name.text,
                name.span,
                path,
                url.span if url is not None and path is not None else None,
                tuple((property_name(key) or "", key.span) for key, _ in options),
            )
        )
    return tuple(calls), tuple(escapes)


def find_guards(references: Iterable[Reference], imports: Iterable[Import]) -> tuple[Fold, ...]:
    """Every `mp.canIUse("name")`: a constant where the target surely lacks the function."""
    found: list[Fold] = []
    for _, member in _members(references, imports):
        call = _call(member) if member is not None else None
        name = member.child("property") if member is not None else None
        if call is None or name is None or name.text != "canIUse":
            continue
        asked = string_value(arguments[0]) if len(arguments := arguments_of(call)) == 1 else None
        if asked:
            found.append(Fold(call.span, GUARD + asked.partition(".")[0], call.field == "object"))
    return tuple(found)


def edit_scoped(references: Iterable[Reference], imports: Iterable[Import], kind: Kind, editor: Editor) -> bool:
    """Hand the unit's own instance to the functions that want it. Returns whether the script needs one for that."""
    needed = False
    for _, member in _members(references, imports):
        call = _call(member) if member is not None else None
        name = member.child("property") if member is not None else None
        arguments = call.child("arguments") if call is not None else None
        if call is None or arguments is None or name is None or name.text not in _SCOPED:
            continue
        has_one = kind in ("page", "component")
        comma = ", " if arguments_of(call) else ""
        editor.insert(arguments.start + 1, ("$.page" if has_one else "null") + comma)
        needed |= has_one
    return needed


def _members(references: Iterable[Reference], imports: Iterable[Import]) -> Iterator[tuple[Reference, Node | None]]:
    """Each use of `mp` with the `mp.name` it stands in, if it does."""
    names = {each.default for each in imports if each.is_mpc and each.default is not None}
    for reference in references:
        if reference.name in names:
            member = reference.node.parent if reference.node.field == "object" else None
            yield reference, member if member is not None and member.type == "member_expression" else None


def _call(member: Node) -> Node | None:
    call = member.parent
    return call if call is not None and call.type == "call_expression" and member.field == "function" else None


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


def _options(member: Node) -> Iterator[tuple[Node, Node | None]]:
    """The keys and values in `mp.name({ … })`."""
    call = _call(member)
    arguments = arguments_of(call) if call is not None else []
    first = unwrapped(arguments[0]) if arguments else None
    if first is None or first.type != "object":
        return
    for each in first.named_children:
        key = each.child("key") or each.child("name") if each.type in ("pair", "method_definition") else None
        if each.type == "shorthand_property_identifier":
            yield each, None
        elif key is not None:
            yield key, unwrapped(each.child("value"))
