"""The web site that stands for the app: pages that search engines read, and that open the mini-programs.

It comes out file by file. What is kept is one page of links a level, one sitemap, and what QR codes have in common.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from urllib.parse import unquote

from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Files
from mpc.compiler.reach.entries import Entry
from mpc.compiler.reach.facts import moment
from mpc.compiler.reach.listing import Link, Listing
from mpc.compiler.reach.page import ALL, Renderer
from mpc.compiler.reach.pictures import Pictures
from mpc.compiler.reach.platform import Platform
from mpc.compiler.reach.settings import Settings
from mpc.compiler.reach.sitemap import Sitemap, robots

Made = Iterator[tuple[str, bytes]]
FEATURED = 12
"""How many items the home page shows."""
_OWN = re.compile(r"all/.*|404\.html|robots\.txt|sitemap(-\d+)?\.xml|style\.css|site\.js|icon\.svg")


def pages(
    entries: Iterable[Entry], settings: Settings, platforms: Sequence[Platform], files: Files, sink: Sink
) -> Made:
    """The site's files: path and bytes. `entries` are begun twice. What is left out is reported."""
    items = (each for each in entries if each.index and each.query and _file(each.address))
    pictures = Pictures(files, sink)
    render = Renderer(settings, platforms, pictures, sink, tuple(islice(items, FEATURED)))
    listing, sitemap = Listing(ALL), Sitemap(settings.address)
    yield from render.assets()
    count, has_home = 0, False
    for entry in entries:
        if not entry.index:
            continue
        path = _file(entry.address)
        if not path:
            sink.report("MP779", entry.file, entry.span, what=entry.what, address=entry.address)
            continue
        count, has_home = count + 1, has_home or entry.address == "/"
        yield path, render.entry(entry)
        picture = pictures.shown(entry.image, entry.file, entry.span)
        yield from pictures.copied(picture)
        modified = moment(entry.fields.get("modified") or entry.fields.get("published", ""))
        yield from sitemap.add(settings.url(entry.address), modified[:10], entry.priority)
        link = Link(
            entry.address, render.heading(entry.title) or settings.name, count, count, entry.description, picture
        )
        for sheet in listing.add(link):
            yield _file(sheet.address, own=True), render.sheet(sheet)
    for sheet in listing.close():
        yield _file(sheet.address, own=True), render.sheet(sheet)
    if not has_home:
        yield "index.html", render.home(is_open=count > 0)
        yield from pictures.copied(settings.image)
        if count:
            yield from sitemap.add(settings.url("/"))
    yield "404.html", render.missing()
    yield from sitemap.close()
    yield "robots.txt", robots(settings.address, count > 0)


def _file(address: str, own: bool = False) -> str:
    """The file of an address; "" if it is one that the site needs itself."""
    path = unquote(address).removeprefix("/")
    path = f"{path}index.html" if not path or path.endswith("/") else path
    return "" if not own and _OWN.fullmatch(path) else path
