"""TypeScript erasure: everything that is only a type goes, in place; line breaks stay.

Where a whole statement goes, or a type at a statement's end, and the next line begins with what would continue the line
before (`(`, `[`, a template string, `+`, `-`, `/`), a `;` is left, so that semicolon-free code means what it meant.
"""

from mpc.compiler.diagnostics import FileSink
from mpc.compiler.script.edits import Editor
from mpc.compiler.script.enums import Enums
from mpc.compiler.script.erase_classes import erase_member, erase_modifiers
from mpc.compiler.script.parse import Node

# What is a type wherever it stands.
_ANYWHERE = frozenset({
    "type_annotation", "type_predicate_annotation", "asserts_annotation", "type_parameters", "type_arguments",
    "implements_clause",
})  # fmt: skip
_STATEMENTS = frozenset({
    "interface_declaration", "type_alias_declaration", "ambient_declaration", "function_signature",
})  # fmt: skip
_LISTS = frozenset({"program", "statement_block", "switch_case", "switch_default"})
_CLOSED = frozenset({
    "function_declaration", "generator_function_declaration", "class_declaration", "abstract_class_declaration",
    "if_statement", "for_statement", "for_in_statement", "while_statement", "try_statement", "switch_statement",
    "statement_block", "empty_statement", "labeled_statement", "enum_declaration",
})  # fmt: skip
_CONTINUES = tuple("([`+-/")


def erase_types(root: Node, editor: Editor, at: FileSink) -> None:
    """Add the edits that take out every type of a program. Imports and exports are left to their own rooms."""
    enums = Enums(root)
    stack = [root]
    while stack:
        node = stack.pop()
        if node.type in _LISTS:
            _guard(node, editor)
        stack.extend(reversed(_erase(node, editor, at, enums)))


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


def _erase(node: Node, editor: Editor, at: FileSink, enums: Enums) -> list[Node]:
    """Edits for one node; what is handed back is to be looked at next."""
    kind = node.type
    if kind in _ANYWHERE:
        _erase_part(node, editor)
    elif kind == "import_statement":
        if node.token("import_require_clause") is not None:
            at.report("MP515", node.span, what="import =")
    elif kind == "decorator":
        at.report("MP514", node.span)
    elif is_type_statement(node):
        if kind != "export_statement":
            erase_statement(node, editor)
    elif kind == "export_statement" and node.child("source") is not None:
        return []
    elif kind in ("as_expression", "satisfies_expression"):
        _erase_operator(node, editor)
        return node.named_children[:1]
    elif kind == "non_null_expression":
        editor.erase(node.end - 1, node.end)
        return node.named_children[:1]
    elif kind == "type_assertion":
        _erase_assertion(node, editor)
        return node.children[1:]
    elif kind == "enum_declaration":
        enums.erase(node, editor, at)
    elif kind in ("internal_module", "module"):
        at.report("MP513", node.span, name=_name(node))
    elif kind == "import_alias":
        at.report("MP515", node.span, what="import =")
    elif kind in ("class_declaration", "abstract_class_declaration", "class"):
        erase_modifiers(node, editor)
        return node.children
    elif node.parent is not None and node.parent.type == "class_body":
        return node.children if erase_member(node, editor, at) else []
    elif kind in ("formal_parameters", "variable_declarator"):
        _erase_marks(node, editor, at)
        return [child for child in node.children if not _is_this(child)]
    else:
        return node.children
    return []


def _erase_part(node: Node, editor: Editor) -> None:
    """A type that stands inside something. An arrow function's `)` and `=>`, or `async` and `(`, stay on one line."""
    parent = node.parent
    start = node.start
    if node.type == "implements_clause" or (
        node.type.endswith("annotation") and editor.text[start - 1] == " "
    ):
        while editor.text[start - 1] in " \t":
            start -= 1
    broken = "\n" in editor.text[start : node.end]
    if parent is not None and parent.type == "arrow_function" and (broken or _break_follows(node)):
        parameters = parent.child("parameters")
        if parameters is not None and node.type == "type_parameters":
            editor.erase(parameters.start, parameters.start + 1)
            editor.replace(start, node.end, "(")
            return
        arrow = parent.token("=>")
        if parameters is not None and arrow is not None:
            editor.erase(parameters.end - 1, parameters.end)
            editor.edits.append(_tail(editor.text, start, arrow.start))
            return
    editor.erase(start, node.end)


def _break_follows(node: Node) -> bool:
    following = node.next_sibling()
    return following is not None and "\n" in node.source[node.end : following.start]


def _tail(text: str, start: int, end: int):  # type: ignore[no-untyped-def]
    from mpc.compiler.script.model import Edit

    return Edit(start, end, "\n" * text.count("\n", start, end) + ") ")


def _erase_operator(node: Node, editor: Editor) -> None:
    """`x as T`, `x satisfies T`."""
    inner = node.named_children[0]
    parent = node.parent
    if parent is not None and parent.type == "binary_expression" and inner.type == "binary_expression":
        editor.insert(inner.start, "(", rank=-5)
        editor.insert(inner.end, ")", rank=5)
    editor.erase(inner.end, node.end)
    if parent is not None and node.field in ("function", "object") and parent.type in (
        "call_expression", "subscript_expression",
    ):  # fmt: skip
        editor.insert(
            node.end, ";"
        )  # the parser read on where the statement had ended: a type cannot be called


def _erase_assertion(node: Node, editor: Editor) -> None:
    """`<T>x`."""
    types, inner = node.children[0], node.children[-1]
    if "\n" in node.source[types.start : inner.start] or inner.type in (
        "object",
        "function_expression",
        "class",
    ):
        editor.replace(types.start, types.end, "(")
        editor.insert(inner.end, ")", rank=5)
    else:
        editor.erase(types.start, types.end)


def _erase_marks(node: Node, editor: Editor, at: FileSink) -> None:
    """`x?`, `x!`, a `this` parameter, and parameter properties, which are refused."""
    if node.type == "variable_declarator":
        mark = node.token("!")
        if mark is not None:
            editor.erase(mark.start, mark.end)
        return
    for index, parameter in enumerate(node.children):
        if parameter.type not in ("required_parameter", "optional_parameter"):
            continue
        if _is_this(parameter):
            following = node.children[index + 1]
            end = node.children[index + 2].start if following.type == "," else parameter.end
            editor.erase(parameter.start, end)
            continue
        mark = parameter.token("?")
        if mark is not None:
            editor.erase(mark.start, mark.end)
        modifier = parameter.token("accessibility_modifier", "readonly", "override_modifier")
        if modifier is not None:
            at.report("MP512", modifier.span, modifier=modifier.text)


def _is_this(parameter: Node) -> bool:
    pattern = parameter.child("pattern")
    return pattern is not None and pattern.type == "this"


def _guard(block: Node, editor: Editor) -> None:
    """Leave a `;` where erasing would join two statements."""
    before: Node | None = None
    erased = False
    for statement in block.children:
        if statement.type in ("{", "}", "case", "default", ":") or (
            not statement.named and statement.type != ";"
        ):
            continue
        if statement.field == "value" and block.type == "switch_case":
            continue
        if statement.type == "import_statement" or is_type_statement(statement) or _passes_on(statement):
            erased = True
            continue
        if before is not None and statement.text.startswith(_CONTINUES) and _is_open(before, erased):
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
        if last.type in _ANYWHERE or last.type in ("as_expression", "satisfies_expression"):
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


def _name(node: Node) -> str:
    name = node.child("name")
    return name.text if name is not None else ""
