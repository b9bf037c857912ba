"""Everything that mpc changes in a file system, one act a method: tests make each of them fail, or be the last."""

import contextlib
import os
import shutil


class Disk:
    """The acts. Paths are absolute or relative to the process; each raises `OSError` where it cannot be done."""

    def write(self, path: str, data: bytes) -> None:
        """A new file, readable as the user's others are; one that is there is an error."""
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
        finally:
            os.close(handle)

    def make(self, folder: str) -> None:
        """A folder, and those around it; one that is there is fine."""
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - a thousand of them a build

    def keep(self, path: str, copy: str) -> None:
        """A second name for a file as it is now: a link, or a copy where the file system has none."""
        try:
            os.link(path, copy, follow_symlinks=False)
        except (OSError, NotImplementedError):
            shutil.copy2(path, copy, follow_symlinks=False)

    def replace(self, path: str, place: str) -> None:
        """Move a file to its place in one step, over what is there."""
        os.replace(path, place)  # noqa: PTH105

    def remove(self, path: str) -> None:
        """A file that goes; one that is not there is fine."""
        with contextlib.suppress(FileNotFoundError):
            os.unlink(path)  # noqa: PTH108

    def prune(self, folder: str) -> bool:
        """Remove a folder if it is empty; whether it was."""
        try:
            os.rmdir(folder)  # noqa: PTH106
        except OSError:
            return False
        return True


DISK = Disk()
