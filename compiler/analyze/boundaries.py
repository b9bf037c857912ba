"""Packages are loaded apart: what one may use of another.

A subpackage's files are its own; the main package's are everyone's, but for independent subpackages, which start
without it (developers.weixin.qq.com/miniprogram/dev/framework/subpackages/independent.html).
"""

import posixpath
from collections.abc import Iterator, Mapping

from mpc.compiler import ir
from mpc.compiler.analyze.paths import join
from mpc.compiler.analyze.uses import elements
from mpc.compiler.diagnostics import Sink
from mpc.compiler.script.model import Script
from mpc.compiler.source import SourceFile, Span
from mpc.compiler.style.model import Style

Edge = tuple[SourceFile, Span, str]
"""A file, the place where it names another one, and that one's path."""


def check_boundaries(
    app: ir.App,
    imports: Mapping[tuple[str, str], str],
    sink: Sink,
    script: Script | None = None,
    style: Style | None = None,
    unit: ir.Unit | None = None,
) -> None:
    """Report every use of a file that is not there when the user's package runs."""
    if not app.subpackages:
        return
    edges = [*_imported(script, imports)] if script else []
    edges += _styled(style) if style else ()
    edges += _registered(unit, app.natives) if unit else ()
    for file, span, path in edges:
        user, owner = app.package_of(file.path), app.package_of(path)
        if user is owner:
            continue
        if owner is not None:
            sink.report("MP732", file, span, path=posixpath.splitext(path)[0], root=owner.root)
        elif user is not None and user.independent:
            sink.report("MP733", file, span, path=posixpath.splitext(path)[0], root=user.root)


def _imported(script: Script, imports: Mapping[tuple[str, str], str]) -> Iterator[Edge]:
    for source in script.imports:
        path = imports.get((script.file.path, source.specifier))
        if path is not None:
            yield script.file, source.specifier_span, path


def _styled(style: Style) -> Iterator[Edge]:
    for each in style.imports:
        yield style.file, each.span, join(style.file.path, each.path)


def _registered(unit: ir.Unit, natives: Mapping[str, ir.NativeUse]) -> Iterator[Edge]:
    """Components that app.mp registers: no import of this file names them."""
    imported = {source.default for source in unit.script.imports} if unit.script else set()
    for element in elements(unit.template):
        if element.native and element.tag in natives:
            for place in natives[element.tag].places.values():
                yield unit.file, element.tag_span, f"{place.path}."
        if element.component and not any(name and _is_tag(name, element.tag) for name in imported):
            yield unit.file, element.tag_span, element.component


def _is_tag(name: str, tag: str) -> bool:
    return name.replace("_", "").lower() == tag.replace("-", "").lower()
