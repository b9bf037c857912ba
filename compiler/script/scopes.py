"""Which declaration every use of a name refers to. Type positions are noted, not resolved.

A name may be declared by parameters (with defaults, patterns, rest), `let`, `const`, `class`, `function` and `enum` of a
block, `var` of a function, catch and for heads, the own name of a function or class expression, and imports.
"""

from dataclasses import dataclass, field
from typing import Literal

from mpc.compiler.script.parse import TYPES, Node
from mpc.compiler.script.patterns import bound_names

Role = Literal["read", "write", "update"]
Mode = Literal["read", "write", "update", "declare"]

FUNCTIONS = frozenset({
    "function_declaration", "generator_function_declaration", "function_expression", "generator_function",
    "arrow_function", "method_definition",
})  # fmt: skip
CLASSES = frozenset({"class_declaration", "abstract_class_declaration", "class"})
_BLOCKS = frozenset({"statement_block", "switch_body"})
_PATTERNS = frozenset(
    {"object_pattern", "array_pattern", "rest_pattern", "object", "array", "spread_element"}
)
_WRAPPERS = frozenset(
    {"as_expression", "satisfies_expression", "non_null_expression", "parenthesized_expression"}
)


@dataclass(slots=True, eq=False)
class Declaration:
    """A declared name. `kind` is the declaring keyword, or `parameter`, `import`."""

    name: str
    kind: str
    node: Node
    statement: Node


@dataclass(slots=True, eq=False)
class Scope:
    parent: "Scope | None"
    in_function: bool
    names: dict[str, Declaration] = field(default_factory=dict)

    def find(self, name: str) -> Declaration | None:
        scope: Scope | None = self
        while scope is not None:
            found = scope.names.get(name)
            if found is not None:
                return found
            scope = scope.parent
        return None

    def declare(self, kind: str, names: list[Node], statement: Node) -> None:
        for node in names:
            self.names.setdefault(node.text, Declaration(node.text, kind, node, statement))


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """One use of a name as a value; `declaration` is None for a global."""

    name: str
    node: Node
    role: Role
    declaration: Declaration | None
    in_function: bool

    @property
    def shorthand(self) -> bool:
        """`{ x }`, in an object or in a pattern."""
        return self.node.type.startswith("shorthand_")


@dataclass(slots=True)
class Resolution:
    """`top`: the top-level names. `declared`: all declarations. `types`: names that stand in type positions."""

    top: dict[str, Declaration] = field(default_factory=dict)
    references: list[Reference] = field(default_factory=list)
    declared: list[Declaration] = field(default_factory=list)
    types: set[str] = field(default_factory=set)


def resolve(root: Node) -> Resolution:
    """Resolve every name of a program."""
    return _Resolver(root).result


class _Resolver:
    """One walk with a stack of its own, so that no source is too deep."""

    def __init__(self, root: Node) -> None:
        self.result = Resolution()
        top = Scope(None, False)
        self._declare_block(root, top)
        self._declare_vars(root, top)
        self.result.top = top.names
        self.result.declared.extend(top.names.values())
        self.stack: list[tuple[Node, Scope, Mode]] = []
        self._push(root.children, top)
        while self.stack:
            self._visit(*self.stack.pop())

    def _push(self, nodes: list[Node], scope: Scope, mode: Mode = "read") -> None:
        self.stack.extend((node, scope, mode) for node in reversed(nodes))

    def _visit(self, node: Node, scope: Scope, mode: Mode) -> None:
        kind = node.type
        if kind in ("identifier", "shorthand_property_identifier", "shorthand_property_identifier_pattern"):
            self._use(node, scope, mode)
        elif kind in TYPES or kind in ("import_statement", "import_alias"):
            self._note_types(node)
        elif mode != "read" and self._visit_pattern(node, scope, mode):
            pass
        elif kind in FUNCTIONS:
            self._function(node, scope)
        elif kind in CLASSES:
            self._class(node, scope)
        elif kind in _BLOCKS or kind == "class_static_block":
            inner = Scope(scope, scope.in_function)
            self._declare_block(node, inner)
            if kind == "class_static_block":
                self._declare_vars(node, inner)
            self._enter(inner)
            self._push(node.children, inner)
        elif kind in _SPECIAL:
            _SPECIAL[kind](self, node, scope)
        elif node.children:
            self._push(node.children, scope)

    def _use(self, node: Node, scope: Scope, mode: Mode) -> None:
        if mode != "declare":
            name = node.text
            self.result.references.append(Reference(name, node, mode, scope.find(name), scope.in_function))

    def _visit_pattern(self, node: Node, scope: Scope, mode: Mode) -> bool:
        """Targets of assignments and declarations; False for what is read even there (`a.b` in `a.b = 1`)."""
        if node.type in _PATTERNS:
            self._push(node.children, scope, mode)
        elif node.type in ("pair_pattern", "pair"):
            key, value = node.child("key"), node.child("value")
            self._push([value] if value else [], scope, mode)
            self._push([key] if key else [], scope)
        elif node.type in ("assignment_pattern", "object_assignment_pattern", "assignment_expression"):
            left, right = node.child("left"), node.child("right")
            self._push([right] if right else [], scope)
            self._push([left] if left else [], scope, mode)
        elif node.type in _WRAPPERS:
            self._note_types_after_first(node)
            self._push(node.named_children[:1], scope, mode)
        else:
            return False
        return True

    # ---- scopes ----

    def _enter(self, scope: Scope) -> None:
        self.result.declared.extend(scope.names.values())

    def _function(self, node: Node, scope: Scope) -> None:
        outer = Scope(scope, True)
        name = node.child("name")
        if name is not None and node.type in ("function_expression", "generator_function"):
            outer.declare("function", [name], node)
            self._enter(outer)
            outer = Scope(outer, True)
        elif name is not None and node.type == "method_definition":
            self._push([name], scope)
        parameter, parameters = node.child("parameter"), node.child("parameters")
        if parameter is not None:
            outer.declare("parameter", [parameter], node)
        elif parameters is not None:
            for each in parameters.named_children:
                pattern = each.child("pattern")
                outer.declare("parameter", bound_names(pattern) if pattern else [], node)
        self._enter(outer)
        body = node.child("body")
        if body is not None and body.type == "statement_block":
            inner = Scope(outer, True)
            self._declare_block(body, inner)
            self._declare_vars(body, inner)
            self._enter(inner)
            self._push(body.children, inner)
        elif body is not None:
            self._push([body], outer)
        for child in reversed(node.children):
            if child.type in TYPES:
                self._note_types(child)
            elif child.type == "decorator":
                self._push([child], scope)
        for each in reversed(parameters.named_children if parameters is not None else []):
            for child in reversed(each.children):
                self._push([child], outer, "declare" if child.field == "pattern" else "read")

    def _class(self, node: Node, scope: Scope) -> None:
        inner = Scope(scope, scope.in_function)
        name = node.child("name")
        if name is not None:
            inner.declare("class", [name], node)
            if node.type == "class":
                self._enter(inner)
            else:  # the declaration in the block is the one that counts
                inner.names.clear()
        self._push([child for child in node.children if child is not name], inner)

    def _field(self, node: Node, scope: Scope) -> None:
        """A class field's value runs when an instance is made, a static one's at once."""
        value = node.child("value")
        inside = Scope(scope, scope.in_function or node.token("static") is None)
        self._push([value] if value else [], inside)
        self._push([child for child in node.children if child is not value], scope)

    def _declare_block(self, block: Node, scope: Scope) -> None:
        for statement in _statements(block):
            kind = statement.type
            if kind == "lexical_declaration":
                keyword = statement.child("kind")
                for declarator in statement.named_children:
                    name = declarator.child("name")
                    scope.declare(keyword.text if keyword else "let", bound_names(name), declarator)
            elif kind in ("function_declaration", "generator_function_declaration"):
                self._declare_named(scope, "function", statement)
            elif kind in ("class_declaration", "abstract_class_declaration"):
                self._declare_named(scope, "class", statement)
            elif kind == "enum_declaration":
                self._declare_named(scope, "enum", statement)
            elif kind == "import_statement":
                scope.declare("import", _import_names(statement), statement)

    def _declare_named(self, scope: Scope, kind: str, statement: Node) -> None:
        name = statement.child("name")
        if name is not None:
            scope.declare(kind, [name], statement)

    def _declare_vars(self, body: Node, scope: Scope) -> None:
        stack = list(reversed(body.children))
        while stack:
            node = stack.pop()
            if node.type in FUNCTIONS or node.type in CLASSES or node.type in TYPES:
                continue
            if node.type == "variable_declaration":
                for declarator in node.named_children:
                    scope.declare("var", bound_names(declarator.child("name")), declarator)
            elif node.type == "for_in_statement" and _keyword(node) == "var":
                scope.declare("var", bound_names(node.child("left")), node)
            stack.extend(reversed(node.children))

    # ---- nodes with roles ----

    def _declarator(self, node: Node, scope: Scope) -> None:
        for child in reversed(node.children):
            self._push([child], scope, "declare" if child.field == "name" else "read")

    def _assignment(self, node: Node, scope: Scope) -> None:
        mode: Mode = "write" if node.type == "assignment_expression" else "update"
        for child in reversed(node.children):
            self._push([child], scope, mode if child.field in ("left", "argument") else "read")

    def _for(self, node: Node, scope: Scope) -> None:
        inner = Scope(scope, scope.in_function)
        initializer = node.child("initializer")
        if initializer is not None and initializer.type == "lexical_declaration":
            keyword = initializer.child("kind")
            for declarator in initializer.named_children:
                inner.declare(
                    keyword.text if keyword else "let", bound_names(declarator.child("name")), declarator
                )
        self._enter(inner)
        self._push(node.children, inner)

    def _for_in(self, node: Node, scope: Scope) -> None:
        inner = Scope(scope, scope.in_function)
        keyword = _keyword(node)
        if keyword in ("let", "const"):
            inner.declare(keyword, bound_names(node.child("left")), node)
        self._enter(inner)
        for child in reversed(node.children):
            left: Mode = "declare" if keyword else "write"
            self._push([child], inner, left if child.field == "left" else "read")

    def _catch(self, node: Node, scope: Scope) -> None:
        inner = Scope(scope, scope.in_function)
        inner.declare("parameter", bound_names(node.child("parameter")), node)
        self._enter(inner)
        for child in reversed(node.children):
            self._push([child], inner, "declare" if child.field == "parameter" else "read")

    def _typed(self, node: Node, scope: Scope) -> None:
        self._note_types_after_first(node)
        self._push(node.named_children[:1], scope)

    def _assertion(self, node: Node, scope: Scope) -> None:
        self._push(node.children, scope)

    def _skip(self, node: Node, scope: Scope) -> None:
        """Names inside are no uses: enum members, namespaces, import specifiers."""

    def _export(self, node: Node, scope: Scope) -> None:
        if node.child("source") is None and node.token("type") is None:
            self._push(node.children, scope)

    def _export_specifier(self, node: Node, scope: Scope) -> None:
        name = node.child("name")
        if name is not None and node.token("type") is None:
            self._push([name], scope)

    def _note_types(self, node: Node) -> None:
        if node.type in ("import_statement", "import_alias"):
            return
        for each in node.walk():
            if each.type in ("type_identifier", "identifier"):
                self.result.types.add(each.text)

    def _note_types_after_first(self, node: Node) -> None:
        for child in node.named_children[1:]:
            self._note_types(child)


_SPECIAL = {
    "variable_declarator": _Resolver._declarator,
    "assignment_expression": _Resolver._assignment,
    "augmented_assignment_expression": _Resolver._assignment,
    "update_expression": _Resolver._assignment,
    "for_statement": _Resolver._for,
    "for_in_statement": _Resolver._for_in,
    "catch_clause": _Resolver._catch,
    "public_field_definition": _Resolver._field,
    "as_expression": _Resolver._typed,
    "satisfies_expression": _Resolver._typed,
    "enum_body": _Resolver._skip,
    "internal_module": _Resolver._skip,
    "module": _Resolver._skip,
    "enum_declaration": _Resolver._skip,
    "namespace_export": _Resolver._skip,
    "export_statement": _Resolver._export,
    "export_specifier": _Resolver._export_specifier,
}


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


def _keyword(loop: Node) -> str:
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
