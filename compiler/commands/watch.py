"""`mpc watch`: builds, and builds again whenever something has changed."""

import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click
from mpc.compiler.build.job import Job, last_build
from mpc.compiler.build.manifest import Unusable
from mpc.compiler.commands.build import foreign_folders, tell, wait
from mpc.compiler.commands.shared import backend, chosen_targets, project_root
from mpc.compiler.diagnostics import Language

if TYPE_CHECKING:
    from mpc.compiler.build.watch import Rebuilt


def run(path: Path, names: tuple[str, ...], out: Path | None, mode: str, language: Language) -> None:
    """Watch until Ctrl-C, which is the way to end it: exit code 0."""
    from mpc.compiler.build.session import Session
    from mpc.compiler.build.watch import Watch
    from mpc.compiler.memo import Memo
    from mpc.compiler.render import as_text

    job = Job(project_root(path, language), names, out, mode)
    targets = chosen_targets(names, language)
    try:
        known = last_build(job)[0]
    except Unusable:
        known = None
    session = Session(
        job, backend(), targets, lambda: wait(language), known, foreign_folders=foreign_folders(), memo=Memo()
    )
    first = True

    def built(rebuilt: "Rebuilt") -> None:
        nonlocal first
        text = as_text(rebuilt.sink.diagnostics, language)
        if first:
            tell(rebuilt.written, "text", language)
        click.echo(text, err=True, nl=False)
        click.echo(_line(rebuilt, language, first))
        first = False

    def without_hints(reason: str) -> None:
        zh = f"提示：系统无法通知文件变化（{reason}），改为定时检查"
        click.echo(zh if language == "zh" else f"note: the system tells of no changes ({reason}): looking every moment")

    watch = Watch(session, built, without_hints)

    def stop(number: int, _: object) -> None:
        signal.signal(number, signal.SIG_DFL)  # the second one does not wait for a build to end
        watch.stop()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    watch.run()


def _line(rebuilt: "Rebuilt", language: Language, first: bool) -> str:
    """What changed, what was rebuilt, how long it took."""
    at, zh = time.strftime("%H:%M:%S"), language == "zh"
    if first:
        return f"{at} " + ("监视中，按 Ctrl-C 结束" if zh else "watching; Ctrl-C ends it")
    more = len(rebuilt.changed) - 3
    what = ", ".join(rebuilt.changed[:3]) + (f" +{more}" if more > 0 else "") or ("输出" if zh else "output")
    took = f"{rebuilt.seconds * 1000:.0f} ms"
    if rebuilt.sink.has_errors:
        kept = f"有错误，保留上次的输出（{took}）" if zh else f"errors, the last good output stays ({took})"
        return f"{at} {what}: {kept}"
    counts = ", ".join(f"{target} {each.changed}" for target, each in rebuilt.written.items())
    return f"{at} {what}: " + (f"已写入 {counts} 个文件（{took}）" if zh else f"{counts} files written ({took})")
