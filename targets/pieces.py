"""What one source becomes on one target: the files of a unit, of a module, of app.mp.

Each function is remembered (`mpc.compiler.memo`), so it looks at nothing but its arguments and the `World`.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass

from mpc.compiler import ir
from mpc.compiler.config import Config
from mpc.compiler.diagnostics import Sink
from mpc.compiler.memo import watchable
from mpc.compiler.script import source_map
from mpc.compiler.style.model import Style
from mpc.targets.base import Target
from mpc.targets.calls import ApiUses
from mpc.targets.configs import app_json, to_json, unit_json
from mpc.targets.elements import Surroundings
from mpc.targets.follow import with_follow
from mpc.targets.lower import View, lower
from mpc.targets.markup import MarkupPrinter
from mpc.targets.requires import Context, needed_modules
from mpc.targets.scripts import Emitted, app_script, module_script, unit_script
from mpc.targets.sheets import Sheet, Sheets


@watchable(deep=("targets", "moved"))
@dataclass(frozen=True)
class World:
    """A project on a target. `version`: the base library that the author names; `components`: whether there are any;
    `moved`: units whose place the platform decides."""

    project: ir.Project
    target: Target
    targets: Set[str]
    config: Config
    context: Context
    around: Surroundings
    production: bool
    version: str
    components: bool
    moved: Mapping[str, str]

    def json(self, path: str, value: Mapping[str, object], source: str) -> tuple[str, str, str]:
        return path, to_json(value, self.production), source

    def apis(self, sink: Sink) -> ApiUses:
        return ApiUses(self.target, self.context, self.version, {}, sink)

    def sheets(self, path: str, style: Style | None, scope: str, sink: Sink) -> tuple[Sheet, ...]:
        if style is None:
            return ()
        config, moved = self.config, self.context.moved
        sheets = Sheets(
            self.project, self.target, self.targets, self.components, config.px_to_rpx, self.production, sink, moved
        )
        return tuple(sheets.of(path, style, scope))


@dataclass(frozen=True)
class Piece:
    """Files as path, text and source; source maps as path and text. `features` are parts of the runtime, `apis`
    functions of `mp`, both wanted in `home`; `modules` are those that its scripts require."""

    home: str
    files: tuple[tuple[str, str, str], ...]
    maps: tuple[tuple[str, str], ...]
    sheets: tuple[Sheet, ...]
    features: frozenset[str]
    apis: frozenset[str]
    modules: tuple[str, ...]


def prepare(unit: ir.Unit, accounts: tuple[ir.Metadata, ...], target: Target, sink: Sink) -> ir.Unit:
    """The unit with what only a tree of the target's own can say."""
    return with_follow(unit, accounts, target, sink.at(unit.file))


def view(unit: ir.Unit, world: World, sink: Sink) -> View:
    return lower(unit, world.target, world.around, sink.at(unit.file))


def unit_piece(unit: ir.Unit, view: View, world: World, sink: Sink) -> Piece:
    path, source, target = world.moved.get(unit.path, unit.path), unit.file.path, world.target
    printer = MarkupPrinter(unit.symbols, unit.props, world.production)
    json = unit_json(unit, world.project.app, target, world.moved, sink.at(unit.file))
    emitted = unit_script(unit, view, target.name, world.context)
    apis = world.apis(sink)
    apis.script(unit.script)
    apis.template(unit)
    scope = world.around.scopes.get(unit.path, "") if unit.kind == "component" else ""
    files = (
        (f"{path}{target.markup_suffix}", printer.text(view.nodes), source),
        world.json(f"{path}.json", json, source),
        (f"{path}.js", emitted.text, source),
    )
    modules = tuple(needed_modules(source, unit.script, view.names, world.context))
    return _piece(source, files, world.sheets(path, unit.style, scope, sink), emitted, apis, modules, world)


def page_piece(unit: ir.Unit, world: World, sink: Sink) -> Piece:
    return unit_piece(unit, view(unit, world, sink), world, sink)


def module_piece(module: ir.Module, world: World, sink: Sink) -> Piece:
    source, emitted, apis = module.file.path, module_script(module, world.context), world.apis(sink)
    apis.script(module.script)
    modules = tuple(needed_modules(source, module.script, (), world.context))
    return _piece(source, ((f"{module.path}.js", emitted.text, source),), (), emitted, apis, modules, world)


def app_piece(app: ir.App, world: World, sink: Sink) -> Piece:
    """app.js and the app's styles; app.json comes last (`app_settings`)."""
    source, emitted, apis = app.file.path, app_script(app, world.context), world.apis(sink)
    apis.script(app.script)
    modules = tuple(needed_modules(source, app.script, (), world.context))
    sheets = world.sheets("app", app.style, "", sink)
    return _piece(source, (("app.js", emitted.text, source),), sheets, emitted, apis, modules, world)


def app_settings(app: ir.App, apis: frozenset[str], world: World, sink: Sink) -> tuple[str, str, str]:
    """app.json; `apis` are the functions of `mp` that the app uses."""
    return world.json("app.json", app_json(app, world.target, apis, sink.at(app.file)), app.file.path)


def _maps(path: str, emitted: Emitted, world: World) -> tuple[tuple[str, str], ...]:
    """The source map of a script, if it has one."""
    if emitted.file is None or not emitted.stretches:
        return ()
    config, mode = world.config, str(world.context.constants["env.MODE"])
    told = {"app": config.name, "version": config.version, "target": world.target.name, "mode": mode}
    return ((f"{path}.map", source_map(path, emitted.stretches, emitted.file, told)),)


def _piece(
    source: str,
    files: tuple[tuple[str, str, str], ...],
    sheets: tuple[Sheet, ...],
    emitted: Emitted,
    apis: ApiUses,
    modules: tuple[str, ...],
    world: World,
) -> Piece:
    home = world.context.home(source)
    return Piece(
        home,
        files,
        _maps(files[-1][0], emitted, world),
        sheets,
        emitted.features,
        frozenset(apis.names.get(home, ())),
        modules,
    )
