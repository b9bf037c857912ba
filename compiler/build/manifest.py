"""What the last build of a project read and wrote, in `.mpc/cache/`: if nothing of it has changed, nothing is to do.

Plain JSON, so that a file from elsewhere can say wrong things, but do none: what it says of files is compared with what
they are. It is written last, after a build without errors. This module loads fast: an idle build needs little else.
"""

import contextlib
import json
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mpc.compiler.build.disk import DISK, Disk
from mpc.compiler.build.fingerprint import Fingerprint, is_this
from mpc.compiler.build.outputs import Entry, Outputs
from mpc.compiler.build.snapshot import Listed, Seen, Snapshot
from mpc.compiler.build.stamps import Stamp, digest_of
from mpc.compiler.diagnostics import Sink

FOLDER = ".mpc/cache"
SCHEMA = 1


class Unusable(Exception):
    """A manifest that says nothing to this compiler; the text says why."""


@dataclass
class Manifest:
    """`options` are what the build was asked for; `notes` its messages, by language."""

    options: Mapping[str, Any]
    compiler: Fingerprint
    seen: dict[str, Seen]
    listed: dict[str, Listed] | None
    paths: str  # the digest of all paths
    outputs: dict[str, Outputs]  # by target
    notes: dict[str, str]
    looked: bool = False  # a stamp was not enough

    def is_current(self, root: Path) -> bool:
        """Whether everything that was read is as it was; the stamps are brought up to date."""
        snapshot = Snapshot(root, Sink())
        snapshot.seen, snapshot.listed = dict(self.seen), self.listed
        for path, seen in self.seen.items():
            now = snapshot.look(path)
            if (now.stamp is None, now.is_folder) != (seen.stamp is None, seen.is_folder):
                return False
            if now.digest != seen.digest:
                return False
        if self.listed is not None and digest_of("\n".join(snapshot.paths()).encode()) != self.paths:
            return False
        self.looked = any(now.at != self.seen[path].at for path, now in snapshot.seen.items())
        self.seen, self.listed = snapshot.seen, snapshot.listed
        return True

    def save(self, root: Path, disk: Disk = DISK) -> None:
        """Raises `OSError`."""
        file = place(root, self.options)
        data = {
            "schema": SCHEMA,
            "options": self.options,
            "compiler": self.compiler,
            "seen": {path: [each.stamp, each.at, each.digest, each.is_folder] for path, each in self.seen.items()},
            "listed": None if self.listed is None else {path: _listed(each) for path, each in self.listed.items()},
            "paths": self.paths,
            "outputs": {
                target: [
                    _relative(each.folder, root),
                    {path: [entry.stamp, entry.at, entry.digest] for path, entry in each.entries.items()},
                    each.foreign,
                ]
                for target, each in self.outputs.items()
            },
            "notes": self.notes,
        }
        disk.make(str(file.parent))
        if not (file.parent / ".gitignore").exists():
            disk.write(str(file.parent / ".gitignore"), b"*\n")
        part = f"{file}.{os.getpid()}"
        disk.remove(part)
        disk.write(part, json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode())
        disk.replace(part, str(file))


def place(root: Path, options: Mapping[str, Any]) -> Path:
    """Each set of options has a manifest of its own."""
    return root / FOLDER / f"{digest_of(json.dumps(options, sort_keys=True).encode())[:16]}.json"


def forget(root: Path, options: Mapping[str, Any], disk: Disk = DISK) -> None:
    """Before outputs change: no manifest is better than one that does not hold."""
    with contextlib.suppress(OSError):
        disk.remove(str(place(root, options)))


def load(root: Path, options: Mapping[str, Any]) -> Manifest | None:
    """The manifest; None if there is none. Raises `Unusable`."""
    try:
        data = json.loads(place(root, options).read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError):
        raise Unusable("corrupt") from None
    try:
        return _read(data, root, options)
    except (TypeError, ValueError, KeyError, AttributeError, IndexError):
        raise Unusable("corrupt") from None


def _listed(listed: Listed) -> list[object]:
    return [listed.stamp, listed.at, listed.files, listed.folders]


def _relative(folder: Path, root: Path) -> str:
    try:
        return os.path.relpath(folder, root)  # a project may be moved with its output
    except ValueError:  # on another drive
        return os.path.abspath(folder)  # noqa: PTH100


def _read(data: Any, root: Path, options: Mapping[str, Any]) -> Manifest:
    if data["schema"] != SCHEMA or not is_this(data["compiler"]):
        raise Unusable("other")
    if data["options"] != options:
        raise Unusable("corrupt")
    now = time.time_ns()  # what stands there of the future is no reason to trust a stamp
    outputs = {
        target: Outputs(
            root / folder,
            {path: Entry(Stamp(*stamp), min(at, now), digest) for path, (stamp, at, digest) in entries.items()},
            foreign=list(foreign),
        )
        for target, (folder, entries, foreign) in data["outputs"].items()
    }
    seen = {
        path: Seen(stamp and Stamp(*stamp), min(at, now), digest, is_folder=is_folder)
        for path, (stamp, at, digest, is_folder) in data["seen"].items()
    }
    listed: dict[str, Listed] | None = data["listed"] and {
        path: Listed(Stamp(*stamp), min(at, now), tuple(files), tuple(folders))
        for path, (stamp, at, files, folders) in data["listed"].items()
    }
    notes = {str(language): str(text) for language, text in data["notes"].items()}
    return Manifest(options, data["compiler"], seen, listed, str(data["paths"]), outputs, notes)
