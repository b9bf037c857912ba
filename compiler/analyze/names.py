"""Checks the names that expressions use, and says what each one means."""

from collections.abc import Mapping

from mpc.compiler import expression as e
from mpc.compiler.diagnostics import FileSink, suggest
from mpc.compiler.expression import Expression
from mpc.compiler.ir import Role, Symbol

GLOBALS = frozenset("Math JSON Number String Boolean Array Object Date parseInt parseFloat encodeURIComponent".split())
# What a template may read; a handler may use the rest as well.
READABLE = frozenset(set(Role) - {Role.PLAIN})
_FIXED = {
    Role.DERIVED: "$derived",
    Role.PROP: "$props",
    Role.VALUE: "import",
    Role.CONSTANT: "const",
    Role.FUNCTION: "function",
}

# What may hold something that a template can write to. A `const` of the script is not followed.
_HOLDERS = frozenset((Role.STATE, Role.DERIVED, Role.VALUE))


class Names:
    """The names of one unit's template, without those of its loops, which come with each question."""

    def __init__(
        self, symbols: Mapping[str, Symbol], complete: bool, sink: FileSink, components: frozenset[str] = frozenset()
    ) -> None:
        self._symbols = symbols
        self._components = components  # names of imported components: tags, no values
        self._complete = complete  # or a script with syntax errors may have more names
        self.used: set[str] = set()  # names of the script
        self._sink = sink

    def check(self, expression: Expression, locals_: frozenset[str], handler: bool = False) -> bool:
        """Report every name that the expression may not use; True if there is none."""
        known = locals_ | {"$event", "$emit", "$refs"} if handler else locals_
        good = True
        for name in e.free_names(expression.node):
            if name.name in known or name.name in GLOBALS:
                continue
            symbol = self._symbols.get(name.name)
            span = expression.span_of(name)
            self.used.add(name.name)
            if symbol is None:
                if name.name.startswith("$"):
                    guess = suggest(name.name, known - locals_)
                    self._sink.report("MP204", span, name=name.name, suggestion=guess)
                elif name.name in self._components:
                    self._sink.report("MP530", span, name=name.name)
                elif self._complete:
                    candidates = set(self._symbols) | set(locals_) | GLOBALS
                    self._sink.report("MP201", span, name=name.name, suggestion=suggest(name.name, candidates))
                good = False
            elif symbol.role is Role.PLAIN and not handler:
                self._sink.report("MP202", span, name=name.name)
                good = False
        return good and (not handler or self._assignable(expression, locals_))

    def _assignable(self, expression: Expression, locals_: frozenset[str]) -> bool:
        node = expression.node
        target = node.target if isinstance(node, e.Assignment) else None
        if isinstance(target, e.Member | e.Index):
            return self.assignable_path(expression.part(target), locals_)
        if not isinstance(target, e.Name):
            return True
        symbol = self._symbols.get(target.name)
        if target.name in locals_:
            self._sink.report("MP206", expression.span_of(target), name=target.name)
        elif symbol and symbol.role in _FIXED:
            self._sink.report("MP205", expression.span_of(target), name=target.name, kind=_FIXED[symbol.role])
        else:
            return True
        return False

    def assignable_path(self, expression: Expression, locals_: frozenset[str]) -> bool:
        """Whether `mp:model` can write to this: a state, or a path from a state, a store or a loop variable."""
        node = expression.node
        if not isinstance(node, e.Name | e.Member | e.Index) or e.is_optional(node):
            self._sink.report("MP410", expression.span_of(node))
            return False
        root: e.Node = node
        while isinstance(root, e.Member | e.Index):
            root = root.object
        if not isinstance(root, e.Name):
            return True
        symbol = self._symbols.get(root.name)
        local = root.name in locals_
        # The state itself; or something inside a state, a store or a row.
        inside = node is not root and (local or (symbol is not None and symbol.role in _HOLDERS))
        if inside or (not local and symbol is not None and symbol.role is Role.STATE):
            return True
        if symbol is not None and symbol.role is Role.PROP and not local:
            self._sink.report("MP205", expression.span_of(root), name=root.name, kind=_FIXED[Role.PROP])
        else:
            self._sink.report("MP207", expression.span_of(root), name=root.name)
        return False

    def functions_in(self, node: e.Node, locals_: frozenset[str]) -> e.Node | None:
        """A function that an expression's value is, or may be; None for values of other kinds."""
        match node:
            case e.Arrow():
                return node
            case e.Name():
                symbol = None if node.name in locals_ else self._symbols.get(node.name)
                return node if symbol is not None and symbol.role is Role.FUNCTION else None
            case e.Conditional():
                return self.functions_in(node.then, locals_) or self.functions_in(node.otherwise, locals_)
            case e.Binary(operator="&&" | "||" | "??"):
                return self.functions_in(node.left, locals_) or self.functions_in(node.right, locals_)
            case _:
                return None

    def has_rows(self, node: e.Node, locals_: frozenset[str]) -> bool:
        """False for a name whose value is known, never replaced, and no list."""
        symbol = self._symbols.get(node.name) if isinstance(node, e.Name) and node.name not in locals_ else None
        return symbol is None or not symbol.stays or not isinstance(symbol.constant, str | bool | dict)

    def is_function(self, name: str) -> bool:
        symbol = self._symbols.get(name)
        # An imported name may be a function; only its own module knows.
        return symbol is not None and symbol.role in (Role.FUNCTION, Role.VALUE)
