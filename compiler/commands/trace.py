"""`mpc trace`: a pasted stack, with the author's places in it."""

import json
import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click
from mpc.compiler.commands.shared import (
    Failure,
    backend,
    chosen_language,
    chosen_targets,
    finish,
    lang_option,
    project_root,
)
from mpc.compiler.diagnostics import Language, Sink

if TYPE_CHECKING:
    from mpc.compiler.trace.places import Places, Platform
    from mpc.compiler.trace.sourcemap import SourceMap
    from mpc.compiler.trace.stack import Line


@click.command()
@click.argument("file", default="-", type=click.File("r", encoding="utf-8", errors="replace"))
@click.option(
    "--project", default=".", type=click.Path(path_type=Path), help="The project's folder; default: this one."
)
@click.option("--target", metavar="NAME", help="The platform of the stack; default: what the stack itself tells.")
@click.option("--mode", metavar="NAME", help="The mode of a build without maps; default: development.")
@click.option("--out", type=click.Path(path_type=Path), help="The output folder; default: `out` of mpc.toml, or dist.")
@click.option(
    "--maps", "paths", multiple=True, type=click.Path(path_type=Path),
    help="A folder, a .zip or a .map with source maps, mpc's or the platform's; may be repeated. Default: OUT/maps.",
)  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@lang_option
def trace(
    file: TextIO,
    project: Path,
    target: str | None,
    mode: str | None,
    out: Path | None,
    paths: tuple[Path, ...],
    form: str,
    lang: str | None,
) -> None:
    """Say where the lines of a stack stand in your sources. FILE is a stack from a phone, a vendor's tool or its
    console; without one, paste it.

    Of a production build it needs the source maps, of a development build the sources. Lines that name nothing of the
    project stay as they are.
    """
    from mpc.compiler.trace.stack import trace as traced

    language = chosen_language(lang)
    root = project_root(project, language)
    if target:
        chosen_targets((target,), language)
    if file is sys.stdin and file.isatty():
        click.echo("粘贴堆栈，然后按 Ctrl-D" if language == "zh" else "paste the stack, then press Ctrl-D", err=True)
    text = file.read()
    places, builds = _places(text, root, target, mode, out, paths, language)
    lines = list(traced(text, places))
    if form == "json":
        click.echo(json.dumps(_data(lines, builds, language), ensure_ascii=False, indent=2))
    else:
        for line in lines:
            click.echo(line.told(language))
    for told in [*builds, *_advice(lines, language)]:
        click.echo(told, err=True)


def _places(
    text: str,
    root: Path,
    target: str | None,
    mode: str | None,
    out: Path | None,
    paths: Sequence[Path],
    language: Language,
) -> tuple["Places", list[str]]:
    """What is known of the build that the stack comes from, and lines that say what that is."""
    from mpc.compiler.build.maps import FOLDER
    from mpc.compiler.trace.places import Places
    from mpc.targets.requires import API, RUNTIME

    found = _load(paths, language)
    bundles = {name: each for name, each in found.items() if not each.told}
    own = {name: each for name, each in found.items() if each.told}
    folder = out or root / _out(root)
    if not own and mode != "development" and (folder / FOLDER).is_dir():
        own = _load([folder / FOLDER], language)
    built = {each.told["target"] for each in own.values()}
    name = _target(text, target, built, language)
    runtime = frozenset((RUNTIME, API))
    maps = {each.told["script"]: each for each in own.values() if each.told["target"] == name}
    if maps or paths:
        return Places(platforms()[name], maps, runtime, bundles), _told(maps.values(), language)
    mode = mode or "development"
    maps, changed = _compiled(root, name, mode, folder / name, language)
    lines_stay = mode == "development"
    builds = [*_told(maps.values(), language), *_changed(changed, lines_stay, language)]
    return Places(platforms()[name], maps, runtime, bundles, changed if lines_stay else frozenset()), builds


def _out(root: Path) -> str:
    """The output folder as mpc.toml says it."""
    from mpc.compiler import config
    from mpc.compiler.files import Folder

    sink = Sink()
    file = Folder(root, sink).text(config.FILE)
    return config.read(file, "development", backend().names, sink.at(file)).out if file else config.Config().out


def _load(paths: Iterable[Path], language: Language) -> dict[str, "SourceMap"]:
    from mpc.compiler.build.maps import load
    from mpc.compiler.trace.sourcemap import Unreadable

    found: dict[str, SourceMap] = {}
    for path in paths:
        try:
            found |= load(path)
        except (OSError, Unreadable) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            zh = f"无法读取 source map：{path}（{reason}）"
            raise Failure(zh if language == "zh" else f"{path} cannot be read as source maps: {reason}") from None
    return found


def _target(text: str, target: str | None, built: set[str], language: Language) -> str:
    """The platform that the stack comes from: as asked for, as the stack itself tells, or the only one there is."""
    from mpc.compiler.trace.places import recognized

    known = platforms()
    if target:
        return target
    candidates = [known[name] for name in sorted(built & known.keys())] or list(known.values())
    told = recognized(text, candidates) or candidates
    if len(told) > 1 and built:
        names = ", ".join(each.name for each in told)
        zh = f"从堆栈看不出是哪个平台，请用 --target 指定：{names}"
        raise Failure(zh if language == "zh" else f"the stack does not tell its platform; say --target: {names}")
    return told[0].name


def _compiled(
    root: Path, target: str, mode: str, folder: Path, language: Language
) -> tuple[dict[str, "SourceMap"], frozenset[str]]:
    """The maps of a build as it would be now, and the scripts that say something else in the output folder."""
    from mpc.compiler.build.processes import processes
    from mpc.compiler.files import Folder
    from mpc.compiler.pipeline import compile_project
    from mpc.compiler.render import as_text
    from mpc.compiler.trace.sourcemap import read

    sink = Sink()
    result = compile_project(Folder(root, sink), backend(traced=True), [target], mode, sink, processes())
    if target not in result.bundles:
        click.echo(
            as_text([each for each in sink.diagnostics if each.severity == "error"], language), err=True, nl=False
        )
        finish(sink)
        raise Failure("源码有错误" if language == "zh" else "the sources have errors")
    bundle = result.bundles[target]
    maps = {each.told["script"]: each for each in map(read, bundle.maps.values())}
    return maps, frozenset(path for path in maps if _differs(folder / path, bundle.files[path]))


def _differs(path: Path, text: str) -> bool:
    try:
        return path.read_bytes() != text.encode("utf-8")
    except OSError:
        return False  # not built here: there is nothing to compare with


# -- what is said ----------------------------------------------------------------------------------------


def _told(maps: Iterable["SourceMap"], language: Language) -> list[str]:
    """A line for each build whose maps were used."""
    found = dict.fromkeys(
        tuple(each.told.get(key, "") for key in ("app", "version", "target", "mode")) for each in maps
    )
    word = "构建" if language == "zh" else "build"
    return [f"{word}: {' '.join(each for each in build if each)}" for build in found]


def _changed(paths: Collection[str], lines_stay: bool, language: Language) -> list[str]:
    """What follows if the sources are no longer those of the build."""
    if not paths:
        return []
    names = ", ".join(sorted(paths)[:5]) + (", …" if len(paths) > 5 else "")
    if language == "zh":
        what = "只能给出行号" if lines_stay else "位置可能不对"
        return [f"提示：输出目录中的这些脚本来自不同的源码，{what}：{names}"]
    what = "columns are not known" if lines_stay else "places may be wrong"
    return [f"note: {what}, since these scripts in the output folder are of other sources: {names}"]


def _advice(lines: Iterable["Line"], language: Language) -> list[str]:
    """What would tell more."""
    found = [place for line in lines for _, place in line.places]
    bundled = sorted({place.path.rpartition("/")[2] for place in found if place.kind == "bundle"})
    if bundled:
        names = ", ".join(bundled)
        if language == "zh":
            return [
                f"提示：平台把脚本合并成了 {names}；请从平台下载它的 source map，再用 --maps 指定（见 docs/trace.md）"
            ]
        return [
            f"note: the platform has put the scripts into {names}; get its source maps and say --maps (docs/trace.md)"
        ]
    if not found:
        zh = "提示：没有一行指向本项目的脚本"
        return [zh if language == "zh" else "note: no line names a script of this project"]
    return []


def _data(lines: Iterable["Line"], builds: Sequence[str], language: Language) -> Mapping[str, object]:
    return {
        "builds": [each.partition(": ")[2] for each in builds],
        "lines": [
            {"text": line.text, "told": line.told(language), "places": [place._asdict() for _, place in line.places]}
            for line in lines
        ],
    }


@cache
def platforms() -> dict[str, "Platform"]:
    """What a stack may look like, by target."""
    from mpc.compiler.trace.places import Platform
    from mpc.targets import discover

    words = {name: target.platform.get("stack", {}) for name, target in discover().items()}
    return {
        name: Platform(name, *(tuple(stack.get(key, ())) for key in ("hints", "bundles", "main")))
        for name, stack in words.items()
    }
