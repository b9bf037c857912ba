"""app.mp: pages, subpackages, window, tab bar and what else stands directly under `<app>`."""

import json
import posixpath
import re

from mpc.compiler import ir
from mpc.compiler.analyze.assets import report_missing
from mpc.compiler.analyze.paths import join
from mpc.compiler.analyze.unit import PAGE_OPTIONS, page_options
from mpc.compiler.analyze.vocabulary import report_unknown_target
from mpc.compiler.diagnostics import FileSink, suggest
from mpc.compiler.files import Files
from mpc.compiler.frontend import ast
from mpc.compiler.script.model import Script
from mpc.compiler.source import Span
from mpc.compiler.style.model import Style

TABBAR_OPTIONS = frozenset(("color", "active-color", "background", "border", "position"))
CHILDREN = frozenset("window pages subpackage preload tabbar use permission account seo native link".split())
LATER = frozenset(("permission", "account", "seo", "link"))
TAB_COUNT = (2, 5)


class AppReader:
    """Reads one app.mp. `assets` collects the files it names."""

    def __init__(self, document: ast.Document, files: Files, targets: frozenset[str], sink: FileSink) -> None:
        self._document = document
        self._files = files
        self._targets = targets
        self._sink = sink
        self.assets: set[str] = set()
        self.page_spans: dict[str, Span] = {}
        self._preloads: list[tuple[ast.Attribute | None, ast.Attribute | None]] = []  # their `on` and `packages`

    def read(self, script: Script | None, style: Style | None, components: dict[str, str]) -> ir.App:
        root = self._document.root
        assert root is not None
        window = list(page_options(root, frozenset(("title",)), self._sink))
        pages: list[str] = []
        subpackages: list[ir.Subpackage] = []
        preloads: list[ir.Preload] = []
        native: dict[str, dict[str, object]] = {}
        tab_bar: ir.TabBar | None = None
        for child in root.children:
            if not isinstance(child, ast.Element):
                continue
            match child.tag:
                case "window":
                    window += page_options(child, PAGE_OPTIONS, self._sink)
                case "pages":
                    pages += self._pages(child, "")
                case "subpackage":
                    subpackages.append(self._subpackage(child))
                case "preload":
                    preloads.append(self._preload(child))
                case "tabbar":
                    tab_bar = self._tab_bar(child)
                case "use":
                    pass  # read before, by `uses`: templates need it
                case "native":
                    self._native(child, native)
                case tag if tag in LATER:
                    self._sink.report("MP390", child.tag_span, tag=tag)
                case tag:
                    self._sink.report("MP703", child.tag_span, tag=tag, suggestion=suggest(tag, CHILDREN))
        if not pages:
            self._sink.report("MP702", root.tag_span)
        if tab_bar:
            self._check_tabs(tab_bar, pages)
        self._check_preloads(subpackages)
        return ir.App(
            file=self._document.file,
            window=tuple(window),
            pages=tuple(pages),
            subpackages=tuple(subpackages),
            tab_bar=tab_bar,
            preloads=tuple(preloads),
            components=components,
            script=script,
            style=style,
            native=native,
        )

    def uses(self) -> list[tuple[str, str, Span]]:
        """The components that `<use>` registers: tag, path as written, place."""
        root = self._document.root
        found: list[tuple[str, str, Span]] = []
        for child in root.children if root else ():
            if not isinstance(child, ast.Element) or child.tag != "use":
                continue
            name, source = child.attribute("name"), child.attribute("from")
            if name and name.value and source and source.value:
                found.append((name.value, source.value, source.value_span))
            elif any(child.attribute(target) for target in self._targets):
                self._sink.report("MP391", child.tag_span, form="`<use>`")
            else:
                missing = "name" if not (name and name.value) else "from"
                self._sink.report("MP705", child.tag_span, tag="use", name=missing)
        return found

    # -- pages -------------------------------------------------------------------------------------------

    def _pages(self, element: ast.Element, root: str) -> list[str]:
        pages: list[str] = []
        for child in element.children:
            if not isinstance(child, ast.Element):
                continue
            if child.tag != "page":
                self._sink.report("MP703", child.tag_span, tag=child.tag, suggestion="page")
                continue
            source = self._required(child, "src")
            if source is None:
                continue
            path = posixpath.normpath(posixpath.join(root, source.value or ""))
            path = path[:-3] if path.endswith(".mp") else path
            if path in self.page_spans:
                self._sink.report("MP706", source.value_span, path=path)
                continue
            self.page_spans[path] = source.value_span
            pages.append(path)
        return pages

    def _subpackage(self, element: ast.Element) -> ir.Subpackage:
        root = self._required(element, "root")
        name = element.attribute("name")
        base = (root.value or "").strip("/") if root else ""
        return ir.Subpackage(
            root=base,
            name=name.value if name else None,
            pages=tuple(self._pages(element, base)),
            independent=element.attribute("independent") is not None,
            span=element.tag_span,
        )

    def _preload(self, element: ast.Element) -> ir.Preload:
        page, packages = self._required(element, "on"), self._required(element, "packages")
        self._preloads.append((page, packages))
        network = element.attribute("network")
        kind = network.value if network and network.value else "wifi"
        if kind not in ("wifi", "all"):
            assert network is not None
            self._sink.report("MP707", network.value_span, name="network", values="`wifi`, `all`")
        names = tuple((packages.value or "").split()) if packages else ()
        return ir.Preload((page.value or "") if page else "", names, kind, element.tag_span)

    def _check_preloads(self, subpackages: list[ir.Subpackage]) -> None:
        known = {each.root for each in subpackages} | {each.name for each in subpackages if each.name}
        for page, packages in self._preloads:
            for word in re.finditer(r"\S+", (packages.value or "") if packages else ""):
                if packages and (name := word.group()) not in known:
                    span = Span(*word.span()).shift(packages.value_span.start)
                    self._sink.report("MP708", span, name=name, suggestion=suggest(name, known))
            if page and page.value not in self.page_spans:
                guess = suggest(page.value or "", self.page_spans)
                self._sink.report("MP709", page.value_span, path=page.value, suggestion=guess)

    # -- tab bar -----------------------------------------------------------------------------------------

    def _tab_bar(self, element: ast.Element) -> ir.TabBar:
        tabs: list[ir.Tab] = []
        for child in element.children:
            if not isinstance(child, ast.Element):
                continue
            if child.tag != "tab":
                self._sink.report("MP703", child.tag_span, tag=child.tag, suggestion="tab")
                continue
            page, text = self._required(child, "page"), self._required(child, "text")
            if page and text:
                icons = [self._icon(child, name) for name in ("icon", "active-icon")]
                tabs.append(ir.Tab(page.value or "", text.value or "", icons[0], icons[1], page.value_span))
        low, high = TAB_COUNT
        if not low <= len(tabs) <= high:
            self._sink.report("MP710", element.tag_span, count=len(tabs), low=low, high=high)
        return ir.TabBar(page_options(element, TABBAR_OPTIONS, self._sink), tuple(tabs), element.tag_span)

    def _icon(self, element: ast.Element, name: str) -> str | None:
        attribute = element.attribute(name)
        if attribute is None or not attribute.value:
            return None
        path = posixpath.normpath(attribute.value.removeprefix("@/").lstrip("/"))
        if not self._files.exists(path):
            report_missing(path, attribute.value_span, self._files, self._sink)
        else:
            self.assets.add(path)
        return path

    def _check_tabs(self, tab_bar: ir.TabBar, pages: list[str]) -> None:
        for tab in tab_bar.tabs:
            if tab.page not in pages:
                code = "MP712" if tab.page in self.page_spans else "MP709"
                guess = "" if code == "MP712" else suggest(tab.page, pages)
                self._sink.report(code, tab.span, path=tab.page, suggestion=guess)

    # -- the rest ----------------------------------------------------------------------------------------

    def _native(self, element: ast.Element, native: dict[str, dict[str, object]]) -> None:
        target = self._required(element, "target")
        if target is None:
            return
        if target.value not in self._targets:
            report_unknown_target(target.value or "", target.value_span, self._targets, self._sink)
            return
        text = "".join(child.text for child in element.children if isinstance(child, ast.Text))
        start = element.children[0].span.start if element.children else element.tag_span.end
        try:
            value = json.loads(text)
        except (ValueError, RecursionError) as error:
            at = start + getattr(error, "pos", 0)
            end = min(at + 1, len(self._document.file.text))
            self._sink.report("MP713", Span(at, end), reason=getattr(error, "msg", str(error)))
            return
        if isinstance(value, dict):
            native.setdefault(target.value, {}).update(value)
        else:
            self._sink.report("MP713", element.tag_span, reason="an object is expected")

    def _required(self, element: ast.Element, name: str) -> ast.Attribute | None:
        attribute = element.attribute(name)
        if attribute is None or not attribute.value:
            where = attribute.name_span if attribute else element.tag_span
            self._sink.report("MP705", where, tag=element.tag, name=name)
            return None
        return attribute


def page_file(path: str) -> str:
    """The source of a page or component: `pages/home` is `pages/home.mp`."""
    return join("", path + ".mp")
