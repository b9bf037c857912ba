"""`@record`: a value of named parts, which nobody changes."""

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """A dataclass with slots and a hash that is frozen to the type checker. To have Python itself watch would take a
    tenth of a build: trees are made of hundreds of thousands of these."""
    return dataclass(slots=True, unsafe_hash=True)(cls)
