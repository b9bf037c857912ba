"""Walks a program once and resolves every name in it."""

from collections.abc import Sequence

from mpc.compiler.script.declarations import declare_block, declare_vars, loop_keyword
from mpc.compiler.script.parse import TYPES, Node
from mpc.compiler.script.patterns import WRAPPERS, bound_names
from mpc.compiler.script.scopes import CLASSES, FUNCTIONS, Mode, Reference, Resolution, Scope

_BLOCKS = frozenset({"statement_block", "switch_body"})
_PATTERNS = frozenset({"object_pattern", "array_pattern", "rest_pattern", "object", "array", "spread_element"})


def resolve(root: Node, has_vars: bool = True) -> Resolution:
    """Resolve every name of a program; without `has_vars` there is surely no `var` in it."""
    return _Resolver(root, has_vars).result


class _Resolver:
    """One walk with a stack of its own, so that no source is too deep."""

    def __init__(self, root: Node, has_vars: bool) -> None:
        self._has_vars = has_vars
        self.result = Resolution()
        top = Scope(None, False)
        declare_block(root, top)
        self._declare_vars(root, top)
        self.result.top = top.names
        self._enter(top)
        self.stack: list[tuple[Node, Scope, Mode]] = []
        self._push(root.children, top)
        while self.stack:
            self._visit(*self.stack.pop())

    def _declare_vars(self, body: Node, scope: Scope) -> None:
        if self._has_vars:
            declare_vars(body, scope)

    def _push(self, nodes: Sequence[Node], scope: Scope, mode: Mode = "read") -> None:
        self.stack += [(node, scope, mode) for node in reversed(nodes) if node.named]

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
            declare_block(node, inner)
            if kind == "class_static_block":
                self._declare_vars(node, inner)
            if node.parent is not None and node.parent.type == "catch_clause":
                _hide_no_parameter(inner, scope)
            self._enter(inner)
            self._push(node.children, inner)
        elif kind in _SPECIAL:
            _SPECIAL[kind](self, node, scope)
        elif node.children:
            self._push(node.children, scope)

    def _use(self, node: Node, scope: Scope, mode: Mode) -> None:
        if mode != "declare":
            name = node.text
            self.result.references.append(Reference(name, node, mode, scope.find(name), scope))

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
        elif node.type in WRAPPERS:
            self._note_types_after_first(node)
            self._push(node.named_children[:1], scope, mode)
        else:
            return False
        return True

    # ---- scopes ----

    def _enter(self, scope: Scope) -> None:
        self.result.declared.extend(scope.names.values())
        self.result.repeated.extend(scope.repeated)

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
            declare_block(body, inner)
            self._declare_vars(body, inner)
            _hide_no_parameter(inner, outer)
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
                inner.declare(keyword.text if keyword else "let", bound_names(declarator.child("name")), declarator)
        self._enter(inner)
        self._push(node.children, inner)

    def _for_in(self, node: Node, scope: Scope) -> None:
        inner = Scope(scope, scope.in_function)
        keyword = loop_keyword(node)
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


def _hide_no_parameter(body: Scope, head: Scope) -> None:
    """`let`, `const` and `class` directly inside must not repeat the parameters in the head."""
    for name, declaration in body.names.items():
        first = head.names.get(name)
        if first is not None and first.kind == "parameter" and declaration.kind in ("let", "const", "class"):
            body.repeated.append((first, declaration))


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
