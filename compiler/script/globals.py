"""Names that browsers, Node and single platforms have and mini-programs on three targets have not."""

from collections.abc import Mapping

from mpc.compiler.diagnostics import FileSink
from mpc.compiler.script.model import Kind
from mpc.compiler.script.scopes import Reference, Resolution

_NATIVE = frozenset({"wx", "my", "tt"})
# What a browser gives, and the form of mpc that stands for it.
_BROWSER: Mapping[str, str] = {
    "window": "mp.getSystemInfoSync()",
    "document": "$refs.name.rect()",
    "localStorage": "mp.getStorageSync(key)",
    "sessionStorage": "mp.getStorageSync(key)",
    "fetch": "await mp.request({ url })",
    "XMLHttpRequest": "await mp.request({ url })",
    "alert": "await mp.showModal({ content })",
    "confirm": "await mp.showModal({ content })",
    "eval": "JSON.parse(text)",
}
# The platforms' own ways to say what a file is.
_REGISTRATION = frozenset({"App", "Page", "Component", "Behavior"})
_COMMONJS = frozenset({"require", "module", "exports"})


def check_globals(resolution: Resolution, kind: Kind, commonjs: bool, at: FileSink) -> None:
    """Report uses of names that are not there. What the script asks about with `typeof` is its own business."""
    free = [reference for reference in resolution.references if reference.declaration is None]
    asked = {reference.name for reference in free if _is_asked(reference)}
    for reference in free:
        name, span = reference.name, reference.node.span
        if name == "mp" and reference.node.type == "identifier":
            at.report("MP535", span)
        elif name in ("getApp", "getCurrentPages"):
            at.report("MP522" if name == "getApp" else "MP558", span)
        elif name in _NATIVE:
            at.report("MP523", span, name=name, member=_member(reference))
        elif name in asked:
            continue
        elif name in _BROWSER:
            at.report("MP556", span, name=name, instead=_BROWSER[name])
        elif name in _REGISTRATION and _is_called(reference):
            at.report("MP557", span, name=name)
        elif name in _COMMONJS and not commonjs and (kind != "module" or _is_called(reference) or _member(reference)):
            at.report("MP559", span, name=name)


def _is_asked(reference: Reference) -> bool:
    parent = reference.node.parent
    return parent is not None and parent.type == "unary_expression" and parent.children[0].type == "typeof"


def _is_called(reference: Reference) -> bool:
    parent = reference.node.parent
    return parent is not None and parent.type == "call_expression" and reference.node.field == "function"


def _member(reference: Reference) -> str:
    parent = reference.node.parent
    name = parent.child("property") if parent is not None and reference.node.field == "object" else None
    return name.text if name is not None else "…"
