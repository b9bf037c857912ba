"""Queries of links, `id=7&from=a%20b`: as pairs, and as text."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, unquote

Query = tuple[tuple[str, str], ...]
"""Names and values, decoded, in their order."""
_NAME = re.compile(r"[\w.~-]+")
_ESCAPES = re.compile(r"(?:%[0-9a-fA-F]{2})+|%")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a text is no query, in both languages."""

    en: str
    zh: str


def read_query(text: str) -> Query:
    """The pairs of a text; a name alone has the value "". `+` is a plus sign, as it is for mini-programs."""
    parts = (part.partition("=") for part in text.split("&") if part)
    return tuple((unquote(name), unquote(value)) for name, _, value in parts)


def problem_of(text: str) -> Problem | None:
    """Why a text that an author wrote is no query: None if it is one."""
    if not text or text[0] in "?/#":
        return Problem('must look like `id=7&from=card`: no path, no "?"', "应形如 `id=7&from=card`，不含路径和“?”")
    if any(_is_broken(match[0]) for match in _ESCAPES.finditer(text)):
        return Problem("has a `%` that encodes nothing: write `%25`", "含有无效的 `%`：请写 `%25`")
    names = [name for name, _ in read_query(text)]
    for name in names:
        if not _NAME.fullmatch(name):
            return Problem(f"has no name for a value at `{name}`: write `name=value`", f"`{name}` 处应为 `名称=值`")
        if names.count(name) > 1:
            return Problem(f"has `{name}` twice", f"`{name}` 出现了两次")
    return json_in(read_query(text))


def json_in(query: Query) -> Problem | None:
    """Search does not follow links with JSON in their query (developers.weixin.qq.com/…/framework/search/seo.md)."""
    for name, value in query:
        if value[:1] in ("{", "["):
            try:
                json.loads(value)
            except ValueError:
                continue
            en = f"has JSON in `{name}`, which search does not follow: write its fields as parameters"
            return Problem(en, f"在 `{name}` 中含有 JSON，搜索不会收录：请把各字段写成参数")
    return None


def query_string(query: Iterable[tuple[str, str]]) -> str:
    """`id=7&from=a%20b`; "" for none."""
    return "&".join(f"{encoded(name)}={encoded(value)}" for name, value in query)


def query_json(query: Iterable[tuple[str, str]]) -> str:
    """`{"id":"7","from":"a%20b"}`: texts are encoded as in a query; "{}" for none."""
    return json.dumps({encoded(name): encoded(value) for name, value in query}, separators=(",", ":"))


def encoded(text: str) -> str:
    """encodeURIComponent(text); a lone surrogate, which it refuses, becomes U+FFFD."""
    if not text.isascii():
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text if text.isalnum() and text.isascii() else quote(text, safe="-_.!~*'()")


def _is_broken(escapes: str) -> bool:
    """Whether percent escapes are no UTF-8."""
    try:
        bytes.fromhex(escapes.replace("%", "")).decode("utf-8")
    except ValueError:
        return True
    return escapes == "%"
