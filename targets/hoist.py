"""What a template cannot compute goes into the script: a derived value, or a column of a loop's rows.

Hoisted code runs only under the conditions around it, and its member access survives null, because that is
how the template itself would have behaved.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from mpc.compiler import expression as e
from mpc.compiler.analyze.names import GLOBALS
from mpc.compiler.ir import Role, Symbol
from mpc.compiler.literals import encode
from mpc.compiler.script import marked
from mpc.targets.native import Field
from mpc.targets.printing import Names, Printer
from mpc.targets.scope import Guard, Scope
from mpc.targets.shapes import Column, Rows, Shape

_NEVER_NULL = (e.Literal, e.Array, e.Object, e.Template, e.Arrow)

Identity = tuple[str, tuple[tuple[str, bool, int], ...]]
"""An expression's text with what its loop variables mean: name, whether it is the index, the list's rows."""


class Hoist:
    """Collects the hoisted values of one unit."""

    def __init__(self, symbols: Mapping[str, Symbol], label: Callable[[int], str] | None, traced: bool) -> None:
        """`label` names a place in the source, for reports of errors in hoisted code; None in production.

        `traced`: code is marked with its place.
        """
        self._symbols = symbols
        self._label = label
        self._traced = traced
        self._count = 0
        # What already stands in a list's rows, or at the root (None): by its text, the conditions and the field.
        self._known: dict[tuple[int, Identity], list[tuple[frozenset[Identity], str]]] = {}
        self._constants: dict[str, Field] = {}
        self.roots: dict[str, str] = {}
        self.constants: dict[str, object] = {}
        self.names: set[str] = set()
        self.paths: set[tuple[str, tuple[str, ...]]] = set()  # member paths that hoisted code reads

    def value(
        self,
        node: e.Node,
        scope: Scope,
        shape: Shape | None = None,
        least: int = 0,
        constant: bool = True,
    ) -> Field:
        """A hoisted expression. It stands in the row of the innermost loop whose variables it uses.

        `shape`: what is read of it (all, if not given). `least`: the number of loops it must stand in at least.
        `constant`: it may stand in the first data alone.
        """
        conditions = [guard.condition for guard in scope.guards]
        depth = max(least, scope.depth_of([node, *conditions]))
        if constant and scope.depth_of([node]) == 0:  # a constant may stand there whatever the conditions
            known_value = _constant(node)
            if known_value is not None:
                return self.constant(known_value[0])
        printer = Printer(self._reader(scope), self._may_be_null)
        bare = _text(node, printer)
        held = [_guard(guard, printer) for guard in scope.guards]
        guards = list(dict.fromkeys(held))
        self.paths.update(path for each in [node, *conditions] for path in read_paths(each))
        what = self._identity(bare, node, scope)
        under = frozenset(
            self._identity(each, guard.condition, scope) for each, guard in zip(held, scope.guards, strict=True)
        )
        if shape is None:
            known = self._standing(what, under, scope, max(least, scope.depth_of([node])), depth)
            if known is not None:
                return known
        text = bare
        if guards:
            loose = isinstance(node, e.Arrow)
            text = f"{' && '.join(guards)} ? {f'({bare})' if loose else bare} : undefined"
        owner = _owner(scope, depth)
        text = self.traced(text, scope)
        label = encode(self._label(scope.place)) if self._label else ""
        if owner is None:
            hoisted = Field(self._name(), None)
            self.roots[hoisted.name] = f"$.derived(() => {text}{f', {label}' if label else ''})"
        else:
            hoisted = Field(self._name(), scope.to(depth))
            inputs = self._inputs([node, *conditions], scope)
            parameters = _parameters(scope.to(depth), f"{inputs} {text}")  # a mark holds no name
            column = Column(f"({parameters}) => {inputs}", f"({parameters}) => {text}", label=label)
            if shape is not None:
                column.shape = shape
            owner.columns[hoisted.name] = column
        if shape is None:
            self._known.setdefault((id(owner), what), []).append((under, hoisted.name))
        return hoisted

    def _standing(self, what: Identity, under: frozenset[Identity], scope: Scope, low: int, high: int) -> Field | None:
        """A field that has this value already wherever it is wanted: its own conditions are among those of here."""
        for depth in range(low, high + 1):
            for held, name in self._known.get((id(_owner(scope, depth)), what), ()):
                if held <= under:
                    return Field(name, scope.to(depth) if depth else None)
        return None

    def _identity(self, text: str, node: e.Node, scope: Scope) -> Identity:
        """The text, and which loop's row or index each of its names means: the same text may mean another thing."""
        meant = []
        if not scope.loops:
            return text, ()
        for name in sorted({name.name for name in e.free_names(node)}):
            found = scope.find(name)
            if found:
                meant.append((name, found[1], id(found[0].rows)))
        return text, tuple(meant)

    def constant(self, value: object) -> Field:
        """A value that never changes: it only stands in the first data."""
        text = encode(value)
        known = self._constants.get(text)
        if known is None:
            known = self._constants[text] = Field(self._name(), None)
            self.constants[known.name] = value
        return known

    def traced(self, text: str, scope: Scope) -> str:
        """Code with the mark of its place in the source, where scripts are to say where they come from."""
        return marked(text, scope.place) if self._traced else text

    def script(self, node: e.Node, scope: Scope, safe: bool) -> str:
        """The expression as JavaScript in the emitted script."""
        return Printer(self._reader(scope), self._may_be_null if safe else lambda _: False).text(node)

    def _name(self) -> str:
        while True:
            name = f"_{self._count}"
            self._count += 1
            if name not in self._symbols:
                return name

    def _reader(self, scope: Scope) -> Names:
        def read(name: e.Name) -> str:
            if name.name == "$event" or scope.find(name.name):
                return name.name
            if name.name in ("$emit", "$refs"):
                return f"$.{name.name[1:]}"
            symbol = self._symbols.get(name.name)
            if symbol is None:
                return name.name
            self.names.add(name.name)
            return symbol.script

        return read

    def _may_be_null(self, node: e.Node) -> bool:
        if isinstance(node, e.Name):
            symbol = self._symbols.get(node.name)
            if symbol is None:  # a global, `$event`, or a loop variable
                return node.name not in GLOBALS
            return symbol.role is not Role.API
        return not isinstance(node, _NEVER_NULL)

    def _inputs(self, nodes: list[e.Node], scope: Scope) -> str:
        """What the expression takes from loop variables: it runs again only when one of them differs.

        Of `item.info.price` that is `item.info`: what lies inside of an object is noted when it is read.
        """
        paths: dict[str, None] = {}
        printer = Printer(self._reader(scope), self._may_be_null)
        for node in nodes:
            for path in _loop_paths(node, scope, frozenset()):
                paths[printer.text(_first_member(path))] = None
                name, members = e.path_of(path) or (None, ())
                found = scope.find(name.name) if name else None
                if found and members and members[0] != "length":
                    found[0].rows.reads_members = True
        return f"[{', '.join(paths)}]"


def _owner(scope: Scope, depth: int) -> Rows | None:
    """The rows of the innermost of `depth` loops."""
    return scope.loops[depth - 1].rows if depth else None


def _text(node: e.Node, printer: Printer) -> str:
    text = printer.text(node)
    return f"({text})" if text.startswith("{") else text  # or it would be a block of statements


def _guard(guard: Guard, printer: Printer) -> str:
    node = e.negated(guard.condition) if guard.negated else guard.condition
    return printer.text(node, 4)


def _loop_paths(node: e.Node, scope: Scope, bound: frozenset[str]) -> list[e.Node]:
    """The longest member paths from loop variables; a method's own name is not part of a path."""
    found = e.path_of(node)
    if found is not None:
        name = found[0].name
        return [node] if name not in bound and scope.find(name) else []
    if isinstance(node, e.Arrow):
        bound = bound | frozenset(node.parameters)
        return [path for part in e.children(node) for path in _loop_paths(part, scope, bound)]
    if isinstance(node, e.Call) and isinstance(node.callee, e.Member):
        parts: tuple[e.Node, ...] = (node.callee.object, *node.arguments)
    else:
        parts = e.children(node)
    return [path for part in parts for path in _loop_paths(part, scope, bound)]


def _first_member(path: e.Node) -> e.Node:
    """`item.info` of `item.info.price`."""
    while isinstance(path, e.Member) and not isinstance(path.object, e.Name):
        path = path.object
    return path


def read_paths(node: e.Node) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The longest member paths that an expression reads, as name and members; a called method is not a member."""
    found = e.path_of(node)
    if found is not None:
        yield found[0].name, found[1]
        return
    parts = e.children(node)
    if isinstance(node, e.Call) and isinstance(node.callee, e.Member):
        parts = (node.callee.object, *node.arguments)
    for part in parts:
        yield from read_paths(part)


def _parameters(scope: Scope, text: str) -> str:
    """`item, index, outer, outerIndex`: innermost loop first, as far as the text needs them."""

    names: list[str] = []
    for loop in reversed(scope.loops):
        for name in (loop.item, loop.author_index or loop.index):
            names.append(f"_{len(names)}" if name in names else name)
    used = set(re.findall(r"[A-Za-z_$][\w$]*", text))
    while len(names) > 1 and names[-1] not in used:
        names.pop()
    return ", ".join(names)


def _constant(node: e.Node) -> tuple[object] | None:
    """The value of an expression without names, in a tuple of one; None if it has to be computed."""
    try:
        return (_evaluate(node),)
    except LookupError:
        return None


def _evaluate(node: e.Node) -> object:
    match node:
        case e.Literal() if node.text != "undefined":
            return node.value
        case e.Unary(operator="-", operand=e.Literal(value=int() | float() as number)):
            return -number
        case e.Template() if all(isinstance(part, str) and "\\" not in part for part in node.parts):
            return "".join(part for part in node.parts if isinstance(part, str))
        case e.Array():
            return [_evaluate(item) for item in node.items]
        case e.Object():
            result: dict[str, object] = {}
            for entry in node.entries:
                if not isinstance(entry, e.Property) or entry.computed or not isinstance(entry.key, e.Literal):
                    raise LookupError
                result[str(entry.key.value)] = _evaluate(entry.value)
            return result
        case _:
            raise LookupError
