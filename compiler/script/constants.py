"""The small constant evaluator: what an expression is before anything runs.

It knows literals, arrays, objects, spread, unary, comparison and logic, `?:`, `??`, member access, template strings,
and `+ - *` of whole numbers; never a call, never a sum of fractions. Whatever else it meets is NOT_CONSTANT.
"""

from collections.abc import Callable
from enum import Enum
from typing import TypeGuard

from mpc.compiler.literals import decode_number, decode_string
from mpc.compiler.script.model import NOT_CONSTANT
from mpc.compiler.script.parse import Node
from mpc.compiler.script.patterns import property_name, string_value, unwrapped

Lookup = Callable[[Node], object]


class _Undefined(Enum):
    UNDEFINED = "undefined"


UNDEFINED = _Undefined.UNDEFINED
_SAFE = 2**53 - 1

MAX_DEPTH = 100


def evaluate(node: Node | None, lookup: Lookup = lambda name: NOT_CONSTANT) -> object:
    """The value of an expression: None, bool, int, float, str, list, dict, UNDEFINED or NOT_CONSTANT."""
    node = unwrapped(node)
    if node is None:
        return NOT_CONSTANT
    handler = _HANDLERS.get(node.type)
    if handler is None or (_is_top(node) and is_deeper(node, MAX_DEPTH)):
        return NOT_CONSTANT
    return handler(node, lookup)


def _is_top(node: Node) -> bool:
    """Whether this is where an evaluation begins, and not a part of what is being evaluated."""
    return node.parent is None or node.parent.type not in _HANDLERS


def is_deeper(node: Node, depth: int) -> bool:
    """Whether a tree has more levels than `depth`: those who walk it recurse."""
    level = [node]
    while level and depth:
        level = [child for each in level for child in each.children]
        depth -= 1
    return bool(level)


def as_json(value: object) -> object:
    """The same value without UNDEFINED: on its way to a view it is null."""
    if value is UNDEFINED:
        return None
    if isinstance(value, list):
        return [as_json(item) for item in value]
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    return value


def truthy(value: object) -> bool:
    """JavaScript's ToBoolean."""
    return isinstance(value, (list, dict)) or (value is not UNDEFINED and bool(value))


def same(left: object, right: object) -> object:
    """`===`; objects have no identity here."""
    if isinstance(left, (list, dict)) or isinstance(right, (list, dict)):
        return NOT_CONSTANT
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if left is UNDEFINED or right is UNDEFINED:
        return left is right
    return left == right


def member(value: object, name: object) -> object:
    """`value[name]` of plain data; what every object inherits is NOT_CONSTANT."""
    if isinstance(value, (list, str)):
        units = value if isinstance(value, list) else [*value]
        if name == "length" and (isinstance(value, list) or value.isascii()):
            return len(value)
        if is_integer(name) and name >= 0 and (isinstance(value, list) or value.isascii()):
            return units[name] if name < len(units) else UNDEFINED
        return NOT_CONSTANT
    if isinstance(value, dict):
        key = str(name) if is_integer(name) else name
        return value.get(key, NOT_CONSTANT) if isinstance(key, str) else NOT_CONSTANT
    return NOT_CONSTANT


def is_integer(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _array(node: Node, lookup: Lookup) -> object:
    items: list[object] = []
    commas = 0
    for child in node.children[1:-1]:
        if child.type == ",":
            commas += 1
            if commas > 1:
                return NOT_CONSTANT  # a hole
            continue
        spread = child.type == "spread_element"
        value = evaluate(child.named_children[0] if spread else child, lookup)
        if value is NOT_CONSTANT or (spread and not isinstance(value, list)):
            return NOT_CONSTANT
        items.extend(value if spread and isinstance(value, list) else [value])
        commas = 0
    return NOT_CONSTANT if commas and not items else items


def _object(node: Node, lookup: Lookup) -> object:
    result: dict[str, object] = {}
    for child in node.named_children:
        if child.type == "spread_element":
            spread = evaluate(child.named_children[0], lookup)
            if not isinstance(spread, dict):
                return NOT_CONSTANT
            result.update(spread)
            continue
        if child.type == "pair":
            key, value = _key(child.child("key"), lookup), evaluate(child.child("value"), lookup)
        elif child.type == "shorthand_property_identifier":
            key, value = child.text, lookup(child)
        else:
            return NOT_CONSTANT
        if key is None or key == "__proto__" or value is NOT_CONSTANT:
            return NOT_CONSTANT
        result[key] = value
    return result


def _key(node: Node | None, lookup: Lookup) -> str | None:
    if node is not None and node.type == "computed_property_name":
        value = evaluate(node.named_children[0], lookup)
        return value if isinstance(value, str) else str(value) if is_integer(value) else None
    if node is not None and node.type == "number":
        number = decode_number(node.text)
        return str(number) if is_integer(number) else None
    return property_name(node)


def _template(node: Node, lookup: Lookup) -> object:
    parts: list[str] = []
    for child in node.named_children:
        if child.type == "template_substitution":
            text = _text(evaluate(child.named_children[0] if child.named_children else None, lookup))
            if text is None:
                return NOT_CONSTANT
            parts.append(text)
        else:
            parts.append(decode_string(child.text))
    return "".join(parts)


def _text(value: object) -> str | None:
    """String(value) of strings, whole numbers and booleans."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else str(value) if is_integer(value) else None


def _unary(node: Node, lookup: Lookup) -> object:
    operator, argument = node.child("operator"), node.child("argument")
    value = evaluate(argument, lookup)
    if operator is None or value is NOT_CONSTANT:
        return NOT_CONSTANT
    if operator.type == "!":
        return not truthy(value)
    if operator.type == "-" and isinstance(value, (int, float)) and not isinstance(value, bool):
        return -value if value else NOT_CONSTANT  # -0 is no JSON
    if operator.type == "+" and isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    return UNDEFINED if operator.type == "void" else NOT_CONSTANT


def _binary(node: Node, lookup: Lookup) -> object:
    sign, left_node, right_node = node.child("operator"), node.child("left"), node.child("right")
    operator = sign.type if sign is not None else ""
    left = evaluate(left_node, lookup)
    if left is NOT_CONSTANT:
        return NOT_CONSTANT
    if operator in ("&&", "||", "??"):
        empty = left is None or left is UNDEFINED if operator == "??" else not truthy(left)
        return evaluate(right_node, lookup) if empty == (operator != "&&") else left
    right = evaluate(right_node, lookup)
    if right is NOT_CONSTANT:
        return NOT_CONSTANT
    if operator in ("===", "!=="):
        equal = same(left, right)
        return equal if equal is NOT_CONSTANT else equal == (operator == "===")
    if operator == "+" and (isinstance(left, str) or isinstance(right, str)):
        texts = _text(left), _text(right)
        return NOT_CONSTANT if texts[0] is None or texts[1] is None else texts[0] + texts[1]
    if is_integer(left) and is_integer(right):
        return _integers(operator, left, right)
    return NOT_CONSTANT


def _integers(operator: str, left: int, right: int) -> object:
    if operator in _ORDER:
        return _ORDER[operator](left, right)
    if operator in _EXACT:
        value = _EXACT[operator](left, right)
        return value if -_SAFE <= value <= _SAFE and (value or operator in "+-") else NOT_CONSTANT
    return NOT_CONSTANT


_ORDER: dict[str, Callable[[int, int], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}
_EXACT: dict[str, Callable[[int, int], int]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
}


def _ternary(node: Node, lookup: Lookup) -> object:
    test = evaluate(node.child("condition"), lookup)
    if test is NOT_CONSTANT:
        return NOT_CONSTANT
    return evaluate(node.child("consequence" if truthy(test) else "alternative"), lookup)


def _member(node: Node, lookup: Lookup) -> object:
    value = evaluate(node.child("object"), lookup)
    if node.child("optional_chain") is not None and (value is None or value is UNDEFINED):
        return NOT_CONSTANT  # the chain behind it ends too; not worth following
    index = node.child("index")
    return member(value, evaluate(index, lookup) if index is not None else property_name(node.child("property")))


def _number(node: Node, lookup: Lookup) -> object:
    value = decode_number(node.text)
    return NOT_CONSTANT if value is None else value


_HANDLERS: dict[str, Callable[[Node, Lookup], object]] = {
    "string": lambda node, lookup: string_value(node),
    "number": _number,
    "true": lambda node, lookup: True,
    "false": lambda node, lookup: False,
    "null": lambda node, lookup: None,
    "undefined": lambda node, lookup: UNDEFINED,
    "identifier": lambda node, lookup: lookup(node),
    "array": _array,
    "object": _object,
    "template_string": _template,
    "unary_expression": _unary,
    "binary_expression": _binary,
    "ternary_expression": _ternary,
    "member_expression": _member,
    "subscript_expression": _member,
}
