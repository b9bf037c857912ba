"""Where a line of a stack names a place in a script.

Engines write `at run (https://usr/app-service.js:2:320930)` (V8: Android, the tools) or
`run@https://usr//app-service.js:5744:2010` (JavaScriptCore: iOS); consoles write `home.js? [sm]:22`, without a column.
All of them name a script, a line and mostly a column, so one pattern finds them.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

# What follows the name of a script. `[sm]`: a console has looked into the map of the platform's own compile.
_PLACE = re.compile(
    r"""\.js(?:\?[^\s()<>"']{0,999}?)?(?P<mapped>\s\[sm\])?:(?P<line>\d{1,9})(?::(?P<column>\d{1,9}))?(?!\d)""",
    re.VERBOSE,
)
_LONGEST = 999  # what is longer is no script's name, but data that somebody has pasted
_AROUND = " \t()<>\"'`,"


class Frame(NamedTuple):
    """`[start, end)` of the line names a place: a script's path, without the scheme, line and column from 1.

    `mapped`: a console has looked into the platform's own map already.
    """

    start: int
    end: int
    script: str
    line: int
    column: int | None
    mapped: bool = False


def frames(line: str) -> Iterator[Frame]:
    """Every place that a line of a stack names."""
    for match in _PLACE.finditer(line):
        start = _start(line, match.start())
        script = line[start : match.start()]
        if not script or script.endswith(("/", "\\")):
            continue
        column = match["column"]
        yield Frame(
            start,
            match.end(),
            _path(f"{script}.js"),
            int(match["line"]),
            int(column) if column else None,
            match["mapped"] is not None,
        )


def _start(line: str, end: int) -> int:
    """Where the name begins that ends there; `run@` stands before it, but `/@scope` is a folder."""
    least = max(0, end - _LONGEST)
    start = max(least, *(line.rfind(sign, least, end) + 1 for sign in _AROUND))
    at = line.rfind("@", start, end)
    while at > start and line[at - 1] == "/":
        at = line.rfind("@", start, at)
    return max(start, at + 1)


def _path(script: str) -> str:
    """The parts of an address or of a path, joined by `/`."""
    path = unquote(script).replace("\\", "/")
    scheme, separator, rest = path.partition("://")
    parts = (rest if separator else scheme).split("/")
    return "/".join(part for part in parts if part not in ("", ".", ".."))
