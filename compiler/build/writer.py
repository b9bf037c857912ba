"""Writes a bundle into a folder: only what differs, each file atomically, and removes what it wrote before."""

import contextlib
import os
import tempfile
from pathlib import Path

from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Files
from mpc.compiler.pipeline import Output
from mpc.compiler.source import Span

LIST = ".{name}.mpc"
"""Beside a target's folder: the files that mpc wrote there, a line each, so that stale ones can go."""


def write(output: Output, folder: Path, files: Files, sink: Sink) -> int | None:
    """Write all files of a bundle; returns how many changed. None: one could not be written, as is reported."""
    contents: dict[str, bytes] = {path: text.encode("utf-8") for path, text in output.files.items()}
    for path in sorted(output.assets):
        data = files.data(path)
        if data is not None:
            contents[path] = data
    changed = 0
    try:
        for path in _stale(folder, contents):
            (folder / path).unlink(missing_ok=True)
            changed += 1
        for path in sorted(contents):
            changed += _write(folder / path, contents[path])
        _write(_list(folder), "".join(f"{path}\n" for path in sorted(contents)).encode())
    except OSError as error:
        place = str(error.filename2 or error.filename or folder)  # the second is where a file was to be moved to
        sink.report("MP006", None, Span(0, 0), path=place, reason=error.strerror or str(error))
        return None
    return changed


def _list(folder: Path) -> Path:
    return folder.parent / LIST.format(name=folder.name)


def _stale(folder: Path, contents: dict[str, bytes]) -> list[str]:
    """Files of an earlier build that this one does not have."""
    try:
        listed = _list(folder).read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return []
    inside = folder.resolve()
    return [
        path for path in listed if path and path not in contents and (inside / path).resolve().is_relative_to(inside)
    ]


def _write(path: Path, data: bytes) -> bool:
    """Replace a file in one step, unless it already says the same."""
    with contextlib.suppress(OSError):
        if path.read_bytes() == data:
            return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".mpc-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        # mkstemp makes files that only their owner can read
        Path(temporary).chmod(0o666 & ~_UMASK)
        Path(temporary).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise
    return True


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


_UMASK = _umask()
