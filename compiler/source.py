"""Source files and places in them."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range `[start, end)` of character offsets in one file's text."""

    start: int
    end: int

    def shift(self, offset: int) -> "Span":
        """The same range, `offset` characters further on."""
        return Span(self.start + offset, self.end + offset)


class Position(NamedTuple):
    """A place as people count it: line and column from 1, the column in characters."""

    line: int
    column: int


@dataclass(frozen=True)
class SourceFile:
    """One file of the user's project: `path` is relative to the project's root, with `/` on every system."""

    path: str
    text: str

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset of every line's first character. `\\n` alone ends a line (`\\r\\n` ends at its `\\n`)."""
        starts = [0]
        find = self.text.find
        at = find("\n")
        while at != -1:
            starts.append(at + 1)
            at = find("\n", at + 1)
        return starts

    def original(self, span: Span) -> tuple["SourceFile", Span]:
        """Where the author wrote what stands at `span`: here, unless this text is generated."""
        return self, span

    def position(self, offset: int) -> Position:
        """The line and column of a character offset; offsets beyond the text are put at its end."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def line_text(self, line: int) -> str:
        """The text of a line (counted from 1), without its end."""
        start = self.line_starts[line - 1]
        end = self.line_starts[line] - 1 if line < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r")


class Place(NamedTuple):
    """From `at` on, a generated text comes from `offset` in `file`."""

    at: int
    file: SourceFile
    offset: int


# Where what the author wrote at one place ends at the latest.
_STATEMENT = re.compile(r"[{};]")


@dataclass(frozen=True)
class GeneratedFile(SourceFile):
    """Text that a tool made of the author's files, under the path of the one that it was made for.

    `places` are in the order of the text, and there is at least one.
    """

    places: tuple[Place, ...] = field(default=(), repr=False)

    def original(self, span: Span) -> tuple[SourceFile, Span]:
        """The same words at the place they come from, or the rest of the author's line there."""
        place = self.places[max(bisect_right(self.places, span.start, key=lambda place: place.at) - 1, 0)]
        text = place.file.text
        found = _STATEMENT.search(text, place.offset)
        end = found.start() if found else len(text)
        words = self.text[span.start : span.end]
        same = text.find(words, place.offset, end) if words else -1
        if same != -1:
            return place.file, Span(same, same + len(words))
        line = text[place.offset : end].partition("\n")[0].rstrip()
        return place.file, Span(place.offset, place.offset + max(len(line), 1))
