"""What is asked of a build, and what the last one of the same did. This module loads fast."""

import contextlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mpc.compiler.build.manifest import Manifest, load


@dataclass(frozen=True)
class Job:
    """What to build: `names` are the targets as they were asked for, all without any; `out` is None where mpc.toml
    says it."""

    root: Path
    names: tuple[str, ...]
    out: Path | None
    mode: str

    @property
    def options(self) -> Mapping[str, Any]:
        every = not self.names or "all" in self.names
        return {
            "targets": [] if every else sorted(set(self.names)),
            "out": self.out and os.path.abspath(self.out),  # noqa: PTH100
            "mode": self.mode,
        }


@dataclass
class Written:
    """What became of one target: the number of its files, how many of them changed, and files that are not mpc's."""

    folder: Path
    files: int
    changed: int
    foreign: list[str]


def last_build(job: Job) -> tuple[Manifest | None, dict[str, Written] | None]:
    """What is known of the last build, and if nothing has changed since then, what it wrote.

    Raises `Unusable`.
    """
    manifest = load(job.root, job.options)
    if manifest is None or not manifest.is_current(job.root):
        return manifest, None
    looks = [outputs.look() for outputs in manifest.outputs.values()]
    if not all(looks):
        return manifest, None
    if manifest.looked or any(outputs.looked for outputs in manifest.outputs.values()):
        with contextlib.suppress(OSError):
            manifest.save(job.root)  # with stamps that may be trusted
    return manifest, {
        target: Written(outputs.folder, len(outputs.entries), 0, outputs.foreign)
        for target, outputs in manifest.outputs.items()
    }
