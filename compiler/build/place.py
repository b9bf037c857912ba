"""Puts single files in their place, each in one step: a reader never sees half of one."""

import contextlib
import os
import tempfile
from pathlib import Path

from mpc.compiler.diagnostics import Sink
from mpc.compiler.source import Span


def place(path: Path, data: bytes, sink: Sink) -> bool:
    """Write a file, with its folders. False: it could not be, as is reported."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".mpc-")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            Path(temporary).chmod(0o644)  # mkstemp makes files that only their owner can read
            Path(temporary).replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
            raise
    except OSError as error:
        _report(path, error, sink)
        return False
    return True


def displace(path: Path, sink: Sink) -> None:
    """Remove a file that may be there."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        _report(path, error, sink)


def _report(path: Path, error: OSError, sink: Sink) -> None:
    sink.report("MP006", None, Span(0, 0), path=str(path), reason=error.strerror or str(error))
