"""Files of the project that sources name: images in markup, `url()` in styles."""

import posixpath

from mpc.compiler import ir
from mpc.compiler.analyze.paths import join
from mpc.compiler.analyze.uses import elements
from mpc.compiler.diagnostics import FileSink, Sink, suggest
from mpc.compiler.files import Files
from mpc.compiler.source import Span
from mpc.compiler.style.model import Style

# Attributes that name a file; a value with `{{ }}` is the author's own business.
ASSET_ATTRIBUTES = frozenset(("src", "poster", "icon-path", "default-source"))
_REMOTE = ("http:", "https:", "data:", "cloud:", "//", "wxfile:", "blob:")


def asset_path(file: str, written: str) -> str | None:
    """The project path that an attribute or `url()` names; None for what is not of the project."""
    if not written or written.startswith((*_REMOTE, "#")):
        return None
    return join(file, written.partition("?")[0].partition("#")[0])


def report_missing(path: str, span: Span, files: Files, sink: FileSink) -> None:
    """Say that a file does not exist, and which of the same kind may be meant."""
    suffix = posixpath.splitext(path)[1]
    guess = suggest(path, [each for each in files.paths() if posixpath.splitext(each)[1] == suffix])
    sink.report("MP711", span, path=path, suggestion=f"@/{guess}" if guess else "")


def collect_assets(
    files: Files, app: ir.App, units: dict[str, ir.Unit], styles: dict[str, Style], sink: Sink
) -> set[str]:
    """The paths of all files that are named and exist; missing ones are reported where they are named."""
    found: set[str] = set()

    def take(source: ir.Unit | Style, written: str, span: Span) -> None:
        path = asset_path(source.file.path, written)
        if path is None:
            return
        if files.exists(path):
            found.add(path)
        else:
            report_missing(path, span, files, sink.at(source.file))

    for unit in units.values():
        for element in elements(unit.template):
            if element.component:
                continue
            for attribute in element.attributes:
                if attribute.name in ASSET_ATTRIBUTES and isinstance(attribute.value, str):
                    take(unit, attribute.value, attribute.span)
    for style in [app.style, *(unit.style for unit in units.values()), *styles.values()]:
        for reference in style.urls if style else ():
            assert style is not None
            take(style, reference.path, reference.span)
    return found
