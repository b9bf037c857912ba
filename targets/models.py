"""`mp:model`: the attribute that shows a value, and what the event assigns that tells a new one."""

from dataclasses import dataclass

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.expression import Expression
from mpc.targets.capabilities import Capabilities
from mpc.targets.tables import Numbers

_DETAIL = e.Member(e.Name("$event", 0, 0), "detail", 0, 0)
_VALUE = e.Member(_DETAIL, "value", 0, 0)
_EMPTY = e.Literal("", '""', 0, 0)


@dataclass(frozen=True, slots=True)
class Binding:
    """`attribute` is None where the control has none; `assignment` is run with the event as `$event`."""

    attribute: str | None
    event: str
    assignment: e.Assignment


def binding(
    node: ir.Element, model: ir.Model, definition: ir.Unit | None, capabilities: Capabilities
) -> Binding | None:
    """How a model is bound on this element; None if it cannot be, which is reported."""
    target = model.target.node
    if definition is not None and model.property:
        name = capabilities.prop_name(model.property)
        assignment = e.Assignment(target, "=", _DETAIL, target.start, target.end)
        return Binding(name, f"update-{model.property}", assignment)
    control = capabilities.model(node, model)
    if control is None:
        return None
    assignment = e.Assignment(target, "=", _told(node, control.numbers), target.start, target.end)
    return Binding(control.attribute, control.event, assignment)


def _told(node: ir.Element, numbers: Numbers | None) -> e.Node:
    """`$event.detail.value`, as a number where the control's value is one: some platforms tell numbers as texts."""
    if numbers is None:
        return _VALUE
    given = next((each.value for each in node.attributes if each.name == numbers.attribute), None)
    if given is None:
        return _number(numbers) if numbers.unset else _VALUE
    if isinstance(given, str):
        return _number(numbers) if given in numbers.values else _VALUE
    if not isinstance(given, Expression):
        return _VALUE
    tests = [e.Binary("===", given.node, e.Literal(each, f'"{each}"', 0, 0), 0, 0) for each in numbers.values]
    test: e.Node = tests[0]
    for other in tests[1:]:
        test = e.Binary("||", test, other, 0, 0)
    return e.Conditional(test, _number(numbers), _VALUE, 0, 0)


def _number(numbers: Numbers) -> e.Node:
    """A number; what is typed may also be none yet: `""` for an empty field, or one with a sign alone."""
    if numbers.unset:
        return e.Call(e.Name("Number", 0, 0), (_VALUE,), 0, 0)
    number = e.Call(e.Name("parseFloat", 0, 0), (_VALUE,), 0, 0)
    none = e.Call(e.Name("isNaN", 0, 0), (number,), 0, 0)
    return e.Conditional(none, _EMPTY, number, 0, 0)
