"""A folder that a run fills file by file, and that holds no more of an earlier run than the last one wrote."""

import contextlib
import json
from pathlib import Path

from mpc.compiler.build.place import displace, place
from mpc.compiler.diagnostics import Sink
from mpc.compiler.source import Span


class Site:
    """`put` the files, then `close`. Each file changes in one step, and only if its bytes differ; files that mpc did
    not write stay, and are not written over. What it wrote is listed beside the folder (`.web.mpc`), so that the next
    run can take away the rest; while it writes, a log (`.web.mpc.log`) tells the same of a run that was interrupted.
    """

    def __init__(self, folder: Path, sink: Sink) -> None:
        self.folder = folder
        self.files = 0
        self.changed = 0
        self._sink = sink
        self._list = folder.parent / f".{folder.name}.mpc"
        self._log = folder.parent / f".{folder.name}.mpc.log"
        self._before = self._known()
        self._refused: set[str] = set()  # where files of others are in the way
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
        if path not in self._before and file.exists():
            return self._refuse(path, file)
        return self._write(path, file, data) or place(file, data, self._sink)  # which says what is wrong

    def _refuse(self, path: str, file: Path) -> bool:
        """Somebody else's file: told once."""
        self._refused.add(path)
        if len(self._refused) == 1:
            reason = "it is there, and not from mpc: move it away, or choose another --out"
            self._sink.report("MP006", None, Span(0, 0), path=str(file), reason=reason)
        return False

    def _write(self, path: str, file: Path, data: bytes) -> bool:
        """As `place` does it, but with one temporary name and one look at each folder: there may be thousands."""
        try:
            if file.parent not in self._folders:
                file.parent.mkdir(parents=True, exist_ok=True)
                self._folders.add(file.parent)
            with self._log.open("a", encoding="utf-8") as log:
                log.write(f"{json.dumps(path)}\n")
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
        now = [path for path in self._now if path not in self._refused]
        if place(self._list, json.dumps(sorted(now), ensure_ascii=False).encode(), self._sink):
            displace(self._log, self._sink)

    def _known(self) -> set[str]:
        """What the list says, if it is one: paths in the folder."""
        try:
            found = json.loads(self._list.read_bytes())
        except (OSError, ValueError):
            found = []
        paths = found if isinstance(found, list) else []
        with contextlib.suppress(OSError, ValueError):
            paths += [json.loads(line) for line in self._log.read_text(encoding="utf-8").splitlines()]
        return {path for path in paths if isinstance(path, str) and not path.startswith("/") and ".." not in path}
