"""`Workers` that are processes: as many as there are cores, forked, so that they know all that is known here."""

import contextlib
import gc
import itertools
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from mpc.compiler.profile import begin, current
from mpc.compiler.workers import Workers, alone

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")
R = TypeVar("R")

SLICE = 50
"""A process of its own for less than this many pages takes longer than it saves."""


PIECES = 16
"""Of so many pieces is the share of a process: who is faster takes more of them."""

KEPT = 2
"""So many pieces of its share are worth the time that a process takes to pack up a large result: this one works on
them meanwhile."""


def processes(most: int | None = None) -> Workers:
    """Workers on `most` cores, or on all that this process may use.

    Where there is no `fork` (Windows), or other threads are running, which a fork would cut off, everything is done
    here.
    """
    cores = most or _cores()

    def work_on(things: Sequence[T], work: Callable[[Iterable[T]], R], large: bool = False) -> list[R]:
        count = min(cores, len(things) // SLICE, _MOST // PIECES)
        if count < 2 or not hasattr(os, "fork") or threading.active_count() > 1:
            return alone(things, work)
        pieces = slices(things, min(count * PIECES, len(things)))
        return _forked(pieces, count, work, kept=KEPT * count if large else 0)

    return work_on


def slices(things: Sequence[T], count: int) -> list[Sequence[T]]:
    """Things that stand together stay together."""
    return [things[len(things) * at // count : len(things) * (at + 1) // count] for at in range(count)]


_MOST = 256  # a piece's number is one byte in the queue


class _Queue(Generic[T]):
    """The pieces that nobody has taken yet: a pipe of their numbers, from which all processes read."""

    def __init__(self, pieces: list[Sequence[T]], numbers: Iterable[int]) -> None:
        self._pieces = pieces
        self._end, end = os.pipe()
        os.write(end, bytes(numbers))
        os.close(end)  # so that it ends after the last one

    def take(self, taken: list[int], first: Sequence[int] = (), last: Sequence[int] = ()) -> Iterator[T]:
        """The things of some pieces and of all that can be had between; `taken` gets their numbers."""
        for number in itertools.chain(first, self._numbers(), last):
            taken.append(number)
            yield from self._pieces[number]

    def _numbers(self) -> Iterator[int]:
        while number := os.read(self._end, 1):
            yield number[0]

    def close(self) -> None:
        os.close(self._end)


def _forked(pieces: list[Sequence[T]], count: int, work: Callable[[Iterable[T]], R], kept: int) -> list[R]:
    """`kept`: the last pieces that only this process takes."""
    import multiprocessing  # only what is large enough pays for it

    context = multiprocessing.get_context("fork")
    gc.freeze()  # nobody touches what both have, so that it stays shared
    own = range(max(len(pieces) - kept, count - 1), len(pieces))
    queue = _Queue(pieces, range(count - 1, own.start))
    running: list[tuple[Any, Connection]] = []
    for number in range(count - 1):
        ours, theirs = context.Pipe(duplex=False)
        others = [ours, *(end for _, end in running)]
        process = context.Process(target=_run, args=(theirs, others, work, queue, number), daemon=True)
        process.start()
        theirs.close()
        running.append((process, ours))
    done: list[int] = []
    results = [work(queue.take(done, last=own))]
    for process, end in running:
        with contextlib.suppress(EOFError):  # it ended early: what went wrong there is said here
            result, taken, seconds = _received(end)
            results.append(result)
            done += taken
            if profile := current():
                profile.add(seconds)
        process.join()
    queue.close()
    if left := sorted(set(range(len(pieces))) - {*done}):
        results.append(work(itertools.chain.from_iterable(pieces[number] for number in left)))
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


def _run(
    end: "Connection",
    others: Iterable["Connection"],
    work: Callable[[Iterable[T]], R],
    queue: _Queue[T],
    first: int,
) -> None:
    """The whole life of a process. It sends the result, and where its time went. The ends of `others` are not its own:
    with them open it would wait for ever for a reader that has been killed."""
    for each in others:
        each.close()
    profile = begin() if current() else None
    taken: list[int] = []
    try:
        result = work(queue.take(taken, first=[first]))
        gc.disable()  # nothing here becomes garbage any more
        end.send((result, taken, profile.seconds if profile else {}))
    except BaseException:
        os._exit(1)  # without a word, for the work is done again
    os._exit(0)  # nothing is taken apart that goes anyway


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
