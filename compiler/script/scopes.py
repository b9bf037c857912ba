"""Which declaration every use of a name refers to. Type positions are noted, not resolved.

A name may be declared by parameters (with defaults, patterns, rest), `let`, `const`, `class`, `function` and `enum` of
a block, `var` of a function, catch and for heads, the own name of a function or class expression, and imports.
"""

from dataclasses import dataclass, field
from typing import Literal

from mpc.compiler.script.parse import Node

Role = Literal["read", "write", "update"]
Mode = Literal["read", "write", "update", "declare"]

FUNCTIONS = frozenset({
    "function_declaration", "generator_function_declaration", "function_expression", "generator_function",
    "arrow_function", "method_definition",
})  # fmt: skip
# Two functions of a name are legal in old scripts alone: nobody means that.
_MAY_REPEAT = frozenset({"var"})
CLASSES = frozenset({"class_declaration", "abstract_class_declaration", "class"})


@dataclass(slots=True, eq=False)
class Declaration:
    """A declared name. `kind` is the declaring keyword, or `parameter`, `import`."""

    name: str
    kind: str
    node: Node
    statement: Node
    scope: "Scope"


@dataclass(slots=True, eq=False)
class Scope:
    parent: "Scope | None"
    in_function: bool
    names: dict[str, Declaration] = field(default_factory=dict)
    repeated: list[tuple[Declaration, Declaration]] = field(default_factory=list)

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
            new = Declaration(node.text, kind, node, statement, self)
            first = self.names.setdefault(node.text, new)
            if first is not new and not {first.kind, kind} <= _MAY_REPEAT:
                self.repeated.append((first, new))


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """One use of a name as a value, in `scope`; `declaration` is None for a global."""

    name: str
    node: Node
    role: Role
    declaration: Declaration | None
    scope: Scope

    @property
    def in_function(self) -> bool:
        return self.scope.in_function

    @property
    def shorthand(self) -> bool:
        """`{ x }`, in an object or in a pattern."""
        return self.node.type.startswith("shorthand_")


@dataclass(slots=True)
class Resolution:
    """`top`: the top-level names. `declared`: all declarations; `repeated`: pairs of one name in one scope.

    `types`: names that stand in type positions.
    """

    top: dict[str, Declaration] = field(default_factory=dict)
    references: list[Reference] = field(default_factory=list)
    declared: list[Declaration] = field(default_factory=list)
    repeated: list[tuple[Declaration, Declaration]] = field(default_factory=list)
    types: set[str] = field(default_factory=set)

    def forget(self) -> None:
        """Let the declarations go, which know their scopes, as these know them."""
        for declaration in self.declared:
            declaration.scope.names.clear()
