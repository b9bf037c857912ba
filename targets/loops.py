"""Loops: what the template names as their list, how the runtime finds it again, and keys."""

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.analyze.uses import walk
from mpc.compiler.expression import Expression
from mpc.targets.native import Inline, KeyPart, Part
from mpc.targets.reading import Reading
from mpc.targets.scope import Loop, Scope
from mpc.targets.shapes import Rows, Shape

ListPath = tuple[e.Name, tuple[str, ...], Shape]
"""The root's name, the members after it, and the root's shape."""


class Loops:
    """The loops of one unit."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def enter(self, node: ir.For, scope: Scope) -> tuple[Loop, Part]:
        """The loop, and its list as the template names it: the state itself if it is a path, else a hoisted value.

        Lists of rows that are not sent by this unit's script (a prop's, a constant's) have no path and no columns.
        """
        source = node.list.node
        target = self._list_path(source, scope)
        part, rows, path = self._named(source, target, scope) if target else self._computed(source, scope)
        index = node.index or self._index_name(node, scope)
        return Loop(node.item, index, node.index, rows, path, len(scope.loops), False, source), part

    def hides(self, scope: Scope) -> bool:
        """Whether a loop here must name its index: `index`, the platforms' own name, means something around it."""
        around = {name for loop in scope.loops for name in (loop.item, loop.author_index)}
        used = any(loop.uses_index and loop.index == "index" for loop in scope.loops)
        return used or "index" in around or "index" in self._reading.unit.symbols

    def _index_name(self, node: ir.For, scope: Scope) -> str:
        """A name for an index that the author does not name: the platforms' own, unless it means something here."""
        inside = [loop for loop in walk(node.body) if isinstance(loop, ir.For)]
        taken: set[str | None] = {node.item, *self._reading.unit.symbols}
        taken |= {name for loop in inside for name in (loop.item, loop.index)}
        taken |= {name for loop in scope.loops for name in (loop.item, loop.author_index)}
        depth = len(scope.loops)
        names = ["index"] if depth == 0 else []
        names += [f"index{number}" for number in range(depth + 1, depth + 2 + len(taken))]
        return next(name for name in names if name not in taken)

    def _named(self, source: e.Node, target: ListPath, scope: Scope) -> tuple[Part, Rows, str | None]:
        """A list that is a path from a state, a prop or an outer row."""
        name, members, shape = target
        rows = shape.at(members).as_list()
        symbol = self._reading.unit.symbols.get(name.name)
        if symbol is not None and not members and isinstance(symbol.constant, int):
            self._reading.counts.append((source, shape))  # shown as a number too, it cannot be sent as rows
        if self._reading.is_prop(name, scope):
            self._reading.native_rows.append((source, rows))
            return Inline(source, scope), rows, None
        return Inline(source, scope), rows, self._path(name, members, scope)

    def _computed(self, source: e.Node, scope: Scope) -> tuple[Part, Rows, str | None]:
        """A list that the script computes, or a constant one."""
        reading, hoist = self._reading, self._reading.hoist
        forced = id(source) in reading.forced
        depth = len(scope.loops)
        shape = Shape()
        rows = shape.as_list()
        if isinstance(source, e.Literal) and isinstance(source.value, int) and not forced:
            part = hoist.constant(list(range(source.value)))
        else:
            part = hoist.value(source, scope, shape, least=depth if forced else 0, constant=not forced)
        if part.name in hoist.constants:
            reading.native_rows.append((source, rows))
            return part, rows, None
        at_root = part.scope is None
        if at_root:
            reading.shapes[part.name] = shape
        return part, rows, part.name if at_root == (depth == 0) else None

    def _list_path(self, source: e.Node, scope: Scope) -> ListPath | None:
        """A list that the template can name itself, with the shape of its root; None if it has to be hoisted."""
        found = e.path_of(source)
        if id(source) in self._reading.forced or found is None or self._reading.reads_late_prop(source, scope):
            return None
        name, members = found
        prop = self._reading.props.get(name.name) if self._reading.is_prop(name, scope) else None
        if prop is not None and not members and prop.type != "array":
            return None  # it may be a number, which not every target loops over
        if self._reading.inliner.reads(source, scope, condition=True) is None:
            return None
        shape = self._reading.shape_of(name, scope)
        return (name, members, shape) if shape is not None else None

    def _path(self, name: e.Name, members: tuple[str, ...], scope: Scope) -> str | None:
        """How the runtime finds a loop's list: from the page, or from the row of the loop just outside."""
        found = scope.find(name.name)
        if found:
            return ".".join(members) if members and found[0] is scope.loops[-1] else None
        return ".".join((name.name, *members)) if not scope.loops else None

    def key(self, key: Expression, loop: Loop, scope: Scope) -> Part | None:
        node = key.node
        if isinstance(node, e.Name) and node.name == loop.author_index:
            return None  # the position: what the platforms do without a key
        if isinstance(node, e.Name) and node.name == loop.item:
            loop.rows.row.whole = True
            return KeyPart(loop.rows, "*this")
        found = e.path_of(node)
        if found and found[0].name == loop.item and len(found[1]) == 1 and id(node) not in self._reading.forced:
            loop.rows.row.at(found[1]).whole = True
            self._reading.keys.append((node, loop.rows))
            return found[1][0]
        hoisted = self._reading.hoist.value(node, scope, least=len(scope.loops))
        return hoisted.name
