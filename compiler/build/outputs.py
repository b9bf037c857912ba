"""One target's output folder as mpc knows it: which files it wrote there, what they say, and what is not its own."""

import os
import stat
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from mpc.compiler.build.commit import Commit
from mpc.compiler.build.disk import DISK, Disk
from mpc.compiler.build.stamps import TICK, Stamp, digest_of, is_settled, stamp_of

if TYPE_CHECKING:
    from mpc.compiler.files import Files
    from mpc.compiler.pipeline import Output


MANY = 500
"""Of more files than this, the stamps are taken when they may be trusted: to wait a tick is quicker than to read so
many again in the next build."""


@dataclass(slots=True)
class Entry:
    """A file that mpc wrote: its stamp, taken after the moment `at`, and its digest."""

    stamp: Stamp
    at: int
    digest: str


@dataclass
class Outputs:
    """The files in one folder. `entries` are those that are there and say what mpc wrote, as far as is known."""

    folder: Path
    entries: dict[str, Entry] = field(default_factory=dict)
    disk: Disk = DISK
    foreign: list[str] = field(default_factory=list)  # what else `look` found
    looked: bool = False  # a stamp was not enough
    _texts: dict[str, str] = field(default_factory=dict)  # what entries say, where this process knows
    _listed: set[str] | None = None  # what stands in the list of files, likewise

    def recover(self) -> None:
        """Finish what an interrupted process began here. Raises `OSError`."""
        self._listed = None
        if Commit(self.folder, self.disk).recover():
            self.entries.clear()
            self._texts.clear()

    def look(self) -> bool:
        """Compare what is there with the entries, which lose those that are not; whether all are there."""
        at = time.time_ns()
        there = set(_files(str(self.folder), ""))
        self.foreign = sorted(there - self.entries.keys())
        lost = [path for path, entry in self.entries.items() if not self._is(path, entry, at)]
        for path in lost:
            del self.entries[path]
            self._texts.pop(path, None)
        return not lost

    def write(self, output: "Output", files: "Files") -> int:
        """Make the folder hold this output; how many files changed. Raises `OSError`, and nothing has changed."""
        fresh = self._fresh(output, files)
        names = {*output.files, *output.assets}
        commit = Commit(self.folder, self.disk)
        before, self._listed = set(commit.written()) if self._listed is None else self._listed, None
        gone = sorted(before - names)
        there = [path for path in gone if os.path.lexists(f"{self.folder}/{path}")]
        if before != names:
            commit.run(fresh, gone, names)
        elif fresh:
            commit.change(fresh)
        self._listed = names
        for path in [*gone, *(self.entries.keys() - names)]:
            self.entries.pop(path, None)
            self._texts.pop(path, None)
        self._remember(fresh)
        self._texts = dict(output.files)
        self.foreign = [path for path in self.foreign if path not in names and path not in gone]
        return len(fresh) + len(there)

    def _fresh(self, output: "Output", files: "Files") -> dict[str, bytes]:
        """What the folder does not have yet, or says otherwise."""
        fresh: dict[str, bytes] = {}
        said, entries = self._texts.get, self.entries
        # Nearly all texts are the very objects of the last time.
        others = [path for path, text in output.files.items() if said(path) is not text or path not in entries]
        for path in others:
            text = output.files[path]
            if path in entries and said(path) == text:
                continue
            data = text.encode("utf-8")
            if not self._holds(path, data):
                fresh[path] = data
        for path in sorted(output.assets):
            digest = getattr(files, "digest", None)
            if path in self.entries and digest and digest(path) == self.entries[path].digest:
                continue
            asset = files.data(path)
            if asset is not None and not self._holds(path, asset):
                fresh[path] = asset
        return fresh

    def _holds(self, path: str, data: bytes) -> bool:
        entry = self.entries.get(path)
        if entry is not None:
            return entry.digest == digest_of(data)
        place = self.folder / path
        try:
            stamp = stamp_of(place.stat())
            if stamp.size != len(data) or place.is_symlink() or place.read_bytes() != data:
                return False
        except OSError:
            return False
        self.entries[path] = Entry(stamp, 0, digest_of(data))  # when that was is not known: look again
        return True

    def _remember(self, fresh: Mapping[str, bytes]) -> None:
        until = time.monotonic() + TICK / 1e9
        digests = {path: digest_of(data) for path, data in fresh.items()}
        if len(fresh) > MANY:
            time.sleep(max(0.0, until - time.monotonic()))
        at = time.time_ns()
        for path, digest in digests.items():
            status = os.stat(f"{self.folder}/{path}")  # noqa: PTH116
            self.entries[path] = Entry(stamp_of(status), at, digest)

    def _is(self, path: str, entry: Entry, at: int) -> bool:
        """Whether a file is what it was; by its stamp, or by what it says."""
        place = f"{self.folder}/{path}"
        try:
            status = os.lstat(place)
            stamp = stamp_of(status)
            if not stat.S_ISREG(status.st_mode):
                return False
            if stamp == entry.stamp and is_settled(stamp, entry.at):
                return True
            with open(place, "rb") as stream:  # noqa: PTH123
                same = digest_of(stream.read()) == entry.digest
        except OSError:
            return False
        if same:
            self.looked = True
            entry.stamp, entry.at = stamp, at
        return same


def _files(folder: str, around: str) -> Iterable[str]:
    """The paths of all files under a folder but hidden ones; links count as files."""
    try:
        with os.scandir(folder) as entries:
            found = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries]
    except OSError:
        return
    for name, is_folder in found:
        if is_folder and not name.startswith("."):
            yield from _files(f"{folder}/{name}", f"{around}{name}/")
        elif not is_folder and not name.startswith("."):
            yield around + name
