"""A whole project for one target: from `ir.Project` to a bundle of files."""

import posixpath
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, TypeVar

from mpc.compiler import ir
from mpc.compiler.analyze.accounts import FOLLOW
from mpc.compiler.analyze.outside_limits import check_outside_limits
from mpc.compiler.config import Config
from mpc.compiler.diagnostics import Language, Sink
from mpc.compiler.memo import ONCE, Remembers
from mpc.compiler.profile import phase
from mpc.compiler.script import GUARD
from mpc.targets.apis import api_features, assemble_mp
from mpc.targets.assemble import assemble_runtime, choose_parts, load_parts
from mpc.targets.base import Target
from mpc.targets.configs import THEME, theme_json, to_json
from mpc.targets.cycles import cycles
from mpc.targets.elements import Surroundings
from mpc.targets.lower import View
from mpc.targets.parts import Part, joined
from mpc.targets.pieces import (
    Piece,
    World,
    app_piece,
    app_settings,
    module_piece,
    page_piece,
    prepare,
    unit_piece,
    view,
)
from mpc.targets.requires import API, RUNTIME, Context
from mpc.targets.search import sitemap
from mpc.targets.shapes import Shape
from mpc.targets.sheets import keyframes
from mpc.targets.tables import load_reach
from mpc.targets.versions import base_library, check_base_library, chosen
from mpc.templates import project_files, render_template

T = TypeVar("T")


@dataclass
class Bundle:
    """The files of one target's output, by path. `assets` are copied from the project as they are. `maps` are
    source maps of scripts, by the same paths with `.map` behind: they are no part of the project."""

    files: dict[str, str] = field(default_factory=dict)
    assets: frozenset[str] = frozenset()
    maps: dict[str, str] = field(default_factory=dict)


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
        memo: Remembers = ONCE,
        traced: bool = False,
    ) -> None:
        """`traced`: make source maps, whatever the mode. Production always has them."""
        self._target = target
        self._config = config
        self._production = mode != "development"
        self._traced = traced or self._production
        self._sink = sink.for_target(target.name)
        self._memo = memo
        self._project = project = self._prepared(project)
        self._part = Part()
        self._views: dict[str, View] = {}
        components = {path: unit for path, unit in project.units.items() if unit.kind == "component"}
        self._cycles = cycles({path: unit.components.values() for path, unit in components.items()})
        self._world = memo.watched((target.name, "world"), self._seen(targets, components, mode))

    def _prepared(self, project: ir.Project) -> ir.Project:
        made = dict(project.units)
        for path, unit in project.units.items():
            if FOLLOW in unit.file.text:
                made[path] = self._run("prepare", path, prepare, unit, project.app.accounts, self._target)
        return replace(project, units=made)

    def _seen(self, targets: frozenset[str], components: Mapping[str, ir.Unit], mode: str) -> World:
        """What the making of pieces may look at."""
        project, target, config = self._project, self._target, self._config
        app, version = project.app, chosen(config, target)
        constants: dict[str, object] = {f"env.{name}": value for name, value in config.env.items()}
        constants |= {"target": target.name, "env.MODE": mode}
        constants |= {f"{GUARD}{name}": False for name, api in target.apis.items() if api.support == "no"}
        moved = _moved(app, target)
        files = {project.units[path].file.path: place for path, place in moved.items() if path in project.units}
        homes = tuple(each.root for each in app.subpackages if each.independent)
        homes = homes if "independent" in target.platform["app"]["subpackage_fields"] else ()
        context = Context(project.imports, constants, self._production, homes, files, self._traced)
        scopes = _class_suffixes(components) if target.scopes_by_suffix else {}
        frames = {path: keyframes(style, project.styles) for path in scopes if (style := components[path].style)}
        around = Surroundings(
            project.units,
            scopes,
            frames,
            project.assets,
            not self._production,
            self._traced,
            app.natives,
            app.window,
            app.metadata,
            version,
            self._props_of,
        )
        found = bool(components)
        return World(project, target, targets, config, context, around, self._production, version, found, moved)

    def part(self, paths: Sequence[str]) -> Part:
        """The files of the units at these paths, together with those made before."""
        own = [path for path in paths if path in self._project.units]  # or it is another target's
        if own:
            self._part.take(self._run("part", own[0], joined, tuple(map(self._piece, own))), self._sink)
        return self._part

    def _piece(self, path: str) -> Piece:
        unit = self._project.units[path]
        with phase(self._target.name, unit.file.path):
            if unit.kind == "page":  # nobody else wants its view
                return self._run("page", path, page_piece, unit, self._world)
            return self._run("unit", path, unit_piece, unit, self._view(path), self._world)

    def whole(self, parts: Iterable[Part]) -> Bundle:
        """All parts, and what there is once for all of them."""
        for part in parts:
            if part is not self._part:
                self._part.take(part, self._sink)
        app, world = self._project.app, self._world
        check_base_library(self._config, self._target, self._sink)
        if self._config.option(self._target.name, "appid"):
            title: dict[Language, str] = {"en": self._target.title("en"), "zh": self._target.title("zh")}
            check_outside_limits(self._project, self._config, load_reach(self._target.package), title, self._sink)
        self._part.add(self._run("app", "", app_piece, app, world), self._sink)
        self._modules()
        apis = frozenset[str]().union(*self._part.apis.values())
        self._file(*self._run("app.json", "", app_settings, app, apis, world))
        if app.theme and app.theme.values and "theme_json" in self._target.platform["app"]:
            self._json(THEME, theme_json(app.theme), app.file.path)
        if place := self._target.platform["app"].get("sitemap"):
            self._json(place, sitemap(self._project), app.file.path)
        self._runtime()
        self._project_files()
        styled = self._project.style_assets if self._target.style_rules.local_url else ()
        assets = self._project.assets.union(styled, *self._natives())
        return Bundle(self._part.files, assets, self._part.maps)

    def _run(self, kind: str, path: str, function: Callable[..., T], *arguments: Any) -> T:
        return self._memo.run((self._target.name, kind, path), function, *arguments, sink=self._sink)

    def _modules(self) -> None:
        """Add the modules that some code needs which is not dead on this target and in this mode."""
        modules = self._project.modules
        made: dict[str, Piece] = {}
        wanted = [*self._part.modules]
        while wanted:
            path = wanted.pop()
            if path in modules and path not in made:
                made[path] = self._run("module", path, module_piece, modules[path], self._world)
                wanted += made[path].modules
        for path in modules:
            if path in made:
                self._part.add(made[path], self._sink)

    # -- units -------------------------------------------------------------------------------------------

    def _view(self, path: str) -> View:
        """A unit's view; components come before those that use them, since what they read of props counts there."""
        if path not in self._views:
            self._views[path] = self._run("view", path, view, self._project.units[path], self._world)
        return self._views[path]

    def _props_of(self, path: str, user: str) -> Mapping[str, Shape] | None:
        if user in self._cycles.get(path, ()):
            return None  # a component inside itself
        return self._view(path).props

    # -- files -------------------------------------------------------------------------------------------

    def _runtime(self) -> None:
        name, parts = self._target.name, load_parts(self._target.name)
        for home in sorted({*self._part.features, *self._part.apis}):
            apis, features = self._part.apis.get(home, set()), self._part.features.get(home, set())
            proxies = any(part.name == "objects" for part in choose_parts(parts, features))
            features = features | api_features(name, apis, proxies)
            if features:
                self._file(home + RUNTIME, _runtime_text(name, frozenset(features), self._production), "mpc")
            if apis:
                self._file(home + API, _api_text(name, frozenset(apis), self._production, proxies), "mpc")

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

    def _json(self, path: str, value: Mapping[str, object], source: str) -> None:
        self._file(path, to_json(value, self._production), source)

    def _file(self, path: str, text: str, source: str) -> None:
        self._part.file(path, text, source, self._sink)


@lru_cache(64)
def _runtime_text(target: str, features: frozenset[str], production: bool) -> str:
    return assemble_runtime(load_parts(target), features, production)


@lru_cache(64)
def _api_text(target: str, apis: frozenset[str], production: bool, proxies: bool) -> str:
    return assemble_mp(target, set(apis), production, proxies)


def _moved(app: ir.App, target: Target) -> dict[str, str]:
    """Units whose place the platform decides: the component that draws the tab bar."""
    custom = target.platform["tabbar"].get("custom")
    return {app.tab_bar.custom: custom["unit"]} if custom and app.tab_bar and app.tab_bar.custom else {}


def _class_suffixes(components: Iterable[str]) -> dict[str, str]:
    """A suffix for each component's classes: its file's name, or its whole path where two files share one."""
    stems = {path: posixpath.basename(path) for path in components}
    shared = Counter(stems.values())
    return {path: "__" + (stem if shared[stem] == 1 else path.replace("/", "_")) for path, stem in stems.items()}
