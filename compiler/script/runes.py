"""Runes: where they stand, what they declare, and the dot that each of them becomes."""

from collections.abc import Mapping
from dataclasses import dataclass

from mpc.compiler.diagnostics import FileSink, suggest
from mpc.compiler.script.edits import Editor
from mpc.compiler.script.model import BindingKind, Kind
from mpc.compiler.script.parse import Node
from mpc.compiler.script.patterns import arguments_of, bound_names, unwrapped, wrapping
from mpc.compiler.script.scopes import Reference, Resolution

RUNES = ("$state", "$derived", "$effect", "$props", "$emit", "$refs", "$expose", "$page")
# Names that no variable of ours may take.
RESERVED = frozenset({*RUNES, "$", "$event"})
# How many arguments each takes.
_ARGUMENTS = {
    "$state": (0, 1),
    "$derived": (1, 1),
    "$effect": (1, 1),
    "$props": (0, 0),
    "$emit": (1, 2),
    "$expose": (1, 1),
}
# What a page or the app has no use for.
_REFUSED: Mapping[Kind, frozenset[str]] = {
    "page": frozenset({"$props", "$emit", "$expose"}),
    "app": frozenset({"$props", "$emit", "$expose", "$refs"}),
}
_UNTRACKED = frozenset({"Map", "Set", "WeakMap", "WeakSet"})


_CONDITIONAL = frozenset({
    "arrow_function", "function_expression", "method_definition", "ternary_expression",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rune:
    """One use of a rune; `declarator` is the top-level `name = $rune(…)` it belongs to, if it does."""

    name: str
    node: Node
    call: Node | None
    by: bool
    declarator: Node | None
    in_function: bool

    @property
    def arguments(self) -> list[Node]:
        return arguments_of(self.call) if self.call is not None else []


def find_runes(resolution: Resolution) -> tuple[Rune, ...]:
    """Every use of a rune's name that nothing in the script declares."""
    return tuple(
        _rune(reference)
        for reference in resolution.references
        if reference.declaration is None and reference.name in RUNES
    )


def reactive_names(runes: tuple[Rune, ...]) -> dict[str, BindingKind]:
    """The names that `$state` and `$derived` declare; those of a pattern, which is refused, so that no more is said."""
    names: dict[str, BindingKind] = {}
    for rune in runes:
        name = rune.declarator.child("name") if rune.declarator is not None else None
        if rune.name in ("$state", "$derived"):
            names.update((bound.text, "state" if rune.name == "$state" else "derived") for bound in bound_names(name))
    return names


def edit_runes(runes: tuple[Rune, ...], editor: Editor) -> None:
    """`$state(` -> `$.state(`, `$derived(x)` -> `$.derived(() => (x))`, `$derived.by(f)` -> `$.derived(f)`."""
    for rune in runes:
        editor.insert(rune.node.start + 1, ".")
        if rune.name != "$derived" or rune.call is None:
            continue
        function = rune.call.child("function")
        if rune.by and function is not None:
            editor.erase(rune.node.end, function.end)
        elif rune.arguments:
            argument = rune.arguments[0]
            editor.insert(argument.start, "() => (", rank=-10)
            editor.insert(argument.end, ")", rank=10)


_FUNCTIONS = frozenset({"arrow_function", "function_expression", "generator_function"})
# What is surely no function.
_VALUES = frozenset({
    "number", "string", "template_string", "array", "object", "true", "false", "null", "undefined", "binary_expression",
})  # fmt: skip


def check_runes(runes: tuple[Rune, ...], resolution: Resolution, kind: Kind, at: FileSink) -> None:
    """Report runes that are misspelt, misplaced or misused."""
    for reference in resolution.references:
        if reference.declaration is None and reference.name.startswith("$") and reference.name not in RUNES:
            at.report("MP505", reference.node.span, name=reference.name, suggestion=suggest(reference.name, RUNES))
        elif reference.declaration is None and reference.name in RUNES and reference.role != "read":
            at.report("MP553", reference.node.span, rune=reference.name)
    for declaration in resolution.declared:
        if declaration.name == "$" or declaration.name in RUNES:
            at.report("MP508", declaration.node.span, name=declaration.name)
    props = [rune for rune in runes if rune.name == "$props"]
    for extra in props[1:]:
        at.report("MP521", extra.node.span)
    exposed = [rune for rune in runes if rune.name == "$expose"]
    for extra in exposed[1:] if kind == "component" else []:
        at.report("MP561", extra.node.span)
    for rune in runes:
        if rune.name in _REFUSED.get(kind, ()):
            at.report("MP527", rune.node.span, rune=rune.name)
        else:
            _check(rune, at)
    check_cycles(runes, resolution, at)


def refuse_runes(runes: tuple[Rune, ...], at: FileSink) -> None:
    """A module has no runes."""
    for rune in runes:
        at.report("MP507", rune.node.span, rune=rune.name)


def _check(rune: Rune, at: FileSink) -> None:
    counts = _ARGUMENTS.get(rune.name)
    if counts is not None and rune.call is None:
        if rune.name != "$emit":
            at.report("MP509", rune.node.span, rune=rune.name)
        return
    if counts is not None and rune.call is not None:
        spread = any(argument.type == "spread_element" for argument in rune.arguments)
        if spread or not counts[0] <= len(rune.arguments) <= counts[1]:
            low, high = counts
            expected = str(low) if low == high else f"{low}–{high}"
            at.report("MP506", rune.call.span, rune=rune.name, expected=expected, count=len(rune.arguments))
    _check_value(rune, at)
    if rune.name in ("$effect", "$expose") and (rune.in_function or not _is_statement(rune)):
        at.report("MP503", rune.node.span, rune=rune.name)
    elif rune.name in ("$state", "$derived"):
        name = rune.declarator.child("name") if rune.declarator is not None else None
        if name is None:
            at.report("MP503", rune.node.span, rune=rune.name)
        elif name.type != "identifier":
            at.report("MP504", name.span, rune=rune.name)
        if rune.name == "$state" and rune.arguments:
            _check_untracked(rune.arguments[0], at)
    elif rune.name == "$props":
        name = rune.declarator.child("name") if rune.declarator is not None else None
        if name is None:
            at.report("MP503", rune.node.span, rune=rune.name)
        elif name.type != "object_pattern":
            at.report("MP518", name.span)


def _check_value(rune: Rune, at: FileSink) -> None:
    """Functions where values are meant, values where functions are."""
    value = unwrapped(rune.arguments[0]) if rune.arguments else None
    if value is None:
        return
    wants_function = rune.by or rune.name == "$effect"
    if wants_function and value.type in _VALUES:
        at.report("MP552", value.span, rune="$derived.by" if rune.by else rune.name)
    elif rune.name == "$derived" and not rune.by and value.type in _FUNCTIONS:
        at.report("MP551", value.span)


def _is_statement(rune: Rune) -> bool:
    """Whether a call stands for itself; `$expose` besides under no condition."""
    statement = rune.call.parent if rune.call is not None else None
    if statement is None or statement.type != "expression_statement":
        return False
    return rune.name != "$expose" or (statement.parent is not None and statement.parent.type == "program")


def check_cycles(runes: tuple[Rune, ...], resolution: Resolution, at: FileSink) -> None:
    """Derived values that need one another at once; what stands in a condition may never be read."""
    owners = {
        rune.declarator.children[0].text: rune
        for rune in runes
        if rune.name == "$derived" and rune.declarator is not None and rune.arguments
    }
    needs: dict[str, set[str]] = {name: set() for name in owners}
    for name, rune in owners.items():
        argument = rune.arguments[0]
        for reference in resolution.references:
            declared = reference.declaration
            if declared is None or reference.name not in owners or declared is not resolution.top.get(reference.name):
                continue
            if argument.start <= reference.node.start < argument.end and _is_needed(reference.node, argument):
                needs[name].add(reference.name)
    for name, rune in owners.items():
        seen: set[str] = set()
        open_ = list(needs[name])
        while open_:
            other = open_.pop()
            if other not in seen:
                seen.add(other)
                open_ += needs[other]
        if name in seen and rune.declarator is not None:
            at.report("MP555", rune.declarator.children[0].span, name=name)
            return


def _is_needed(node: Node, argument: Node) -> bool:
    for each in node.ancestors():
        if each is argument:
            return not _may_skip(each)
        if _may_skip(each):
            return False
    return node is argument


def _may_skip(node: Node) -> bool:
    """Whether what is inside may never run: a function, a condition."""
    operator = node.child("operator")
    if node.type == "binary_expression":
        return operator is not None and operator.type in ("&&", "||", "??")
    return node.type in _CONDITIONAL


def _check_untracked(value: Node, at: FileSink) -> None:
    """`new Map()` as the value, or anywhere in a literal that is the value."""
    stack: list[Node | None] = [value]
    while stack:
        node = unwrapped(stack.pop())
        if node is None:
            continue
        if node.type == "new_expression":
            constructor = node.child("constructor")
            if constructor is not None and constructor.text in _UNTRACKED:
                at.report("MP517", node.span, type=constructor.text)
        elif node.type in ("array", "object"):
            stack.extend(node.named_children)
        elif node.type == "pair":
            stack.append(node.child("value"))


def _rune(reference: Reference) -> Rune:
    node = reference.node
    callee, by = node, False
    parent = node.parent
    if reference.name == "$derived" and parent is not None and parent.type == "member_expression":
        member = parent.child("property")
        if member is not None and member.text == "by":
            callee, by = parent, True
    call = callee.parent
    if call is None or call.type != "call_expression" or callee.field != "function":
        call = None
    return Rune(reference.name, node, call, by, _declarator(call), reference.in_function)


def _declarator(call: Node | None) -> Node | None:
    """The declarator at the script's top level whose whole value is this call."""
    if call is None:
        return None
    value = wrapping(call)
    declarator = value.parent
    if declarator is None or declarator.type != "variable_declarator" or value.field != "value":
        return None
    statement = declarator.parent
    owner = statement.parent if statement is not None else None
    if owner is not None and owner.type == "export_statement":
        owner = owner.parent
    return declarator if owner is not None and owner.type == "program" else None
