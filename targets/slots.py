"""Slots in a native template, and the reports of those that have values or stand in a loop."""

import json

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.analyze.filled import ROW_KEY, report_event
from mpc.compiler.analyze.slots import as_expression, flag
from mpc.compiler.expression import Expression
from mpc.targets.hoist import read_paths
from mpc.targets.native import Inline, NativeAttribute, NativeElement, Part
from mpc.targets.reading import Reading
from mpc.targets.scope import Guard, Loop, Scope


class Slots:
    """The slots of one unit. `reports` is the JavaScript that hands their values to the component's user."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.reports: list[str] = []

    def element(self, slot: ir.Slot, scope: Scope) -> NativeElement:
        """The native slot. In a loop each row has a slot of its own: `row-0`, `row-1`."""
        attributes: list[NativeAttribute] = []
        name = self._parts(slot.name, scope)
        if scope.loops and isinstance(slot.name, str):
            loop = scope.loops[-1]
            loop.uses_index = True
            name = (f"{slot.name or 'default'}-", Inline(e.Name(loop.index, 0, 0), scope))
        if name:
            attributes.append(NativeAttribute("name", name))
        if slot.into:
            attributes.append(NativeAttribute("slot", self._parts(slot.into.value, scope)))
        if isinstance(slot.name, str) and (slot.values or scope.loops):
            self.reports.append(self._report(slot.name, slot, scope))
        return NativeElement("slot", tuple(attributes), ())

    def _parts(self, value: ir.Value, scope: Scope) -> tuple[Part, ...]:
        match value:
            case Expression():
                return (self._reading.part(value.node, scope),)
            case ir.Mixed():
                pieces = value.parts
                return tuple(
                    piece if isinstance(piece, str) else self._reading.part(piece.node, scope) for piece in pieces
                )
            case str():
                return (value,) if value else ()
            case _:
                return ()

    def _report(self, name: str, slot: ir.Slot, scope: Scope) -> str:
        """An effect that emits copies of the values: `(rows.v || []).map((row, index) => ({ row, index }))`."""
        filled = flag(name)  # nobody waits for the values where nothing is given
        guards = [_condition(guard) for guard in scope.guards if not _says(guard, filled)]
        loop = scope.loops[-1] if scope.loops else None
        index = loop.author_index or loop.index if loop else ""
        key: list[tuple[str, e.Node]] = [(ROW_KEY, e.Name(index, 0, 0))] if loop else []
        values = _object([*((each.name, as_expression(each.value)) for each in slot.values), *key])
        self._mark(values, *guards)
        text = self._script(values, scope)
        if guards:
            absent = self._script(_object(key), scope) if loop else "null"
            text = f"{' && '.join(f'({self._script(guard, scope)})' for guard in guards)} ? {text} : {absent}"
        if loop:
            text = f"{self._rows(loop, scope)}.map(({loop.item}, {index}) => {text if guards else f'({text})'})"
        event = json.dumps(report_event(name), ensure_ascii=False)
        # Frozen, so that a write to such a copy is an error where it is made.
        copy = f"JSON.parse(JSON.stringify({text}), (key, value) => Object.freeze(value))"
        return f"$.effect(() => $.emit({event}, {copy}))"

    def _rows(self, loop: Loop, scope: Scope) -> str:
        """A loop's list in the script; a number n is the rows 0 to n - 1."""
        source = loop.source
        assert source is not None
        if isinstance(source, e.Literal) and isinstance(source.value, int):
            return json.dumps(list(range(source.value)))
        self._mark(source)
        text = self._script(source, scope.to(len(scope.loops) - 1))
        if self._is_list(source):
            return f"({text} || [])"
        return f'(typeof {text} === "number" ? [...Array({text}).keys()] : {text} || [])'

    def _is_list(self, source: e.Node) -> bool:
        """Whether a list is known to be no number."""
        if not isinstance(source, e.Name):
            return False
        symbol = self._reading.unit.symbols.get(source.name)
        prop = self._reading.props.get(source.name)
        return (prop is not None and prop.type == "array") or (symbol is not None and isinstance(symbol.constant, list))

    def _mark(self, *nodes: e.Node) -> None:
        self._reading.hoist.paths.update(path for node in nodes for path in read_paths(node))

    def _script(self, node: e.Node, scope: Scope) -> str:
        return self._reading.hoist.script(node, scope, safe=True)


def _says(guard: Guard, name: str) -> bool:
    return isinstance(guard.condition, e.Name) and guard.condition.name == name


def _condition(guard: Guard) -> e.Node:
    return e.negated(guard.condition) if guard.negated else guard.condition


def _object(entries: list[tuple[str, e.Node]]) -> e.Node:
    properties = (e.Property(e.Literal(name, name, 0, 0), value, False, 0, 0) for name, value in entries)
    return e.Object(tuple(properties), 0, 0)
