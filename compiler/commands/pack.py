"""`mpc pack`: a production build as archives, with manifests and a size report."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from mpc.compiler.commands.reporting import note, report, report_option
from mpc.compiler.commands.shared import (
    backend,
    chosen_language,
    chosen_targets,
    finish,
    keeping_garbage,
    lang_option,
    mpc_version,
    path_argument,
    project_root,
    target_option,
)
from mpc.compiler.diagnostics import Sink
from mpc.compiler.source import Span

if TYPE_CHECKING:
    from mpc.compiler.pack.checks import Platform

FOLDER = "packed"
"""In the output folder: where archives go that are not sent elsewhere by `--out`."""

PAGE = "sizes.html"

production_option = click.option(
    "--mode", metavar="NAME", default="production", show_default=True,
    help="production, development, or a [mode.NAME] of mpc.toml.",
)  # fmt: skip


@click.command()
@path_argument
@target_option
@click.option("--out", type=click.Path(path_type=Path), help="Where archives go; default: OUT/packed.")
@production_option
@report_option
@lang_option
def pack(path: Path, names: tuple[str, ...], out: Path | None, mode: str, form: str, lang: str | None) -> None:
    """Write <target>.zip, <target>.json and <target>.maps.zip for each target, and sizes.html for all.

    Exit code 1: the sources have errors, or a target is larger than its platform or [budget] of mpc.toml allows; then
    it gets no archive.
    """
    from mpc.compiler.build.git import revision
    from mpc.compiler.build.place import displace, place
    from mpc.compiler.build.processes import processes
    from mpc.compiler.files import Folder
    from mpc.compiler.pack import archive, checks, manifest, page, sizes, table
    from mpc.compiler.pipeline import compile_project

    language = chosen_language(lang)
    targets = chosen_targets(names, language)
    sink = Sink()
    files = Folder(project_root(path, language), sink)
    with keeping_garbage():
        result = compile_project(files, backend(), targets, mode, sink, processes())
    folder = out or path / result.config.out / FOLDER
    commit = revision(path, [path / result.config.out, folder])
    app = files.text("app.mp")
    if held := _held(folder, targets, path, result.sources):
        sink.report("MP011", None, Span(0, 0), folder=str(folder), path=held)
        targets = []
    packed: dict[str, dict[str, Any]] = {}
    sections = []
    for target in targets:
        places = [folder / name for name in _names(target)]
        if target not in result.bundles:
            for each in places:
                displace(each, sink)
            continue
        content = sizes.contents(result.bundles[target], result.files[target])
        data = archive.archive(content)
        measured, platform = sizes.measure(target, content), platforms()[target]
        own = Sink()
        checks.check_limits(measured, len(data), platform, app, own)
        checks.check_budgets(measured, result.config, own)
        sink.extend(own.diagnostics)
        told = manifest.manifest(measured, data, platform, result.config, mode, mpc_version(), commit)
        packed[target] = told
        sections.append(page.Section(measured, platform, told))
        done = f"{target}:"
        if own.has_errors:
            for each in places:
                displace(each, sink)
        elif place(places[0], data, sink) and place(places[1], manifest.to_bytes(told), sink):
            done += f" {places[0]} ({len(content)} files, {sizes.human(len(data))})"
            if maps := {path: text.encode("utf-8") for path, text in result.bundles[target].maps.items()}:
                place(places[2], archive.archive(maps), sink)
            else:
                displace(places[2], sink)
        note(f"{done}\n{table.table(measured, told, language)}", form)
    if sections and place(folder / PAGE, page.page(sections, language).encode("utf-8"), sink):
        note(str(folder / PAGE), form)
    report(sink.diagnostics, form, language, path, aside=True, more={"packed": packed})
    finish(sink)


def _names(target: str) -> tuple[str, str, str]:
    """The archive, its manifest, and the source maps of its scripts."""
    return f"{target}.zip", f"{target}.json", f"{target}.maps.zip"


def _held(folder: Path, targets: list[str], project: Path, sources: frozenset[str]) -> str | None:
    """A source of the project in whose place something would be written."""
    place, root = folder.resolve(), project.resolve()
    if not place.is_relative_to(root):
        return None
    written = [PAGE, *(name for target in targets for name in _names(target))]
    paths = ((place / name).relative_to(root).as_posix() for name in written)
    return next((each for each in paths if each in sources), None)


@cache
def platforms() -> "dict[str, Platform]":
    """What sizes and reports must know of each target."""
    from mpc.compiler.pack.checks import Limit, Platform
    from mpc.targets import discover
    from mpc.targets.tables import load_limits

    return {
        name: Platform(
            name,
            target.title("en"),
            target.title("zh"),
            {each: Limit(limit.value, limit.source, limit.firm) for each, limit in load_limits(target.package).items()},
            {target.markup_suffix[1:]: "markup", target.style_suffix[1:]: "style"},
        )
        for name, target in discover().items()
    }
