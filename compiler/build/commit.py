"""Changes to a folder of files, all or none.

Everything new is first written beside the folder, in `.{name}.new/`, together with second names of all that it
replaces. A full disk, a folder that cannot be written: what was there is untouched. Then one rename puts the journal
in place, from where on only renames and removals are left. If one of them fails, the journal of the way back is
followed; if the process ends there, the next one goes on where it stopped.
"""

import contextlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mpc.compiler.build.disk import DISK, Disk

LIST = ".{name}.mpc"
"""Beside a folder: the files that mpc wrote there, a line each, so that stale ones can go."""
STAGING = ".{name}.new"
_JOURNAL = "journal.json"
_BACK = "back.json"
_SCHEMA = 1


@dataclass(frozen=True)
class _Journal:
    """What is to be done: staged files by name with their places in the folder, in order, then removals."""

    moves: tuple[tuple[str, str], ...]
    removals: tuple[str, ...]

    def text(self) -> bytes:
        return json.dumps({"schema": _SCHEMA, "moves": self.moves, "removals": self.removals}).encode()


class Commit:
    """A folder's changes. `folder` need not be there yet."""

    def __init__(self, folder: Path, disk: Disk = DISK) -> None:
        self._folder = str(folder)
        self._parent = str(folder.parent)
        self._list = LIST.format(name=folder.name)
        self._staging = os.path.join(self._parent, STAGING.format(name=folder.name))  # noqa: PTH118
        self._disk = disk
        self._known: dict[str, bool] = {}  # folders of paths: whether they are inside

    def written(self) -> list[str]:
        """What mpc wrote there; nothing where that is not known."""
        try:
            text = Path(self._parent, self._list).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return []
        return [path for path in text.split("\n") if path]

    def recover(self) -> bool:
        """Finish what an interrupted process began; whether there was anything."""
        if not os.path.lexists(self._staging):
            return False
        journal = self._read(_JOURNAL)
        if journal is not None:
            self._follow(journal)
        self._clear()
        return journal is not None

    def run(self, contents: Mapping[str, bytes], removals: Iterable[str], names: Iterable[str]) -> None:
        """Write `contents`, remove `removals`; `names` are all files that are mpc's afterwards. Raises `OSError`, and
        nothing is changed then."""
        gone = [path for path in removals if self._is_inside(path) and path not in contents]
        if _clash(contents, gone):  # a file where a folder is needed
            self._all({}, gone, [name for name in self.written() if name not in gone])
            gone = []
        self._all(contents, gone, names)

    def change(self, contents: Mapping[str, bytes]) -> None:
        """Write `contents`, all of it files that are mpc's already. Raises `OSError`, and nothing is changed then."""
        if len(contents) > 1:
            self._one(contents, ())
            return
        self._begin()
        try:  # one rename is all or nothing by itself
            for path, data in contents.items():
                place = self._place(path)
                self._disk.make(os.path.dirname(place))  # noqa: PTH120
                with _named(place):
                    self._disk.write(self._staged("0"), data)
                    self._disk.replace(self._staged("0"), place)
        finally:
            with contextlib.suppress(OSError):
                self._clear()

    def _all(self, contents: Mapping[str, bytes], gone: Sequence[str], names: Iterable[str]) -> None:
        """Like `_one`, and `names` go into the list."""
        self._one({**contents, self._list: "".join(f"{name}\n" for name in sorted(names)).encode()}, gone)

    def _begin(self) -> None:
        self._disk.make(self._parent)
        self._clear()
        self._disk.make(self._staging)

    def _one(self, contents: Mapping[str, bytes], gone: Sequence[str]) -> None:
        self._begin()
        try:
            forth, back = self._stage(contents, gone)
            self._disk.write(self._staged(_BACK), back.text())
            self._disk.write(self._staged("journal.part"), forth.text())
            self._disk.replace(self._staged("journal.part"), self._staged(_JOURNAL))
        except (OSError, KeyboardInterrupt):
            with contextlib.suppress(OSError):
                self._clear()
            raise
        try:
            self._follow(forth)
        except (OSError, KeyboardInterrupt):
            with contextlib.suppress(OSError):  # else the journal stays, and the next process goes on with it
                self._disk.replace(self._staged(_BACK), self._staged(_JOURNAL))
                self._follow(back)
                self._clear()
            raise
        self._clear()

    def _stage(self, contents: Mapping[str, bytes], gone: Sequence[str]) -> tuple[_Journal, _Journal]:
        """Everything that needs space, or folders."""
        self._disk.make(self._folder)
        fresh, changed, kept = [], [], []
        folders = {self._folder, self._parent}
        for number, (path, data) in enumerate(contents.items()):
            place = self._place(path)
            folder = os.path.dirname(place)  # noqa: PTH120
            if folder not in folders:
                self._disk.make(folder)
                folders.add(folder)
            with _named(place):
                self._disk.write(self._staged(str(number)), data)
                if os.path.lexists(place):
                    self._disk.keep(place, self._staged(f"{number}.old"))
                    kept.append((f"{number}.old", path))
                    changed.append((str(number), path))
                else:
                    fresh.append((str(number), path))
        for number, path in enumerate(gone, len(contents)):
            if os.path.lexists(self._place(path)):
                self._disk.keep(self._place(path), self._staged(f"{number}.old"))
                kept.append((f"{number}.old", path))
        # What is new first, then what may name it, the app's own files last; then what nothing names any more.
        changed.sort(key=lambda move: (move[1] == self._list, "/" not in move[1]))
        fresh.sort(key=lambda move: "/" not in move[1])
        removals = tuple(path for path in gone if not self._is_another_spelling(path, contents))
        return _Journal((*fresh, *changed), removals), _Journal(tuple(kept), tuple(path for _, path in fresh))

    def _follow(self, journal: _Journal) -> None:
        """Do what a journal says; what has been done before is left out."""
        for name, path in journal.moves:
            staged, place = self._staged(name), self._place(path)
            if os.path.lexists(staged):
                folder = os.path.dirname(place)  # noqa: PTH120
                if not os.path.isdir(folder):  # noqa: PTH112 - on the way back it may be gone
                    self._disk.make(folder)
                with _named(place):
                    self._disk.replace(staged, place)
        for path in journal.removals:
            self._disk.remove(self._place(path))
        for path in journal.removals:
            folder = os.path.dirname(path)  # noqa: PTH120
            while folder and self._disk.prune(self._place(folder)):
                folder = os.path.dirname(folder)  # noqa: PTH120

    def _clear(self) -> None:
        """Remove what was staged: the journal first, since without it the rest means nothing."""
        if not os.path.lexists(self._staging):
            return
        self._disk.remove(self._staged(_JOURNAL))
        for name in os.listdir(self._staging):  # noqa: PTH208
            self._disk.remove(self._staged(name))
        self._disk.prune(self._staging)

    def _read(self, name: str) -> _Journal | None:
        """A journal, if it is one of ours that stays in the folder."""
        try:
            data = json.loads(Path(self._staged(name)).read_bytes())
            moves = tuple((str(staged), str(path)) for staged, path in data["moves"])
            removals = tuple(str(path) for path in data["removals"])
            known = data["schema"] == _SCHEMA
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None
        staged = all(name.removesuffix(".old").isdecimal() for name, _ in moves)
        inside = all(path == self._list or self._is_inside(path) for path in (*(path for _, path in moves), *removals))
        return _Journal(moves, removals) if known and staged and inside else None

    def _staged(self, name: str) -> str:
        return f"{self._staging}/{name}"

    def _place(self, path: str) -> str:
        return f"{self._parent}/{path}" if path == self._list else f"{self._folder}/{path}"

    def _is_inside(self, path: str) -> bool:
        """Whether a path, as some file names it, is one of the folder's."""
        if not path or "\0" in path or path.startswith("/") or ".." in path.split("/"):
            return False
        name = os.path.dirname(path)  # noqa: PTH120
        if name not in self._known:
            folder, around = os.path.realpath(self._folder), os.path.realpath(self._place(name))
            self._known[name] = around == folder or around.startswith(folder + os.sep)
        return self._known[name]

    def _is_another_spelling(self, path: str, contents: Mapping[str, bytes]) -> bool:
        """Whether a file system that does not tell `A.js` from `a.js` has the new file there."""
        same = [each for each in contents if each.casefold() == path.casefold()]
        with contextlib.suppress(OSError):
            return any(os.path.samefile(self._place(each), self._place(path)) for each in same)  # noqa: PTH121
        return False


def _clash(contents: Iterable[str], gone: Iterable[str]) -> bool:
    """Whether one of the new files is where a folder of the old ones is, or the other way round."""
    new, old = set(contents), set(gone)
    return bool(new & _folders(old) or old & _folders(new))


def _folders(paths: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for path in paths:
        while (path := path.rpartition("/")[0]) and path not in found:
            found.add(path)
    return found


class _named(contextlib.AbstractContextManager[None]):
    """Errors in here are about the place that a file goes to, not about where it is staged."""

    def __init__(self, place: str) -> None:
        self._place = place

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if isinstance(error, OSError):
            error.filename, error.filename2 = self._place, None
