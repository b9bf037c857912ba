"""The command line: with `commands` the composition root, and the only importer of `mpc.targets`."""

import gc
import os
import sys
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field
from importlib.resources import files as resources
from pathlib import Path

import click
from mpc.compiler.commands.link import link
from mpc.compiler.commands.pack import pack
from mpc.compiler.commands.reach import reach
from mpc.compiler.commands.reporting import report, report_option
from mpc.compiler.commands.shared import (
    DISTRIBUTION,
    backend,
    chosen_language,
    chosen_targets,
    finish,
    lang_option,
    mode_option,
    path_argument,
    project_root,
    target_option,
)
from mpc.compiler.commands.trace import trace
from mpc.compiler.commands.upload import preview, upload
from mpc.compiler.diagnostics import Sink
from mpc.compiler.source import Span


def run() -> None:
    """The whole process. It ends at once: to take apart what a large build has made would take a thirtieth of it."""
    try:
        main()
    except SystemExit as end:
        with suppress(OSError, ValueError):  # whoever read it has gone
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(end.code if isinstance(end.code, int) else 1 if end.code else 0)


@click.group()
@click.version_option(package_name=DISTRIBUTION, prog_name="mpc")
def main() -> None:
    """Compiles one mini-program source to native WeChat, Douyin and Alipay projects."""
    # A compile makes much and drops little: to look for garbage among all there is took a third of its time.
    gc.set_threshold(50_000, 1_000)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal without Chinese must not end the run


@main.command()
@path_argument
@target_option
@click.option("--out", type=click.Path(path_type=Path), help="The output folder; default: `out` of mpc.toml, or dist.")
@mode_option
@report_option
@click.option("--profile", is_flag=True, help="Say where the time goes: phases, and the slowest files.")
@click.option("--watch", is_flag=True, help="Go on: the same as `mpc watch`.")
@lang_option
def build(
    path: Path,
    names: tuple[str, ...],
    out: Path | None,
    mode: str,
    form: str,
    profile: bool,
    watch: bool,
    lang: str | None,
) -> None:
    """Write DIR/<target>/ for each target. Exit code 1: the sources have errors."""
    from mpc.compiler.commands import build
    from mpc.compiler.commands import watch as watching
    from mpc.compiler.commands.profiling import profiled

    language = chosen_language(lang)
    if watch:
        watching.run(path, names, out, mode, language)
    else:
        with profiled(language) if profile else nullcontext():
            build.run(path, names, out, mode, form, language)


@main.command()
@path_argument
@target_option
@click.option("--out", type=click.Path(path_type=Path), help="The output folder; default: `out` of mpc.toml, or dist.")
@mode_option
@lang_option
def watch(path: Path, names: tuple[str, ...], out: Path | None, mode: str, lang: str | None) -> None:
    """Build, and build again whenever something has changed, until Ctrl-C."""
    from mpc.compiler.commands.watch import run

    run(path, names, out, mode, chosen_language(lang))


@main.command()
@path_argument
@target_option
@report_option
@mode_option
@lang_option
def check(path: Path, names: tuple[str, ...], form: str, mode: str, lang: str | None) -> None:
    """Say what is wrong, write nothing. Exit code 1: the sources have errors."""
    from mpc.compiler.build.processes import processes
    from mpc.compiler.files import Folder
    from mpc.compiler.pipeline import compile_project

    language = chosen_language(lang)
    targets = chosen_targets(names, language)
    sink = Sink()
    compile_project(Folder(project_root(path, language), sink), backend(), targets, mode, sink, processes())
    report(sink.diagnostics, form, language, path)
    finish(sink)


@main.command()
@path_argument
@lang_option
def types(path: Path, lang: str | None) -> None:
    """Tell TypeScript what scripts know: write .mpc/types/, and tsconfig.json if there is none.

    Then editors understand the project's .ts files, and `tsc` checks the scripts of .mp files too. Run it again when
    those or mpc.toml have changed.
    """
    from mpc.compiler.build.writer import write
    from mpc.compiler.editor.types import FOLDER, type_files
    from mpc.compiler.files import Folder
    from mpc.compiler.render import as_text
    from mpc.targets import discover

    language = chosen_language(lang)
    sink = Sink()
    files = Folder(project_root(path, language), sink)
    texts = type_files(files, tuple(discover()), _api_declarations(), sink)
    if not sink.has_errors:
        changed = write(_Texts(texts), path / FOLDER, files, sink)
    if not sink.has_errors:
        click.echo(f"{path / FOLDER} ({len(texts)} files, {changed} changed)")
        _settle_settings(path / "tsconfig.json", FOLDER, sink)
    click.echo(as_text(sink.diagnostics, language), err=True, nl=False)
    finish(sink)


@main.command()
@lang_option
def targets(lang: str | None) -> None:
    """List the targets."""
    from mpc.targets import discover

    for name, target in discover().items():
        click.echo(
            f"{name:<10} {target.title(chosen_language(lang))}, base library {target.platform['base_library']} or later"
        )


@dataclass
class _Texts:
    """What the writer wants, for files that belong to no target."""

    files: dict[str, str]
    assets: frozenset[str] = frozenset()
    maps: dict[str, str] = field(default_factory=dict)


def _api_declarations() -> dict[str, str]:
    """What is said to TypeScript about `mp`, by file name; it stands beside the runtime's own files."""
    folder = resources("mpc.targets").joinpath("runtime/mp")
    found = sorted(file.name for file in folder.iterdir() if file.name.endswith(".d.ts"))
    return {name: folder.joinpath(name).read_text(encoding="utf-8") for name in found}


def _settle_settings(file: Path, types: str, sink: Sink) -> None:
    """A `tsconfig.json` that takes up what is in `types`; one that is there is its owner's."""
    wanted = f'"extends": "./{types}/tsconfig.json"'
    try:
        if not file.exists():
            file.write_text(f"{{\n  {wanted}\n}}\n", encoding="utf-8")
            click.echo(f"{file} (new)")
        elif f"{types}/tsconfig.json" not in file.read_text(encoding="utf-8", errors="replace"):
            click.echo(f"{file} is left as it is: it should have {wanted}")
    except OSError as error:
        sink.report("MP006", None, Span(0, 0), path=str(file), reason=error.strerror or str(error))


main.add_command(pack)
main.add_command(upload)
main.add_command(preview)
main.add_command(reach)
main.add_command(link)
main.add_command(trace)
