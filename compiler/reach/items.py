"""What is said of each page that search is given: of an app's own, and of the items of collections."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from mpc.compiler import ir
from mpc.compiler.config import Config
from mpc.compiler.diagnostics import Sink
from mpc.compiler.reach.entries import Entry
from mpc.compiler.reach.findings import Finding, Tally
from mpc.compiler.reach.rules import fields_needed, rules
from mpc.compiler.reach.wording import most_repeated
from mpc.compiler.render import width
from mpc.compiler.source import SourceFile, Span


@dataclass(frozen=True)
class _Sayings:
    """Where a page says its texts: attributes of `<seo>`, of its root, or values of a collection."""

    unit: ir.Unit
    said: frozenset[str]  # by <seo> or a collection
    unknown: frozenset[str]  # only running tells
    bar: str  # the bar's constant title
    follows: bool  # the bar's title follows state

    def has(self, name: str) -> bool:
        return name in self.said or (name == "title" and bool(self.bar or self.follows))

    def span(self, name: str) -> Span:
        """The text's own place, or that of the page's `<seo>`."""
        seo = ir.metadata_of(self.unit.metadata, "seo")
        found = seo.find(name)
        if found is None and name == "title":
            spans = [each.span for each in self.unit.following if each.name == name]
            spans += [each.span for each in self.unit.options if each.name == name]
            return spans[0] if spans else seo.span
        return found.span if found else seo.span


@dataclass
class _Seen:
    """Texts and who has each first, who is told of when the second comes."""

    rule: str
    name: str
    _first: dict[str, tuple[str, str, SourceFile, Span]] = field(default_factory=dict)
    _twice: set[str] = field(default_factory=set)

    def of(self, text: str, entry: Entry, span: Span) -> Iterator[tuple[str, str, Finding]]:
        """(page, what, finding) for each that turns out to have a text of another's."""
        key = text.casefold()
        first = self._first.setdefault(key, (entry.page, entry.what, entry.file, span))
        if first[1] == entry.what:
            return
        if key not in self._twice:
            self._twice.add(key)
            yield first[0], first[1], self._found(first[2], first[3], text, first[1], entry.what)
        yield entry.page, entry.what, self._found(entry.file, span, text, entry.what, first[1])

    def _found(self, file: SourceFile, span: Span, text: str, what: str, other: str) -> Finding:
        return Finding(self.rule, file, span, {"what": what, self.name: text, "other": other})


class Items:
    """Judges entries one by one. `counts` and `titles` are by page."""

    def __init__(self, project: ir.Project, config: Config, sink: Sink) -> None:
        self.counts: dict[str, int] = {}
        self.titles: dict[str, str] = {}
        self._project = project
        self._config = config
        self._sink = sink
        self._sayings: dict[str, _Sayings] = {}
        self._titles = _Seen("title-duplicate", "title")
        self._descriptions = _Seen("description-duplicate", "description")
        self._tally = Tally()
        seo = ir.metadata_of(project.app.metadata, "seo")
        window = next((str(each.value) for each in project.app.window if each.name == "title"), "")
        self._app_title = seo.text("title") or window
        self._app_description = seo.text("description")

    def judge(self, entry: Entry) -> None:
        self.counts[entry.page] = self.counts.get(entry.page, 0) + 1
        if not entry.index:
            return
        if entry.page not in self._sayings:
            self._sayings[entry.page] = self._sayings_of(self._project.units[entry.page])
        said = self._sayings[entry.page]
        self.titles.setdefault(entry.page, entry.title)
        if "title" not in said.unknown:
            self._title(entry, said)
        if "description" not in said.unknown:
            self._description(entry, said)
        if "keywords" not in said.unknown:
            self._keywords(entry, said)
        if "image" not in said.unknown and not entry.image and not _shares_itself(said.unit):
            self._add(entry, "image-missing", said.span("image"))
        self._fields(entry, said)

    def findings(self, unit: ir.Unit, count: int) -> list[Finding]:
        """Those of a page; of one that stands for nothing yet, what it lacks whatever its parameters are."""
        if count:
            return self._tally.of(unit.path, count)
        said = self._sayings_of(unit)
        lacking = [name for name in ("title", "description") if not said.has(name)]
        return [Finding(f"{name}-missing", unit.file, said.span(name), {"what": unit.path}) for name in lacking]

    def _title(self, entry: Entry, said: _Sayings) -> None:
        span, title = said.span("title"), entry.title
        if not title or (title == self._app_title and not said.bar and "title" not in said.said):
            self._add(entry, "title-missing", span)
            return
        if "title" not in said.said and not said.follows:
            self._add(entry, "title-from-bar", span, title=title)
        if (wide := width(title)) > (most := rules()["title-long"].limit):
            self._add(entry, "title-long", span, title=title, width=str(wide), most=str(most))
        word, times = most_repeated(title, entry.keywords)
        if times >= rules()["title-stuffed"].limit:
            self._add(entry, "title-stuffed", span, title=title, word=word, times=str(times))
        for page, what, found in self._titles.of(title, entry, span):
            self._tally.add(page, what, found)

    def _description(self, entry: Entry, said: _Sayings) -> None:
        span, text = said.span("description"), entry.description
        if not text or (text == self._app_description and "description" not in said.said):
            self._add(entry, "description-missing", span)
            return
        if len(text) > (most := rules()["description-long"].limit):
            self._add(entry, "description-long", span, count=str(len(text)), most=str(most))
        word, times = most_repeated(text, entry.keywords)
        if times >= rules()["description-stuffed"].limit:
            self._add(entry, "description-stuffed", span, word=word, times=str(times))
        for page, what, found in self._descriptions.of(text, entry, span):
            self._tally.add(page, what, found)

    def _keywords(self, entry: Entry, said: _Sayings) -> None:
        count, most = len(entry.keywords), rules()["keywords-stuffed"].limit
        if not count:
            self._add(entry, "keywords-missing", said.span("keywords"))
        elif count > most:
            self._add(entry, "keywords-stuffed", said.span("keywords"), count=str(count), most=str(most))

    def _fields(self, entry: Entry, said: _Sayings) -> None:
        lacking = [
            name for name in fields_needed().get(entry.kind, ())
            if not entry.fields.get(name) and name not in said.unknown
        ]  # fmt: skip
        if lacking:
            names = ", ".join(f"`{name}`" for name in lacking)
            self._add(entry, "field-missing", said.span("type"), type=entry.kind, names=names)

    def _add(self, entry: Entry, rule: str, span: Span, **args: str) -> None:
        found = Finding(rule, entry.file, span, {"what": entry.what, **args})
        self._tally.add(entry.page, entry.what, found)

    def _sayings_of(self, unit: ir.Unit) -> _Sayings:
        seo = ir.metadata_of(unit.metadata, "seo")
        values = [name for each in self._config.collections if each.page == unit.path for name in each.values]
        told = [each for each in self._sink.diagnostics if each.code == "MP772" and _is(each.file, unit.file)]
        return _Sayings(
            unit=unit,
            said=frozenset([*(each.name for each in seo.attributes), *values]),
            unknown=frozenset(dict(each.args)["name"] for each in told),
            bar=next((str(each.value) for each in unit.options if each.name == "title"), ""),
            follows=any(each.name == "title" for each in unit.following),
        )


def _shares_itself(unit: ir.Unit) -> bool:
    """Whether a function of the page's own says what is shared; what it says is not known."""
    return unit.script is not None and "onShareAppMessage" in unit.script.hooks


def _is(file: SourceFile | None, other: SourceFile) -> bool:
    return file is not None and file.path == other.path
