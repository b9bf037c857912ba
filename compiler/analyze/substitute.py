"""A template in which some names stand for something else."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.expression import Expression, substituted


def substitute(nodes: tuple[ir.Node, ...], names: Mapping[str, e.Node]) -> tuple[ir.Node, ...]:
    """The nodes with other expressions for these names; loops that declare such a name hide it."""
    return tuple(_changed(node, names) for node in nodes)  # type: ignore[misc]


def _changed(value: object, names: Mapping[str, e.Node]) -> object:
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(_changed(each, names) for each in value)
    if isinstance(value, Expression):
        return replace(value, node=substituted(value.node, names))
    if isinstance(value, ir.For):
        inside = {name: node for name, node in names.items() if name not in (value.item, value.index)}
        key = _changed(value.key, inside)
        return replace(value, list=_changed(value.list, names), key=key, body=_changed(value.body, inside))  # type: ignore[arg-type]
    if is_dataclass(value) and type(value).__module__ == ir.__name__:
        return replace(value, **{each.name: _changed(getattr(value, each.name), names) for each in fields(value)})  # type: ignore[type-var]
    return value
