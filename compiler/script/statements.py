"""Which statements vanish with the types, and the semicolons that their going needs."""

from mpc.compiler.script.edits import Editor
from mpc.compiler.script.parse import Node

# What is a type wherever it stands.
ERASED = frozenset({
    "type_annotation", "type_predicate_annotation", "asserts_annotation", "type_parameters", "type_arguments",
    "implements_clause",
})  # fmt: skip
_STATEMENTS = frozenset({
    "interface_declaration", "type_alias_declaration", "ambient_declaration", "function_signature",
})  # fmt: skip
STATEMENT_LISTS = frozenset({"program", "statement_block", "switch_case", "switch_default"})
# What a line may begin with that continues the line before.
CONTINUES = tuple("([`+-/")
_CLOSED = frozenset({
    "function_declaration", "generator_function_declaration", "class_declaration", "abstract_class_declaration",
    "if_statement", "for_statement", "for_in_statement", "while_statement", "try_statement", "switch_statement",
    "statement_block", "empty_statement", "labeled_statement", "enum_declaration",
})  # fmt: skip


def is_type_statement(node: Node) -> bool:
    """Whether nothing of a statement is left when types are erased."""
    if node.type in _STATEMENTS:
        return True
    if node.type == "export_statement":
        declaration = node.child("declaration")
        return node.token("type") is not None or (declaration is not None and is_type_statement(declaration))
    namespace = _namespace(node)
    return namespace is not None and _only_types(namespace)


def erase_statement(node: Node, editor: Editor) -> None:
    """Take out a statement together with its indentation if it begins its line."""
    start = node.start
    while start > 0 and editor.text[start - 1] in " \t":
        start -= 1
    if start > 0 and editor.text[start - 1] != "\n":
        start = node.start
    editor.erase(start, node.end)


def guard(block: Node, editor: Editor) -> None:
    """Leave a `;` where erasing would join two statements."""
    before: Node | None = None
    erased = False
    for statement in block.children:
        if statement.type in ("{", "}", "case", "default", ":") or (not statement.named and statement.type != ";"):
            continue
        if statement.field == "value" and block.type == "switch_case":
            continue
        if statement.type == "import_statement" or is_type_statement(statement) or _passes_on(statement):
            erased = True
            continue
        if before is not None and statement.text.startswith(CONTINUES) and _is_open(before, erased):
            editor.insert(before.end, ";", rank=20)
        before, erased = statement, False


def _is_open(statement: Node, erased: bool) -> bool:
    """Whether a statement ends without a `;` or a block, and what made the parser end it is erased."""
    if statement.type == "export_statement":
        inner = statement.child("declaration")
        return inner is None or _is_open(inner, erased)
    if statement.type in _CLOSED or statement.text.endswith(";"):
        return False
    last = statement
    while last.children:
        if last.type in ERASED or last.type in ("as_expression", "satisfies_expression"):
            return True
        last = last.children[-1]
    return erased


def _passes_on(statement: Node) -> bool:
    return statement.type == "export_statement" and (
        statement.child("source") is not None
        or (statement.child("declaration") is None and statement.child("value") is None)
    )


def _namespace(node: Node) -> Node | None:
    if node.type == "expression_statement" and len(node.children) <= 2 and node.children:
        node = node.children[0]
    return node if node.type in ("internal_module", "module") else None


def _only_types(namespace: Node) -> bool:
    body = namespace.child("body")
    return body is None or all(is_type_statement(child) or child.type == ";" for child in body.children[1:-1])
