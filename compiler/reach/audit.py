"""`mpc reach audit`: every page against the rules of `rules.toml`."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from mpc.compiler import ir
from mpc.compiler.analyze.outside import params_of
from mpc.compiler.config import Config, MenuButton
from mpc.compiler.diagnostics import Diagnostic, Sink
from mpc.compiler.files import Files
from mpc.compiler.reach.contents import Contents, contents
from mpc.compiler.reach.entries import entries
from mpc.compiler.reach.findings import EXAMPLES, Finding, Page, Report, ordered
from mpc.compiler.reach.graph import Graph, graph, units_of
from mpc.compiler.reach.items import Items
from mpc.compiler.reach.rules import rules
from mpc.compiler.reach.walls import Walls
from mpc.compiler.source import SourceFile, Span

_CODES = {
    "MP758": "address-taken", "MP759": "address-wrong", "MP772": "text-at-run-time", "MP711": "collection-broken",
    "MP773": "collection-broken", "MP774": "collection-broken",
}  # fmt: skip
"""Rules that the entries' own diagnostics say."""


def audit(project: ir.Project, config: Config, files: Files) -> Report:
    """Judge a project without errors. Nothing is kept of a collection's items but their titles and descriptions."""
    sink = Sink()
    items = Items(project, config, sink)
    for entry in entries(project, config, files, sink):
        items.judge(entry)
    problems = [each for each in sink.diagnostics if each.code in _CODES]
    judge = _Judge(project, config, files, graph(project), items, Walls(project), problems)
    pages = tuple(judge.page(path) for path in project.app.every_page if path in project.units)
    app = _app_findings(project, any(page.listed for page in pages))
    return Report(config.name, pages, ordered([*app, *judge.elsewhere()]))


def is_listed(unit: ir.Unit, app: ir.App) -> bool:
    """Whether search may list a page."""
    own = ir.metadata_of(unit.metadata, "seo").text("index")
    return (own or ir.metadata_of(app.metadata, "seo").text("index")) != "false"


def _app_findings(project: ir.Project, any_listed: bool) -> Iterator[Finding]:
    seo = ir.metadata_of(project.app.metadata, "seo")
    if not any_listed:
        yield Finding("nothing-listed", project.app.file, seo.span, {})
    elif not seo.text("site"):
        yield Finding("site-missing", project.app.file, seo.span, {})


@dataclass
class _Judge:
    project: ir.Project
    config: Config
    files: Files
    graph: Graph
    items: Items
    walls: Walls
    problems: list[Diagnostic]
    _contents: dict[str, Contents] = field(default_factory=dict)
    _told: set[Diagnostic] = field(default_factory=set)

    def page(self, path: str) -> Page:
        unit = self.project.units[path]
        listed = is_listed(unit, self.project.app)
        count = self.items.counts.get(path, 0)
        found = [*self._listed(unit, count)] if listed else [*self._unlisted(unit)]
        steps = self.graph.reached.get(path)
        way = "navigator" if path in self.graph.navigated else "call" if steps is not None else ""
        return Page(
            path=path,
            title=self.items.titles.get(path, ""),
            listed=listed,
            items=count,
            way="start" if steps == 0 else way,
            steps=steps,
            findings=ordered([self._placed(each, unit) for each in found]),
        )

    def _placed(self, found: Finding, unit: ir.Unit) -> Finding:
        """A page that mpc writes has no file of the author's: its place is its name in app.mp."""
        if found.file.path != unit.file.path or self.files.exists(unit.file.path):
            return found
        app = self.project.app.file
        start = max(0, app.text.find(f'"{unit.path}"') + 1)
        return Finding(found.rule, app, Span(start, start + len(unit.path)), found.args)

    # -- pages that search may list ----------------------------------------------------------------------

    def _listed(self, unit: ir.Unit, count: int) -> Iterator[Finding]:
        yield from self.items.findings(unit, count)
        yield from self._told_of(unit, count)
        yield from self._metadata(unit, count)
        yield from self._ways(unit)
        yield from self._shown(unit)
        if wall := self.walls.of(unit):
            yield Finding("login-wall", wall.file, wall.span, {"hook": wall.hook, "chain": " → ".join(wall.chain)})

    def _told_of(self, unit: ir.Unit, count: int) -> Iterator[Finding]:
        """What is wrong with the page's collections and addresses; of items with the same mistake, the first."""
        own = [each for each in self.config.collections if each.page == unit.path]
        files = {unit.file.path, *(each.file for each in own)}
        places = {self.config.place(*each.place, *key) for each in own for key in ((), ("file",))}
        found: dict[str, list[Diagnostic]] = {}
        for problem in self.problems:
            path = problem.file.path if problem.file else ""
            is_config = self.config.file is not None and path == self.config.file.path
            if path in files or (is_config and problem.span in places):
                self._told.add(problem)
                name = dict(problem.args)["name"] if problem.code == "MP772" else problem.code
                found.setdefault(name, []).append(problem)
        for problems in found.values():
            yield _of_problem(problems, count)

    def elsewhere(self) -> Iterator[Finding]:
        """What concerns no single page, or none that search may list."""
        for way in self.graph.unknown:
            if way.json:
                yield Finding("query-json", way.file, way.span, {"text": _source(way.file, way.span)})
        for problem in self.problems:
            if problem not in self._told:
                yield _of_problem([problem], 0)

    def _metadata(self, unit: ir.Unit, count: int) -> Iterator[Finding]:
        seo = ir.metadata_of(unit.metadata, "seo")
        shared = any(each.tag == "share" for each in unit.metadata)
        if not shared and not (unit.script and "onShareAppMessage" in unit.script.hooks):
            yield Finding("share-missing", unit.file, _head(unit), {})
        params = params_of(unit)
        if params and not seo.text("type"):
            yield Finding("type-missing", unit.file, seo.span, {})
        if params and not any(each.page == unit.path for each in self.config.collections):
            place = seo.find("params")
            names = ", ".join(f"`{name}`" for name in params)
            yield Finding("collection-missing", unit.file, place.span if place else seo.span, {"names": names})
        yield from self._queries(unit)

    def _queries(self, unit: ir.Unit) -> Iterator[Finding]:
        """JSON in what leads to the page. That of `<link>` and menus is an error of its own."""
        for way in self.graph.ways.get(unit.path, ()):
            if way.json:
                yield Finding("query-json", way.file, way.span, {"text": _source(way.file, way.span)})

    def _ways(self, unit: ir.Unit) -> Iterator[Finding]:
        params = params_of(unit)
        for way in self.graph.ways.get(unit.path, ()) if params else ():
            if way.kind == "navigator" and way.names != set(params):
                names, given = (", ".join(f"`{each}`" for each in sorted(some)) for some in (params, way.names))
                yield Finding("params-differ", way.file, way.span, {"names": names, "given": given or "–"})
        if unit.path in self.graph.navigated:
            return
        if unit.path not in self.graph.reached:
            unknown = str(len(self.graph.unknown))
            yield Finding("page-unreached", unit.file, _head(unit), {"unknown": unknown})
            return
        calls = [way for way in self.graph.ways[unit.path] if way.kind == "call"]
        if calls:
            first = calls[0]
            how = f"{first.file.path}:{first.file.position(first.span.start).line}"
            yield Finding("navigator-missing", unit.file, _head(unit), {"how": how})

    def _shown(self, unit: ir.Unit) -> Iterator[Finding]:
        """What the page and its components show."""
        parts = [(self.project.units[path].file, self._of(path)) for path in units_of(unit.path, self.project)]
        for file, part in parts:
            for element in part.unlabelled:
                yield Finding("picture-without-words", file, element.tag_span, {"tag": element.tag})
            for element in part.posterless:
                yield Finding("poster-missing", file, element.tag_span, {})
        if sum(part.letters for _, part in parts) >= rules()["text-thin"].limit:
            return
        rule = "web-view-only" if any(part.has_web_view for _, part in parts) else "text-thin"
        yield Finding(rule, unit.file, _head(unit), {})

    def _of(self, path: str) -> Contents:
        if path not in self._contents:
            self._contents[path] = contents(self.project.units[path])
        return self._contents[path]

    # -- pages that it may not ---------------------------------------------------------------------------

    def _unlisted(self, unit: ir.Unit) -> Iterator[Finding]:
        seo = ir.metadata_of(unit.metadata, "seo")
        if priority := seo.find("priority"):
            yield Finding("priority-unlisted", unit.file, priority.span, {})
        file = self.config.file
        for collection in self.config.collections:
            if collection.page == unit.path and file:
                yield Finding("collection-unlisted", file, self.config.place(*collection.place, "page"), {})
        for link in unit.metadata:
            if link.tag == "link":
                yield Finding("link-unlisted", unit.file, link.span, {"what": f'<link name="{link.text("name")}">'})
        for button in _buttons(self.config.menu):
            if file and button.page == unit.path:  # a <link> has been told above
                place = self.config.place(*button.place, "page")
                yield Finding("link-unlisted", file, place, {"what": f"[[menu]] {button.name}"})


def _of_problem(problems: list[Diagnostic], count: int) -> Finding:
    first = problems[0]
    args = {"problem": first.message("en"), "problem_zh": first.message("zh"), **dict(first.args)}
    file = first.file or SourceFile("", "")
    more = tuple(dict(each.args).get("what", "") for each in problems[1:EXAMPLES])
    number = len(problems)
    return Finding(
        _CODES[first.code], file, first.span, args, number, max(number, count + number), tuple(filter(None, more))
    )


def _source(file: SourceFile, span: Span) -> str:
    return file.text[span.start : span.end]


def _buttons(menu: tuple[MenuButton, ...]) -> Iterator[MenuButton]:
    for button in menu:
        yield button
        yield from _buttons(button.buttons)


def _head(unit: ir.Unit) -> Span:
    """Where what concerns a whole page is told: its `<seo>`, or its first tag."""
    seo = ir.metadata_of(unit.metadata, "seo")
    return seo.span if seo.attributes else Span(0, 0)
