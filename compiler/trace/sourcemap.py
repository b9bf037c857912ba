"""Reads source maps, version 3 (https://tc39.es/ecma426/): mpc's own, and what vendors hand out."""

import json
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

_DIGITS = {sign: value for value, sign in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")}


class Unreadable(Exception):
    """A text that is no source map."""


class Segment(NamedTuple):
    """From `column` on (from 0), a line stands for this place; `source` is -1 where it stands for none."""

    column: int
    source: int = -1
    line: int = 0
    place: int = 0


class Found(NamedTuple):
    """A place in a source: line and column from 1; no column where none was asked for."""

    source: str
    line: int
    column: int | None


@dataclass(frozen=True)
class SourceMap:
    """A source map. `told` is what mpc says of its own."""

    sources: tuple[str, ...]
    mappings: str
    told: dict[str, str]

    @cached_property
    def lines(self) -> list[list[Segment]]:
        return list(_lines(self.mappings))

    def find(self, line: int, column: int | None) -> Found | None:
        """Where line and column (from 1) of the script come from. Without a column: where the line begins."""
        segments = self.lines[line - 1] if 0 < line <= len(self.lines) else []
        if column is None:
            segment = next((each for each in segments if each.source >= 0), None)
        else:
            at = bisect_right(segments, column - 1, key=lambda each: each.column)
            segment = segments[at - 1] if at else None
        if segment is None or not 0 <= segment.source < len(self.sources):
            return None
        return Found(self.sources[segment.source], segment.line + 1, None if column is None else segment.place + 1)


def read(text: str) -> SourceMap:
    """The map in a JSON text. Raises `Unreadable`."""
    try:
        data: Any = json.loads(text.removeprefix(")]}'"))  # some tools guard JSON with that
        root = data.get("sourceRoot") or ""
        sources = tuple(_joined(root, str(each or "")) for each in data["sources"])
        told = {str(key): str(value) for key, value in (data.get("x_mpc") or {}).items()}
        found = SourceMap(sources, str(data["mappings"]), told)
        found.lines  # noqa: B018 (now, since nobody catches later)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Unreadable(str(error)) from None
    return found


def _joined(root: str, source: str) -> str:
    return f"{root.rstrip('/')}/{source}" if root else source


def _lines(mappings: str) -> Iterator[list[Segment]]:
    source = line = place = 0
    for text in mappings.split(";"):
        column = 0
        segments: list[Segment] = []
        for each in text.split(",") if text else ():
            numbers = _numbers(each)
            column += numbers[0]
            if len(numbers) >= 4:
                source, line, place = source + numbers[1], line + numbers[2], place + numbers[3]
                segments.append(Segment(column, source, line, place))
            else:
                segments.append(Segment(column))
        yield segments


def _numbers(segment: str) -> list[int]:
    """Base 64, five bits a digit, the lowest first; the lowest bit of a number is its sign."""
    numbers: list[int] = []
    number = shift = 0
    for sign in segment.strip():
        digit = _DIGITS[sign]
        number += (digit & 31) << shift
        shift += 5
        if not digit & 32:
            numbers.append(-(number >> 1) if number & 1 else number >> 1)
            number = shift = 0
    if not numbers or shift:
        raise ValueError(f"{segment!r} is no segment of a source map")
    return numbers
