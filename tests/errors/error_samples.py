"""The sample projects of this folder: one a code, and what the compiler says about it."""

from collections import deque
from pathlib import Path

from mpc.compiler.cli import backend
from mpc.compiler.commands.reach import platforms
from mpc.compiler.diagnostics import Diagnostic, Sink
from mpc.compiler.files import Folder
from mpc.compiler.pack.checks import check_budgets
from mpc.compiler.pack.sizes import contents, measure
from mpc.compiler.pipeline import compile_project, read_project
from mpc.compiler.reach.entries import Entries
from mpc.compiler.reach.outputs import Reach, outputs
from mpc.compiler.source import SourceFile

HERE = Path(__file__).parent
DEFAULTS = HERE / "_default"
EXPECTED = "expected.txt"


class Sample:
    """`Files` of one folder. What a project needs and the sample does not show comes from `_default`.

    A folder without any `.mp` file gets nothing: it is about exactly that.
    """

    def __init__(self, folder: Path, sink: Sink) -> None:
        self._own = Folder(folder, sink)
        self._default = Folder(DEFAULTS, sink)
        paths = self._own.paths()
        self._borrowed = {"app.mp": "app.mp", "home.mp": "home.mp"} if _has_sources(paths) else {}
        if "card.mp" in paths and self._borrowed:
            self._borrowed["home.mp"] = "home_with_card.mp"

    def text(self, path: str) -> SourceFile | None:
        if self._own.exists(path) or path not in self._borrowed:
            return self._own.text(path)
        file = self._default.text(self._borrowed[path])
        return SourceFile(path, file.text) if file else None

    def data(self, path: str) -> bytes | None:
        if self._own.exists(path) or path not in self._borrowed:
            return self._own.data(path)
        return self._default.data(self._borrowed[path])

    def exists(self, path: str) -> bool:
        return self._own.exists(path) or path in self._borrowed

    def paths(self) -> list[str]:
        return sorted({*self._own.paths(), *self._borrowed} - {EXPECTED})


def _has_sources(paths: list[str]) -> bool:
    return any(path.endswith(".mp") for path in paths)


def folders() -> list[Path]:
    """All samples, in the order of their codes."""
    return sorted(each for each in HERE.glob("MP*") if each.is_dir())


def code_of(folder: Path) -> str:
    return folder.name.partition("-")[0]


def shown_files(folder: Path) -> list[Path]:
    """The files that a sample consists of, without what is expected of it."""
    return sorted(each for each in folder.rglob("*") if each.is_file() and each.name != EXPECTED)


def diagnose(folder: Path) -> list[Diagnostic]:
    """Everything that compiling the sample for all targets reports, what its budgets say of the output, and what the
    web site says of a sample with `<seo>`."""
    from extras import require_sass  # on the path in tests only

    require_sass(*(path.read_text(encoding="utf-8", errors="replace") for path in folder.rglob("*.mp")))
    sink = Sink()
    targets = backend()
    result = compile_project(Sample(folder, sink), targets, sorted(targets.names), "development", sink)
    for target, output in result.bundles.items():
        check_budgets(measure(target, contents(output, result.files[target])), result.config, sink)
    sources = [path.read_text(encoding="utf-8", errors="replace") for path in shown_files(folder)]
    if any("<seo" in text for text in sources):
        config, project = read_project(Sample(folder, Sink()), targets, "development", Sink())
        if project:
            found = Entries(project, config, Sample(folder, Sink()))
            sink.extend(found.check()[1].diagnostics)
            if any("site=" in text or "<seo keywords" in text for text in sources):
                made = outputs(Reach(project, config, Sample(folder, sink), found, platforms(config)), sink)
                for each in made.values():
                    deque(each, maxlen=0)
    return sink.diagnostics
