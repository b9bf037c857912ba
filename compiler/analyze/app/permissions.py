"""`<permission>`: what the app will ask the user for, and why."""

from collections.abc import Iterable

from mpc.compiler import ir
from mpc.compiler.analyze.app.attributes import only, required
from mpc.compiler.diagnostics import FileSink, suggest
from mpc.compiler.frontend import ast

# In mpc's words; each target's platform.toml says what a scope is called there, if it takes a reason at all.
SCOPES = ("location", "fuzzy-location", "camera", "record", "photos", "save-photos")


def read_permission(element: ast.Element, sink: FileSink) -> ir.Permission | None:
    only(element, ("scope", "reason"), sink)
    scope, reason = required(element, "scope", sink), required(element, "reason", sink)
    if scope is None or reason is None:
        return None
    if scope.value not in SCOPES:
        values = ", ".join(f"`{each}`" for each in SCOPES)
        guess = suggest(scope.value or "", SCOPES)
        sink.report("MP725", scope.value_span, name=scope.value, values=values, suggestion=guess)
        return None
    return ir.Permission(scope.value, reason.value or "", scope.value_span)


def check_scopes(permissions: Iterable[ir.Permission], sink: FileSink) -> None:
    """One reason for each scope."""
    seen: set[str] = set()
    for each in permissions:
        if each.scope in seen:
            sink.report("MP739", each.span, name=each.scope, tag="permission")
        seen.add(each.scope)
