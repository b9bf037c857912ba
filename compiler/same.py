"""Whether two values are the same to every program: more than `==`, for which `1` is `True`, and order is nothing."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any

_PLAIN = frozenset((str, bytes, int, bool, type(None)))


def same(one: Any, other: Any) -> bool:
    """Plain data, dataclasses (whatever they think of being equal) and containers of these; of all else, only one and
    the same object is the same."""
    if one is other:
        return True
    kind = type(one)
    if kind is not type(other):
        return False
    if kind in _PLAIN:
        return bool(one == other)
    if kind is float:
        return repr(one) == repr(other)
    if isinstance(one, tuple | list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, Mapping):
        return len(one) == len(other) and all(map(same, one.items(), other.items()))
    if isinstance(one, frozenset | set):
        return one == other and all(type(each) is str for each in one)
    if isinstance(one, Enum):
        return False
    if is_dataclass(kind):
        return all(same(getattr(one, name), getattr(other, name)) for name in _names(kind))
    return False


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
