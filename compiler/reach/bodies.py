"""What official accounts and the owner's servers are given: a menu, and for each `<link>` the bodies of their calls."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from mpc.compiler import ir
from mpc.compiler.config import Config
from mpc.compiler.diagnostics import Language
from mpc.compiler.reach.entries import Entry
from mpc.compiler.reach.filled import Opened, excess, filled, values
from mpc.compiler.reach.links import Places, links, opened_by
from mpc.compiler.reach.menu import menu
from mpc.compiler.reach.platform import Platform, fill
from mpc.compiler.reach.settings import Settings
from mpc.compiler.reach.ways import way
from mpc.templates import render_template

LINKS = "links.json"


@dataclass(frozen=True, slots=True)
class Request:
    """A call that the owner's server makes: `table` is the platform's own, `body` what is known of it."""

    table: Mapping[str, Any]
    body: Mapping[str, Any]


def requests(opened: Opened, platform: Platform) -> Iterator[Request]:
    """The calls that answer with a way to a page, or send one. Those that do not take its length are left out."""
    given = values(opened, platform)
    for table in platform.table.get("request", ()) if platform.appid else ():
        if not excess(table.get("most", {}), given):
            yield Request(table, filled(table["body"], given))


def card(opened: Opened, platform: Platform) -> str:
    """A part of an article that opens a page; "" where the platform has none."""
    table = platform.table.get("card")
    if not table or not platform.appid:
        return ""
    return fill(table["html"], {name: escape(value) for name, value in values(opened, platform).items()})


def bodies(
    project: ir.Project, config: Config, entries: Iterable[Entry], platforms: Sequence[Platform], own: Settings | None
) -> Iterator[tuple[str, bytes]]:
    """The files of `official-account/`: path and bytes."""
    found = list(links(project))
    places = Places(project, own)
    for link in found:
        places.want(link.page, link.query)
    for button in (each for top in config.menu for each in (top, *top.buttons)):
        places.want(*opened_by(button, found))
    places.find(entries)
    opened = {link.name: places.opened(link.page, link.query, link.title, link.image) for link in found}
    made = [each for each in platforms if each.appid]
    for platform in made:
        if config.menu and "menu" in platform.table:
            yield f"{platform.name}/menu.json", as_json(menu(config.menu, found, places, platform))
        for name, page in opened.items():
            for request in requests(page, platform):
                yield f"{platform.name}/{name}/{request.table['name']}.json", as_json(request.body)
            if html := card(page, platform):
                yield f"{platform.name}/{name}/card.html", f"{html}\n".encode()
    yield LINKS, as_json([overview(name, page, made) for name, page in opened.items()])
    language = language_of(config)
    text = render_template(
        "reach", f"official-account.{language}.md.j2", platforms=platforms, links=opened, has_menu=bool(config.menu)
    )
    yield "README.md", text.encode()


def overview(name: str, opened: Opened, platforms: Iterable[Platform]) -> dict[str, Any]:
    """A link with all its ways in that need no server."""
    ways = {}
    for each in platforms:
        found = way(each, opened.page, opened.query)
        said = {"scheme": found.scheme, "web": found.web, "resolver": found.resolver}
        ways[each.name] = {key: value for key, value in said.items() if value}
    more = {"image": opened.image, "web": opened.site}
    return {
        "name": name,
        "title": opened.title,
        "page": opened.page,
        "query": dict(opened.query),
        **{key: value for key, value in more.items() if value},
        "ways": ways,
    }


def as_json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def language_of(config: Config) -> Language:
    """The language of the words beside the files: that of the web site."""
    return "zh" if config.reach.get("language", "zh-CN").startswith("zh") else "en"
