"""Every way in to one page, for `mpc link`: what opens it, and what a server asks for."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mpc.compiler import ir
from mpc.compiler.analyze.outside import params_of
from mpc.compiler.analyze.query import Query, query_string
from mpc.compiler.diagnostics import Language, suggest
from mpc.compiler.reach.bodies import Request, card, requests
from mpc.compiler.reach.entries import Entry
from mpc.compiler.reach.filled import Opened, excess, values
from mpc.compiler.reach.links import Places, links
from mpc.compiler.reach.platform import Platform
from mpc.compiler.reach.settings import Settings
from mpc.compiler.reach.ways import Way, way


class UnknownPage(Exception):
    """There is no such page or link; its text is the suggestion, or ""."""


@dataclass(frozen=True)
class Opening:
    """One platform's ways in. `beyond` are those that do not take so long a query: (name, characters, of how many)."""

    way: Way
    requests: Sequence[Request]
    card: str
    beyond: Sequence[tuple[str, int, int]] = ()


@dataclass(frozen=True)
class Found:
    """A page with its ways in. `unnamed` and `missing` are parameters that it does not name, or is not given."""

    opened: Opened
    openings: Sequence[Opening]
    unnamed: Mapping[str, str]  # parameter -> the one that may be meant, or ""
    missing: Sequence[str]

    @property
    def target(self) -> str:
        query = query_string(self.opened.query)
        return f"{self.opened.page}?{query}" if query else self.opened.page

    @property
    def codes(self) -> Mapping[str, str]:
        """What QR codes can hold: `web` the web page, and each platform's address, by name."""
        found = {each.way.platform.name: each.way.link for each in self.openings}
        return {name: address for name, address in {"web": self.opened.site, **found}.items() if address}


def find(
    project: ir.Project,
    name: str,
    given: Mapping[str, str],
    entries: Iterable[Entry],
    platforms: Iterable[Platform],
    own: Settings | None,
) -> Found:
    """The ways in to a page, by its path or the name of a `<link>`, whose query `given` adds to. Raises `UnknownPage`.

    A link wins over a page of its name.
    """
    link = next((each for each in links(project) if each.name == name), None)
    page = link.page if link else name.removeprefix("@").removeprefix("/").removesuffix(".mp")
    if page not in project.app.every_page:
        known = [*project.app.every_page, *(each.name for each in links(project))]
        raise UnknownPage(suggest(name, known))
    query: Query = tuple({**dict(link.query if link else ()), **given}.items())
    places = Places(project, own)
    places.want(page, query)
    places.find(entries)
    opened = places.opened(page, query, link.title if link else "", link.image if link else "")
    wanted, names = params_of(project.units.get(page)), dict(query)
    rest = [each for each in wanted if each not in names]
    return Found(
        opened,
        [_opening(opened, each) for each in platforms],
        {each: suggest(each, rest) for each in names if wanted and each not in wanted},
        rest,
    )


def _opening(opened: Opened, platform: Platform) -> Opening:
    given = values(opened, platform)
    limits = [("scheme", {"query": platform.table.get("scheme", {}).get("most_query", sys.maxsize)})]
    limits += [(table["name"], table.get("most", {})) for table in platform.table.get("request", ())]
    beyond = [(name, *found) for name, most in limits if (found := excess(most, given)) and platform.appid]
    made = way(platform, opened.page, opened.query)
    return Opening(made, list(requests(opened, platform)), card(opened, platform), beyond)


def as_data(found: Found) -> dict[str, Any]:
    """All of it as JSON will have it."""
    return {
        "page": found.opened.page,
        "query": dict(found.opened.query),
        "target": found.target,
        "title": found.opened.title,
        "web": found.opened.site,
        "missing": list(found.missing),
        "unnamed": list(found.unnamed),
        "platforms": [_platform(each) for each in found.openings],
    }


def _platform(opening: Opening) -> dict[str, Any]:
    found = opening.way
    said: dict[str, Any] = {
        "name": found.platform.name,
        "appid": found.platform.appid,
        "scheme": found.scheme,
        "web": found.web,
        "resolver": found.resolver,
        "requests": [_request(each) for each in opening.requests],
        "card": opening.card,
        "beyond": [{"name": name, "count": count, "most": most} for name, count, most in opening.beyond],
    }
    return {name: value for name, value in said.items() if value}


def _request(request: Request) -> dict[str, Any]:
    table = request.table
    kept = {name: list(table[name]) for name in ("headers", "adds") if name in table}
    return {"name": table["name"], "method": "POST", "url": table["url"], **kept, "body": request.body}


def as_lines(found: Found, language: Language) -> list[str]:
    """All of it for people."""
    zh = language == "zh"
    words = {"scheme": "Scheme", "web": "网页链接" if zh else "Web link", "resolver": "服务器" if zh else "Resolver"}
    lines = [f"{found.target}  {found.opened.title}".rstrip()]
    if found.opened.site:
        lines.append(f"{'网页' if zh else 'Web page'}: {found.opened.site}")
    for opening in found.openings:
        platform = opening.way.platform
        lines += ["", platform.title[language]]
        if not platform.appid:
            lines.append(f"  [target.{platform.name}] " + ("没有 appid" if zh else "has no appid"))
        for name, label in words.items():
            if address := getattr(opening.way, name):
                lines.append(f"  {label}: {address}")
        for request in opening.requests:
            table = request.table
            lines.append(f"  {table['title'][language]}: POST {table['url']}")
            lines += [f"    {header}" for header in table.get("headers", ())]
            lines.append(f"    {json.dumps(request.body, ensure_ascii=False)}")
            if "adds" in table:
                lines.append(f"    + {', '.join(table['adds'])}")
        for name, count, most in opening.beyond:
            lines.append(f"  {name}: " + (f"{count} 个字符，上限 {most}" if zh else f"{count} characters, of {most}"))
        if opening.card:
            lines.append(f"  {platform.table['card']['title'][language]}: {opening.card}")
    return lines
