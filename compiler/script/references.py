"""Uses of top-level names: `x` -> `x.v`, `yuan` -> `$format.yuan`, and assignments that cannot be."""

from collections.abc import Mapping

from mpc.compiler.diagnostics import FileSink
from mpc.compiler.script.edits import Editor
from mpc.compiler.script.model import BindingKind
from mpc.compiler.script.parse import Node
from mpc.compiler.script.scopes import Declaration, Reference, Resolution

_MUTATORS = frozenset({
    "push", "pop", "shift", "unshift", "splice", "sort", "reverse", "fill", "copyWithin",
})  # fmt: skip
_FIXED: dict[str, str] = {"derived": "MP525", "prop": "MP526"}


def edit_references(
    resolution: Resolution, reactive: Mapping[str, BindingKind], access: Mapping[str, str], editor: Editor
) -> None:
    """`reactive` names get `.v`; for imported names `access` is what stands instead of the name."""
    for reference in resolution.references:
        if not is_top(reference, resolution) or _in_export_list(reference.node):
            continue
        name, node = reference.name, reference.node
        if name in reactive:
            editor.insert(node.end, f": {name}.v" if reference.shorthand else ".v")
        elif name in access and reference.role == "read":
            if reference.shorthand:
                editor.insert(node.end, f": {access[name]}")
            else:
                editor.replace(node.start, node.end, access[name])


def check_assignments(resolution: Resolution, reactive: Mapping[str, BindingKind], at: FileSink) -> None:
    """Refuse assignments to constants, imports, derived values and props, and changes inside props."""
    for reference in resolution.references:
        declaration = reference.declaration
        if declaration is None:
            continue
        kind = reactive.get(reference.name) if is_top(reference, resolution) else None
        if reference.role != "read":
            if kind in _FIXED:
                at.report(_FIXED[kind], reference.node.span, name=reference.name)
            elif declaration.kind in ("const", "import", "enum"):
                at.report("MP524", reference.node.span, name=reference.name, kind=declaration.kind)
        elif kind == "prop" and changes_inside(reference.node):
            at.report("MP532", reference.node.span, name=reference.name)


def is_top(reference: Reference, resolution: Resolution) -> bool:
    """Whether a use means the top-level name and not one that hides it."""
    declaration: Declaration | None = reference.declaration
    return declaration is not None and resolution.top.get(reference.name) is declaration


def _in_export_list(node: Node) -> bool:
    return node.parent is not None and node.parent.type == "export_specifier"


def changes_inside(node: Node) -> bool:
    """Whether `node.a.b` is assigned to, deleted, or a list that is changed by a method."""
    inside = False
    while node.parent is not None:
        parent = node.parent
        if parent.type in ("member_expression", "subscript_expression") and node.field == "object":
            inside = True
        elif parent.type in ("non_null_expression", "parenthesized_expression", "as_expression"):
            pass
        elif parent.type == "call_expression" and node.field == "function" and node.type == "member_expression":
            method = node.child("property")
            return method is not None and method.text in _MUTATORS
        else:
            assigned = parent.type in ("assignment_expression", "augmented_assignment_expression")
            deleted = parent.type == "unary_expression" and parent.children[0].type == "delete"
            return inside and ((assigned and node.field == "left") or parent.type == "update_expression" or deleted)
        node = parent
    return False
