"""The ways into an app that a web page can offer: what its buttons open."""

from collections.abc import Sequence
from dataclasses import dataclass

from mpc.compiler.reach.platform import Platform, fill, query_string


@dataclass(frozen=True, slots=True)
class Way:
    """How one platform opens one page. What a platform has not, or not for this page, is "".

    `scheme` opens the platform's app itself, `web` is an address that does so from any browser, `resolver` the owner's
    endpoint, which answers {"url": …}. `path` is the page as the platform's own element in web pages wants it.
    """

    platform: Platform
    scheme: str = ""
    web: str = ""
    resolver: str = ""
    path: str = ""

    @property
    def link(self) -> str:
        """What a link in a web page leads to."""
        return self.web or self.scheme


def way(platform: Platform, page: str, query: Sequence[tuple[str, str]]) -> Way:
    """The way to a page (`pages/product`) with its decoded query."""
    table, text = platform.table, query_string(query)
    values = {"appid": platform.appid, "page": page, "query": text, "target": f"{page}?{text}" if text else page}
    scheme = table.get("scheme", {}) if platform.appid and not too_long(platform, text) else {}
    values["scheme"] = fill(scheme.get("url", ""), values)
    resolver = table.get("resolver", {})
    values["resolver"] = platform.options.get(resolver.get("option", ""), "")
    element = table.get("element", {})
    return Way(
        platform,
        scheme=values["scheme"],
        web=fill(scheme.get("web", ""), values),
        resolver=_joined(fill(resolver["url"], values)) if values["resolver"] else "",
        path=fill(element.get("path", ""), values).rstrip("?") if platform.appid else "",
    )


def too_long(platform: Platform, query: str) -> bool:
    """Whether the scheme does not take an encoded query of this length."""
    most = platform.table.get("scheme", {}).get("most_query")
    return most is not None and len(query) > most


def _joined(url: str) -> str:
    """An endpoint may have a query of its own: then ours is the rest of it."""
    head, mark, rest = url.partition("?")
    return head + mark + rest.replace("?", "&", 1) if "?" in rest else url
