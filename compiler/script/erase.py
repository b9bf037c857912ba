"""TypeScript erasure: everything that is only a type goes, in place; line breaks stay.

Where a whole statement goes, or a type at a statement's end, and the next line begins with what would continue the line
before (`(`, `[`, a template string, `+`, `-`, `/`), a `;` is left, so that semicolon-free code means what it meant.
"""

from collections.abc import Sequence

from mpc.compiler.diagnostics import FileSink
from mpc.compiler.script.changes import Edit
from mpc.compiler.script.edits import Editor
from mpc.compiler.script.enums import Enums
from mpc.compiler.script.erase_classes import erase_member, erase_modifiers
from mpc.compiler.script.parse import Node
from mpc.compiler.script.statements import ERASED, STATEMENT_LISTS, erase_statement, guard, is_type_statement

# Most of what a program is made of: nothing is to be done there.
_PLAIN = frozenset({
    "program", "statement_block", "lexical_declaration", "return_statement", "if_statement", "else_clause",
    "arrow_function", "function_declaration", "call_expression", "member_expression", "arguments",
    "subscript_expression",
    "binary_expression", "unary_expression", "ternary_expression", "assignment_expression",
    "augmented_assignment_expression", "await_expression", "parenthesized_expression", "object", "pair", "array",
    "string", "template_string", "template_substitution",
})  # fmt: skip


def erase_types(root: Node, enums: Enums, editor: Editor, at: FileSink) -> None:
    """Add the edits that take out every type of a program. Imports and exports are left to their own rooms."""
    stack = [root]
    while stack:
        node = stack.pop()
        if node.type in STATEMENT_LISTS:
            guard(node, editor)
        inside = node.children if node.type in _PLAIN else _erase(node, editor, at, enums)
        stack += [child for child in reversed(inside) if child.children]


def _erase(node: Node, editor: Editor, at: FileSink, enums: Enums) -> Sequence[Node]:
    """Edits for one node; what is handed back is to be looked at next."""
    kind = node.type
    if kind in ERASED:
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
    if node.type == "implements_clause" or (node.type.endswith("annotation") and editor.text[start - 1] == " "):
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


def _tail(text: str, start: int, end: int) -> Edit:
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
        editor.insert(node.end, ";")  # the parser read on where the statement had ended: a type cannot be called


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


def _name(node: Node) -> str:
    name = node.child("name")
    return name.text if name is not None else ""
