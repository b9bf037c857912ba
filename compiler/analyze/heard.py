"""`Files` that note what they are asked: so can one who was not there ask the same."""

from dataclasses import dataclass, field

from mpc.compiler.files import Files
from mpc.compiler.source import SourceFile


@dataclass
class Asked:
    """The paths of a project that were asked for."""

    looked: set[str] = field(default_factory=set)
    read: set[str] = field(default_factory=set)
    listed: bool = False

    def again(self, files: Files) -> None:
        """Ask the same."""
        for path in sorted(self.looked):
            files.exists(path)
        for path in sorted(self.read):
            files.text(path)
        if self.listed:
            files.paths()


class Heard:
    """What `files` say, and what they were asked."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self.asked = Asked()

    def text(self, path: str) -> SourceFile | None:
        self.asked.read.add(path)
        return self._files.text(path)

    def data(self, path: str) -> bytes | None:
        self.asked.read.add(path)
        return self._files.data(path)

    def exists(self, path: str) -> bool:
        self.asked.looked.add(path)
        return self._files.exists(path)

    def paths(self) -> list[str]:
        self.asked.listed = True
        return self._files.paths()
