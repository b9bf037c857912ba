"""What mpc.toml says of ways into the app, `[[seo.collection]]` and `[[menu]]`: that its pages and parameters exist."""

from collections.abc import Mapping

from mpc.compiler import ir
from mpc.compiler.config import Config, MenuButton, PageCollection
from mpc.compiler.diagnostics import FileSink, Sink, suggest


def check_outside(app: ir.App, units: Mapping[str, ir.Unit], config: Config, sink: Sink) -> None:
    """Report pages that do not exist, links that no page has, parameters that a page does not name."""
    if config.file is None:
        return
    at = sink.at(config.file)
    for collection in config.collections:
        _check_collection(collection, app, units, config, at)
    links = {each.text("name") for unit in units.values() for each in unit.metadata if each.tag == "link"}
    for button in config.menu:
        _check_button(button, app, links, config, at)


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


def _check_button(
    button: MenuButton, app: ir.App, links: set[str], config: Config, sink: FileSink, inner: bool = False
) -> None:
    ways = [name for name in ("page", "link", "url") if getattr(button, name)]
    if len(ways) + bool(button.buttons) != 1 or (inner and button.buttons):
        sink.report("MP770", config.place(*button.place, "name"), name=button.name)
    if button.page:
        _check_page(button.page, (*button.place, "page"), app, config, sink)
    if button.link and button.link not in links:
        guess = suggest(button.link, links)
        sink.report("MP771", config.place(*button.place, "link"), name=button.link, suggestion=guess)
    for each in button.buttons:
        _check_button(each, app, links, config, sink, inner=True)


def _check_page(page: str, place: tuple[str, ...], app: ir.App, config: Config, sink: FileSink) -> bool:
    if page in app.every_page:
        return True
    sink.report("MP765", config.place(*place), path=page, suggestion=suggest(page, app.every_page))
    return False
