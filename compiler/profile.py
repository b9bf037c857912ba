"""Where the time of a build goes: `with phase("markup", path): …`, for `mpc build --profile`.

There is one profile in a process, and only while somebody wants it; nothing that comes out of a build depends on it.
"""

import time
from collections import defaultdict
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext

_NOTHING = nullcontext()


class Profile:
    """Seconds of the processor by phase and by the file that is worked on, "" for none. What is done for one phase in
    the middle of another is the inner one's."""

    def __init__(self) -> None:
        self.seconds: dict[tuple[str, str], float] = defaultdict(float)
        self._open: list[tuple[str, str]] = []
        self._since = 0.0

    def start(self, name: str, path: str) -> None:
        self._pass()
        self._open.append((name, path))

    def end(self) -> None:
        self._pass()
        self._open.pop()

    def add(self, seconds: Mapping[tuple[str, str], float]) -> None:
        """What another process has measured."""
        for place, each in seconds.items():
            self.seconds[place] += each

    def _pass(self) -> None:
        """The time since the last change was the innermost phase's."""
        now = time.process_time()
        if self._open:
            self.seconds[self._open[-1]] += now - self._since
        self._since = now

    @property
    def phases(self) -> Mapping[str, float]:
        """Seconds by phase, in the order in which they began."""
        return self._sums(0)

    @property
    def files(self) -> Mapping[str, float]:
        """Seconds by file."""
        return self._sums(1)

    def _sums(self, part: int) -> dict[str, float]:
        sums: dict[str, float] = defaultdict(float)
        for each, seconds in self.seconds.items():
            sums[each[part]] += seconds
        return sums


_current: Profile | None = None


def begin() -> Profile:
    """Measure from now on."""
    global _current
    _current = Profile()
    return _current


def current() -> Profile | None:
    return _current


class _Phase:
    def __init__(self, profile: Profile, name: str, path: str) -> None:
        self._profile = profile
        self._place = name, path

    def __enter__(self) -> None:
        self._profile.start(*self._place)

    def __exit__(self, *_: object) -> None:
        self._profile.end()


def phase(name: str, path: str = "") -> AbstractContextManager[None]:
    """What is done inside is counted, if anything is."""
    return _Phase(_current, name, path) if _current else _NOTHING
