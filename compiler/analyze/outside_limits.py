"""How much a platform takes of what opens the app from outside: its menu, and the queries of links."""

from collections.abc import Iterator, Mapping
from typing import Any

from mpc.compiler import ir
from mpc.compiler.analyze.query import query_json, query_string, read_query
from mpc.compiler.config import Config, MenuButton
from mpc.compiler.diagnostics import FileSink, Language, Sink


def check_outside_limits(
    project: ir.Project, config: Config, table: Mapping[str, Any], title: Mapping[Language, str], sink: Sink
) -> None:
    """Report what one platform does not take, by its `reach.toml`; `title` is its name in each language."""
    words = {"target": title["en"], "target_zh": title["zh"]}
    for unit in project.units.values():
        for link in unit.metadata:
            if link.tag == "link":
                _check_link(link, unit, table, words, sink.at(unit.file))
    if config.file and config.menu and "menu" in table:
        has_site = bool(ir.metadata_of(project.app.metadata, "seo").text("site"))
        _check_menu(config.menu, config, table["menu"], has_site, words, sink.at(config.file))


def _check_link(
    link: ir.Metadata, unit: ir.Unit, table: Mapping[str, Any], words: Mapping[str, str], sink: FileSink
) -> None:
    given = link.find("query")
    pairs = read_query(link.text("query"))
    query = query_string(pairs)
    lengths = {"query": len(query), "target": len(f"{unit.path}?{query}"), "json": len(query_json(pairs))}
    for way, part, most in _limits(table):
        if given and lengths[part] > most:
            sink.report("MP784", given.span, name=link.text("name"), way=way, count=lengths[part], most=most, **words)


def _limits(table: Mapping[str, Any]) -> Iterator[tuple[str, str, int]]:
    """(a way in, the part whose length counts, how many characters it takes)."""
    if "most_query" in table.get("scheme", {}):
        yield table["scheme"]["url"].partition("?")[0], "query", table["scheme"]["most_query"]
    for request in table.get("request", ()):
        for part, most in request.get("most", {}).items():
            yield request["name"], part, most


def _check_menu(
    buttons: tuple[MenuButton, ...],
    config: Config,
    table: Mapping[str, Any],
    has_site: bool,
    words: Mapping[str, str],
    sink: FileSink,
) -> None:
    _check_count(buttons, table["most"], config, words, sink)
    for button in buttons:
        _check_button(button, table["most_name"], table, config, has_site, words, sink)
        if button.buttons:
            _check_count(button.buttons, table["inner"]["most"], config, words, sink)
        for inner in button.buttons:
            _check_button(inner, table["inner"]["most_name"], table, config, has_site, words, sink)


def _check_count(
    buttons: tuple[MenuButton, ...], most: int, config: Config, words: Mapping[str, str], sink: FileSink
) -> None:
    for button in buttons[most:]:
        reason = f"`{button.name}` is one more than the {most} buttons there may be"
        reason_zh = f"最多 {most} 个按钮，`{button.name}` 超出"
        sink.report("MP783", config.place(*button.place, "name"), reason=reason, reason_zh=reason_zh, **words)
        return


def _check_button(
    button: MenuButton,
    most_name: int,
    table: Mapping[str, Any],
    config: Config,
    has_site: bool,
    words: Mapping[str, str],
    sink: FileSink,
) -> None:
    for key, text, most in (("name", button.name, most_name), ("url", button.url, table["most_url"])):
        size = len(text.encode("utf-8", "replace"))
        if size > most:
            reason = f"`{key}` has {size} bytes, of {most} there may be; a Chinese character has 3"
            reason_zh = f"`{key}` 有 {size} 字节，上限 {most} 字节（一个汉字 3 字节）"
            sink.report("MP783", config.place(*button.place, key), reason=reason, reason_zh=reason_zh, **words)
    if (button.page or button.link) and not has_site:
        key = "page" if button.page else "link"
        sink.report("MP790", config.place(*button.place, key), name=button.name, **words)
