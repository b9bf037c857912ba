"""`<tabbar>`: tabs, their icons, and a component that draws them itself."""

import posixpath

from mpc.compiler import ir
from mpc.compiler.analyze.app.attributes import children, only, required
from mpc.compiler.analyze.assets import report_missing
from mpc.compiler.analyze.options import TABBAR_OPTIONS, constant_options
from mpc.compiler.diagnostics import FileSink, suggest
from mpc.compiler.files import Files
from mpc.compiler.frontend import ast
from mpc.compiler.source import Span

TAB_COUNT = (2, 5)


class Tabs:
    """Reads a tab bar. `assets` collects the icons; `theme` may hold some of them."""

    def __init__(self, files: Files, sink: FileSink) -> None:
        self._files = files
        self._sink = sink
        self.assets: set[str] = set()

    def read(self, element: ast.Element, custom: str | None, theme: ir.Theme | None) -> ir.TabBar:
        """`custom` is the unit path of the component that draws the tabs, which has been read before."""
        tabs: list[ir.Tab] = []
        for child in children(element, "tab", self._sink):
            only(child, ("page", "text", "icon", "active-icon"), self._sink)
            page, text = required(child, "page", self._sink), required(child, "text", self._sink)
            if page and text:
                icons = [self._icon(child, name, theme) for name in ("icon", "active-icon")]
                path = (page.value or "").removeprefix("@/").lstrip("/")
                if any(tab.page == path for tab in tabs):
                    self._sink.report("MP706", page.value_span, path=path)
                tabs.append(ir.Tab(path, text.value or "", icons[0], icons[1], page.value_span))
        low, high = TAB_COUNT
        if not low <= len(tabs) <= high:
            self._sink.report("MP710", element.tag_span, count=len(tabs), low=low, high=high)
        options = constant_options(element, TABBAR_OPTIONS, self._sink, frozenset(("custom",)))
        attribute = element.attribute("custom")
        return ir.TabBar(options, tuple(tabs), element.tag_span, custom, attribute.name_span if attribute else None)

    def check(self, tab_bar: ir.TabBar, pages: list[str], page_spans: dict[str, Span]) -> None:
        """Tabs are pages of the main package."""
        for tab in tab_bar.tabs:
            if tab.page not in pages:
                code = "MP712" if tab.page in page_spans else "MP709"
                guess = "" if code == "MP712" else suggest(tab.page, pages)
                self._sink.report(code, tab.span, path=tab.page, suggestion=guess)

    def _icon(self, element: ast.Element, name: str, theme: ir.Theme | None) -> str | None:
        attribute = element.attribute(name)
        if attribute is None or not attribute.value:
            return None
        if attribute.value.startswith("@") and not attribute.value.startswith("@/"):
            values = theme.values.get(attribute.value[1:]) if theme else None
            if values is None:
                known = [f"@{each}" for each in theme.values] if theme else []
                guess = suggest(attribute.value, known)
                self._sink.report("MP726", attribute.value_span, name=attribute.value, suggestion=guess)
                return None
            for path in values:
                self._take(path, attribute.value_span)
            return attribute.value
        path = posixpath.normpath(attribute.value.removeprefix("@/").lstrip("/"))
        self._take(path, attribute.value_span)
        return path

    def _take(self, path: str, span: Span) -> None:
        if self._files.exists(path):
            self.assets.add(path)
        else:
            report_missing(path, span, self._files, self._sink)
