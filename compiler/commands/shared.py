"""What the commands share: their options, the language of messages, the targets by name, exit codes."""

import contextlib
import gc
import locale
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click
from mpc.compiler.diagnostics import LANGUAGES, Language, Sink, suggest

if TYPE_CHECKING:
    from mpc.compiler.pipeline import Backend

DISTRIBUTION = "mini-program-compiler"

_UNREADY = ("MP030", "MP031", "MP032", "MP033", "MP034", "MP035", "MP036", "MP037")  # nothing was handed to a vendor


@contextlib.contextmanager
def keeping_garbage() -> Iterator[None]:
    """For one compile after which the process ends: it makes much and drops little in circles, so that to look for
    garbage costs a twentieth of its time and frees next to nothing."""
    looks = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looks:
            gc.enable()


class Failure(click.ClickException):
    """The command line or the configuration is wrong: exit code 2."""

    exit_code = 2


def chosen_language(chosen: str | None) -> Language:
    """`--lang`, or what the environment's locale says."""
    if chosen in LANGUAGES:
        return chosen
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    name = next((each for each in names if each), None) or locale.getlocale()[0] or ""
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


def chosen_targets(names: tuple[str, ...], language: Language) -> list[str]:
    """The targets that `--target` names; all of them without one. Raises `Failure` for one that does not exist."""
    from mpc.targets import discover

    known = list(discover())
    wanted = known if not names or "all" in names else list(dict.fromkeys(names))
    for name in wanted:
        if name not in known:
            raise Failure(_no_target(name, [*known, "all"], language))
    return wanted


def _no_target(name: str, known: list[str], language: Language) -> str:
    guess, listed = suggest(name, known), ", ".join(known)
    if language == "zh":
        return f"没有名为 {name!r} 的平台" + (f"，是否想写 {guess!r}？" if guess else "；") + f"可用的有：{listed}"
    return f"no target is called {name!r}; " + (f"did you mean {guess!r}? " if guess else "") + f"there are: {listed}"


path_argument = click.argument("path", default=".", type=click.Path(path_type=Path))
target_option = click.option(
    "--target", "names", multiple=True, metavar="NAME", help="A target's name, or `all`; may be repeated."
)
mode_option = click.option(
    "--mode", metavar="NAME", default="development", show_default=True,
    help="development, production, or a [mode.NAME] of mpc.toml.",
)  # fmt: skip
lang_option = click.option(
    "--lang", type=click.Choice(list(LANGUAGES)), help="Language of the messages; default: the locale's."
)


def mpc_version() -> str:
    from importlib.metadata import version  # 20 ms

    return version(DISTRIBUTION)


def project_root(path: Path, language: Language) -> Path:
    """The project's folder. Raises `Failure` if it is none."""
    if not path.is_dir():
        raise Failure(f"{path} 不是文件夹" if language == "zh" else f"{path} is not a folder")
    return path


@cache
def backend(traced: bool = False) -> "Backend":
    """The targets and Sass, as the pipeline wants them. `traced`: with source maps in every mode."""
    from mpc.compiler import ir
    from mpc.compiler.build.dart_sass import find_sass
    from mpc.compiler.config import Config
    from mpc.compiler.memo import Remembers
    from mpc.compiler.pipeline import Backend
    from mpc.targets import discover
    from mpc.targets.emit import Emission

    known = discover()
    names = frozenset(known)
    builtins = frozenset(tag for target in known.values() for tag in target.elements if tag != "*")

    def emission(project: ir.Project, target: str, config: Config, mode: str, sink: Sink, memo: Remembers) -> Emission:
        return Emission(project, known[target], names, config, mode, sink, memo, traced)

    return Backend(names, builtins, emission, find_sass())


def finish(sink: Sink) -> None:
    """0: fine, 1: errors in the sources, 2: the configuration is wrong or nothing could be written."""
    errors = {each.code for each in sink.diagnostics if each.severity == "error"}
    if errors & {"MP002", "MP003", "MP004", "MP006", "MP011", "MP009", "MP701", *_UNREADY}:
        sys.exit(2)
    if errors:
        sys.exit(1)
