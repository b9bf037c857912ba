"""Reads one app.mp: hands each element to the file of its subject."""

from collections.abc import Mapping

from mpc.compiler import ir
from mpc.compiler.analyze.app.packages import Packages
from mpc.compiler.analyze.app.permissions import check_scopes, read_permission
from mpc.compiler.analyze.app.tabs import Tabs
from mpc.compiler.analyze.app.theme import check_theme, read_theme
from mpc.compiler.analyze.app.uses import Uses, read_uses
from mpc.compiler.analyze.metadata import METADATA, check_once, constant_metadata
from mpc.compiler.analyze.native import check_natives, read_native
from mpc.compiler.analyze.options import PAGE_OPTIONS, constant_options
from mpc.compiler.diagnostics import FileSink, suggest
from mpc.compiler.files import Files
from mpc.compiler.frontend import ast
from mpc.compiler.script.model import Script
from mpc.compiler.source import Span
from mpc.compiler.style.model import Style

CHILDREN = frozenset(("window", "pages", "subpackage", "preload", "tabbar", "use", "permission", "theme", "native"))
ONCE = frozenset(("window", "pages", "tabbar", "theme"))


class AppReader:
    """Reads one app.mp. `assets` collects the files it names."""

    def __init__(self, document: ast.Document, files: Files, targets: frozenset[str], sink: FileSink) -> None:
        assert document.root is not None
        self._document = document
        self._root = document.root
        self._files = files
        self._targets = targets
        self._sink = sink
        self._packages = Packages(sink)
        self._tabs = Tabs(files, sink)

    @property
    def assets(self) -> set[str]:
        return self._tabs.assets

    @property
    def page_spans(self) -> Mapping[str, Span]:
        """Where each page is listed."""
        return self._packages.page_spans

    @property
    def generated_pages(self) -> frozenset[str]:
        """The pages that mpc writes."""
        return frozenset(self._packages.generated)

    def uses(self) -> Uses:
        """The components that `<use>` registers; templates need them before the app is read."""
        return read_uses(self._root, self._files, self._targets, self._sink)

    def custom_tab_bar(self) -> ast.Attribute | None:
        """Where `<tabbar custom="…">` names a component."""
        for child in self._root.children:
            if isinstance(child, ast.Element) and child.tag == "tabbar":
                custom = child.attribute("custom")
                if custom and not custom.value:
                    self._sink.report("MP705", custom.name_span, tag="tabbar", name="custom")
                return custom if custom and custom.value else None
        return None

    def read(
        self,
        script: Script | None,
        style: Style | None,
        components: Mapping[str, str],
        natives: Mapping[str, ir.NativeUse],
        tab_bar_component: str | None,
    ) -> ir.App:
        window = list(constant_options(self._root, {"title": PAGE_OPTIONS["title"]}, self._sink))
        native: list[ir.Native] = []
        metadata: list[ir.Metadata] = []
        permissions: list[ir.Permission] = []
        tab_bar: ir.TabBar | None = None
        theme = self._theme()
        seen: set[str] = set()
        for child in self._root.children:
            if not isinstance(child, ast.Element):
                if isinstance(child, ast.Interpolation) or child.text.strip():
                    self._sink.report("MP721", child.span, tag="app")
                continue
            if child.tag in ONCE and child.tag in seen:
                self._sink.report("MP729", child.tag_span, tag=child.tag)
            seen.add(child.tag)
            match child.tag:
                case "window":
                    window += constant_options(child, PAGE_OPTIONS, self._sink)
                case "pages":
                    self._packages.main(child)
                case "subpackage":
                    self._packages.subpackage(child)
                case "preload":
                    self._packages.preload(child)
                case "tabbar":
                    tab_bar = self._tabs.read(child, tab_bar_component, theme)
                case "permission":
                    permission = read_permission(child, self._sink)
                    permissions += [permission] if permission else []
                case "native":
                    found = read_native(child, self._targets, self._sink)
                    native += [found] if found else []
                case "use" | "theme":
                    pass  # read before
                case tag if tag in METADATA:
                    metadata.append(constant_metadata(child, self._targets, self._sink))
                case tag:
                    guess = suggest(tag, CHILDREN | set(METADATA))
                    self._sink.report("MP703", child.tag_span, tag=tag, suggestion=guess)
        around = [each for each in self._root.children if isinstance(each, ast.Element)]
        check_natives((each for each in around if each.tag == "native"), self._sink)
        check_once(around, "app", self._sink)
        check_scopes(permissions, self._sink)
        packages = self._packages
        if not packages.pages:
            self._sink.report("MP702", self._root.tag_span)
        if tab_bar:
            self._tabs.check(tab_bar, packages.pages, packages.page_spans)
        packages.check()
        check_theme([*window, *(tab_bar.options if tab_bar else ())], theme, self._sink)
        return ir.App(
            file=self._document.file,
            window=tuple(window),
            pages=tuple(packages.pages),
            subpackages=tuple(packages.subpackages),
            tab_bar=tab_bar,
            preloads=tuple(packages.preloads),
            components=components,
            script=script,
            style=style,
            native=tuple(native),
            natives=natives,
            permissions=tuple(permissions),
            theme=theme,
            metadata=tuple(metadata),
        )

    def _theme(self) -> ir.Theme | None:
        """Read first: the tab bar's icons may be values of it."""
        found = [child for child in self._root.children if isinstance(child, ast.Element) and child.tag == "theme"]
        return read_theme(found[0], self._sink) if found else None
