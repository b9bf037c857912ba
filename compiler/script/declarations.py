"""The names that blocks and functions declare."""

from mpc.compiler.script.parse import TYPES, Node
from mpc.compiler.script.patterns import bound_names
from mpc.compiler.script.scopes import CLASSES, FUNCTIONS, Scope


def declare_block(block: Node, scope: Scope) -> None:
    """The names that the statements of a block declare in it."""
    for statement in _statements(block):
        kind = statement.type
        if kind == "lexical_declaration":
            keyword = statement.child("kind")
            for declarator in statement.named_children:
                name = declarator.child("name")
                scope.declare(keyword.text if keyword else "let", bound_names(name), declarator)
        elif kind in ("function_declaration", "generator_function_declaration"):
            _declare_named(scope, "function", statement)
        elif kind in ("class_declaration", "abstract_class_declaration"):
            _declare_named(scope, "class", statement)
        elif kind == "enum_declaration":
            _declare_named(scope, "enum", statement)
        elif kind == "import_statement":
            scope.declare("import", _import_names(statement), statement)


def _declare_named(scope: Scope, kind: str, statement: Node) -> None:
    name = statement.child("name")
    if name is not None:
        scope.declare(kind, [name], statement)


def declare_vars(body: Node, scope: Scope) -> None:
    """Every `var` below a function's body, lifted to it."""
    stack = list(reversed(body.children))
    while stack:
        node = stack.pop()
        if node.type in FUNCTIONS or node.type in CLASSES or node.type in TYPES:
            continue
        if node.type == "variable_declaration":
            for declarator in node.named_children:
                scope.declare("var", bound_names(declarator.child("name")), declarator)
        elif node.type == "for_in_statement" and loop_keyword(node) == "var":
            scope.declare("var", bound_names(node.child("left")), node)
        if node.children:
            stack += reversed(node.children)


def _statements(block: Node) -> list[Node]:
    """The statements of a block; what is exported or labelled counts as standing there itself."""
    found: list[Node] = []
    stack = list(reversed(block.children))
    while stack:
        node = stack.pop()
        if node.type == "export_statement" and node.child("source") is None:
            stack.extend(child for child in node.children if child.field == "declaration")
        elif node.type == "labeled_statement":
            stack.extend(child for child in node.children if child.field == "body")
        elif node.type in ("switch_case", "switch_default"):
            stack.extend(reversed([child for child in node.children if child.field == "body"]))
        elif block.type == "class_static_block" and node.type == "statement_block":
            stack.extend(reversed(node.children))
        else:
            found.append(node)
    return found


def loop_keyword(loop: Node) -> str:
    """`let`, `const` or `var` in the head of `for … of` and `for … in`; empty if it assigns."""
    kind = loop.child("kind")
    return kind.text if kind is not None else ""


def _import_names(statement: Node) -> list[Node]:
    """The local names of an import statement, types included."""
    names: list[Node] = []
    for node in statement.walk():
        if node.type == "import_specifier":
            name = node.child("alias") or node.child("name")
            names += [name] if name is not None else []
        elif node.type == "identifier" and node.parent is not None and node.parent.type in (
            "import_clause", "namespace_import", "import_require_clause",
        ):  # fmt: skip
            names.append(node)
    return names
