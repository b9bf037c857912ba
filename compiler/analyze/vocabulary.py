"""What tags a unit may use, and how names are spelt."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from mpc.compiler.diagnostics import FileSink, suggest
from mpc.compiler.source import Span

# What people coming from HTML write, and what mini-programs call it.
HTML = {
    "div": "view", "span": "text", "p": "view", "img": "image", "a": "navigator", "ul": "view", "li": "view",
    "h1": "view", "h2": "view", "h3": "view", "section": "view", "template": "block", "select": "picker",
}  # fmt: skip


_HUMP = re.compile(r"(?<=[a-z0-9])([A-Z])|(?<!^)([A-Z])(?=[a-z])")


@lru_cache(4096)
def kebab(name: str) -> str:
    """`PriceTag` and `priceTag` as `price-tag`."""
    return _HUMP.sub(r"-\1\2", name).lower()


@lru_cache(4096)
def camel(name: str) -> str:
    """`unit-price` as `unitPrice`."""
    return re.sub(r"-([a-z0-9])", lambda match: match.group(1).upper(), name)


def report_unknown_target(name: str, span: Span, known: Iterable[str], sink: FileSink) -> None:
    names = sorted(known)
    listed = ", ".join(f"`{each}`" for each in names)
    sink.report("MP307", span, name=name, known=listed, suggestion=suggest(name, names))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What tags a unit may use: built-in elements, and components by tag (kebab-case) with their unit's path.

    `natives` are tags of the platforms' own components, `missing` those of components that could not be read, which has
    been reported.
    """

    builtins: frozenset[str]
    components: Mapping[str, str]
    targets: frozenset[str]
    missing: frozenset[str] = frozenset()
    natives: frozenset[str] = frozenset()
