"""Literal paths in `<navigator>`, `<share>`, `mp.navigateTo` and the like: each names a page, by what opens it."""

from collections.abc import Mapping, Set
from dataclasses import dataclass

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.analyze.paths import join
from mpc.compiler.analyze.uses import elements
from mpc.compiler.diagnostics import Sink, suggest
from mpc.compiler.expression import Expression
from mpc.compiler.script.model import Script
from mpc.compiler.source import SourceFile, Span

CALLS = frozenset(("navigateTo", "redirectTo", "switchTab", "reLaunch", "preloadPage"))
# Open types of <navigator>, as the call that does the same.
OPEN_TYPES = {"navigate": "navigateTo", "redirect": "redirectTo", "switchTab": "switchTab", "reLaunch": "reLaunch"}


def pages_and_tabs(app: ir.App) -> tuple[frozenset[str], frozenset[str]]:
    """What links may lead to, and which of it the tab bar opens."""
    return frozenset(app.every_page), frozenset(tab.page for tab in app.tab_bar.tabs) if app.tab_bar else frozenset()


@dataclass(frozen=True)
class Links:
    """A literal path must name a page. A page of the tab bar is opened by `switchTab` or `reLaunch` alone, and
    `switchTab` opens no other (the same in the documents of all three platforms)."""

    pages: Set[str]
    tabs: Set[str]
    sink: Sink

    def script(self, script: Script) -> None:
        for call in script.api_calls:
            if call.url is not None and call.url_span is not None and call.name in CALLS:
                self._check(call.name, call.url, script.file, call.url_span)

    def template(self, unit: ir.Unit) -> None:
        for element in elements(unit.template):
            given = {attribute.name: attribute for attribute in element.attributes}
            kind = _text(given["open-type"].value) if "open-type" in given else "navigate"
            url = given.get("url")
            if element.tag != "navigator" or element.component or url is None or "target" in given:
                continue
            path = _text(url.value)
            if path and kind in OPEN_TYPES:
                self._check(OPEN_TYPES[kind], path, unit.file, url.span)
        shared = ir.metadata_of(unit.metadata, "share").find("path")
        if shared and (path := _text(shared.value)):
            self._check("share", path, unit.file, shared.span)

    def _check(self, call: str, url: str, file: SourceFile, span: Span) -> None:
        path = join(file.path, url.partition("?")[0])
        if url.startswith("plugin"):
            return
        if path not in self.pages:
            guess = suggest(path, self.pages)
            self.sink.report("MP719", file, span, path=url, suggestion=f"/{guess}" if guess else "")
        elif path in self.tabs and call in ("navigateTo", "redirectTo"):
            self.sink.report("MP741", file, span, path=url)
        elif path not in self.tabs and call == "switchTab":
            self.sink.report("MP735", file, span, path=url)


def check_link_names(units: Mapping[str, ir.Unit], sink: Sink) -> None:
    """The name of a `<link>` stands for one page."""
    seen: set[str] = set()
    for unit in units.values():
        for name in (each.find("name") for each in unit.metadata if each.tag == "link"):
            if name and isinstance(name.value, str) and name.value in seen:
                sink.report("MP739", unit.file, name.span, tag="link", name=name.value)
            seen |= {name.value} if name and isinstance(name.value, str) else set()


def _text(value: ir.Value) -> str | None:
    """The text that a value is, as far as the path of a link goes; None if only running tells."""
    if isinstance(value, Expression) and isinstance(value.node, e.Literal) and isinstance(value.node.value, str):
        return value.node.value
    if isinstance(value, ir.Mixed) and isinstance(value.parts[0], str) and "?" in value.parts[0]:
        return value.parts[0]
    return value if isinstance(value, str) else None
