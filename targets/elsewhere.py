"""What one platform alone has: refused by name on the others, where it would else count as unknown.

The tables of all targets list WeChat's vocabulary; what a target has beyond that stands in its own table only (`own`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mpc.targets import discover
from mpc.targets.base import Target
from mpc.targets.tables import Attribute, Element, Event, Value

Find = Callable[[Element], Attribute | Event | Value | None]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The targets that have a name which the one being built has not."""

    owners: tuple[Target, ...]

    @property
    def en_help(self) -> str:
        has = "has" if len(self.owners) == 1 else "have"
        return (
            f"Only {' and '.join(self._titles('en'))} {has} it; leave it out, or write the element twice, "
            f'with mp:only="{self._names}" and mp:except="{self._names}".'
        )

    @property
    def zh_help(self) -> str:
        return (
            f"只有{'和'.join(self._titles('zh'))}有；去掉它，"
            f'或把元素写两份，分别加 mp:only="{self._names}" 和 mp:except="{self._names}"。'
        )

    @property
    def _names(self) -> str:
        return " ".join(target.name for target in self.owners)

    def _titles(self, language: str) -> Iterator[str]:
        return (target.title(language) for target in self.owners)


def elsewhere(here: Target, tag: str, find: Find) -> Elsewhere | None:
    """Who has what `find` looks for in its element; None if nobody has."""
    owners = []
    for target in discover().values():
        element = target.elements.get(tag)
        entry = find(element) if element and element.support != "no" and target.name != here.name else None
        if entry is not None and entry.support != "no":
            owners.append(target)
    return Elsewhere(tuple(owners)) if owners else None
