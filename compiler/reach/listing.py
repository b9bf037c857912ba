"""Pages of links, so that every page of the site is a few links from its home page, however many there are."""

from collections.abc import Iterator
from dataclasses import dataclass, field

MOST = 100
"""Links on one page."""


@dataclass(frozen=True, slots=True)
class Link:
    """`first` and `last` number what is behind it, from 1 on; the same for a page of the app. `address` is its path."""

    address: str
    title: str
    first: int
    last: int
    description: str = ""
    image: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of links. `level` is 0 for links to pages of the app; `before` and `after` are its neighbours' paths."""

    address: str
    level: int
    links: tuple[Link, ...]
    before: str = ""
    after: str = ""


@dataclass
class Listing:
    """Takes links one by one; a sheet comes out when the next one begins. `root` is the path of the one at the top.

    Above the sheets stand sheets of sheets, so that a million pages are three links away. It holds one sheet a level.
    """

    root: str
    most: int = MOST
    _waiting: list[list[Link]] = field(default_factory=list)  # by level
    _sheets: list[int] = field(default_factory=list)  # how many came out, by level

    def add(self, link: Link, level: int = 0) -> Iterator[Sheet]:
        if level == len(self._waiting):
            self._waiting.append([])
            self._sheets.append(0)
        if len(self._waiting[level]) == self.most:
            yield from self._numbered(level, is_last=False)
        self._waiting[level].append(link)

    def close(self) -> Iterator[Sheet]:
        """What is left. The last sheet is the one at the top, which there always is."""
        level = 0
        while level < len(self._waiting) and self._sheets[level]:
            yield from self._numbered(level, is_last=True)
            level += 1
        links = tuple(self._waiting[level]) if self._waiting else ()
        yield Sheet(self.root, level, links)

    def _numbered(self, level: int, is_last: bool) -> Iterator[Sheet]:
        links = tuple(self._waiting[level])
        number = self._sheets[level] + 1
        self._sheets[level], self._waiting[level] = number, []
        before = self._address(level, number - 1) if number > 1 else ""
        after = "" if is_last else self._address(level, number + 1)
        address = self._address(level, number)
        yield Sheet(address, level, links, before, after)
        title = f"{links[0].title} – {links[-1].title}" if level == 0 else ""
        yield from self.add(Link(address, title, links[0].first, links[-1].last), level + 1)

    def _address(self, level: int, number: int) -> str:
        return f"{self.root}{number}/" if level == 0 else f"{self.root}{'x' * level}{number}/"
