"""How large a bundle is: each file, the main package, each subpackage, all together."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from mpc.compiler.files import Files
from mpc.compiler.pipeline import Output

MAIN = ""
"""The root of the main package."""

UNITS = {"B": 1, "KB": 1024, "MB": 1024 * 1024}
"""Platforms count 1024 bytes in a KB: WeChat's 2 MB are 2,097,152 bytes."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of the output. `size` in bytes; `digest` is its SHA-256 in hexadecimal."""

    path: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Package:
    """The main package (`root` is empty) or a subpackage, with its files in the order of their paths."""

    root: str
    files: tuple[File, ...]

    @property
    def size(self) -> int:
        return sum(each.size for each in self.files)


@dataclass(frozen=True, slots=True)
class Sizes:
    """One target's packages: the main one, then the others in the order of their roots."""

    target: str
    packages: tuple[Package, ...]

    @property
    def total(self) -> int:
        return sum(each.size for each in self.packages)

    @property
    def files(self) -> tuple[File, ...]:
        """All of them, in the order of their paths."""
        return tuple(sorted((file for each in self.packages for file in each.files), key=lambda file: file.path))


def contents(output: Output, files: Files) -> dict[str, bytes]:
    """Every file of a bundle as it is written, by path, sorted. `files` is how the bundle's target sees the project."""
    found = {path: text.encode("utf-8") for path, text in output.files.items()}
    for path in output.assets:
        data = files.data(path)
        if data is not None:
            found[path] = data
    return dict(sorted(found.items()))


def measure(target: str, content: Mapping[str, bytes]) -> Sizes:
    """The sizes of a bundle's files, in the packages that its `app.json` declares."""
    roots = sorted(_roots(content.get("app.json", b"{}")), key=len, reverse=True)
    found: dict[str, list[File]] = {root: [] for root in (MAIN, *sorted(roots))}
    for path, data in sorted(content.items()):
        root = next((root for root in roots if path.startswith(f"{root}/")), MAIN)
        found[root].append(File(path, len(data), hashlib.sha256(data).hexdigest()))
    return Sizes(target, tuple(Package(root, tuple(files)) for root, files in found.items()))


def _roots(text: bytes) -> set[str]:
    """The roots of the subpackages, which all platforms list under one of two spellings of the same key."""
    data = json.loads(text)
    entries = data.get("subPackages") or data.get("subpackages") or []
    return {str(each["root"]).strip("/") for each in entries}


def largest(files: tuple[File, ...], count: int) -> list[File]:
    return sorted(files, key=lambda file: (-file.size, file.path))[:count]


def human(size: int) -> str:
    """`512 B`, `41.0 KB`, `1.53 MB`: three digits that count."""
    for unit in ("MB", "KB"):
        if size >= UNITS[unit]:
            value = size / UNITS[unit]
            return f"{value:.{max(0, 3 - len(str(int(value))))}f} {unit}"
    return f"{size} B"


def parsed(size: str | int) -> int:
    """Bytes of a size as mpc.toml has it: a number of them, or a text such as `1.5 MB`; the schema checks its form."""
    match = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?) *(B|KB|MB)", str(size))
    return int(float(match[1]) * UNITS[match[2]]) if match else int(size)
