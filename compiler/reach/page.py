"""One page of the site: what its template shows."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from markupsafe import Markup
from mpc.compiler.diagnostics import Sink
from mpc.compiler.reach import codes, jsonld
from mpc.compiler.reach.buttons import Buttons
from mpc.compiler.reach.entries import Entry
from mpc.compiler.reach.facts import Facts
from mpc.compiler.reach.listing import Link, Sheet
from mpc.compiler.reach.pictures import Pictures
from mpc.compiler.reach.platform import Platform
from mpc.compiler.reach.settings import Settings, is_web
from mpc.compiler.reach.words import SIGNS, WORDS
from mpc.templates import render_html, render_template

ALL = "/all/"
"""The path of the page that links to all others."""
SQUARE = (600, 600)
"""Of pictures whose size is not known; they are cut to it."""
_KINDS = {"product": "product", "article": "article"}  # of Open Graph (ogp.me); every other page is a website
_SHOWN = (
    "brand", "sku", "availability", "author", "published", "modified", "address", "telephone", "hours", "category",
)  # fmt: skip
_BETWEEN = " -–—|_·"
_DAYS = re.compile("Mo|Tu|We|Th|Fr|Sa|Su")


@dataclass
class Renderer:
    """Renders the pages of one site. `featured` are the items that its home page and its lists show."""

    settings: Settings
    platforms: Sequence[Platform]
    pictures: Pictures
    sink: Sink
    featured: Sequence[Entry]
    _codes: codes.Codes = field(default_factory=codes.Codes)

    def entry(self, entry: Entry, is_open: bool = True) -> bytes:
        """The page of an entry; one that is not open is kept from search."""
        own = self.settings
        title = entry.title or own.name
        heading = self.heading(title)
        url = own.url(entry.address)
        picture = self.pictures.shown(entry.image, entry.file, entry.span)
        image = own.picture(picture) if picture else ""
        found = self.facts.of(entry)
        is_home = entry.address == "/"
        cards = self._cards() if is_home or entry.kind == "list" else []
        nodes = [self._node(entry, heading, found, url, image)]
        if is_home:
            nodes.append(jsonld.site(own.name, entry.description, url, own.language))
        else:
            nodes.append(jsonld.crumbs([(own.name, own.url("/")), (heading, url)]))
        if cards:
            nodes.append(jsonld.items(heading, [(card["title"], own.url(card["address"])) for card in cards]))
        return self._page(
            "page",
            title=title if is_home or own.name in title else f"{title} - {own.name}",
            heading=heading,
            description=entry.description,
            keywords=entry.keywords,
            canonical=url,
            image=image,
            picture=self._source(picture),
            size=self.pictures.size(picture) or SQUARE,
            kind=_KINDS.get(entry.kind, "website"),
            data=Markup(jsonld.script(nodes)),
            price=self._price(found),
            currency=found.get("currency", ""),
            amount=found.get("price", ""),
            facts=[(self.words[name], self._fact(name, found[name])) for name in _SHOWN if name in found],
            published=found.get("published", ""),
            modified=found.get("modified", ""),
            is_home=is_home,
            is_open=is_open,
            cards=cards,
            buttons=self._buttons.of(entry),
            code=self._code(url),
        )

    def home(self, is_open: bool) -> bytes:
        """The home page of a site whose app has none that search may list."""
        own = self.settings
        entry = Entry(
            page=own.page, query=(), index=True, title=own.name, description=own.description, keywords=(),
            image=own.image, address="/", priority=None, kind="", fields={}, file=own.file, span=own.span,
            what=own.name,
        )  # fmt: skip
        return self.entry(entry, is_open)

    def sheet(self, sheet: Sheet) -> bytes:
        """A page of links."""
        own, words = self.settings, self.words
        first, last = (sheet.links[0].first, sheet.links[-1].last) if sheet.links else (0, 0)
        is_root = sheet.address == ALL
        span = words["all"] if is_root else f"{words['all']} {first}–{last}"
        title = f"{span} - {own.name}"
        url = own.url(sheet.address)
        nodes = [jsonld.page(title, "", url, "", own.language)]
        steps = [(own.name, own.url("/")), (words["all"], own.url(ALL)), (f"{first}–{last}", url)]
        nodes.append(jsonld.crumbs(steps[:2] if is_root else steps))
        if sheet.level == 0 and sheet.links:
            links = [(link.title, own.url(link.address)) for link in sheet.links]
            nodes.append(jsonld.items(title, links, first))
        return self._page(
            "list",
            title=title,
            heading=span,
            span=f"{first}–{last}",
            canonical=url,
            data=Markup(jsonld.script(nodes)),
            sheet=sheet,
            is_root=is_root,
            links=[self._link(link, sheet.level) for link in sheet.links],
            before=sheet.before and own.link(sheet.before),
            after=sheet.after and own.link(sheet.after),
        )

    def missing(self) -> bytes:
        """What a server shows for an address that it has not."""
        return self._page("missing", title=f"{self.words['missing']} - {self.settings.name}")

    def assets(self) -> Iterator[tuple[str, bytes]]:
        """The files that all pages share."""
        yield "style.css", self._style
        yield "site.js", self._script
        yield "icon.svg", render_html("site/icon.svg", letter=self.settings.name[:1]).encode()

    @cached_property
    def facts(self) -> Facts:
        return Facts(self.sink)

    @cached_property
    def words(self) -> Mapping[str, str]:
        return WORDS[self.settings.words]

    @cached_property
    def _buttons(self) -> Buttons:
        return Buttons(self.settings, [each for each in self.platforms if each.appid], self.sink)

    @cached_property
    def _style(self) -> bytes:
        return render_template("site", "style.css.j2", colors=self._buttons.colors).encode()

    @cached_property
    def _script(self) -> bytes:
        return self._buttons.script().encode()

    @cached_property
    def _common(self) -> dict[str, Any]:
        """What every template gets."""
        own = self.settings
        return {
            "words": self.words,
            "language": own.language,
            "name": own.name,
            "home": own.link("/"),
            "all": own.link(ALL),
            "style": f"{own.link('/style.css')}?{_mark(self._style)}",
            "script": f"{own.link('/site.js')}?{_mark(self._script)}",
            "icon": own.link("/icon.svg"),
            "agents": self._buttons.agents,
            "crawlers": self._buttons.crawlers,
            "scan_with": self.words["scan_with"].format(titles=self.words["and"].join(self._buttons.apps.values())),
        }

    def _page(self, template: str, **values: Any) -> bytes:
        return render_html(f"site/{template}.html", **self._common, **values).encode("utf-8", "replace")

    def heading(self, title: str) -> str:
        """A title without the name of the site at its end, which is the head of the page already."""
        head = title.removesuffix(self.settings.name)
        return head.rstrip(_BETWEEN) if head and head != title and head[-1] in _BETWEEN else title

    def _node(self, entry: Entry, name: str, found: Mapping[str, str], url: str, image: str) -> jsonld.Node:
        """Structured data of the entry's type if all that it needs is there."""
        if entry.kind in jsonld.NAMES and self.facts.complete(entry, found):
            return jsonld.thing(entry, name, found, url, image, self.settings.language)
        return jsonld.page(name, entry.description, url, image, self.settings.language)

    def _code(self, url: str) -> dict[str, Any] | None:
        """The QR code of the page's own address: whichever app scans it finds its button there."""
        if len(url) > codes.LONGEST or not self._buttons.platforms:
            return None
        size, modules = self._codes.modules(url)
        return {"size": size, "path": codes.path(size, modules)}

    def _cards(self) -> list[dict[str, str]]:
        own = self.settings
        return [
            {
                "address": each.address,
                "link": own.link(each.address),
                "title": self.heading(each.title) or own.name,
                "picture": self._source(self.pictures.shown(each.image, each.file, each.span)),
                "price": self._price(self.facts.of(each)),
            }
            for each in self.featured
        ]

    def _link(self, link: Link, level: int) -> dict[str, str]:
        return {
            "link": self.settings.link(link.address),
            "title": f"{link.first}–{link.last}" if level else link.title,
            "description": link.title if level else link.description,
            "picture": self._source(link.image),
        }

    def _source(self, picture: str) -> str:
        """What an <img> of the site loads."""
        return picture if not picture or is_web(picture) else self.settings.link(f"/{quote(picture)}")

    def _price(self, found: Mapping[str, str]) -> str:
        if "price" not in found:
            return ""
        if not float(found["price"]):
            return self.words["free"]
        currency = found.get("currency", "")
        return f"{SIGNS[currency]}{found['price']}" if currency in SIGNS else f"{found['price']} {currency}".strip()

    def _fact(self, name: str, value: str) -> str:
        if name == "availability":
            return self.words[value]
        if name == "hours":
            return _DAYS.sub(lambda day: self.words[day[0]], value)
        return value[:10] if name in ("published", "modified") else value  # the day is enough for people


def _mark(data: bytes) -> str:
    """Another text for other bytes, so that browsers may keep a file for ever."""
    return sha256(data).hexdigest()[:8]
