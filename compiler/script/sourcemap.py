"""Source maps, version 3: where each token of an emitted script stands in the author's file.

The format: https://tc39.es/ecma426/. Lines and columns count from 0, columns in UTF-16 units, as JavaScript engines do.
"""

import json
import posixpath
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cache

from mpc.compiler.script.stretches import Stretch
from mpc.compiler.source import SourceFile

OWN = "x_mpc"
"""The key of what mpc itself says of a map: the script's path, the app, its version, the target and the mode."""

_BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_COPIED = re.compile(r"[\w$]+|[^\s\w$]+|\n")
_MADE = re.compile(r"\S[^\n]*|\n")  # made text is one token
_WIDE = re.compile("[\U00010000-\U0010ffff]")  # what takes two units


def source_map(place: str, stretches: Iterable[Stretch], file: SourceFile, told: Mapping[str, str]) -> str:
    """The map of the script at `place`, as JSON; `told` says which build it belongs to.

    The source is named relative to the map, as if the maps stood in the project's own folders.
    """
    source = posixpath.relpath(file.path, posixpath.dirname(place) or ".")
    return json.dumps(
        {
            "version": 3,
            "file": posixpath.basename(place),
            "sources": [source],
            "sourcesContent": [file.text],
            "names": [],
            "mappings": _mappings(stretches, file),
            OWN: {"script": place, **told},
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _mappings(stretches: Iterable[Stretch], file: SourceFile) -> str:
    lines: list[list[str]] = [[]]
    column, last = 0, 0  # in this line: where the text is, where the last segment began
    line, source = 0, 0  # what the last segment stands for
    mapped = False  # whether there is one in this line that holds for what follows
    for text, origin, copied in stretches:
        at = 0
        for token in (_COPIED if copied else _MADE).finditer(text):
            start, end = token.span()
            column += _units(text, at, start)
            at = end
            if text[start] == "\n":
                lines.append([])
                column, last, mapped = 0, 0, False
                continue
            if origin >= 0:
                there, offset = _place(file, origin + start if copied else origin)
                lines[-1].append(f"{_vlq(column - last)}A{_vlq(there - line)}{_vlq(offset - source)}")
                last, line, source, mapped = column, there, offset, True
            elif mapped:
                lines[-1].append(_vlq(column - last))
                last, mapped = column, False
            column += _units(text, start, end)
        column += _units(text, at, len(text))
    return ";".join([",".join(segments) for segments in lines]).rstrip(";")


def _place(file: SourceFile, offset: int) -> tuple[int, int]:
    starts = file.line_starts
    line = bisect_right(starts, offset) - 1
    return line, _units(file.text, starts[line], offset)


def _units(text: str, start: int, end: int) -> int:
    """How many UTF-16 units a part of a text takes."""
    if text.isascii():  # known without a look
        return end - start
    return end - start + len(_WIDE.findall(text, start, end))


@cache
def _vlq(number: int) -> str:
    rest = -number * 2 + 1 if number < 0 else number * 2
    text = ""
    while True:
        rest, digit = rest >> 5, rest & 31
        text += _BASE64[digit | 32 if rest else digit]
        if not rest:
            return text
