"""What reach must know of a target, and the patterns its table is written in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mpc.compiler.analyze.query import encoded
from mpc.compiler.analyze.query import query_string as query_string
from mpc.compiler.diagnostics import Language

_PLACE = re.compile(r"\{(\w+)(:url)?\}")


@dataclass(frozen=True)
class Platform:
    """One target. `table` is its reach.toml, `options` its own table of mpc.toml, `title` its name in each language."""

    name: str
    title: Mapping[Language, str]
    appid: str
    table: Mapping[str, Any]
    options: Mapping[str, str] = field(default_factory=dict)


def fill(pattern: str, values: Mapping[str, str]) -> str:
    """`…?page={page}&query={query:url}` with the values in it; `:url` writes as encodeURIComponent does. What has no
    value stays."""

    def one(match: re.Match[str]) -> str:
        if match[1] not in values:
            return match[0]
        return encoded(values[match[1]]) if match[2] else values[match[1]]

    return _PLACE.sub(one, pattern)
