"""One writer at a time: a lock that the system takes back when its process ends, however it ends."""

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

NAME = ".mpc.lock"
_WIDTH = 64


@contextlib.contextmanager
def locked(folder: Path, waiting: Callable[[], None]) -> Iterator[int]:
    """Hold the lock of a folder, which is made; `waiting` is called once if another process has it.

    Gives the lock's file, whose text tells who wrote last. Raises `OSError` where there can be none.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        if not _take(handle):
            waiting()
            while not _take(handle):
                time.sleep(0.02)
        yield handle
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    _PLACE = 1 << 20  # far behind the text, which others may read

    def _take(handle: int) -> bool:
        os.lseek(handle, _PLACE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True  # a file system without locks
        return True


def last_writer(handle: int) -> str:
    os.lseek(handle, 0, os.SEEK_SET)
    return os.read(handle, _WIDTH).decode("ascii", "replace").rstrip()


def sign(handle: int, name: str) -> None:
    """Say who wrote last; `name` is ASCII. The text is always as long: a file that is cut waits for the disk."""
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, name.ljust(_WIDTH).encode())
