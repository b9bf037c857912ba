"""What the owner opens from outside by name: each `<link>`, and the buttons of `[[menu]]`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from mpc.compiler import ir
from mpc.compiler.analyze.assets import asset_path
from mpc.compiler.analyze.outside import params_of
from mpc.compiler.analyze.query import Query, read_query
from mpc.compiler.config import MenuButton
from mpc.compiler.reach.entries import Entry
from mpc.compiler.reach.filled import Opened
from mpc.compiler.reach.settings import Settings
from mpc.compiler.source import SourceFile, Span


@dataclass(frozen=True, slots=True)
class Link:
    """A `<link>`. `image` is a file of the project, an address of the web, or ""."""

    name: str
    page: str
    query: Query
    title: str
    image: str
    file: SourceFile
    span: Span  # of the query, or of the element


def links(project: ir.Project) -> Iterator[Link]:
    """All of them, in the order of the pages in app.mp."""
    for path in project.app.every_page:
        unit = project.units.get(path)
        for each in unit.metadata if unit else ():
            if unit and each.tag == "link":
                image, query = each.text("image"), each.find("query")
                where = query.span if query else each.span
                found = asset_path(unit.file.path, image) or image
                pairs = read_query(each.text("query"))
                yield Link(each.text("name"), path, pairs, each.text("title"), found, unit.file, where)


def opened_by(button: MenuButton, links: Iterable[Link]) -> tuple[str, Query]:
    """(page, query) of a button; its own parameters are added to those of the link that it names. ("", ()) if it opens
    no page."""
    link = next((each for each in links if each.name == button.link), None)
    given = {**dict(link.query if link else ()), **button.query}
    return link.page if link else button.page, tuple(given.items())


@dataclass
class Places:
    """Where pages stand on the web site, and what they are called: found in one walk through the entries."""

    project: ir.Project
    settings: Settings | None
    _wanted: dict[tuple[str, Query], Entry | None] = field(default_factory=dict)

    def want(self, page: str, query: Query) -> None:
        self._wanted[self._key(page, query)] = None

    def find(self, entries: Iterable[Entry]) -> None:
        missing = len(self._wanted)
        for entry in entries if missing else ():
            key = entry.page, entry.query
            if key in self._wanted:
                self._wanted[key] = entry
                missing -= 1
                if not missing:
                    return

    def opened(self, page: str, query: Query, title: str = "", image: str = "") -> Opened:
        """The page as search would tell of it. Its address is the site's own where the site has no page for it."""
        entry = self._wanted.get(self._key(page, query))
        own = self.settings
        shown = entry.address if entry and entry.index else "/"
        said = title or (entry.title if entry else "") or self._title(page)
        return Opened(
            page=page,
            query=query,
            title=said,
            description=entry.description if entry else "",
            image=image or (entry.image if entry else ""),
            address=entry.address if entry else "",
            site=own.url(shown) if own else "",
        )

    def _key(self, page: str, query: Query) -> tuple[str, Query]:
        """The parameters that make a page one of its own, in their order."""
        given = dict(query)
        names = params_of(self.project.units.get(page))
        return page, tuple((name, given[name]) for name in names if name in given)

    def _title(self, page: str) -> str:
        unit = self.project.units.get(page)
        titles = [*(unit.options if unit else ()), *self.project.app.window]
        return next((str(each.value) for each in titles if each.name == "title"), "")
