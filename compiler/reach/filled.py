"""The patterns of a target's table, filled with what is known of one page."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from mpc.compiler.analyze.query import Query, query_json, query_string
from mpc.compiler.reach.platform import Platform, fill
from mpc.compiler.reach.ways import way

_OPTIONAL = re.compile(r"\{(\w+)\?\}")


@dataclass(frozen=True, slots=True)
class Opened:
    """A page with all that can be said of it outside: `query` is decoded, `site` its address on the web or ""."""

    page: str
    query: Query = ()
    title: str = ""
    description: str = ""
    keywords: tuple[str, ...] = ()
    image: str = ""
    address: str = ""
    site: str = ""


def values(opened: Opened, platform: Platform) -> dict[str, str]:
    """What the placeholders stand for; "" where there is nothing.

    `target` is the page with its query, `json` the query as JSON whose texts are percent-encoded.
    """
    found = way(platform, opened.page, opened.query)
    return {**_common(opened), "appid": platform.appid, "scheme": found.web or found.scheme}


@lru_cache(maxsize=8)  # of ten thousand pages, one after the other, each for three platforms
def _common(opened: Opened) -> Mapping[str, str]:
    """What is the same on all platforms."""
    page, query = quote(opened.page, safe="/-_.~"), query_string(opened.query)
    return {
        "page": page,
        "query": query,
        "target": f"{page}?{query}" if query else page,
        "json": query_json(opened.query),
        "title": opened.title,
        "description": opened.description,
        "keywords": ",".join(opened.keywords),
        "image": opened.image,
        "address": opened.address,
        "site": opened.site,
    }


def filled(pattern: Any, values: Mapping[str, str]) -> Any:
    """A table, list or text with its placeholders filled. `{title?}` is left out if there is no title, and so is a list
    of which nothing is left."""
    if isinstance(pattern, str):
        return fill(pattern.replace("?}", "}"), values) if _OPTIONAL.fullmatch(pattern) else fill(pattern, values)
    if isinstance(pattern, Mapping):
        return {name: filled(each, values) for name, each in pattern.items() if not _is_empty(each, values)}
    if isinstance(pattern, Sequence):
        return [filled(each, values) for each in pattern if not _is_empty(each, values)]
    return pattern


def _is_empty(pattern: Any, values: Mapping[str, str]) -> bool:
    if isinstance(pattern, list):
        return bool(pattern) and all(_is_empty(each, values) for each in pattern)
    match = _OPTIONAL.fullmatch(pattern) if isinstance(pattern, str) else None
    return match is not None and not values[match[1]]


def excess(most: Mapping[str, int], values: Mapping[str, str]) -> tuple[int, int] | None:
    """(characters, how many there may be) of the first placeholder whose value is too long."""
    return next(((len(values[name]), limit) for name, limit in most.items() if len(values[name]) > limit), None)
