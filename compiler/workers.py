"""How the phases have many things done that do not need each other: one after the other, or by several processes."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Workers(Protocol):
    """Does `work` for slices of `things` that together are all of them, and gives its results in their order.

    The first slice is worked on here; what the work changes for the others is changed elsewhere, and only its results
    come back. So they say all that the caller wants to know, and can be pickled.
    """

    def __call__(self, things: Sequence[T], work: Callable[[Sequence[T]], R], /) -> list[R]: ...


def alone(things: Sequence[T], work: Callable[[Sequence[T]], R]) -> list[R]:
    """All things in one slice, here."""
    return [work(things)]
