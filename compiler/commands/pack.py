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
    """Write <target>.zip and <target>.json for each target, and sizes.html for all.

    Exit code 1: the sources have errors, or a target is larger than its platform or [budget] of mpc.toml allows; then
    it gets no archive.
    """
    from mpc.compiler.build.git import revision
    from mpc.compiler.build.place import displace, place
    from mpc.compiler.files import Folder
    from mpc.compiler.pack import archive, checks, manifest, sizes, table
    from mpc.compiler.pipeline import compile_project

    language = chosen_language(lang)
    targets = chosen_targets(names, language)
    sink = Sink()
    files = Folder(project_root(path, language), sink)
    result = compile_project(files, backend(), targets, mode, sink)
    folder = out or path / result.config.out / FOLDER
    commit = revision(path, [path / result.config.out, folder])
    app = files.text("app.mp")
    written = [folder / name for target in targets for name in (f"{target}.zip", f"{target}.json")]
    held = next((each for each in written if source_at(each, path, result.sources)), None)
    if held:
        sink.report("MP011", None, Span(0, 0), folder=str(folder), path=held.name)
        targets = []
    packed: dict[str, dict[str, Any]] = {}
    for target in targets:
        zip_file, manifest_file = folder / f"{target}.zip", folder / f"{target}.json"
        if target not in result.bundles:
            displace(zip_file, sink)
            displace(manifest_file, sink)
            continue
        content = sizes.contents(result.bundles[target], result.files[target])
        data = archive.archive(content)
        measured = sizes.measure(target, content)
        own = Sink()
        checks.check_limits(measured, len(data), platforms()[target], app, own)
        checks.check_budgets(measured, result.config, own)
        sink.extend(own.diagnostics)
        told = manifest.manifest(measured, data, platforms()[target], result.config, mode, mpc_version(), commit)
        packed[target] = told
        if own.has_errors:
            displace(zip_file, sink)
            displace(manifest_file, sink)
            note(f"{target}:", form)
        elif place(zip_file, data, sink) and place(manifest_file, manifest.to_bytes(told), sink):
            note(f"{target}: {zip_file} ({len(content)} files, {sizes.human(len(data))})", form)
        note(table.table(measured, told, language), form)
    report(sink.diagnostics, form, language, path, aside=True, more={"packed": packed})
    finish(sink)


def source_at(file: Path, project: Path, sources: frozenset[str]) -> bool:
    """Whether a file to be written is a source of the project."""
    place, root = file.resolve(), project.resolve()
    return place.is_relative_to(root) and place.relative_to(root).as_posix() in sources


@cache
def platforms() -> "dict[str, Platform]":
    """What the checks must know of each target."""
    from mpc.compiler.pack.checks import Limit, Platform
    from mpc.targets import discover
    from mpc.targets.tables import load_limits

    return {
        name: Platform(
            name,
            target.title("en"),
            target.title("zh"),
            {each: Limit(limit.value, limit.source, limit.firm) for each, limit in load_limits(target.package).items()},
        )
        for name, target in discover().items()
    }
