"""What a unit's template reads, and where its expressions are computed: in the template or in the script.

`Reading` keeps the books of one lowering of one unit: reads are marked in shapes as they come, and the uses are
remembered that may turn out to contradict each other.
"""

from dataclasses import dataclass, field

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.analyze.uses import walk
from mpc.compiler.ir import Role
from mpc.compiler.script.model import Reads
from mpc.targets.hoist import Hoist
from mpc.targets.inline import Inliner, mark
from mpc.targets.native import Field, Inline, Part
from mpc.targets.scope import Scope
from mpc.targets.shapes import Rows, Shape

_PRIMITIVE = ("string", "number", "boolean")


@dataclass
class Reading:
    """`forced`: expressions (by identity) that must be hoisted, as an earlier lowering found out."""

    unit: ir.Unit
    forced: frozenset[int]
    parentheses: bool
    labels: bool
    traced: bool
    shapes: dict[str, Shape] = field(default_factory=dict)
    prop_shapes: dict[str, Shape] = field(default_factory=dict)  # by local name
    conflicts: set[int] = field(default_factory=set)
    keys: list[tuple[e.Node, Rows]] = field(default_factory=list)
    counts: list[tuple[e.Node, Shape]] = field(default_factory=list)  # loops over numbers
    native_rows: list[tuple[e.Node, Rows]] = field(default_factory=list)  # rows that this unit does not send
    _bare: list[tuple[e.Node, Shape]] = field(default_factory=list)

    def __post_init__(self) -> None:
        unit = self.unit
        self.props = {prop.name: prop for prop in unit.props}
        self._late_props = {prop.name for prop in unit.props if prop.has_default and not prop.constant_default}
        self.hoist = Hoist(unit.symbols, self.place if self.labels else None, self.traced)
        primitives = frozenset(prop.name for prop in unit.props if prop.type in _PRIMITIVE)
        texts = frozenset(prop.name for prop in unit.props if prop.type == "string")
        self.inliner = Inliner(unit.symbols, primitives, texts, self.parentheses, self._is_looped)
        self._looped = _looped_paths(unit.template)

    def place(self, offset: int) -> str:
        """Where in the sources that is, as `pages/home.mp:7`."""
        file = self.unit.file
        return f"{file.path}:{file.position(offset).line}"

    def all_conflicts(self) -> set[int]:
        """Expressions that must be hoisted, known once everything has been seen."""
        found = set(self.conflicts)
        found |= {id(node) for node, shape in self._bare if shape.has_columns}
        found |= {id(node) for node, rows in self.keys if rows.boxed}
        found |= {id(node) for node, shape in self.counts if shape.whole}
        found |= {id(node) for node, rows in self.native_rows if rows.columns or rows.row.has_columns}
        return found

    def part(self, node: e.Node, scope: Scope, condition: bool = False, handed: Shape | None = None) -> Part:
        """An expression as the template can say it: inline if the target computes it, else hoisted.

        `handed`: it goes to a component, which reads only this of it.
        """
        if id(node) not in self.forced and not self.reads_late_prop(node, scope):
            path = e.path_of(node) if handed is not None else None
            reads = self.inliner.reads(node, scope, condition)
            if reads is not None and path is not None and handed is not None:
                shape = self._shown(path[0], scope)
                if shape is not None:
                    shape.at(path[1]).merge(handed)
                    self._bare.append((node, shape.at(path[1])))
                return Inline(node, scope)
            if reads is not None:
                for name, members in reads.whole:
                    shape = self._shown(name, scope)
                    if shape is not None:
                        self._bare.append((node, shape.at(members)))
                mark(reads, lambda name: self._shown(name, scope))
                return Inline(node, scope)
        return self.hoisted(node, scope)

    def hoisted(self, node: e.Node, scope: Scope) -> Field:
        hoisted = self.hoist.value(node, scope)
        if hoisted.scope is None and hoisted.name in self.hoist.roots:
            self.shapes.setdefault(hoisted.name, Shape(whole=True))
        return hoisted

    def _shown(self, name: e.Name, scope: Scope) -> Shape | None:
        """Where a read of a shown name is marked; a constant that cannot change stands in the first data alone."""
        symbol = self.unit.symbols.get(name.name)
        if symbol is not None and symbol.role is Role.CONSTANT and symbol.is_primitive and not scope.find(name.name):
            self.hoist.constants[name.name] = symbol.constant
            return None
        return self.shape_of(name, scope)

    def shape_of(self, name: e.Name, scope: Scope) -> Shape | None:
        """Where reads of a name are marked; None for the index of a loop."""
        found = scope.find(name.name)
        if found:
            return None if found[1] else found[0].rows.row
        shapes = self.prop_shapes if self.is_prop(name, scope) else self.shapes
        return shapes.setdefault(name.name, Shape())

    def is_prop(self, name: e.Name, scope: Scope) -> bool:
        """Props are handed to the template by the host itself; the script does not send them."""
        symbol = self.unit.symbols.get(name.name)
        return scope.find(name.name) is None and symbol is not None and symbol.role is Role.PROP

    def reads_late_prop(self, node: e.Node, scope: Scope) -> bool:
        """A prop whose default is computed: the host does not know it, so the script sends it."""
        return bool(self._late_props) and any(
            name.name in self._late_props and scope.find(name.name) is None for name in e.free_names(node)
        )

    def prop_reads(self, handled: set[tuple[str, tuple[str, ...]]]) -> dict[str, Shape]:
        """What the template reads of the props, and what hoisted code, handlers (`handled`) and the script read."""
        for name, members in [*self.hoist.paths, *handled]:
            if name in self.props:
                self.prop_shapes.setdefault(name, Shape()).at(members).whole = True
        script = self.unit.script
        for name, reads in script.member_reads.items() if script else ():
            _mark_reads(self.prop_shapes.setdefault(name, Shape()), reads)
        return {prop.public: self.prop_shapes.get(prop.name, Shape()) for prop in self.unit.props}

    def _is_looped(self, node: e.Node, scope: Scope) -> bool:
        found = e.path_of(node)
        return found is not None and (found[0].name, found[1]) in self._looped


def _mark_reads(shape: Shape, reads: Reads) -> None:
    """Enter what a script reads of a prop."""
    shape.whole = shape.whole or reads.whole
    for name, inner in reads.members.items():
        _mark_reads(shape.at((name,)), inner)


def _looped_paths(nodes: tuple[ir.Node, ...]) -> set[tuple[str, tuple[str, ...]]]:
    found = (e.path_of(node.list.node) for node in walk(nodes) if isinstance(node, ir.For))
    return {(path[0].name, path[1]) for path in found if path}
