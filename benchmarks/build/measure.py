"""Runs a command in a process of its own and says what it took: time on the clock and of the processors, memory."""

import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

MPC = (str(Path(sys.executable).with_name("mpc")),)
SAMPLE = 0.02
"""Seconds between two looks at the memory."""


@dataclass(frozen=True)
class Run:
    """What one run took: `wall` and `cpu` (user and system, children included) in seconds."""

    wall: float
    cpu: float


@dataclass(frozen=True)
class Spread:
    """The median of some runs, and the least and the most."""

    median: float
    least: float
    most: float


def spread(values: Sequence[float]) -> Spread:
    return Spread(statistics.median(values), min(values), max(values))


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Run:
    """Run to the end. One that fails raises `RuntimeError` with what it printed."""
    before, start = os.times(), time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=_environment(environment), capture_output=True, text=True)
    wall, after = time.perf_counter() - start, os.times()
    if done.returncode:
        raise RuntimeError(
            f"{' '.join(command)} ended with {done.returncode}\n{done.stdout[-4000:]}{done.stderr[-4000:]}"
        )
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(wall, cpu)


def peak_memory(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> int:
    """The most memory that a command and its children had at one time, in bytes; 0 where Linux does not tell.

    What they share counts once (`Pss` of `/proc/<id>/smaps_rollup`). It is a run of its own, since looking costs time.
    """
    process = subprocess.Popen(
        command, cwd=folder, env=_environment(environment), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    most = 0
    ended = threading.Event()

    def look() -> None:
        nonlocal most
        while not ended.wait(SAMPLE):
            most = max(most, sum(memory_of(each) for each in _family(process.pid)))

    watcher = threading.Thread(target=look)
    watcher.start()
    process.wait()
    ended.set()
    watcher.join()
    return most


def _environment(added: Mapping[str, str] | None) -> dict[str, str]:
    """Python keeps what it compiles of a module, as it does for users, whatever is set here."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, **(added or {})}


def _family(process: int) -> list[int]:
    """A process and all below it."""
    parents: dict[int, list[int]] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(status.read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):  # it has just ended
            continue
        parents.setdefault(parent, []).append(int(status.parent.name))
    found = [process]
    for each in found:
        found += parents.get(each, [])
    return found


def memory_of(process: int) -> int:
    """The bytes of one process; 0 where Linux does not tell."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
