"""The whole compile on one screen: one call a phase.

    files -> config -> project (parse, analyse, resolve)  once for all targets that see the same files
                          |
                          +-> emit (lower, print)          for each target -> Bundle

Everything here is pure: files come in through `Files`, the CSS of SCSS through `Sass`, bundles go out,
diagnostics gather in the sink.
"""

import itertools
import posixpath
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from mpc.compiler import config as configuration
from mpc.compiler import ir
from mpc.compiler.analyze.project import Collector
from mpc.compiler.config import Config
from mpc.compiler.diagnostics import Diagnostic, Sink, merged
from mpc.compiler.files import Files, overlays
from mpc.compiler.memo import ONCE, Remembers
from mpc.compiler.profile import phase
from mpc.compiler.source import SourceFile
from mpc.compiler.style.sass import Sass
from mpc.compiler.workers import Workers, alone

TOGETHER = 16
"""The files of so many units are put together at a time, and again only if one of the units has changed."""


class Output(Protocol):
    """One target's files: texts, the project's assets to copy, and source maps, which are no part of the project."""

    files: dict[str, str]
    assets: frozenset[str]
    maps: dict[str, str]


class Emission(Protocol):
    """One target's emission of a project: the files of some units, by their paths; then all, with the project's own."""

    def part(self, paths: Sequence[str], /) -> Any: ...

    def whole(self, parts: Iterable[Any], /) -> Output: ...


@dataclass(frozen=True)
class Backend:
    """What the pipeline needs of the targets, and the Sass compiler; the command line puts it together."""

    names: frozenset[str]
    builtins: frozenset[str]
    emission: Callable[[ir.Project, str, Config, str, Sink, Remembers], Emission]
    sass: Sass


@dataclass
class Result:
    """What came out: how each target sees the files, and a bundle for each that can be written."""

    config: Config
    files: dict[str, Files] = field(default_factory=dict)
    bundles: dict[str, Output] = field(default_factory=dict)
    sources: frozenset[str] = frozenset()  # the project's files that something is made of, by path


def _parts(
    emissions: Mapping[str, Emission], paths: Iterable[str], sink: Sink
) -> tuple[dict[str, Any], list[Diagnostic]]:
    """Each target's files of some units, and all that has been reported."""
    rest = iter(paths)
    while some := list(itertools.islice(rest, TOGETHER)):
        for emission in emissions.values():
            emission.part(some)
    return {target: emission.part(()) for target, emission in emissions.items()}, sink.diagnostics


def source_in(folder: str, sources: Iterable[str]) -> str | None:
    """The first of the sources that a folder holds; both are paths of the project."""
    inside = "" if folder in ("", ".") else f"{posixpath.normpath(folder)}/"
    return next((path for path in sorted(sources) if path.startswith(inside)), None)


def read_project(files: Files, backend: Backend, mode: str, sink: Sink) -> tuple[Config, ir.Project | None]:
    """The project without any target's output, as the first target by name sees it (`pay.<target>.ts`)."""
    file = files.text(configuration.FILE)
    config = configuration.read(file, mode, backend.names, sink.at(file or SourceFile(configuration.FILE, "")))
    seen = overlays(files, [min(backend.names)], backend.names)[min(backend.names)]
    return config, Collector(seen, config, backend.builtins, backend.names, backend.sass, sink).collect()


def compile_project(
    files: Files,
    backend: Backend,
    targets: list[str],
    mode: str,
    sink: Sink,
    workers: Workers = alone,
    memo: Remembers = ONCE,
) -> Result:
    """Compile for some targets. A target whose sources have errors gets no bundle.

    It does not matter who works, or what is remembered.
    """
    file = files.text(configuration.FILE)
    config = configuration.read(file, mode, backend.names, sink.at(file or SourceFile(configuration.FILE, "")))
    result = Result(config, overlays(files, targets, backend.names))
    analyses: dict[int, tuple[ir.Project | None, list[Diagnostic]]] = {}  # by the identity of what a target sees
    for view, seen in result.files.items():
        if id(seen) not in analyses:
            own = Sink()
            options = config, backend.builtins, backend.names, backend.sass, own, workers, memo, view
            with phase("project"):
                analyses[id(seen)] = Collector(seen, *options).collect(), own.diagnostics
    found = merged({target: analyses[id(seen)][1] for target, seen in result.files.items()})
    unreadable = any(each.code == "MP005" for each in sink.diagnostics)
    sink.extend(each for each in found if not (each.code == "MP701" and unreadable))  # it is there, but no text
    result.sources = frozenset[str]().union(*(project.sources for project, _ in analyses.values() if project))
    if file and (held := source_in(config.out, result.sources)):
        sink.report("MP011", file, config.place("build", "out"), folder=config.out, path=held)
    # With errors in the sources nothing will be written, but what a target cannot do is worth knowing in the same run.
    projects = {target: analyses[id(seen)][0] for target, seen in result.files.items()}
    emissions = {
        target: backend.emission(project, target, config, mode, sink, memo)
        for target, project in projects.items()
        if project
    }
    units = {path for project in projects.values() if project for path in project.units}
    parts = workers(sorted(units), lambda paths: _parts(emissions, paths, sink))
    for _, diagnostics in parts:
        sink.extend(diagnostics)
    for target, emission in emissions.items():
        with phase(target):
            bundle = emission.whole(made[target] for made, _ in parts)
        if not any(each.severity == "error" and each.target in (None, target) for each in sink.diagnostics):
            result.bundles[target] = bundle
    return result
