"""What is checked when the whole project is known: each unit, module and sheet against the rest of it.

Each function is remembered (`mpc.compiler.memo`), so it looks at nothing but its arguments and the `Known`.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass

from mpc.compiler import ir
from mpc.compiler.analyze.accounts import check_accounts, check_follows
from mpc.compiler.analyze.app.theme import check_theme
from mpc.compiler.analyze.assets import named_assets, named_images, style_assets
from mpc.compiler.analyze.boundaries import check_boundaries
from mpc.compiler.analyze.contract import check_imports
from mpc.compiler.analyze.links import Links
from mpc.compiler.analyze.uses import check_uses
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Files
from mpc.compiler.memo import watchable
from mpc.compiler.style.model import Style


@watchable(deep=True)
@dataclass(frozen=True)
class Known:
    """The whole project, as far as checks look at it. `pages` and `tabs` are what links may lead to."""

    app: ir.App
    units: Mapping[str, ir.Unit]
    modules: Mapping[str, ir.Module]
    imports: Mapping[tuple[str, str], str]
    pages: Set[str]
    tabs: Set[str]


def check_unit(unit: ir.Unit, known: Known, files: Files, sink: Sink) -> frozenset[str]:
    """Check a page or a component; gives the files that its markup names."""
    links = Links(known.pages, known.tabs, sink)
    check_uses(unit, known.units, sink)
    check_theme(unit.options, known.app.theme, sink.at(unit.file))
    check_follows(unit, known.app, sink)
    links.template(unit)
    if unit.script:
        check_imports([(unit.script, unit.names)], known.modules, known.imports, sink)
        links.script(unit.script)
    check_boundaries(known.app, known.imports, sink, unit.script, unit.style, unit)
    return named_assets(unit, files, sink)


def check_module(module: ir.Module, known: Known, sink: Sink) -> None:
    if module.script:
        check_imports([(module.script, frozenset())], known.modules, known.imports, sink)
        Links(known.pages, known.tabs, sink).script(module.script)
        check_boundaries(known.app, known.imports, sink, module.script)


def check_app(app: ir.App, known: Known, files: Files, sink: Sink) -> frozenset[str]:
    """Check app.mp; gives the images that it names."""
    check_accounts(app, sink)
    check_boundaries(app, known.imports, sink, app.script, app.style)
    return frozenset(named_images(app.file, app.metadata, files, sink))


def check_sheet(style: Style, known: Known, sink: Sink) -> None:
    check_boundaries(known.app, known.imports, sink, style=style)


def check_style(style: Style, files: Files, sink: Sink) -> frozenset[str]:
    """Gives the files that a style names."""
    return style_assets(style, files, sink)
