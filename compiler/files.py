"""The one reader of a user's project: everything else works on what it hands out."""

import os
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from mpc.compiler.diagnostics import Sink
from mpc.compiler.memo import watchable
from mpc.compiler.source import SourceFile, Span


class Files(Protocol):
    """A project's files by path relative to its root, with `/`. Tests use a dictionary, the command line a folder."""

    def text(self, path: str) -> SourceFile | None:
        """A text file; None if there is none. Bytes that are not UTF-8 are reported and read as U+FFFD."""

    def data(self, path: str) -> bytes | None:
        """Any file as it is; None if there is none."""

    def exists(self, path: str) -> bool: ...

    def paths(self) -> list[str]:
        """Every file's path, sorted: what suggestions are made from."""


@watchable(deep=True)
@dataclass(frozen=True)
class Questions:
    """`Files` whose every answer can be taken down."""

    text: Callable[[str], SourceFile | None]
    data: Callable[[str], bytes | None]
    exists: Callable[[str], bool]
    paths: Callable[[], list[str]]


_TWINS = {"ts": "js", "js": "ts"}
# Folders whose files nobody means when they mistype a path.
_FOREIGN = frozenset(("node_modules", "dist", "__pycache__"))


class Folder:
    """`Files` in a folder. Reports what cannot be read to the sink it was made with."""

    def __init__(self, root: Path, sink: Sink) -> None:
        self._root = root
        self._resolved = root.resolve()
        self._sink = sink
        self._texts: dict[str, SourceFile | None] = {}

    def text(self, path: str) -> SourceFile | None:
        if path not in self._texts:
            self._texts[path] = self._read(path)
        return self._texts[path]

    def _read(self, path: str) -> SourceFile | None:
        data = self.data(path)
        if data is None:
            return None
        try:
            return SourceFile(path, data.decode("utf-8-sig").replace("\r\n", "\n"))
        except UnicodeDecodeError as error:
            before = error.object[: error.start].decode("utf-8").replace("\r\n", "\n")
            file = SourceFile(path, data.decode("utf-8-sig", "replace").replace("\r\n", "\n"))
            at = Span(len(before), len(before) + 1)
            self._sink.report("MP001", file, at, byte=f"{error.object[error.start]:#04x}")
            return file

    def data(self, path: str) -> bytes | None:
        if not self.exists(path) and not self._is_folder(path):
            return None
        try:
            return (self._root / path).read_bytes()  # a folder is an error, which says so
        except OSError as error:
            reason = error.strerror or str(error)
            self._sink.report("MP005", SourceFile(path, ""), Span(0, 0), path=path, reason=reason)
            return None

    def exists(self, path: str) -> bool:
        if not path or path.startswith(("../", "/")):
            return False  # only what is in the project belongs to it; outputs mirror these paths
        try:
            file = self._root / path
            # A link that leads out of the project would bring a file of the machine into the output.
            return file.is_file() and file.resolve().is_relative_to(self._resolved)
        except (OSError, ValueError):  # a name too long, or with a null character, is no file
            return False

    def _is_folder(self, path: str) -> bool:
        try:
            return (self._root / path).is_dir()
        except (OSError, ValueError):
            return False

    def paths(self) -> list[str]:
        found: list[str] = []
        waiting = [""]
        while waiting:
            around = waiting.pop()
            files, folders = list_folder(self._root / around)
            base = f"{around}/" if around else ""
            found += (base + name for name in files)
            waiting += (base + name for name in folders)
        return sorted(found)


def list_folder(folder: Path | str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of a folder's files, and of its folders that may hold sources; both sorted, empty if it cannot be
    read. What mpc writes is not among them, whatever the folder is called: beside it stands the list of its files."""
    try:
        with os.scandir(folder) as entries:
            found = [(entry.name, entry.is_dir(), entry.is_symlink()) for entry in entries]
    except OSError:
        return (), ()
    outputs = {name[1:-4] for name, _, _ in found if name.startswith(".") and name.endswith(".mpc")}
    names = sorted(each for each in found if not each[0].startswith(".") and each[0] not in _FOREIGN | outputs)
    files = tuple(name for name, is_folder, _ in names if not is_folder)
    return files, tuple(name for name, is_folder, is_link in names if is_folder and not is_link)


class Memory:
    """`Files` in a dictionary, for tests and for the editor."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts

    def text(self, path: str) -> SourceFile | None:
        return SourceFile(path, self._texts[path]) if path in self._texts else None

    def data(self, path: str) -> bytes | None:
        return self._texts[path].encode() if path in self._texts else None

    def exists(self, path: str) -> bool:
        return path in self._texts

    def paths(self) -> list[str]:
        return sorted(self._texts)


class Overlay:
    """A project's `Files` as one target sees them: `stands_for` says which file is read in the place of a path."""

    def __init__(self, files: Files, stands_for: Mapping[str, str], hidden: Collection[str]) -> None:
        self._files = files
        self._stands_for = stands_for
        self._hidden = frozenset(hidden)

    def text(self, path: str) -> SourceFile | None:
        return self._files.text(self._stands_for.get(path, path))

    def data(self, path: str) -> bytes | None:
        return self._files.data(self._stands_for.get(path, path))

    def exists(self, path: str) -> bool:
        return path in self._stands_for or self._files.exists(path)

    def paths(self) -> list[str]:
        return sorted((set(self._files.paths()) - self._hidden) | set(self._stands_for))


def overlays(files: Files, targets: Collection[str], names: Collection[str]) -> dict[str, Files]:
    """How each of `targets` sees a project: `lib/pay.douyin.ts` is read as `lib/pay.ts`, on that target alone.

    `names` are all targets there are. Targets that see the same share one object. A script for one target wins over a
    plain one in the other language, too: `pay.douyin.js` over `pay.ts`.
    """
    paths = set(files.paths())
    own: dict[str, dict[str, str]] = {name: {} for name in names}
    for path in sorted(paths):
        stem, _, suffix = path.rpartition(".")
        plain, _, name = stem.rpartition(".")
        if name not in own or not plain or plain.endswith("/"):
            continue
        own[name][f"{plain}.{suffix}"] = path
        twin = f"{plain}.{_TWINS.get(suffix, suffix)}"
        if twin in paths:
            own[name].setdefault(twin, path)
    hidden = {path for stands_for in own.values() for path in stands_for.values()}
    if not hidden:
        return dict.fromkeys(targets, files)
    seen: dict[frozenset[tuple[str, str]], Files] = {}
    return {
        target: seen.setdefault(frozenset(own[target].items()), Overlay(files, own[target], hidden))
        for target in targets
    }


def variants(files: Files, path: str, names: Collection[str]) -> list[str]:
    """The targets that have a file of their own for a path."""
    stem, _, suffix = path.rpartition(".")
    return [name for name in sorted(names) if files.exists(f"{stem}.{name}.{suffix}")]
