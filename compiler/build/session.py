"""A project that is built, once or again and again: reading, compiling, writing, and what is known of the last time."""

import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from mpc.compiler.build import manifest as manifests
from mpc.compiler.build.commit import LIST
from mpc.compiler.build.disk import DISK, Disk
from mpc.compiler.build.fingerprint import fingerprint
from mpc.compiler.build.job import Job, Written
from mpc.compiler.build.lock import last_writer, locked, sign
from mpc.compiler.build.manifest import Manifest
from mpc.compiler.build.maps import FOLDER as MAPS
from mpc.compiler.build.outputs import Outputs
from mpc.compiler.build.snapshot import Seen, Snapshot
from mpc.compiler.build.stamps import digest_of
from mpc.compiler.build.writer import report_unwritable
from mpc.compiler.diagnostics import LANGUAGES, Sink
from mpc.compiler.memo import ONCE, Memo
from mpc.compiler.pipeline import Backend, Output, Result, compile_project, source_in
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
    memo: Memo | None = None  # for one that builds again
    _outputs: dict[Path, Outputs] = field(default_factory=dict)
    _writer: str | None = None  # how this process signed when it wrote last

    def __post_init__(self) -> None:
        self.snapshot = Snapshot(self.job.root, Sink())
        if self.known:
            self.snapshot.seen, self.snapshot.listed = self.known.seen, self.known.listed
            self._outputs = {each.folder: each for each in self.known.outputs.values()}

    def build(self, sink: Sink) -> dict[str, Written]:
        """Look, compile, write, and keep what the next process wants to know."""
        self.snapshot.begin(sink)
        result = self.rebuild(sink)
        with phase("writing"):
            written = self.write(result, sink)
        with phase("cache"):
            self.keep(result, sink)
        return written

    def changes(self, sink: Sink) -> list[str]:
        """Take a new look: the sources that are no longer what the last compile saw, or are new to its folders."""
        before, listed = self.snapshot.seen, set(self.snapshot.paths())
        self.snapshot.begin(sink)
        found = {path for path, seen in list(before.items()) if self._is_other(path, seen)}
        return sorted(found | (listed ^ set(self.snapshot.paths())))

    def _is_other(self, path: str, seen: Seen) -> bool:
        was = seen.stamp is None, seen.is_folder, seen.digest
        now = self.snapshot.look(path)
        return was != (now.stamp is None, now.is_folder, now.digest)

    def spoilt(self) -> bool:
        """Whether an output is no longer what was written there."""
        return not all([outputs.look() for outputs in self._outputs.values()])  # noqa: C419 - look at all of them

    def rebuild(self, sink: Sink) -> Result:
        """Compile what the last look saw."""
        self.snapshot.tell(sink)
        if self.memo:
            self.memo.begin()
        options = self.targets, self.job.mode, sink, self.workers, self.memo or ONCE
        return compile_project(self.snapshot, self.backend, *options)

    def keep(self, result: Result, sink: Sink) -> None:
        """What is good to know later: it need not be done at once."""
        if not sink.has_errors:
            self.save(result, sink)
        self.snapshot.forget()
        if self.memo:
            self.memo.tidy()

    # -- writing ---------------------------------------------------------------------------------------------

    def write(self, result: Result, sink: Sink) -> dict[str, Written]:
        """Write the bundles, one writer at a time; a target whose sources have errors stays as it was."""
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
                        if maps := self._write_maps(folder / MAPS / target, result.bundles[target], others, sink):
                            written[_maps_of(target)] = maps
        except OSError as error:
            report_unwritable(error, folder, sink)
        return written

    def _write(self, folder: Path, target: str, result: Result, others: bool, sink: Sink) -> Written | None:
        outputs = self._outputs.setdefault(folder, Outputs(folder, disk=self.disk))
        outputs.disk = self.disk
        output = result.bundles.get(target)
        try:
            if others:
                outputs.recover()
                outputs.look()
            if output is None:
                return None
            changed = outputs.write(output, result.files[target])
        except OSError as error:
            outputs.entries.clear()
            report_unwritable(error, folder, sink)
            return None
        return Written(folder, len({*output.files, *output.assets}), changed, outputs.foreign)

    def _write_maps(self, folder: Path, output: Output, others: bool, sink: Sink) -> Written | None:
        """A build for production has source maps, which stand beside the project; another one takes them away."""
        if not output.maps and not folder.is_dir():
            self._outputs.pop(folder, None)
            return None
        outputs = self._outputs.setdefault(folder, Outputs(folder, disk=self.disk))
        outputs.disk = self.disk
        try:
            if others:
                outputs.recover()
                outputs.look()
            changed = outputs.write(_Maps(output.maps), self.snapshot)
            if output.maps:
                return Written(folder, len(output.maps), changed, outputs.foreign)
            if self.disk.prune(str(folder)):
                self.disk.remove(str(folder.parent / LIST.format(name=folder.name)))
                self.disk.prune(str(folder.parent))
        except OSError as error:
            outputs.entries.clear()
            report_unwritable(error, folder, sink)
        del self._outputs[folder]
        return None

    def _named_outputs(self, folder: Path) -> dict[str, Outputs]:
        """What the targets have, in the order in which it is told."""
        named: dict[str, Outputs] = {}
        for target in self.targets:
            named[target] = self._outputs[folder / target]
            if maps := self._outputs.get(folder / MAPS / target):
                named[_maps_of(target)] = maps
        return named

    def save(self, result: Result, sink: Sink) -> None:
        """Keep what the next process wants to know. It does without, if that cannot be written."""
        folder = self.job.out or self.job.root / result.config.out
        manifest = Manifest(
            self.job.options,
            fingerprint(self.foreign_folders),
            self.snapshot.asked(),
            self.snapshot.listed,
            digest_of("\n".join(self.snapshot.paths()).encode()),
            self._named_outputs(folder),
            {language: as_text(sink.diagnostics, language) for language in LANGUAGES},
        )
        try:
            manifest.save(self.job.root, self.disk)
        except OSError:
            manifests.forget(self.job.root, self.job.options)


@dataclass
class _Maps:
    """Source maps as an output of their own."""

    files: dict[str, str]
    assets: frozenset[str] = frozenset()
    maps: dict[str, str] = field(default_factory=dict)


def _maps_of(target: str) -> str:
    """What a target's maps are called beside it."""
    return f"{target} {MAPS}"


def _held(folder: Path, target: str, project: Path, sources: frozenset[str]) -> str | None:
    """A source of the project that the output folder holds. One around the project may be the output folder."""
    root = project.resolve()
    for each in (folder.resolve(), folder.resolve() / target):
        if each.is_relative_to(root):
            return source_in(each.relative_to(root).as_posix(), sources)
        if each.name == target and root.is_relative_to(each):
            return "app.mp"
    return None
