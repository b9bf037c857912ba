"""Where a line of a stack names a place in a script.

Engines write `at run (https://usr/app-service.js:2:320930)` (V8: Android, the tools) or
`run@https://usr//app-service.js:5744:2010` (JavaScriptCore: iOS); consoles write `home.js? [sm]:22`, without a column.
All of them name a script, a line and mostly a column, so one pattern finds them.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

_PLACE = re.compile(
    r"""(?P<script>[^\s()<>"'@,]*?[^\s()<>"'@,/\\]\.js)   # an address, a path, or a name alone
        (?P<query>\?[^\s()<>"']*?)?(?P<mapped>\s\[sm\])?  # what a console shows mapped by the map of its own compile
        :(?P<line>\d{1,9})(?::(?P<column>\d{1,9}))?(?!\d)""",
    re.VERBOSE,
)


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
        column = match["column"]
        yield Frame(
            match.start(),
            match.end(),
            _path(match["script"]),
            int(match["line"]),
            int(column) if column else None,
            match["mapped"] is not None,
        )


def _path(script: str) -> str:
    """The parts of an address or of a path, joined by `/`."""
    path = unquote(script).replace("\\", "/")
    scheme, separator, rest = path.partition("://")
    parts = (rest if separator else scheme).split("/")
    return "/".join(part for part in parts if part not in ("", ".", ".."))
