"""A project's files as one compile sees them, and what it asked for: what a later one has to compare.

`Snapshot` is `Files`. It may serve many compiles, one after the other: `begin` starts a new look, in which each file
that is asked for is looked at once, and read again only if its stamp is another one. A text whose bytes are the same is
the same object as before.
"""

import os
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mpc.compiler.build.stamps import Stamp, digest_of, is_settled, stamp_of
from mpc.compiler.diagnostics import Diagnostic, Sink
from mpc.compiler.files import Folder, list_folder
from mpc.compiler.source import SourceFile


@dataclass(slots=True)
class Seen:
    """What is known of a path. `stamp`: None if there is no file; `digest`: None if nobody asked what it says."""

    stamp: Stamp | None
    at: int  # the stamp was taken after this moment
    digest: str | None = None
    text: SourceFile | None = None
    has_text: bool = False
    reports: tuple[Diagnostic, ...] = ()
    is_folder: bool = False


@dataclass(slots=True)
class Listed:
    """A folder: the names of its files and of its folders that may hold sources."""

    stamp: Stamp
    at: int
    files: tuple[str, ...]
    folders: tuple[str, ...]


class Snapshot(Folder):
    """`Files` in a folder that remembers what it was asked."""

    def __init__(self, root: Path, sink: Sink) -> None:
        super().__init__(root, sink)
        self._base = str(root)
        self.seen: dict[str, Seen] = {}
        self.listed: dict[str, Listed] | None = None  # None: nobody asked for all paths
        self._fresh: set[str] = set()  # looked at since `begin`
        self._asked: set[str] = set()  # by the last compile
        self._inside: dict[str, bool] = {}
        self._paths: list[str] | None = None
        self._at = time.time_ns()

    def begin(self, sink: Sink) -> None:
        """Take a new look; what cannot be read is reported to `sink`."""
        self._sink = sink
        self._fresh.clear()
        self._inside.clear()
        self._paths = None
        self._at = time.time_ns()

    def tell(self, sink: Sink) -> None:
        """A compile begins: report to its sink, and mind what it asks."""
        self._sink = sink
        self._asked.clear()

    def asked(self) -> dict[str, Seen]:
        """What the last compile asked for."""
        return {path: self.seen[path] for path in self._asked}

    def forget(self) -> None:
        """Drop what the last compile did not ask for."""
        self.seen = {path: seen for path, seen in self.seen.items() if path in self._asked}
        self._fresh &= self._asked

    # -- Files -----------------------------------------------------------------------------------------------

    def exists(self, path: str) -> bool:
        self._asked.add(path)
        return self.look(path).stamp is not None

    def text(self, path: str) -> SourceFile | None:
        self._asked.add(path)
        seen = self.look(path)
        if not seen.has_text:
            before = seen.text
            own = Sink()
            self._sink, outer = own, self._sink
            try:
                text = self._read(path)
            finally:
                self._sink = outer
            seen = self.seen[path]
            seen.text = before if text == before and type(text) is type(before) else text
            seen.reports = tuple(own.diagnostics)
            seen.has_text = not any(each.code == "MP005" for each in seen.reports)
        self._sink.extend(seen.reports)
        return seen.text

    def data(self, path: str) -> bytes | None:
        self._asked.add(path)
        data = super().data(path)
        if data is not None:
            self.look(path).digest = digest_of(data)
        return data

    def digest(self, path: str) -> str | None:
        """What the file at a path says, by name; None if it cannot be read, which is reported."""
        self._asked.add(path)
        seen = self.look(path)
        if seen.digest is None:
            self.data(path)
        return seen.digest

    def paths(self) -> list[str]:
        if self._paths is None:
            known = self.listed or {}
            self.listed = {}
            self._paths = sorted(self._walk("", known))
        return self._paths

    # -- looking ---------------------------------------------------------------------------------------------

    def look(self, path: str) -> Seen:
        """What is there now: as before, if the stamp is and may be trusted, or if the bytes are."""
        seen = self.seen.get(path)
        if path in self._fresh and seen is not None:
            return seen
        self._fresh.add(path)
        stamp = self._stamp(path)
        is_folder = stamp is None and self._is_folder(path)
        same = seen is not None and (seen.stamp, seen.is_folder) == (stamp, is_folder)
        if seen is not None and same and (stamp is None or is_settled(stamp, seen.at)):
            return seen
        before = seen
        seen = self.seen[path] = Seen(stamp, self._at, text=before.text if before else None, is_folder=is_folder)
        if before is not None and before.digest is not None and self._says(path, before.digest):
            seen.digest, seen.has_text, seen.reports = before.digest, before.has_text, before.reports
        return seen

    def _says(self, path: str, digest: str) -> bool:
        if self.seen[path].stamp is None:
            return False
        try:
            return digest_of(Path(self._base, path).read_bytes()) == digest
        except OSError:  # told by whoever wants to know what it says
            return False

    def _stamp(self, path: str) -> Stamp | None:
        """The stamp of a file of the project, as `Folder.exists` has it, only faster."""
        if not path or path.startswith(("../", "/")):
            return None
        try:
            status = os.lstat(f"{self._base}/{path}")
            if stat.S_ISLNK(status.st_mode):
                status = os.stat(f"{self._base}/{path}")  # noqa: PTH116 - some thousands in each look
                return stamp_of(status) if super().exists(path) else None
        except (OSError, ValueError):
            return None
        if not stat.S_ISREG(status.st_mode) or not self._is_inside(path.rpartition("/")[0]):
            return None
        return stamp_of(status)

    def _is_inside(self, folder: str) -> bool:
        """Whether no link on the way leads out of the project."""
        if folder not in self._inside:
            place = os.path.realpath(f"{self._base}/{folder}")
            root = str(self._resolved)
            self._inside[folder] = place == root or place.startswith(root.rstrip(os.sep) + os.sep)
        return self._inside[folder]

    def _walk(self, folder: str, known: dict[str, Listed]) -> Iterator[str]:
        assert self.listed is not None
        listed = known.get(folder)
        try:
            stamp = stamp_of(os.stat(f"{self._base}/{folder}"))  # noqa: PTH116
        except OSError:
            return
        if listed is None or listed.stamp != stamp or not is_settled(stamp, listed.at):
            files, folders = list_folder(f"{self._base}/{folder}")
            listed = Listed(stamp, self._at, files, folders)
        self.listed[folder] = listed
        around = f"{folder}/" if folder else ""
        yield from (around + name for name in listed.files)
        for name in listed.folders:
            yield from self._walk(around + name, known)
