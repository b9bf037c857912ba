"""Slots in a native template, and the reports of those that have values or stand in a loop."""

import json

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.analyze.filled import report_event
from mpc.compiler.analyze.slots import flag
from mpc.compiler.expression import Expression
from mpc.targets.hoist import read_paths
from mpc.targets.native import Inline, NativeAttribute, NativeElement, Part
from mpc.targets.reading import Reading
from mpc.targets.scope import Guard, Loop, Scope

Value = str | bool | Expression | ir.Mixed


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

    def _parts(self, value: Value, scope: Scope) -> tuple[Part, ...]:
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
        values = _values(slot)
        self._mark(values, *guards)
        text = self._script(values, scope)
        if guards:
            text = f"{' && '.join(f'({self._script(guard, scope)})' for guard in guards)} ? {text} : null"
        if scope.loops:
            loop = scope.loops[-1]
            index = loop.author_index or loop.index
            text = f"{self._rows(loop, scope)}.map(({loop.item}, {index}) => {text if guards else f'({text})'})"
        event = json.dumps(report_event(name), ensure_ascii=False)
        return f"$.effect(() => $.emit({event}, JSON.parse(JSON.stringify({text}))))"

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


def _values(slot: ir.Slot) -> e.Node:
    given = ((e.Literal(each.name, each.name, 0, 0), _node(each.value)) for each in slot.values)
    return e.Object(tuple(e.Property(key, value, False, 0, 0) for key, value in given), 0, 0)


def _node(value: Value) -> e.Node:
    """A value as an expression."""
    match value:
        case Expression():
            return value.node
        case ir.Mixed():
            first = value.parts[0]
            joined: e.Node = _text(first if isinstance(first, str) else "")
            for part in value.parts[isinstance(first, str) :]:
                shown = _text(part) if isinstance(part, str) else e.Binary("??", part.node, _text(""), 0, 0)
                joined = e.Binary("+", joined, shown, 0, 0)
            return joined
        case str():
            return _text(value)
        case _:
            return e.Literal(True, "true", 0, 0)


def _text(text: str) -> e.Literal:
    return e.Literal(text, json.dumps(text, ensure_ascii=False), 0, 0)
