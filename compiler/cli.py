"""The command line: the composition root, and the only importer of `mpc.targets`."""

import locale
import os
import sys
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files as resources
from pathlib import Path
from typing import TYPE_CHECKING

import click
from mpc.compiler.diagnostics import LANGUAGES, Language, Sink, suggest
from mpc.compiler.source import Span

if TYPE_CHECKING:
    from mpc.compiler.pipeline import Backend

DISTRIBUTION = "mini-program-compiler"


class _Failure(click.ClickException):
    """The command line or the configuration is wrong: exit code 2."""

    exit_code = 2


def _language(chosen: str | None) -> Language:
    """`--lang`, or what the environment's locale says."""
    if chosen in LANGUAGES:
        return chosen
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    name = next((each for each in names if each), None) or locale.getlocale()[0] or ""
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


def _targets(names: tuple[str, ...], language: Language) -> list[str]:
    from mpc.targets import discover

    known = list(discover())
    wanted = known if not names or "all" in names else list(dict.fromkeys(names))
    for name in wanted:
        if name not in known:
            raise _Failure(_no_target(name, [*known, "all"], language))
    return wanted


def _no_target(name: str, known: list[str], language: Language) -> str:
    guess, listed = suggest(name, known), ", ".join(known)
    if language == "zh":
        return f"没有名为 {name!r} 的平台" + (f"，是否想写 {guess!r}？" if guess else "；") + f"可用的有：{listed}"
    return f"no target is called {name!r}; " + (f"did you mean {guess!r}? " if guess else "") + f"there are: {listed}"


_path = click.argument("path", default=".", type=click.Path(path_type=Path))
_target = click.option(
    "--target", "names", multiple=True, metavar="NAME", help="A target's name, or `all`; may be repeated."
)
_mode = click.option(
    "--mode", metavar="NAME", default="development", show_default=True,
    help="development, production, or a [mode.NAME] of mpc.toml.",
)  # fmt: skip
_lang = click.option(
    "--lang", type=click.Choice(list(LANGUAGES)), help="Language of the messages; default: the locale's."
)


@click.group()
@click.version_option(version(DISTRIBUTION), prog_name="mpc")
def main() -> None:
    """Compiles one mini-program source to native WeChat, Douyin and Alipay projects."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal without Chinese must not end the run


@main.command()
@_path
@_target
@click.option("--out", type=click.Path(path_type=Path), help="The output folder; default: `out` of mpc.toml, or dist.")
@_mode
@_lang
def build(path: Path, names: tuple[str, ...], out: Path | None, mode: str, lang: str | None) -> None:
    """Write DIR/<target>/ for each target. Exit code 1: the sources have errors."""
    from mpc.compiler.build.writer import write
    from mpc.compiler.files import Folder
    from mpc.compiler.pipeline import compile_project
    from mpc.compiler.render import as_text

    language = _language(lang)
    targets = _targets(names, language)
    sink = Sink()
    files = Folder(_root(path, language), sink)
    result = compile_project(files, backend(), targets, mode, sink)
    folder = out or path / result.config.out
    for target, output in result.bundles.items():
        held = _held(folder, target, path, result.sources)
        if held:
            sink.report("MP011", None, Span(0, 0), folder=str(folder), path=held)
            break
        changed = write(output, folder / target, result.files[target], sink)
        if changed is not None:
            count = len(output.files) + len(output.assets)
            click.echo(f"{target}: {folder / target} ({count} files, {changed} changed)")
    click.echo(as_text(sink.diagnostics, language), err=True, nl=False)
    _finish(sink)


@main.command()
@_path
@_target
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@_mode
@_lang
def check(path: Path, names: tuple[str, ...], form: str, mode: str, lang: str | None) -> None:
    """Say what is wrong, write nothing. Exit code 1: the sources have errors."""
    from mpc.compiler.files import Folder
    from mpc.compiler.pipeline import compile_project
    from mpc.compiler.render import as_json, as_text

    language = _language(lang)
    targets = _targets(names, language)
    sink = Sink()
    compile_project(Folder(_root(path, language), sink), backend(), targets, mode, sink)
    if form == "json":
        click.echo(as_json(sink.diagnostics, language))
    else:
        click.echo(as_text(sink.diagnostics, language), nl=False)
    _finish(sink)


@main.command()
@_path
@_lang
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

    language = _language(lang)
    sink = Sink()
    files = Folder(_root(path, language), sink)
    texts = type_files(files, tuple(discover()), _api_declarations(), sink)
    if not sink.has_errors:
        changed = write(_Texts(texts), path / FOLDER, files, sink)
    if not sink.has_errors:
        click.echo(f"{path / FOLDER} ({len(texts)} files, {changed} changed)")
        _settle_settings(path / "tsconfig.json", FOLDER, sink)
    click.echo(as_text(sink.diagnostics, language), err=True, nl=False)
    _finish(sink)


@main.command()
@_lang
def targets(lang: str | None) -> None:
    """List the targets."""
    from mpc.targets import discover

    for name, target in discover().items():
        click.echo(
            f"{name:<10} {target.title(_language(lang))}, base library {target.platform['base_library']} or later"
        )


@dataclass
class _Texts:
    """What the writer wants, for files that belong to no target."""

    files: dict[str, str]
    assets: frozenset[str] = frozenset()


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


def _held(folder: Path, target: str, project: Path, sources: frozenset[str]) -> str | None:
    """A source of the project that the output folder holds. One around the project may be the output folder."""
    from mpc.compiler.pipeline import source_in

    root = project.resolve()
    for each in (folder.resolve(), folder.resolve() / target):
        if each.is_relative_to(root):
            return source_in(each.relative_to(root).as_posix(), sources)
        if each.name == target and root.is_relative_to(each):
            return "app.mp"
    return None


def _root(path: Path, language: Language) -> Path:
    if not path.is_dir():
        raise _Failure(f"{path} 不是文件夹" if language == "zh" else f"{path} is not a folder")
    return path


@cache
def backend() -> "Backend":
    """The targets and Sass, as the pipeline wants them."""
    from mpc.compiler import ir
    from mpc.compiler.build.dart_sass import find_sass
    from mpc.compiler.config import Config
    from mpc.compiler.pipeline import Backend
    from mpc.targets import discover
    from mpc.targets.emit import Bundle, emit

    known = discover()
    names = frozenset(known)
    builtins = frozenset(tag for target in known.values() for tag in target.elements if tag != "*")

    def emit_target(project: ir.Project, target: str, config: Config, mode: str, sink: Sink) -> Bundle:
        return emit(project, known[target], names, config, mode, sink)

    return Backend(names, builtins, emit_target, find_sass())


def _finish(sink: Sink) -> None:
    """0: fine, 1: errors in the sources, 2: the configuration is wrong or nothing could be written."""
    errors = {each.code for each in sink.diagnostics if each.severity == "error"}
    if errors & {"MP002", "MP003", "MP004", "MP006", "MP011", "MP009", "MP701"}:
        sys.exit(2)
    if errors:
        sys.exit(1)
