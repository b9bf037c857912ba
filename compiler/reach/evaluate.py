"""A template's expression computed with known data, as JavaScript would: for what is said of a page before it runs.

It knows literals, members, operators, template strings, arrow functions, and the methods of `_METHODS`. Whatever else
it meets raises `Unknown`; it never guesses.
"""

import math
import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.expression import Expression
from mpc.compiler.literals import decode_string
from mpc.compiler.script.constants import UNDEFINED, truthy

Scope = Mapping[str, object]
"""Values by name: what JSON has, UNDEFINED, and Python functions for arrow functions."""


class Unknown(Exception):
    """What only running tells; the text is the author's own part of the expression that is not known."""


def text(value: ir.Value, scope: Scope) -> str:
    """An attribute's value as it is shown: null and undefined are nothing. Raises `Unknown`."""
    if isinstance(value, ir.Mixed):
        return "".join(part if isinstance(part, str) else text(part, scope) for part in value.parts)
    if isinstance(value, Expression):
        try:
            found = _Evaluation(value).value(value.node, scope)
        except RecursionError as error:
            raise Unknown(value.text.strip()) from error
        return "" if found is None or found is UNDEFINED else shown(found)
    return value if isinstance(value, str) else ""


def shown(value: object) -> str:
    """String(value). An object raises `Unknown`: nobody means `[object Object]`."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, list):
        return ",".join("" if each is None or each is UNDEFINED else shown(each) for each in value)
    if value is None:
        return "null"
    if value is UNDEFINED:
        return "undefined"
    raise Unknown("an object")


def _number(value: float) -> str:
    """A number as JavaScript prints it: ECMA-262, Number::toString."""
    if math.isnan(value) or math.isinf(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    value = float(value)
    if value == 0:
        return "0"
    if 1e-6 <= abs(value) < 1e21:
        plain = format(Decimal(repr(value)), "f")
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    digits, _, exponent = f"{Decimal(repr(value)).normalize():e}".partition("e")
    return f"{digits}e{int(exponent):+d}"


class _Evaluation:
    """One expression; its text is there for what `Unknown` says."""

    def __init__(self, expression: Expression) -> None:
        self._text = expression.text

    def value(self, node: e.Node, scope: Scope) -> object:
        match node:
            case e.Literal():
                return UNDEFINED if node.text == "undefined" else node.value
            case e.Name():
                if node.name not in scope:
                    raise self._unknown(node)
                return scope[node.name]
            case e.Member():
                return self._member(self.value(node.object, scope), node.name, node)
            case e.Index():
                return self._member(self.value(node.object, scope), self.value(node.index, scope), node)
            case e.Call():
                return self._call(node, scope)
            case e.Unary():
                return self._unary(node, self.value(node.operand, scope))
            case e.Binary():
                return self._binary(node, scope)
            case e.Conditional():
                return self.value(node.then if truthy(self.value(node.test, scope)) else node.otherwise, scope)
            case e.Array() if not any(isinstance(item, e.Spread) for item in node.items):
                return [self.value(item, scope) for item in node.items]
            case e.Template():
                parts = (decode_string(p) if isinstance(p, str) else shown(self.value(p, scope)) for p in node.parts)
                return "".join(parts)
            case e.Arrow() if not node.head:
                names = node.parameters
                return lambda *given: self.value(node.body, {**scope, **dict(zip(names, given, strict=False))})
        raise self._unknown(node)

    def _unknown(self, node: e.Node) -> Unknown:
        return Unknown(self._text[node.start : node.end].strip() or self._text.strip())

    def _member(self, value: object, name: object, node: e.Member | e.Index) -> object:
        if value is None or value is UNDEFINED:
            return UNDEFINED  # templates are safe against null on the way
        if name == "length" and isinstance(value, list | str):
            return len(value) if isinstance(value, list) else len(value.encode("utf-16-le")) // 2
        if isinstance(value, list) and isinstance(name, int | float) and not isinstance(name, bool):
            return value[int(name)] if 0 <= name < len(value) and name == int(name) else UNDEFINED
        if isinstance(value, dict):
            return value.get(shown(name), UNDEFINED)
        raise self._unknown(node)

    def _call(self, node: e.Call, scope: Scope) -> object:
        callee = node.callee
        if not isinstance(callee, e.Member):
            raise self._unknown(node)
        owner = self.value(callee.object, scope)
        if owner is None or owner is UNDEFINED:
            return UNDEFINED
        kind = "number" if isinstance(owner, int | float) and not isinstance(owner, bool) else type(owner).__name__
        method = _METHODS.get((kind, callee.name))
        if method is None:
            raise self._unknown(node)
        try:
            return method(owner, *(self.value(each, scope) for each in node.arguments))
        except (TypeError, ValueError, OverflowError) as error:  # other arguments than `_METHODS` knows
            raise self._unknown(node) from error

    def _unary(self, node: e.Unary, value: object) -> object:
        if node.operator == "!":
            return not truthy(value)
        if node.operator in "+-" and isinstance(value, int | float) and not isinstance(value, bool):
            return value if node.operator == "+" else -value
        raise self._unknown(node)

    def _binary(self, node: e.Binary, scope: Scope) -> object:
        left = self.value(node.left, scope)
        if node.operator in ("&&", "||", "??"):
            empty = left is None or left is UNDEFINED if node.operator == "??" else not truthy(left)
            return self.value(node.right, scope) if empty == (node.operator != "&&") else left
        right = self.value(node.right, scope)
        if node.operator in ("===", "!==") and not isinstance(left, list | dict):
            numbers = isinstance(left, int | float) and isinstance(right, int | float)
            alike = type(left) is type(right) or (numbers and bool not in (type(left), type(right)))
            return (alike and left == right) == (node.operator == "===")
        if node.operator == "+" and (isinstance(left, str) or isinstance(right, str)):
            return shown(left) + shown(right)
        operation, numbers_of = _NUMERIC.get(node.operator), (_as_number(left), _as_number(right))
        texts = isinstance(left, str) and isinstance(right, str) and node.operator in ("<", "<=", ">", ">=")
        if operation and numbers_of[0] is not None and numbers_of[1] is not None and not texts:
            try:
                found = operation(numbers_of[0], numbers_of[1])
            except (ZeroDivisionError, OverflowError) as error:
                raise self._unknown(node) from error
            return int(found) if isinstance(found, float) and found.is_integer() and abs(found) < 2**53 else found
        raise self._unknown(node)


_NUMERIC: Mapping[str, Callable[[float, float], float | bool]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "%": math.fmod,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


def _as_number(value: object) -> float | None:
    """A number, or a text that is one, as everything in CSV is; None for what would be NaN or a surprise."""
    if isinstance(value, str) and re.fullmatch(r"\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*", value, re.ASCII):
        return float(value)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _fixed(number: float, digits: int = 0) -> str:
    """Number.prototype.toFixed: the nearest of the exact binary value, the larger one of two."""
    scaled = Decimal(number).scaleb(digits)
    rounded = math.floor(scaled + Decimal("0.5")) if scaled >= 0 else -math.floor(-scaled + Decimal("0.5"))
    return f"{Decimal(rounded).scaleb(-digits):.{digits}f}"


_METHODS: Mapping[tuple[str, str], Callable[..., object]] = {
    ("list", "join"): lambda items, apart=",": apart.join(
        "" if each is None or each is UNDEFINED else shown(each) for each in items
    ),
    ("list", "map"): lambda items, made: [made(each, number) for number, each in enumerate(items)],
    ("list", "filter"): lambda items, kept: [each for number, each in enumerate(items) if truthy(kept(each, number))],
    ("list", "slice"): lambda items, start=0, end=None: items[start:end],
    ("list", "includes"): lambda items, wanted: wanted in items,
    ("str", "slice"): lambda text, start=0, end=None: text[start:end],
    ("str", "trim"): lambda text: text.strip(),
    ("str", "split"): lambda text, apart: text.split(apart),
    ("str", "includes"): lambda text, wanted: wanted in text,
    ("str", "toUpperCase"): lambda text: text.upper(),
    ("str", "toLowerCase"): lambda text: text.lower(),
    ("number", "toFixed"): _fixed,
    ("number", "toString"): lambda number: shown(number),
    ("str", "toString"): lambda text: text,
}
