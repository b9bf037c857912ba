"""A folder that a run fills file by file, and that holds no more of an earlier run than the last one wrote."""

import contextlib
import json
from pathlib import Path

from mpc.compiler.build.place import displace, place
from mpc.compiler.diagnostics import Sink


class Site:
    """`put` the files, then `close`. Each file changes in one step, and only if its bytes differ; files that mpc did
    not write stay. What it wrote is listed beside the folder (`.web.mpc`), so that the next run can take away the rest.
    """

    def __init__(self, folder: Path, sink: Sink) -> None:
        self.folder = folder
        self.files = 0
        self.changed = 0
        self._sink = sink
        self._list = folder.parent / f".{folder.name}.mpc"
        self._before = self._known()
        self._now: list[str] = []
        self._folders: set[Path] = set()  # those that are there

    def put(self, path: str, data: bytes) -> bool:
        """Write a file; False: it could not be, as is reported."""
        self.files += 1
        self._now.append(path)
        file = self.folder / path
        with contextlib.suppress(OSError):
            if file.stat().st_size == len(data) and file.read_bytes() == data:
                return True
        self.changed += 1
        return self._write(file, data) or place(file, data, self._sink)  # which says what is wrong

    def _write(self, file: Path, data: bytes) -> bool:
        """As `place` does it, but with one temporary name and one look at each folder: there may be thousands."""
        try:
            if file.parent not in self._folders:
                file.parent.mkdir(parents=True, exist_ok=True)
                self._folders.add(file.parent)
            temporary = self.folder / ".mpc-new"
            temporary.write_bytes(data)
            temporary.replace(file)
        except OSError:
            return False
        return True

    def close(self) -> None:
        """Take away what an earlier run wrote and this one did not, with folders that are empty then."""
        for path in sorted(self._before.difference(self._now), reverse=True):
            self.changed += 1
            displace(self.folder / path, self._sink)
            for above in Path(path).parents:
                with contextlib.suppress(OSError):
                    (self.folder / above).rmdir()
        place(self._list, json.dumps(sorted(self._now), ensure_ascii=False).encode(), self._sink)

    def _known(self) -> set[str]:
        """What the list says, if it is one: paths in the folder."""
        try:
            found = json.loads(self._list.read_bytes())
        except (OSError, ValueError):
            return set()
        paths = found if isinstance(found, list) else []
        return {path for path in paths if isinstance(path, str) and not path.startswith("/") and ".." not in path}
