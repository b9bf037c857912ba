"""`<pages>`, `<subpackage>` and `<preload>`: which pages there are, and which package has them."""

import posixpath
import re

from mpc.compiler import ir
from mpc.compiler.analyze.account_page import GENERATED
from mpc.compiler.analyze.app.attributes import children, only, required
from mpc.compiler.analyze.options import check_value
from mpc.compiler.diagnostics import FileSink, suggest
from mpc.compiler.frontend import ast
from mpc.compiler.source import Span

NETWORKS = ("wifi", "all")


class Packages:
    """Gathers pages and packages in the order of app.mp. `page_spans` says where each page is listed."""

    def __init__(self, sink: FileSink) -> None:
        self._sink = sink
        self.pages: list[str] = []
        self.subpackages: list[ir.Subpackage] = []
        self.preloads: list[ir.Preload] = []
        self.page_spans: dict[str, Span] = {}
        self.generated: set[str] = set()  # pages that nobody has written
        self._preloads: list[tuple[ast.Attribute | None, ast.Attribute | None]] = []  # their `on` and `packages`

    def main(self, element: ast.Element) -> None:
        only(element, (), self._sink)
        self.pages += self._pages(element, "")

    def subpackage(self, element: ast.Element) -> None:
        only(element, ("root", "name", "independent"), self._sink)
        root = required(element, "root", self._sink)
        name = element.attribute("name")
        base = posixpath.normpath((root.value or "").removeprefix("@/").strip("/")) if root else ""
        if root and (base == "." or base.startswith("..")):
            self._sink.report("MP722", root.value_span, path=root.value, root="")
        independent = element.attribute("independent")
        pages = self._pages(element, base) if root else []
        if root and not pages:
            self._sink.report("MP702", element.tag_span)
        self.subpackages.append(
            ir.Subpackage(
                root=base,
                name=name.value if name else None,
                pages=tuple(pages),
                independent=independent.name_span if independent and independent.value != "false" else None,
                span=root.value_span if root else element.tag_span,
            )
        )

    def preload(self, element: ast.Element) -> None:
        only(element, ("on", "packages", "network"), self._sink)
        page, packages = required(element, "on", self._sink), required(element, "packages", self._sink)
        self._preloads.append((page, packages))
        network = element.attribute("network")
        kind = network.value if network and network.value else "wifi"
        if kind not in NETWORKS:
            assert network is not None
            values = ", ".join(f"`{each}`" for each in NETWORKS)
            self._sink.report("MP707", network.value_span, name="network", values=values)
        names = tuple((packages.value or "").split()) if packages else ()
        self.preloads.append(ir.Preload((page.value or "") if page else "", names, kind, element.tag_span))

    def check(self) -> None:
        """What can be said once everything has been read."""
        self._check_roots()
        known = {each.root for each in self.subpackages} | {each.name for each in self.subpackages if each.name}
        for page, packages in self._preloads:
            for word in re.finditer(r"\S+", (packages.value or "") if packages else ""):
                if packages and (name := word.group()) not in known:
                    span = Span(*word.span()).shift(packages.value_span.start)
                    self._sink.report("MP708", span, name=name, suggestion=suggest(name, known))
            if page and page.value not in self.page_spans:
                guess = suggest(page.value or "", self.page_spans)
                self._sink.report("MP709", page.value_span, path=page.value, suggestion=guess)

    def _check_roots(self) -> None:
        names: set[str] = set()
        for number, package in enumerate(self.subpackages):
            for other in self.subpackages[:number]:
                if package.root and other.root and (package.holds(other.root) or other.holds(package.root)):
                    self._sink.report("MP723", package.span, root=package.root, other=other.root)
            if package.name in names:
                self._sink.report("MP723", package.span, root=package.name, other=package.name)
            names |= {package.name} if package.name else set()
            for page in self.pages:
                if package.root and package.holds(page):
                    self._sink.report("MP724", self.page_spans[page], path=page, root=package.root)

    def _pages(self, element: ast.Element, root: str) -> list[str]:
        pages: list[str] = []
        for child in children(element, "page", self._sink):
            only(child, ("src", "generate"), self._sink)
            source = required(child, "src", self._sink)
            if source is None:
                continue
            written = (source.value or "").removeprefix("@/").lstrip("/")
            path = posixpath.normpath(posixpath.join(root, written))
            path = path[:-3] if path.endswith(".mp") else path
            if path.startswith("..") or (root and not path.startswith(f"{root}/")):
                self._sink.report("MP722", source.value_span, path=source.value, root=root)
                continue
            if path in self.page_spans:
                self._sink.report("MP706", source.value_span, path=path)
                continue
            self.page_spans[path] = source.value_span
            pages.append(path)
            generate = child.attribute("generate")
            if generate and check_value(generate.value or "", "generate", GENERATED, generate.value_span, self._sink):
                self.generated.add(path)
        return pages
