"""`Files` that note what they are asked and what they said, so that what was heard elsewhere can be heard here, too."""

from dataclasses import dataclass, field

from mpc.compiler.files import Files
from mpc.compiler.source import SourceFile


@dataclass
class Asked:
    """What files were asked, by path, with the answers."""

    exists: dict[str, bool] = field(default_factory=dict)
    texts: dict[str, SourceFile | None] = field(default_factory=dict)
    data: dict[str, bytes | None] = field(default_factory=dict)
    paths: list[str] | None = None

    def again(self, files: Files) -> bool:
        """Ask all of it; whether the answers are the same. Somebody may have written a file in the meantime."""
        same = [files.exists(path) == answer for path, answer in self.exists.items()]
        same += [files.text(path) == answer for path, answer in self.texts.items()]
        same += [files.data(path) == answer for path, answer in self.data.items()]
        return all(same) and (self.paths is None or files.paths() == self.paths)


class Heard:
    """What `files` say, and what they were asked."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self.asked = Asked()

    def text(self, path: str) -> SourceFile | None:
        self.asked.texts[path] = answer = self._files.text(path)
        return answer

    def data(self, path: str) -> bytes | None:
        self.asked.data[path] = answer = self._files.data(path)
        return answer

    def exists(self, path: str) -> bool:
        self.asked.exists[path] = answer = self._files.exists(path)
        return answer

    def paths(self) -> list[str]:
        self.asked.paths = self._files.paths()
        return self.asked.paths
