"""Ways into the app, `<link>` and in mpc.toml `[[seo.collection]]` and `[[menu]]`: that pages and parameters exist."""

import re
from collections.abc import Iterable, Mapping

from mpc.compiler import ir
from mpc.compiler.analyze.query import Problem, json_in, problem_of, read_query
from mpc.compiler.config import Config, MenuButton, PageCollection
from mpc.compiler.diagnostics import FileSink, Sink, suggest
from mpc.compiler.source import Span

_SITE = re.compile(r"https?://[^\s/?#@\[\]\\]+(/[^\s?#\\]*)?", re.IGNORECASE)


def check_outside(app: ir.App, units: Mapping[str, ir.Unit], config: Config, sink: Sink) -> None:
    """Report pages that do not exist, links that no page has, parameters that a page does not name."""
    links: dict[str, tuple[ir.Unit, ir.Metadata]] = {}
    for unit in units.values():
        for link in (each for each in unit.metadata if each.tag == "link"):
            links.setdefault(link.text("name"), (unit, link))
            _check_link(link, unit, sink.at(unit.file))
    site = ir.metadata_of(app.metadata, "seo").find("site")
    if site and isinstance(site.value, str) and not _SITE.fullmatch(site.value.strip()):
        sink.report("MP756", app.file, site.span, address=site.value)
    if config.file is None:
        return
    at = sink.at(config.file)
    for collection in config.collections:
        _check_collection(collection, app, units, config, at)
    for button in config.menu:
        _check_button(button, app, links, units, config, at)


def params_of(unit: ir.Unit | None) -> tuple[str, ...]:
    """The parameters that make a page one of its own: `params` of its `<seo>`."""
    seo = ir.metadata_of(unit.metadata if unit else (), "seo")
    return tuple(seo.text("params").replace(",", " ").split())


def _check_collection(
    collection: PageCollection, app: ir.App, units: Mapping[str, ir.Unit], config: Config, sink: FileSink
) -> None:
    if not _check_page(collection.page, (*collection.place, "page"), app, config, sink):
        return
    unit = units.get(collection.page)
    wanted, given = params_of(unit), tuple(collection.params)
    place = config.place(*collection.place, *(("params",) if given else ()))
    for name in given:
        if name not in wanted:
            where = config.place(*collection.place, "params", name)
            sink.report("MP766", where, name=name, page=collection.page, suggestion=suggest(name, wanted))
    for name in wanted:
        if name not in given:
            sink.report("MP767", place, name=name, page=collection.page)
    if not wanted and not given:
        sink.report("MP768", place, page=collection.page)
    if unit and collection.state and collection.state not in unit.symbols:
        where = config.place(*collection.place, "as")
        sink.report("MP769", where, name=collection.state, suggestion=suggest(collection.state, unit.symbols))


def _check_link(link: ir.Metadata, unit: ir.Unit, sink: FileSink) -> None:
    query = link.find("query")
    if query and (problem := problem_of(link.text("query"))):
        _report_query(problem, f"<link {link.text('name')}>", query.span, sink)
        return
    what, place = f"<link {link.text('name')}>", query.span if query else link.span
    given = [name for name, _ in read_query(link.text("query"))]
    _report_unnamed(what, given, unit, place, sink)
    _report_missing(what, given, unit, place, sink)


def _report_unnamed(what: str, given: Iterable[str], unit: ir.Unit, place: Span, sink: FileSink) -> None:
    """Parameters that a page does not name although it names others."""
    wanted, names = params_of(unit), tuple(given)
    for name in names if wanted else ():
        if name not in wanted:
            guess = suggest(name, [each for each in wanted if each not in names])
            sink.report("MP781", place, what=what, page=unit.path, name=name, suggestion=guess)


def _report_missing(what: str, given: Iterable[str], unit: ir.Unit, place: Span, sink: FileSink) -> None:
    """Parameters that a page needs and is not given."""
    names = set(given)
    for name in params_of(unit):
        if name not in names:
            sink.report("MP782", place, what=what, page=unit.path, name=name)


def _report_query(problem: Problem, what: str, place: Span, sink: FileSink) -> None:
    sink.report("MP780", place, what=what, reason=problem.en, reason_zh=problem.zh)


def _check_button(
    button: MenuButton,
    app: ir.App,
    links: Mapping[str, tuple[ir.Unit, ir.Metadata]],
    units: Mapping[str, ir.Unit],
    config: Config,
    sink: FileSink,
    inner: bool = False,
) -> None:
    ways = [name for name in ("page", "link", "url") if getattr(button, name)]
    if len(ways) + bool(button.buttons) != 1 or (inner and button.buttons):
        sink.report("MP770", config.place(*button.place, "name"), name=button.name)
    if button.link and button.link not in links:
        guess = suggest(button.link, links)
        sink.report("MP771", config.place(*button.place, "link"), name=button.link, suggestion=guess)
    is_page = button.page and _check_page(button.page, (*button.place, "page"), app, config, sink)
    unit = units.get(button.page) if is_page else links[button.link][0] if button.link in links else None
    if unit:
        what, place = f"[[menu]] {button.name}", config.place(*button.place, "query" if button.query else "name")
        if problem := json_in(tuple(button.query.items())):
            _report_query(problem, what, place, sink)
        _report_unnamed(what, button.query, unit, place, sink)
        if is_page:  # what a link lacks is told there
            _report_missing(what, button.query, unit, place, sink)
    for each in button.buttons:
        _check_button(each, app, links, units, config, sink, inner=True)


def _check_page(page: str, place: tuple[str, ...], app: ir.App, config: Config, sink: FileSink) -> bool:
    if page in app.every_page:
        return True
    sink.report("MP765", config.place(*place), path=page, suggestion=suggest(page, app.every_page))
    return False
