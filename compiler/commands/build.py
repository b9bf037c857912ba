"""`mpc build`: nothing if nothing has changed, else a session of one build."""

from collections.abc import Mapping
from pathlib import Path

import click
from mpc.compiler.build.job import Job, Written, last_build
from mpc.compiler.build.manifest import Unusable
from mpc.compiler.commands.reporting import note, report
from mpc.compiler.commands.shared import backend, chosen_targets, finish, keeping_garbage, project_root
from mpc.compiler.diagnostics import Language, Sink

_WHY: dict[str, dict[Language, str]] = {
    "corrupt": {
        "en": "note: the cache in .mpc/ cannot be read and is ignored; everything is built",
        "zh": "提示：.mpc/ 中的缓存无法读取，已忽略，将全部重新构建",
    },
    "other": {
        "en": "note: the cache in .mpc/ is of another version of mpc and is ignored; everything is built",
        "zh": "提示：.mpc/ 中的缓存来自其他版本的 mpc，已忽略，将全部重新构建",
    },
}


def run(path: Path, names: tuple[str, ...], out: Path | None, mode: str, form: str, language: Language) -> None:
    """Build once and end the process with its exit code."""
    job = Job(project_root(path, language), names, out, mode)
    known, done = None, None
    try:
        known, done = last_build(job)
    except Unusable as error:
        click.echo(_WHY[str(error)][language], err=True)
    if known and done and (form == "text" or not any(known.notes.values())):
        tell(done, form, language)
        if form == "text":
            click.echo(known.notes[language], err=True, nl=False)
        else:
            report([], form, language, path)
        return
    targets = chosen_targets(names, language)  # after the quick way: it reads all tables

    from mpc.compiler.build.processes import processes
    from mpc.compiler.build.session import Session

    sink = Sink()
    session = Session(job, backend(), targets, lambda: wait(language), known, processes(), foreign_folders())
    with keeping_garbage():
        written = session.build(sink)
    tell(written, form, language)
    report(sink.diagnostics, form, language, path, aside=True)
    finish(sink)


def tell(written: Mapping[str, Written], form: str, language: Language) -> None:
    """A line for each target, and one for files that are not mpc's."""
    for target, each in written.items():
        note(f"{target}: {each.folder} ({each.files} files, {each.changed} changed)", form)
        if each.foreign:
            note(_foreign(each, language), form)


def _foreign(written: Written, language: Language) -> str:
    names = ", ".join(written.foreign[:5]) + (", …" if len(written.foreign) > 5 else "")
    if language == "zh":
        return f"提示：{written.folder} 中有 {len(written.foreign)} 个文件不是 mpc 写的，保持不动：{names}"
    return f"note: {len(written.foreign)} in {written.folder} are not from mpc and stay: {names}"


def wait(language: Language) -> None:
    zh = "另一个 mpc 正在写入同一目录，等待中 …"
    click.echo(zh if language == "zh" else "another mpc is writing to the same folder, waiting …", err=True)


def foreign_folders() -> list[str]:
    """The folders of targets that do not come with mpc."""
    from importlib.util import find_spec

    from mpc.targets import discover

    specs = [find_spec(each.package) for each in discover().values() if not each.package.startswith("mpc.targets.")]
    return [folder for spec in specs if spec for folder in spec.submodule_search_locations or ()]
