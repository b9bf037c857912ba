"""A whole project for one target: from `ir.Project` to a bundle of files."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from mpc.compiler import ir
from mpc.compiler.config import Config
from mpc.compiler.diagnostics import Sink
from mpc.compiler.profile import phase
from mpc.compiler.script import GUARD
from mpc.compiler.source import Span
from mpc.compiler.style.model import Style
from mpc.targets.apis import api_features, assemble_mp
from mpc.targets.assemble import assemble_runtime, choose_parts, load_parts
from mpc.targets.base import Target
from mpc.targets.calls import ApiUses
from mpc.targets.configs import THEME, app_json, theme_json, to_json, unit_json
from mpc.targets.elements import Surroundings
from mpc.targets.follow import with_follow
from mpc.targets.lower import View, lower
from mpc.targets.markup import MarkupPrinter
from mpc.targets.requires import API, RUNTIME, Context, needed_modules
from mpc.targets.scripts import Emitted, app_script, module_script, unit_script
from mpc.targets.search import sitemap
from mpc.targets.shapes import Shape
from mpc.targets.sheets import Sheets, keyframes
from mpc.targets.versions import base_library, check_base_library, chosen
from mpc.templates import project_files, render_template


@dataclass
class Bundle:
    """The files of one target's output, by path. `assets` are copied from the project as they are."""

    files: dict[str, str] = field(default_factory=dict)
    assets: frozenset[str] = frozenset()


@dataclass
class Part:
    """The files of some units. `features` and `apis` are by home: the folder that has a runtime of its own, "" for the
    project's."""

    files: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)  # what each of the files is made of
    features: dict[str, set[str]] = field(default_factory=dict)
    apis: dict[str, set[str]] = field(default_factory=dict)


class Emission:
    """Everything that one target needs of a project: `part` makes the files of some units, `whole` adds what there is
    once for all of them. Differences that cannot be bridged are reported to `sink`."""

    def __init__(
        self,
        project: ir.Project,
        target: Target,
        targets: frozenset[str],
        config: Config,
        mode: str,
        sink: Sink,
    ) -> None:
        sink = sink.for_target(target.name)
        self._project = project = _prepared(project, target, sink)
        self._target = target
        self._targets = targets
        self._config = config
        self._mode = mode
        self._production = mode != "development"
        self._sink = sink
        self._part = Part()
        constants: dict[str, object] = {f"env.{name}": value for name, value in config.env.items()}
        constants |= {"target": target.name, "env.MODE": mode}
        constants |= {f"{GUARD}{name}": False for name, api in target.apis.items() if api.support == "no"}
        self._moved = _moved(project.app, target)
        files = {project.units[path].file.path: place for path, place in self._moved.items() if path in project.units}
        homes = tuple(each.root for each in project.app.subpackages if each.independent)
        homes = homes if "independent" in target.platform["app"]["subpackage_fields"] else ()
        self._context = Context(project.imports, constants, self._production, homes, files)
        self._apis = ApiUses(target, self._context, chosen(config, target), self._part.apis, self._sink)
        self._sheets = Sheets(project, target, targets, config.px_to_rpx, self._production, self._sink, files)
        scopes = _class_suffixes(project.units) if target.scopes_by_suffix else {}
        frames = {path: keyframes(style, project.styles) for path in scopes if (style := project.units[path].style)}
        self._around = Surroundings(
            project.units,
            scopes,
            frames,
            project.assets,
            not self._production,
            project.app.natives,
            project.app.window,
            project.app.metadata,
            chosen(config, target),
            self._props_of,
        )
        self._views: dict[str, View | None] = {}  # None: being lowered

    def part(self, paths: Iterable[str]) -> Part:
        """The files of the units at these paths, together with those made before."""
        for path in paths:
            if path in self._project.units:  # or it is another target's
                unit = self._project.units[path]
                with phase(self._target.name, unit.file.path):
                    self._unit(unit)
        return self._part

    def whole(self, parts: Iterable[Part]) -> Bundle:
        """All parts, and what there is once for all of them."""
        for part in parts:
            self._take(part)
        app = self._project.app
        sink = self._sink.at(app.file)
        check_base_library(self._config, self._target, self._sink)
        self._script("app.js", app_script(app, self._context), app.file.path)
        self._apis.script(app.script)
        self._style("app", app.style, "")
        for module in self._modules():
            self._script(f"{module.path}.js", module_script(module, self._context), module.file.path)
            self._apis.script(module.script)
        apis = set[str]().union(*self._part.apis.values())
        self._json("app.json", app_json(app, self._target, apis, sink), app.file.path)
        if app.theme and app.theme.values and "theme_json" in self._target.platform["app"]:
            self._json(THEME, theme_json(app.theme), app.file.path)
        if place := self._target.platform["app"].get("sitemap"):
            self._json(place, sitemap(self._project), app.file.path)
        self._runtime()
        self._project_files()
        styled = self._project.style_assets if self._target.style_rules.local_url else ()
        assets = self._project.assets.union(styled, *self._natives())
        return Bundle(self._part.files, assets)

    def _take(self, part: Part) -> None:
        """Add a part that was made elsewhere. What two have, such as an imported style sheet, is the same in both."""
        if part is self._part:
            return
        for path, text in part.files.items():
            if self._part.sources.get(path) != part.sources[path]:
                self._file(path, text, part.sources[path])
        for mine, others in ((self._part.features, part.features), (self._part.apis, part.apis)):
            for home, names in others.items():
                mine.setdefault(home, set()).update(names)

    def _modules(self) -> list[ir.Module]:
        """The modules that some code needs which is not dead on this target and in this mode."""
        app, modules = self._project.app, self._project.modules
        found = list(needed_modules(app.file.path, app.script, (), self._context))
        for unit in self._project.units.values():
            found += needed_modules(unit.file.path, unit.script, self._view(unit).names, self._context)
        reached: dict[str, None] = {}
        while found:
            path = found.pop()
            if path in modules and path not in reached:
                reached[path] = None
                found += needed_modules(modules[path].file.path, modules[path].script, (), self._context)
        return [module for path, module in modules.items() if path in reached]

    # -- units -------------------------------------------------------------------------------------------

    def _view(self, unit: ir.Unit) -> View:
        """A unit's view; components come before those that use them, since what they read of props counts there."""
        view = self._views.get(unit.path)
        if view is None:
            self._views[unit.path] = None
            view = lower(unit, self._target, self._around, self._sink.at(unit.file))
            self._views[unit.path] = view
        return view

    def _props_of(self, path: str) -> Mapping[str, Shape] | None:
        if path in self._views and self._views[path] is None:
            return None  # a component inside itself
        return self._view(self._project.units[path]).props

    def _unit(self, unit: ir.Unit) -> None:
        sink = self._sink.at(unit.file)
        view = self._view(unit)
        printer = MarkupPrinter(unit.symbols, unit.props, self._production)
        path = self._moved.get(unit.path, unit.path)
        self._file(f"{path}{self._target.markup_suffix}", printer.text(view.nodes), unit.file.path)
        json = unit_json(unit, self._project.app, self._target, self._moved, sink)
        self._json(f"{path}.json", json, unit.file.path)
        self._script(f"{path}.js", unit_script(unit, view, self._target.name, self._context), unit.file.path)
        self._apis.script(unit.script)
        self._apis.template(unit)
        scope = self._around.scopes.get(unit.path, "") if unit.kind == "component" else ""
        self._style(path, unit.style, scope)

    def _style(self, path: str, style: Style | None, scope: str) -> None:
        for sheet in self._sheets.of(path, style, scope) if style else ():
            if self._part.sources.get(sheet.path) != sheet.source:  # imported more than once
                self._file(*sheet)

    # -- files -------------------------------------------------------------------------------------------

    def _runtime(self) -> None:
        name, parts = self._target.name, load_parts(self._target.name)
        for home in sorted({*self._part.features, *self._part.apis}):
            apis, features = self._part.apis.get(home, set()), self._part.features.get(home, set())
            proxies = any(part.name == "objects" for part in choose_parts(parts, features))
            features = features | api_features(name, apis, proxies)
            if features:
                self._file(home + RUNTIME, assemble_runtime(parts, features, self._production), "mpc")
            if apis:
                self._file(home + API, assemble_mp(name, apis, self._production, proxies), "mpc")

    def _natives(self) -> Iterator[frozenset[str]]:
        """The files of the platform's own components are copied as they are."""
        sink = self._sink.at(self._project.app.file)
        for use in self._project.app.natives.values():
            place = use.places.get(self._target.name)
            if place is None:
                continue
            markup = place.path + self._target.markup_suffix
            if markup not in place.files:
                sink.report("MP711", place.span, path=markup, suggestion="")
            for path in sorted(place.files & set(self._part.files)):
                sink.report("MP007", place.span, path=path, first=self._part.sources[path], second=path)
            yield place.files

    def _project_files(self) -> None:
        for name in project_files(self._target.name):
            text = render_template(
                self._target.name,
                f"project/{name}.j2",
                name=self._config.name,
                appid=self._config.option(self._target.name, "appid"),
                base_library=base_library(self._config, self._target),
                production=self._production,
            )
            self._file(name, text, "mpc")

    def _script(self, path: str, emitted: Emitted, source: str) -> None:
        if emitted.features:
            self._part.features.setdefault(self._context.home(source), set()).update(emitted.features)
        self._file(path, emitted.text, source)

    def _json(self, path: str, value: Mapping[str, object], source: str) -> None:
        self._file(path, to_json(value, self._production), source)

    def _file(self, path: str, text: str, source: str) -> None:
        if path in self._part.files:
            first = self._part.sources[path]
            self._sink.for_target(None).report("MP007", None, Span(0, 0), path=path, first=first, second=source)
        self._part.files[path] = text
        self._part.sources[path] = source


def _prepared(project: ir.Project, target: Target, sink: Sink) -> ir.Project:
    """The project with what only a tree of the target's own can say."""
    accounts = project.app.accounts
    units = {path: with_follow(unit, accounts, target, sink.at(unit.file)) for path, unit in project.units.items()}
    return replace(project, units=units)


def _moved(app: ir.App, target: Target) -> dict[str, str]:
    """Units whose place the platform decides: the component that draws the tab bar."""
    custom = target.platform["tabbar"].get("custom")
    return {app.tab_bar.custom: custom["unit"]} if custom and app.tab_bar and app.tab_bar.custom else {}


def _class_suffixes(units: Mapping[str, ir.Unit]) -> dict[str, str]:
    """A suffix for each component's classes: its file's name, or its whole path where two files share one."""
    components = [unit.path for unit in units.values() if unit.kind == "component"]
    stems = [posixpath.basename(path) for path in components]
    return {
        path: "__" + (stem if stems.count(stem) == 1 else path.replace("/", "_"))
        for path, stem in zip(components, stems, strict=True)
    }
