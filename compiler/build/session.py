"""A project that is built, once or again and again: reading, compiling, writing, and what is known of the last time."""

import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from mpc.compiler.build import manifest as manifests
from mpc.compiler.build.disk import DISK, Disk
from mpc.compiler.build.fingerprint import fingerprint
from mpc.compiler.build.job import Job, Written
from mpc.compiler.build.lock import last_writer, locked, sign
from mpc.compiler.build.manifest import Manifest
from mpc.compiler.build.outputs import Outputs
from mpc.compiler.build.snapshot import Snapshot
from mpc.compiler.build.stamps import digest_of
from mpc.compiler.build.writer import report_unwritable
from mpc.compiler.diagnostics import LANGUAGES, Sink
from mpc.compiler.pipeline import Backend, Result, compile_project, source_in
from mpc.compiler.profile import phase
from mpc.compiler.render import as_text
from mpc.compiler.source import Span
from mpc.compiler.workers import Workers, alone


@dataclass
class Session:
    """Builds one project. `known` is what was found of an earlier process; `waiting` is called before this one waits
    for another."""

    job: Job
    backend: Backend
    targets: list[str]
    waiting: Callable[[], None] = lambda: None
    known: Manifest | None = None
    workers: Workers = alone
    foreign_folders: Iterable[str] = ()
    disk: Disk = DISK
    _outputs: dict[Path, Outputs] = field(default_factory=dict)
    _writer: str | None = None  # how this process signed when it wrote last

    def __post_init__(self) -> None:
        self.snapshot = Snapshot(self.job.root, Sink())
        if self.known:
            self.snapshot.seen, self.snapshot.listed = self.known.seen, self.known.listed
            self._outputs = {each.folder: each for each in self.known.outputs.values()}

    def build(self, sink: Sink) -> dict[str, Written]:
        """Compile and write; a target whose sources have errors stays as it was."""
        self.snapshot.begin(sink)
        result = compile_project(self.snapshot, self.backend, self.targets, self.job.mode, sink, self.workers)
        with phase("writing"):
            written = self.write(result, sink)
        with phase("cache"):
            if not sink.has_errors:
                self.save(result, sink)
        self.snapshot.forget()
        return written

    # -- writing ---------------------------------------------------------------------------------------------

    def write(self, result: Result, sink: Sink) -> dict[str, Written]:
        """Write the bundles, one writer at a time."""
        folder = self.job.out or self.job.root / result.config.out
        written: dict[str, Written] = {}
        if not result.bundles and not folder.is_dir():
            return written
        held = [_held(folder, target, self.job.root, result.sources) for target in self.targets]
        if path := next(filter(None, held), None):
            sink.report("MP011", None, Span(0, 0), folder=str(folder), path=path)
            return written
        manifests.forget(self.job.root, self.job.options, self.disk)
        try:
            with locked(folder, self.waiting) as handle:
                others = last_writer(handle) != self._writer
                self._writer = f"{os.getpid()}-{time.time_ns()}"
                sign(handle, self._writer)
                for target in self.targets:
                    done = self._write(folder / target, target, result, others, sink)
                    if done:
                        written[target] = done
        except OSError as error:
            report_unwritable(error, folder, sink)
        return written

    def _write(self, folder: Path, target: str, result: Result, others: bool, sink: Sink) -> Written | None:
        outputs = self._outputs.setdefault(folder, Outputs(folder, disk=self.disk))
        outputs.disk = self.disk
        output = result.bundles.get(target)
        try:
            outputs.recover()
            if output is None:
                return None
            if others:
                outputs.look()
            changed = outputs.write(output, result.files[target])
        except OSError as error:
            outputs.entries.clear()
            report_unwritable(error, folder, sink)
            return None
        return Written(folder, len({*output.files, *output.assets}), changed, outputs.foreign)

    def save(self, result: Result, sink: Sink) -> None:
        """Keep what the next process wants to know. It does without, if that cannot be written."""
        folder = self.job.out or self.job.root / result.config.out
        seen = {path: self.snapshot.seen[path] for path in self.snapshot.asked()}
        manifest = Manifest(
            self.job.options,
            fingerprint(self.foreign_folders),
            seen,
            self.snapshot.listed,
            digest_of("\n".join(self.snapshot.paths()).encode()),
            {target: self._outputs[folder / target] for target in self.targets},
            {language: as_text(sink.diagnostics, language) for language in LANGUAGES},
        )
        try:
            manifest.save(self.job.root, self.disk)
        except OSError:
            manifests.forget(self.job.root, self.job.options)


def _held(folder: Path, target: str, project: Path, sources: frozenset[str]) -> str | None:
    """A source of the project that the output folder holds. One around the project may be the output folder."""
    root = project.resolve()
    for each in (folder.resolve(), folder.resolve() / target):
        if each.is_relative_to(root):
            return source_in(each.relative_to(root).as_posix(), sources)
        if each.name == target and root.is_relative_to(each):
            return "app.mp"
    return None
