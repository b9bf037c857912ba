"""Sizes against what the platform takes and what the project allows itself. What is too large is reported here."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from mpc.compiler.config import Config
from mpc.compiler.diagnostics import Sink
from mpc.compiler.pack.sizes import MAIN, File, Package, Sizes, human, largest, parsed
from mpc.compiler.source import SourceFile, Span

NEAR = 0.9
"""The share of a limit from which on there is a warning."""

_NAMED = 5  # the largest files that a message names


@dataclass(frozen=True, slots=True)
class Limit:
    """What a platform takes, in bytes, or how many. `firm`: it is official; otherwise more is only warned of."""

    value: int
    source: str
    firm: bool = True


@dataclass(frozen=True, slots=True)
class Platform:
    """What is to be known of a target. The names of the limits are those of its limits.toml; `suffixes` says what files
    of its own are, `{"wxml": "markup"}`."""

    name: str
    title: str
    title_zh: str
    limits: Mapping[str, Limit]
    suffixes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """Something that has a size of its own: `kind` is `main`, `subpackage`, `total` or `archive`."""

    kind: str
    root: str
    size: int
    files: tuple[File, ...]

    @property
    def limit_name(self) -> str:
        return _LIMITS[self.kind]

    @property
    def names(self) -> dict[str, str]:
        """What a message calls it, in both languages."""
        english, chinese = _NAMES[self.kind]
        return {"part": english.format(root=self.root), "part_zh": chinese.format(root=self.root)}


_LIMITS = {
    "main": "main_package_bytes",
    "subpackage": "subpackage_bytes",
    "total": "total_bytes",
    "archive": "upload_zip_bytes",
}
_NAMES = {
    "main": ("the main package", "主包"),
    "subpackage": ("the subpackage `{root}`", "分包 `{root}` "),
    "total": ("the whole app", "整个小程序"),
    "archive": ("the archive", "压缩包"),
}


def parts(sizes: Sizes) -> tuple[Part, ...]:
    """What of a bundle has a limit or a budget: its packages, and all together."""
    packages = tuple(_part(each) for each in sizes.packages)
    return (*packages, Part("total", MAIN, sizes.total, sizes.files))


def _part(package: Package) -> Part:
    return Part("subpackage" if package.root else "main", package.root, package.size, package.files)


def check_limits(sizes: Sizes, archive: int, platform: Platform, app: SourceFile | None, sink: Sink) -> None:
    """Report what the platform would refuse, and what is near. `archive` is the zip's size in bytes; the places are
    in app.mp."""
    sink = sink.for_target(platform.name)
    for part in (*parts(sizes), Part("archive", MAIN, archive, sizes.files)):
        limit = platform.limits.get(part.limit_name)
        if limit is None or part.size < limit.value * NEAR:
            continue
        code = "MP021" if part.size <= limit.value else "MP020" if limit.firm else "MP022"
        facts = {
            **part.names,
            "size": human(part.size),
            "limit": human(limit.value),
            "largest": listed(part.files),
            "source": limit.source,
        }
        titles = {"target": platform.title, "target_zh": platform.title_zh}
        sink.report(code, app, _place(app, part), **titles, **facts)
    most = platform.limits.get("subpackage_count")
    count = len(sizes.packages) - 1
    if most and count > most.value:
        titles = {"target": platform.title, "target_zh": platform.title_zh}
        place = _place(app, Part("subpackage", sizes.packages[-1].root, 0, ()))
        sink.report("MP023", app, place, count=count, limit=most.value, source=most.source, **titles)


def _place(app: SourceFile | None, part: Part) -> Span:
    """Where app.mp speaks of a part: the root of a subpackage, the list of pages, or the app itself."""
    if app is None:
        return Span(0, 0)
    root = rf"""<subpackage\b[^>]*?\broot\s*=\s*["']/?({re.escape(part.root)})/?["']"""
    patterns = {"subpackage": root, "main": r"<(pages)\b"}
    match = re.search(patterns.get(part.kind, r"<(app)\b"), app.text)
    return Span(*match.span(1)) if match else Span(0, 0)


def check_budgets(sizes: Sizes, config: Config, sink: Sink) -> None:
    """Report what is larger than `[budget]` allows; the places are in mpc.toml."""
    sink = sink.for_target(sizes.target)
    for name, path, budget in budgets(config, sizes.target):
        over = [part for part in parts(sizes) if part.kind == name and part.size > budget]
        for part in over:
            facts = {**part.names, "size": human(part.size), "budget": human(budget), "largest": listed(part.files)}
            facts |= {"excess": human(part.size - budget), "name": ".".join(path)}
            sink.report("MP024", config.file, config.place(*path), target=sizes.target, **facts)
        files = tuple(each for each in sizes.files if name == "file" and each.size > budget)
        if files:
            facts = {"count": str(len(files)), "budget": human(budget), "largest": listed(files)}
            facts |= {"name": ".".join(path)}
            sink.report("MP025", config.file, config.place(*path), target=sizes.target, **facts)


def budgets(config: Config, target: str) -> Iterator[tuple[str, tuple[str, ...], int]]:
    """Each budget that holds for a target: its name, its path in mpc.toml and its bytes. A target's own wins."""
    own = config.budgets.get(target, {})
    for name, size in {**config.budgets.get("", {}), **own}.items():
        yield name, ("budget", target, name) if name in own else ("budget", name), parsed(size)


def listed(files: tuple[File, ...]) -> str:
    """The largest files, for a message."""
    return ", ".join(f"`{each.path}` {human(each.size)}" for each in largest(files, _NAMED))
