"""`Workers` that are processes: as many as there are cores, forked, so that they know all that is known here."""

import gc
import os
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from mpc.compiler.profile import begin, current
from mpc.compiler.workers import Workers, alone

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")
R = TypeVar("R")

SLICE = 50
"""A process of its own for less than this many pages takes longer than it saves."""


def processes(most: int | None = None) -> Workers:
    """Workers on `most` cores, or on all that this process may use.

    Where there is no `fork` (Windows), or other threads are running, which a fork would cut off, everything is done
    here.
    """
    cores = most or _cores()

    def work_on(things: Sequence[T], work: Callable[[Sequence[T]], R]) -> list[R]:
        count = min(cores, len(things) // SLICE)
        if count < 2 or not hasattr(os, "fork") or threading.active_count() > 1:
            return alone(things, work)
        return _forked(slices(things, count), work)

    return work_on


def slices(things: Sequence[T], count: int) -> list[Sequence[T]]:
    """Things that stand together stay together."""
    return [things[len(things) * at // count : len(things) * (at + 1) // count] for at in range(count)]


def _forked(parts: list[Sequence[T]], work: Callable[[Sequence[T]], R]) -> list[R]:
    import multiprocessing  # only what is large enough pays for it

    context = multiprocessing.get_context("fork")
    gc.freeze()  # nobody touches what both have, so that it stays shared
    running = []
    for part in parts[1:]:
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_run, args=(theirs, work, part), daemon=True)
        process.start()
        theirs.close()
        running.append((process, ours, part))
    results = [work(parts[0])]
    for process, end, part in running:
        try:
            result, seconds = _received(end)
            results.append(result)
            if profile := current():
                profile.add(seconds)
        except EOFError:  # it ended early: what went wrong there is said here
            results.append(work(part))
        process.join()
    return results


def _received(end: "Connection") -> Any:
    """What a process sent. All of it is wanted, so that to look for garbage in it would double the time."""
    looks = gc.isenabled()
    gc.disable()
    try:
        return end.recv()
    finally:
        if looks:
            gc.enable()


def _run(end: "Connection", work: Callable[[Sequence[T]], R], part: Sequence[T]) -> None:
    """The whole life of a process. It sends the result, and where its time went."""
    profile = begin() if current() else None
    try:
        result = work(part)
        gc.disable()  # nothing here becomes garbage any more
        end.send((result, profile.seconds if profile else {}))
    except BaseException:
        os._exit(1)  # without a word, for the work is done again


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
