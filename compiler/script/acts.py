"""Whether running a script does anything but declare what it may be asked for."""

from mpc.compiler.script.parse import Node
from mpc.compiler.script.runes import RUNES
from mpc.compiler.script.statements import is_type_statement

_DECLARATIONS = frozenset({"lexical_declaration", "variable_declaration"})
_SILENT = frozenset({
    "import_statement", "function_declaration", "generator_function_declaration", "enum_declaration", "empty_statement",
    "comment",
})  # fmt: skip
_VALUES = frozenset({
    "arrow_function", "function_expression", "string", "number", "true", "false", "null", "undefined", "identifier",
})  # fmt: skip


def acts(root: Node) -> bool:
    """True if a statement of the top level may be seen from outside by running: a call, an assignment, a loop."""
    return any(_acts(statement) for statement in root.named_children)


def _acts(statement: Node) -> bool:
    if statement.type in _SILENT or is_type_statement(statement):
        return False
    if statement.type not in _DECLARATIONS:
        return True
    values = (each.child("value") for each in statement.named_children if each.type == "variable_declarator")
    return any(value is not None and not _is_silent(value) for value in values)


def _is_silent(value: Node) -> bool:
    if value.type == "call_expression":
        callee = value.child("function")
        return callee is not None and callee.text.partition(".")[0] in RUNES
    return value.type in _VALUES
