"""Values of settings and metadata that follow state, as JavaScript of the page's script."""

import re

from mpc.compiler import ir
from mpc.compiler.expression import Expression
from mpc.targets.hoist import Hoist
from mpc.targets.javascript import to_js
from mpc.targets.scope import Scope


def value_of(value: ir.Value, hoist: Hoist) -> str:
    """One value: its expression, safe against null on the way."""
    if not isinstance(value, Expression):
        return text_of(value, hoist)
    text = hoist.script(value.node, Scope(), safe=True)
    return text if re.fullmatch(r"[\w$.?]+", text) else f"({text})"


def text_of(value: ir.Value, hoist: Hoist) -> str:
    """A text: null and undefined print nothing."""
    if isinstance(value, str):
        return to_js(value)
    parts = value.parts if isinstance(value, ir.Mixed) else (value,)
    return "`" + "".join(_part(part, hoist) for part in parts) + "`"


def _part(part: ir.Value, hoist: Hoist) -> str:
    if isinstance(part, Expression):
        return f'${{{value_of(part, hoist)} ?? ""}}'
    return str(part).replace("\\", "\\\\").replace("`", "\\`").replace("${", "\\${")
