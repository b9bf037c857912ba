"""From a place in a script to one in the author's files, by the maps of a build and those of the platform."""

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from typing import Literal, NamedTuple

from mpc.compiler.trace.frames import Frame
from mpc.compiler.trace.sourcemap import SourceMap


@dataclass(frozen=True)
class Platform:
    """What a platform does with scripts. `hints` are words that only its stacks have, `bundles` patterns of the files
    it puts scripts into, `main` the folders of its maps that stand for the main package."""

    name: str
    hints: tuple[str, ...] = ()
    bundles: tuple[str, ...] = ()
    main: tuple[str, ...] = ()


class Place(NamedTuple):
    """What stands at a place of a script: a place in the author's files, mpc's runtime, code that the compiler made, or
    a file of the platform's into which it puts all scripts, whose map is wanted."""

    kind: Literal["source", "runtime", "made", "bundle"]
    path: str = ""
    line: int = 0
    column: int | None = None


@dataclass(frozen=True)
class Places:
    """`maps` by the path of the script; `bundles`, the platform's own maps, by their path in what it hands out, without
    `.map`; `runtime` are the names of mpc's own scripts. A `loose` script keeps the author's lines, but has changed
    since: only its lines are known."""

    platform: Platform
    maps: Mapping[str, SourceMap]
    runtime: frozenset[str]
    bundles: Mapping[str, SourceMap] = field(default_factory=dict)
    loose: frozenset[str] = frozenset()

    def find(self, frame: Frame) -> Place | None:
        """What stands there; None for what is neither the project's nor mpc's."""
        bundle = None if frame.mapped else self._bundle(frame.script)
        if bundle is None:
            name = posixpath.basename(frame.script)
            found = self._emitted(frame.script, frame.line, frame.column)
            if found is None and any(fnmatch(name, pattern) for pattern in self.platform.bundles):
                return Place("bundle", frame.script, frame.line, frame.column)
            return found
        origin = bundle.find(frame.line, frame.column)
        if origin is None:
            return None
        path = "/".join(part for part in origin.source.split("/") if part not in ("", ".", ".."))
        found = self._emitted(path, origin.line, origin.column)
        if found is not None or path.endswith(".js"):
            return found
        return Place("source", path, origin.line, origin.column)  # the platform's tool has read mpc's map already

    def _emitted(self, script: str, line: int, column: int | None) -> Place | None:
        """A place in what mpc wrote."""
        own = self._own(script)
        if own is not None:
            return self._source(own, line, column)
        if posixpath.basename(script) in self.runtime:
            return Place("runtime", posixpath.basename(script), line, column)
        return None

    def _source(self, script: str, line: int, column: int | None) -> Place:
        own = self.maps[script]
        if script in self.loose:
            return Place("source", _source_of(script, own.sources[0]), line)
        found = own.find(line, column)
        if found is None:
            return Place("made", script, line, column)
        return Place("source", _source_of(script, found.source), found.line, found.column)

    def _own(self, script: str) -> str | None:
        """The project's script: the longest end of the path that is one; or the only one of that name."""
        parts = script.split("/")
        for start in range(len(parts)):
            path = "/".join(parts[start:])
            if path in self.maps:
                return path
        if len(parts) > 1:
            return None
        named = [path for path in self.maps if posixpath.basename(path) == script]
        return named[0] if len(named) == 1 and script not in self.runtime else None

    def _bundle(self, script: str) -> SourceMap | None:
        """The platform's own map of a script: in the folder of the same name, else the main package's."""
        folder, name = posixpath.split(script)
        stem = name.removesuffix(".js")
        named = {posixpath.dirname(path): found for path, found in self.bundles.items() if _stem(path) == stem}
        parts = folder.split("/")
        for start in range(len(parts)):
            inside = "/".join(parts[start:])
            for path, found in named.items():
                if inside and f"/{path}".endswith(f"/{inside}"):
                    return found
        if not any(fnmatch(name, pattern) for pattern in self.platform.bundles):
            return None
        for main in self.platform.main:
            for path, found in named.items():
                if posixpath.basename(path) == main:
                    return found
        return next(iter(named.values())) if len(named) == 1 else None


def _source_of(script: str, source: str) -> str:
    """A source's path in the project; maps name it relative to the script."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(script), source))


def _stem(path: str) -> str:
    """`app-service` of `__APP__/app-service.js` and, as some archives have it, of `__APP__/app-service.map`."""
    return posixpath.basename(path).removesuffix(".js").removesuffix(".map")


def recognized(text: str, platforms: Sequence[Platform]) -> list[Platform]:
    """The platforms whose words a stack has; the ones with the most."""
    counts = {platform.name: sum(text.count(hint) for hint in platform.hints) for platform in platforms}
    most = max(counts.values(), default=0)
    return [platform for platform in platforms if most and counts[platform.name] == most]
