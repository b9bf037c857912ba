"""How the phases have many things done that do not need each other: one after the other, or by several processes."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Workers(Protocol):
    """Has each of `things` worked on once; gives a result of `work` for all that each of the workers took.

    This process works, too, and its result comes first; what the work changes for the others is changed elsewhere,
    and only its result comes back. So it says all that the caller wants to know, and can be pickled; where results are
    `large`, that takes time. Who takes what depends on how busy the machine is: nothing may depend on it.
    """

    def __call__(self, things: Sequence[T], work: Callable[[Iterable[T]], R], /, large: bool = False) -> list[R]: ...


def alone(things: Sequence[T], work: Callable[[Iterable[T]], R], large: bool = False) -> list[R]:
    """All things, here."""
    return [work(things)]
