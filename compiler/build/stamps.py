"""What tells cheaply whether a file is still what it was, and when that may not be trusted."""

import hashlib
import os
from typing import NamedTuple


class Stamp(NamedTuple):
    """Of a file: times in nanoseconds, size, and its number in the file system."""

    modified: int
    changed: int
    size: int
    number: int


def stamp_of(status: os.stat_result) -> Stamp:
    return Stamp(status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)


# A clock tick of file systems: two changes within one leave the same times.
TICK = 20_000_000
_COARSE_TICK = 2_100_000_000
_COARSE = 1_000_000


def is_settled(stamp: Stamp, at: int) -> bool:
    """Whether a file that was looked at after `at` (nanoseconds) would have another stamp if it had changed since."""
    tick = _COARSE_TICK if stamp.modified % _COARSE == 0 else TICK
    return max(stamp.modified, stamp.changed) < at - tick


def digest_of(data: bytes) -> str:
    """A name for content: half of its SHA-256."""
    return hashlib.sha256(data).hexdigest()[:32]
