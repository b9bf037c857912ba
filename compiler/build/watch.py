"""Builds a project whenever its files have changed.

What the system tells of changes is a hint that something is dirty, and no more: events come late, twice or not at all,
an atomic save is a rename, a checkout is thousands of them. So after a hint, and some quiet, all files that the last
compile asked for are looked at again; and now and then without a hint.
"""

import gc
import logging
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from mpc.compiler.build.job import Written
from mpc.compiler.build.session import Session
from mpc.compiler.diagnostics import Sink
from mpc.compiler.pipeline import Result

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent
    from watchdog.observers.api import BaseObserver

QUIET = 0.05
"""Seconds without a hint after which a build begins: editors and checkouts write several files at once."""
AT_MOST = 1.0
"""Seconds after which it begins even if hints go on."""
RESCAN = 10.0
"""Seconds after which everything is looked at without a hint."""
POLL = 0.5
"""The same, where the system gives no hints."""


@dataclass
class Rebuilt:
    """One build: the sources that had changed, what was written, what was found, seconds from the end of the quiet to
    the last byte."""

    changed: list[str]
    written: dict[str, Written]
    sink: Sink
    seconds: float


@dataclass
class Watch:
    """Watches and builds until `stop`. `built` is told of every build; `without_hints` that the system gives none."""

    session: Session
    built: Callable[[Rebuilt], None]
    without_hints: Callable[[str], None] = lambda reason: None
    quiet: float = QUIET
    rescan: float = RESCAN
    _hint: threading.Event = field(default_factory=threading.Event)
    _last: float = 0.0  # when the last hint came
    _ended: bool = False
    _kept: tuple[Result, Sink] | None = None  # what `keep` has not been done for

    def run(self) -> None:
        """Build now, then whenever something changes."""
        with self._hints() as told:
            self._build([], time.monotonic(), first=True)
            gc.collect()
            gc.freeze()  # what the first compile made stays: to look for waste in it takes longer than a rebuild
            while not self._ended:
                self._keep()
                hinted = self._hint.wait(self.rescan if told() else POLL)
                if self._ended:
                    break
                if hinted:
                    self._settle()
                self._look(hinted)
        self._keep()

    def stop(self) -> None:
        """May be called from another thread, or a signal's handler."""
        self._ended = True
        self._hint.set()

    # -- building --------------------------------------------------------------------------------------------

    def _settle(self) -> None:
        """Wait until nothing has come for a while."""
        begun = time.monotonic()
        while not self._ended:
            now = time.monotonic()
            left = min(self._last + self.quiet, begun + AT_MOST) - now
            if left <= 0:
                break
            time.sleep(left)
        self._hint.clear()  # what comes from here on is for the next build

    def _look(self, hinted: bool) -> None:
        begun = time.monotonic()
        changed = self.session.changes(Sink())
        if changed or (not hinted and self.session.spoilt()):
            self._build(changed, begun)

    def _build(self, changed: list[str], begun: float, first: bool = False) -> None:
        sink, session = Sink(), self.session
        if first:
            session.snapshot.begin(sink)
        result = session.rebuild(sink)
        written = session.write(result, sink)
        seconds = time.monotonic() - begun
        self._kept = result, sink
        self.built(Rebuilt(changed, written, sink, seconds))

    def _keep(self) -> None:
        """When there is time."""
        if self._kept and (self._ended or not self._hint.is_set()):
            self.session.keep(*self._kept)
            self._kept = None

    # -- hints -----------------------------------------------------------------------------------------------

    def _dirty(self) -> None:
        self._last = time.monotonic()
        self._hint.set()

    @contextmanager
    def _hints(self) -> Iterator[Callable[[], bool]]:
        """The system's hints; gives whether they still come."""
        observer: BaseObserver | None = None
        try:
            observer = _observer(self.session.job.root, self._dirty)
        except (OSError, RuntimeError) as error:  # a limit of the system's, say
            self.without_hints(str(error))
        try:
            yield lambda: observer is not None and all(each.is_alive() for each in (observer, *observer.emitters))
        finally:
            if observer is not None:
                observer.stop()
                observer.join()


def _observer(root: Path, dirty: Callable[[], None]) -> "BaseObserver":
    from watchdog.events import FileSystemEventHandler
    from watchdog.observers import Observer

    # It speaks of folders that come and go while it looks at them, to nobody's use.
    logging.getLogger("watchdog").setLevel(logging.CRITICAL)
    warnings.filterwarnings("ignore", module="watchdog")

    class Handler(FileSystemEventHandler):
        def on_any_event(self, event: "FileSystemEvent") -> None:
            if event.event_type not in ("opened", "closed_no_write") and not _is_hidden(event, root):
                dirty()

    observer = Observer()
    observer.schedule(Handler(), str(root), recursive=True)
    observer.start()
    return observer


_HIDDEN = frozenset((".git", ".mpc", "node_modules", "dist"))


def _is_hidden(event: "FileSystemEvent", root: Path) -> bool:
    """Whether an event is about files that are no sources: a hint less."""
    paths = [str(path) for path in (event.src_path, event.dest_path) if path]
    return all(_HIDDEN & set(path.removeprefix(str(root)).replace("\\", "/").split("/")[1:2]) for path in paths)
