"""However many processes work on a project, what comes out is the same, and so is what is reported and asked."""

import importlib.util
import os
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from mpc.compiler.analyze.heard import Heard
from mpc.compiler.build import processes as module
from mpc.compiler.build.processes import processes, slices
from mpc.compiler.commands.shared import backend
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Files, Folder, Memory
from mpc.compiler.pipeline import compile_project
from mpc.compiler.source import SourceFile
from mpc.compiler.workers import Workers, alone

GOLDEN = Path(__file__).parents[1] / "golden"
ROOT = Path(__file__).parents[2]
APP = '<app title="a"><pages><page src="one" /><page src="two" /><page src="three" /></pages></app>'

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")


@pytest.fixture(autouse=True)
def _many_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SLICE", 1)


def compiled(files: Files, workers: Workers) -> tuple[object, ...]:
    """All that a compile tells whoever asked for it, and the paths that it asked for."""
    sink, heard = Sink(), Heard(files)
    result = compile_project(heard, backend(), sorted(backend().names), "development", sink, workers)
    asked = {*heard.asked.exists, *heard.asked.texts, *heard.asked.data}
    bundles = {name: (bundle.files, bundle.assets) for name, bundle in result.bundles.items()}
    return bundles, sink.diagnostics, result.sources, asked, heard.asked.paths


@pytest.mark.parametrize("case", sorted(path.parent.name for path in GOLDEN.glob("*/src")))
def test_goldens(case: str) -> None:
    files = Folder(GOLDEN / case / "src", Sink())
    assert compiled(files, processes(3)) == compiled(files, alone)


def test_the_sample_app() -> None:
    files = Folder(ROOT / "sample_app", Sink())
    assert compiled(files, processes(2)) == compiled(files, processes(4)) == compiled(files, alone)


def test_the_app_that_builds_are_measured_with() -> None:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "benchmarks" / "build" / "generate.py")
    assert spec and spec.loader
    generate = importlib.util.module_from_spec(spec)
    sys.modules["generate"] = generate
    spec.loader.exec_module(generate)
    files = Memory(generate.files(generate.app_of(30)))
    assert compiled(files, processes(3)) == compiled(files, alone)


def test_mistakes_that_many_make() -> None:
    """One in a component that all pages use, one in each page, and two files for one module."""
    files = {
        "app.mp": APP,
        "box.mp": "<component><view>{{ nobody }}</view></component>",
        "lib.ts": "export const a = 1\n",
        "lib.js": "export const a = 2\n",
    }
    for page, library in (("one", "@/lib.ts"), ("two", "@/lib"), ("three", "@/lib.js")):
        script = f'<script>import Box from "@/box.mp"\nimport {{ a }} from "{library}"\nlet b = $state(a)</script>'
        files[f"{page}.mp"] = f"<page><box other={page!r} /><view>{{{{ b + c }}}}</view></page>{script}"
    here, there = compiled(Memory(files), alone), compiled(Memory(files), processes(3))
    assert here == there
    codes = [each.code for each in here[1]]  # type: ignore[attr-defined]
    assert codes.count("MP201") == 4
    assert "MP007" in codes


def test_a_file_that_is_written_meanwhile() -> None:
    """Another process and this one read different texts: all that comes out is of the one that this process knows."""
    here = os.getpid()

    class Written(Memory):
        def text(self, path: str) -> SourceFile | None:
            file = super().text(path)
            return SourceFile(path, file.text.replace("old", "new")) if file and os.getpid() == here else file

    page = '<page><box />old</page><script>import Box from "@/box.mp"</script>'
    files = {
        "app.mp": APP,
        "box.mp": "<component>old</component>",
        **{f"{p}.mp": page for p in ("one", "two", "three")},
    }
    result = compile_project(Written(files), backend(), ["wechat"], "production", Sink(), processes(3))
    texts = result.bundles["wechat"].files
    assert [texts[f"{name}.wxml"] for name in ("box", "one", "two", "three")] == ["new\n", *["<box/>new\n"] * 3]


def test_each_thing_is_taken_once() -> None:
    def work(things: Iterable[int]) -> tuple[int, list[int]]:
        return os.getpid(), list(things)

    for count in (2, 3, 40, 1000):
        for most in (2, 3, 20):
            done = processes(most)(range(count), work)
            assert sorted(each for _, some in done for each in some) == list(range(count))
            assert len({process for process, _ in done}) == len(done) == min(most, count, 16)
            assert done[0][0] == os.getpid()


def test_what_fails_elsewhere_fails_here() -> None:
    here = os.getpid()

    def fails(things: Iterable[int]) -> int:
        if 0 in list(things):
            raise LookupError(os.getpid())
        return 0

    def fails_there(things: Iterable[int]) -> int:
        if os.getpid() != here:
            raise LookupError(next(iter(things)))
        return sum(things)

    with pytest.raises(LookupError, match=str(here)):
        processes(2)(range(40), fails)
    assert sum(processes(2)(range(40), fails_there)) == sum(range(40))


def test_nobody_stays_when_the_first_is_killed(tmp_path: Path) -> None:
    """It waits at work, and the others for a reader of what they have."""
    script = f"""
import os, time
from pathlib import Path
from mpc.compiler.build import processes
processes.SLICE = 1
first = os.getpid()
def work(things):
    if os.getpid() == first:
        time.sleep(600)
    next(iter(things))
    Path({str(tmp_path)!r}, str(os.getpid())).touch()
    return b" " * 10_000_000
processes.processes(3)(range(100), work)
"""
    process = subprocess.Popen([sys.executable, "-c", script])
    until = time.monotonic() + 60
    while len(list(tmp_path.iterdir())) < 2:
        assert time.monotonic() < until
        time.sleep(0.01)
    process.kill()
    process.wait()
    for other in tmp_path.iterdir():
        while _is_alive(int(other.name)):
            assert time.monotonic() < until, "it is still there"
            time.sleep(0.01)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
        state = Path(f"/proc/{process}/stat")
        return not state.exists() or " Z " not in state.read_text()
    except OSError:
        return False


def test_slices_are_all_things_in_order() -> None:
    assert [list(each) for each in slices(range(7), 3)] == [[0, 1], [2, 3], [4, 5, 6]]
