"""The pages of an app as visitors come to them from outside: each with its parameters, its words and its address."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import quote, unquote

from mpc.compiler import ir
from mpc.compiler.analyze.assets import asset_path
from mpc.compiler.analyze.metadata import TYPES
from mpc.compiler.analyze.outside import params_of
from mpc.compiler.config import Config, PageCollection
from mpc.compiler.diagnostics import Sink, suggest
from mpc.compiler.files import Files
from mpc.compiler.reach.evaluate import Scope, Unknown, shown, text
from mpc.compiler.reach.records import Record, records
from mpc.compiler.source import SourceFile, Span

_FIELD = re.compile(r"\{([^{}]*)\}")
_FORBIDDEN = re.compile(r"//|[?#\\\s]|(^|/)\.\.?(/|$)")
# A page's file is HTML, and no folder is called like one.
_NO_PAGE = re.compile(r"\.[^./]*$(?<!\.html)|\.html/")
# What the site has itself.
_OWN = re.compile(r"/(all|404\.html|robots\.txt|sitemap(-\d+)?\.xml|style\.css|site\.js|icon\.svg)(/|$)")
_FEW = 3
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffe\uffff]")
_LONGEST = 120  # bytes of one part of an address; file systems take 255


@dataclass(frozen=True, slots=True)
class Entry:
    """One page with all it needs to be opened.

    `query` is decoded, in the order of `<seo params>`; `image` a file of the project, an address of the web, or "";
    `address` the path on the web site, percent-encoded, from "/" on; `fields` what `<seo type>` has, as far as it is
    known. `file` and `span` are where messages about it belong, `what` how they call it.
    """

    page: str
    query: tuple[tuple[str, str], ...]
    index: bool
    title: str
    description: str
    keywords: tuple[str, ...]
    image: str
    address: str
    priority: float | None
    kind: str
    fields: Mapping[str, str]
    file: SourceFile
    span: Span
    what: str


KEPT = 20_000
"""How many entries are kept rather than made again: some 30 MB."""


@dataclass
class Entries:
    """The entries of a project, as often as one asks. More than `KEPT` are made anew each time."""

    project: ir.Project
    config: Config
    files: Files
    _kept: list[Entry] | None = None

    def check(self) -> tuple[int, Sink]:
        """How many there are, and what is wrong with them."""
        sink, count, kept = Sink(), 0, list[Entry]()
        for count, entry in enumerate(entries(self.project, self.config, self.files, sink), 1):
            if count <= KEPT:
                kept.append(entry)
        self._kept = kept if count <= KEPT else None
        return count, sink

    def __iter__(self) -> Iterator[Entry]:
        if self._kept is not None:
            return iter(self._kept)
        return entries(self.project, self.config, self.files, Sink())


def entries(project: ir.Project, config: Config, files: Files, sink: Sink) -> Iterator[Entry]:
    """Every page that opens without parameters, then the items of each collection, as they are read.

    Reported are addresses that two of them have, fields that items lack, and texts that only running tells.
    """
    taken: dict[str, str] = {}  # the place of an address -> what has it
    told = Counter[str]()  # of a page whose items all have one mistake a few are enough
    for entry in _all(project, config, files, sink):
        words = {"what": entry.what, "address": entry.address}
        other = taken.setdefault(_place(entry.address), entry.what)
        if entry.index and _OWN.match(_place(entry.address)):
            code = "MP779"
        elif other != entry.what:
            code, words["other"] = "MP758", other
        else:
            yield entry
            continue
        told[entry.page] += 1
        if told[entry.page] <= _FEW:
            sink.report(code, entry.file, entry.span, **words)


def _place(address: str) -> str:
    """Where an address leads, for servers and for file systems that do not tell `A` from `a`."""
    return unquote(address).casefold().removesuffix("index.html")


def _all(project: ir.Project, config: Config, files: Files, sink: Sink) -> Iterator[Entry]:
    for path in project.app.every_page:
        unit = project.units.get(path)
        if unit and not params_of(unit):
            entry = _Page(unit, project, sink).entry()
            if entry:
                yield entry
    for collection in config.collections:
        unit = project.units.get(collection.page)
        if unit and config.file:
            yield from _items(_Page(unit, project, sink), collection, config, config.file, files, sink)


def _items(
    page: "_Page", collection: PageCollection, config: Config, file: SourceFile, files: Files, sink: Sink
) -> Iterator[Entry]:
    where = config.place(*collection.place, "file")
    reported: set[str] = set()  # fields that are missing: told once, not for each of ten thousand
    for number, record in enumerate(records(collection, files, sink, where, file), 1):
        item = _Item(collection, record, number)
        try:
            entry = page.entry(item)
        except _Missing as missing:
            name = str(missing)
            if name not in reported:
                reported.add(name)
                guess = suggest(name, record)
                words = {"number": number, "path": collection.file, "name": name, "suggestion": guess}
                sink.report("MP774", file, config.place(*collection.place), **words)
            continue
        if entry:
            yield entry


class _Missing(Exception):
    """An item has no such field."""


@dataclass(frozen=True, slots=True)
class _Item:
    collection: PageCollection
    record: Record
    number: int

    def field(self, path: str) -> str:
        """A field, `brand.name` of an object in it. Raises `_Missing`; null is nothing."""
        value: object = self.record
        for name in path.split("."):
            if not isinstance(value, Mapping) or name not in value:
                raise _Missing(path)
            value = value[name]
        try:
            return "" if value is None else shown(value)
        except Unknown as error:
            raise _Missing(path) from error

    def filled(self, pattern: str) -> str:
        return _FIELD.sub(lambda match: self.field(match[1].strip()), pattern)

    def query(self, names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        """The page's parameters; an empty one names nothing."""
        found = []
        for name in names:
            if name in self.collection.params:
                value = clean(self.field(self.collection.params[name]))
                if not value:
                    raise _Missing(self.collection.params[name])
                found.append((name, value))
        return tuple(found)

    def address(self) -> str:
        return _FIELD.sub(lambda match: segment(self.field(match[1].strip())), self.collection.path)


class _Page:
    """What one page says of itself; an item of a collection says the rest."""

    def __init__(self, unit: ir.Unit, project: ir.Project, sink: Sink) -> None:
        self._unit = unit
        self._app = project.app
        self._sink = sink
        self._seo = ir.metadata_of(unit.metadata, "seo")
        self._own = ir.metadata_of(project.app.metadata, "seo")
        self._shares = [ir.metadata_of(each, "share") for each in (unit.metadata, project.app.metadata)]
        self._index = (self._seo.text("index") or self._own.text("index")) != "false"
        self._told = set[str]()  # what is not known: told once for a page, if search may list it
        # A state's first value is what stands there until the data are, and nothing to tell search.
        fixed = {name: each for name, each in unit.symbols.items() if each.role in (ir.Role.CONSTANT, ir.Role.VALUE)}
        self._constants = {name: symbol.constant for name, symbol in fixed.items() if symbol.has_constant}

    def entry(self, item: _Item | None = None) -> Entry | None:
        """The page, or one of its items; None for what has no place of its own. Raises `_Missing`."""
        unit, seo = self._unit, self._seo
        what = f"{unit.path} ({item.collection.file}, {item.number})" if item else unit.path
        query = item.query(params_of(unit)) if item else ()
        address = self._address(item, query)
        if address is None:
            return None
        scope = self._scope(item)
        kind = seo.text("type")
        fields = {name: self._text(name, item, scope) for name in TYPES.get(kind, ())}
        priority = seo.text("priority")
        return Entry(
            page=unit.path,
            query=query,
            index=self._index,
            title=self._text("title", item, scope) or self._title(scope),
            description=self._text("description", item, scope) or self._own.text("description"),
            keywords=words(self._text("keywords", item, scope) or self._own.text("keywords")),
            image=self._image(item, scope),
            address=address,
            priority=float(priority) if priority else None,
            kind=kind,
            fields={name: value for name, value in fields.items() if value},
            file=unit.file,
            span=seo.span if seo.attributes else Span(0, 0),
            what=what,
        )

    def _scope(self, item: _Item | None) -> Scope:
        if item is None:
            return self._constants
        own = {item.collection.state: item.record} if item.collection.state else {}
        return {**self._constants, **own}

    def _text(self, name: str, item: _Item | None, scope: Scope) -> str:
        """What the collection says, or `<seo>`; "" for what is not said, or not known."""
        if item and name in item.collection.values:
            return clean(item.filled(item.collection.values[name]))
        found = self._seo.find(name)
        return self._computed(found, scope) if found else ""

    def _computed(self, attribute: ir.Attribute, scope: Scope) -> str:
        try:
            return clean(text(attribute.value, scope))
        except Unknown as unknown:
            name = attribute.name
            if self._index and name not in self._told:
                self._told.add(name)
                self._sink.report("MP772", self._unit.file, attribute.span, name=name, part=unknown)
            return ""

    def _title(self, scope: Scope) -> str:
        """The bar's title, or the app's."""
        following = next((each for each in self._unit.following if each.name == "title"), None)
        own = [str(each.value) for each in self._unit.options if each.name == "title"]
        computed = self._computed(following, scope) if following else ""
        window = [str(each.value) for each in self._app.window if each.name == "title"]
        return computed or next((each for each in (*own, self._own.text("title"), *window) if each), "")

    def _image(self, item: _Item | None, scope: Scope) -> str:
        found = self._text("image", item, scope)
        file = self._unit.file.path
        if not found:
            images = [each.find("image") for each in self._shares]
            files = (self._unit.file.path, self._app.file.path)
            for image, path in zip(images, files, strict=True):
                if image and not found:
                    found, file = self._computed(image, scope), path
        return asset_path(file, found) or found

    def _address(self, item: _Item | None, query: tuple[tuple[str, str], ...]) -> str | None:
        """The path on the site; None after a report."""
        said = item.address() if item and item.collection.path else self._seo.text("path") if not item else ""
        if not said:
            first = self._unit.path == next(iter(self._app.every_page), "") and not query
            parts = [*self._unit.path.split("/"), *(segment(value) for _, value in query)]
            return "/" if first else f"/{'/'.join(quote(part) for part in parts)}/"
        if not said.startswith("/") or _FORBIDDEN.search(said) or _NO_PAGE.search(said):
            found = self._seo.find("path")
            self._sink.report("MP759", self._unit.file, found.span if found else self._seo.span, address=said)
            return None
        last = said.rpartition("/")[2]
        return quote(said if not last or "." in last else f"{said}/", safe="/-_.~")


def clean(said: str) -> str:
    """A text on one line, without characters that are no text (controls, half of a pair)."""
    said = said.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return " ".join(_CONTROLS.sub("", said).split())


def words(said: str) -> tuple[str, ...]:
    """Keywords, each once; they stand apart by commas, in either width."""
    return tuple(dict.fromkeys(each.strip() for each in re.split("[,，、;；]", said) if each.strip()))


def segment(value: str) -> str:
    """A value as one part of an address: letters and digits of any script, `-`, `_`, `.` and `~`; "-" for others."""
    plain = re.sub(r"[^\w.~-]+", "-", clean(value))
    if not plain.strip("."):
        plain = "-" * max(1, len(plain))
    if len(plain.encode("utf-8")) <= _LONGEST:
        return plain
    cut = plain.encode("utf-8")[: _LONGEST - 9].decode("utf-8", "ignore")
    return f"{cut}-{sha256(value.encode('utf-8', 'replace')).hexdigest()[:8]}"
