"""What a running `mpc watch` takes for the edit of a page, and what many rebuilds leave in its memory.

The time is what it says itself: from the end of the quiet (50 ms without an event) to the last byte.
"""

import re
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generate import app_of, files, write
from measure import MPC, memory_of

PAUSE = 0.15
"""Seconds between a rebuild and the next edit: in them `mpc watch` keeps what a later build wants to know."""
SETTLING = 3.0
"""Seconds after the first build."""
TOOK = re.compile(r"\((\d+) ms\)")


class Watched:
    """An app of some pages, and the `mpc watch` of it."""

    def __init__(self, folder: Path, process: "subprocess.Popen[str]") -> None:
        self._process = process
        pages = sorted(folder.glob("packages/*/pages/*.mp")) or sorted(folder.glob("pages/*.mp"))
        self._page = pages[len(pages) // 2]
        self._text = self._page.read_text(encoding="utf-8")
        self._number = 0

    def rebuild(self) -> float:
        """Seconds of one edit of a page: markup, script and style."""
        time.sleep(PAUSE)
        self._number += 1
        text = self._text.replace("<view", f'<view id="edit-{self._number}"', 1)
        text = text.replace("</script>", f"const edit{self._number} = {self._number}\n</script>", 1)
        text = text.replace("</style>", f".edit-{self._number} {{ color: red }}\n</style>", 1)
        self._page.write_text(text, encoding="utf-8")
        return self._answer() / 1000

    def _answer(self) -> float:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if "error" in line:
                raise RuntimeError(line)
            if found := TOOK.search(line):
                return float(found.group(1))
        raise RuntimeError("mpc watch has ended")

    def memory(self) -> int:
        """Bytes."""
        time.sleep(1)
        return memory_of(self._process.pid)


@contextmanager
def watched(folder: Path) -> Iterator[Watched]:
    command = (*MPC, "watch", str(folder), "--lang", "en")
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        assert process.stdout is not None
        for line in process.stdout:
            if "Ctrl-C" in line:
                break
        time.sleep(SETTLING)
        found = Watched(folder, process)
        for _ in range(3):
            found.rebuild()
        yield found
    finally:
        process.terminate()
        process.wait()


def rebuilds(folder: Path, runs: int) -> list[float]:
    """Seconds of each."""
    with watched(folder) as it:
        return [it.rebuild() for _ in range(runs)]


def growth(pages: int, count: int) -> str:
    """What many rebuilds leave."""
    seen = {}
    with tempfile.TemporaryDirectory(prefix="mpc-benchmark-") as name:
        write(Path(name), files(app_of(pages)))
        with watched(Path(name)) as it:
            for number in range(1, count + 1):
                it.rebuild()
                if number in (count // 10, count // 2, count):
                    seen[number] = it.memory()
    found = ", ".join(f"{memory / 1_000_000:.1f} MB after {number:,}" for number, memory in seen.items())
    return f"Memory of `mpc watch` over {count:,} rebuilds of an app of {pages} pages: {found}."
