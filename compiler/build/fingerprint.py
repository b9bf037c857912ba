"""Which compiler this is: what it makes of a project depends on its own files and on what it is installed with."""

import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TypedDict

from mpc.compiler.build.stamps import digest_of

PACKAGES = ("mpc.compiler", "mpc.targets", "mpc.templates")


class Fingerprint(TypedDict):
    """`stamps` tells in a moment that the files are the same, `content` that they say the same where it does not.

    `folders` are those of targets from elsewhere.
    """

    environment: str
    stamps: str
    content: str
    folders: list[str]


def fingerprint(folders: Iterable[str]) -> Fingerprint:
    named = sorted(folders)
    found = tuple(_files(named))
    return {"environment": environment(), "stamps": _stamps(found), "content": _content(found), "folders": named}


def is_this(other: Fingerprint) -> bool:
    """Whether this compiler is the one that had the fingerprint."""
    if other["environment"] != environment():
        return False
    found = tuple(_files(other["folders"]))
    return other["stamps"] == _stamps(found) or other["content"] == _content(found)


@cache
def environment() -> str:
    """Python, and the names (with versions) of what is installed."""
    names = [sys.version, sys.platform]
    for folder in sys.path:
        try:
            with os.scandir(folder or ".") as entries:
                names += sorted(entry.name for entry in entries if entry.name.endswith((".dist-info", ".egg-info")))
        except OSError:
            continue
    return digest_of("\n".join(names).encode())


def _files(folders: Iterable[str]) -> Iterator[tuple[str, str, os.stat_result]]:
    """Name, place and status of every file."""
    packages = [(name, each) for name in PACKAGES if (each := _folder(name))]
    for name, folder in [*packages, *((each, each) for each in folders)]:
        yield from sorted(_walk(folder, name), key=lambda file: file[0])


def _folder(package: str) -> str | None:
    spec = find_spec(package)
    return spec.submodule_search_locations[0] if spec and spec.submodule_search_locations else None


def _walk(folder: str, name: str) -> Iterator[tuple[str, str, os.stat_result]]:
    try:
        with os.scandir(folder) as entries:
            found = list(entries)
    except OSError:
        return
    for entry in found:
        if entry.name == "__pycache__":
            continue
        if entry.is_dir():
            yield from _walk(entry.path, f"{name}/{entry.name}")
        else:
            yield f"{name}/{entry.name}", entry.path, entry.stat()


def _stamps(files: Iterable[tuple[str, str, os.stat_result]]) -> str:
    lines = (f"{name} {status.st_mtime_ns} {status.st_size} {status.st_ino}" for name, _, status in files)
    return digest_of("\n".join(lines).encode())


def _content(files: Iterable[tuple[str, str, os.stat_result]]) -> str:
    lines = (f"{name} {digest_of(Path(place).read_bytes())}" for name, place, _ in files)
    return digest_of("\n".join(lines).encode())
