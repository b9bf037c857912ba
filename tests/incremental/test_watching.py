"""`mpc watch`: whatever happens to the files, what is there in the end is what a clean build makes."""

import gc
import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mpc.compiler.build import watch as watching
from mpc.compiler.build.job import Job
from mpc.compiler.build.session import Session
from mpc.compiler.build.watch import Rebuilt, Watch
from mpc.compiler.commands.shared import backend
from mpc.compiler.diagnostics import Sink
from mpc.compiler.memo import Memo
from trees import APP, clean, put, tree

PATIENCE = 120  # seconds: how long a test waits before it says that nothing comes


def session(root: Path) -> Session:
    return Session(Job(root, (), None, "development"), backend(), sorted(backend().names), memo=Memo())


class Watched:
    """A project that a thread watches."""

    def __init__(self, root: Path, rescan: float = 600.0) -> None:
        self.root = put(root / "app", APP)
        self.clean = root / "clean"
        self.builds: queue.Queue[Rebuilt] = queue.Queue()
        self.reasons: list[str] = []
        self.watch = Watch(session(self.root), self.builds.put, self.reasons.append, rescan=rescan)
        self.thread = threading.Thread(target=self.watch.run, daemon=True)
        self.thread.start()
        self.next()

    def next(self) -> Rebuilt:
        return self.builds.get(timeout=PATIENCE)

    def settle(self) -> Rebuilt:
        """Wait until what is there is what a clean build makes."""
        last = self.next()
        until = time.monotonic() + PATIENCE
        while not self.is_right():
            assert time.monotonic() < until, "the output is not that of a clean build"
            try:
                last = self.builds.get(timeout=0.2)
            except queue.Empty:
                continue
        return last

    def is_right(self) -> bool:
        shutil.rmtree(self.clean, ignore_errors=True)
        expected = clean(self.root, self.clean)[1]
        try:
            return expected == tree(self.root / "dist")
        except FileNotFoundError:  # it is being written
            return False

    def end(self) -> None:
        self.watch.stop()
        self.thread.join(PATIENCE)
        assert not self.thread.is_alive()


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Callable[..., Watched]]:
    running: list[Watched] = []

    def start(**options: float) -> Watched:
        running.append(Watched(tmp_path / str(len(running)), **options))
        return running[-1]

    yield start
    for each in running:
        each.end()


def test_an_edit_and_an_atomic_save(watched: Callable[..., Watched]) -> None:
    it = watched()
    put(it.root, {"pages/home.mp": APP["pages/home.mp"].replace("blue", "pink")})
    rebuilt = it.settle()
    assert rebuilt.changed == ["pages/home.mp"]
    assert {target: each.changed for target, each in rebuilt.written.items()} == dict.fromkeys(backend().names, 1)
    (it.root / "pages/.home.mp.swp").write_text(APP["pages/home.mp"].replace("blue", "teal"), encoding="utf-8")
    (it.root / "pages/.home.mp.swp").replace(it.root / "pages/home.mp")
    it.settle()
    assert b"teal" in (it.root / "dist/wechat/pages/home.wxss").read_bytes()


def test_a_checkout_of_many_files(watched: Callable[..., Watched]) -> None:
    it = watched()
    numbers = range(200)
    pages = "".join(f'<page src="many/p{number}" />\n' for number in numbers)
    for word in ("one", "two"):
        for number in numbers:
            (it.root / f"many/p{number}.mp").unlink(missing_ok=True)
            put(it.root, {f"many/p{number}.mp": f"<page><view>{word} {number}</view></page>\n"})
        put(it.root, {"app.mp": APP["app.mp"].replace("</pages>", pages + "</pages>")})
        it.settle()
    put(it.root, {"app.mp": APP["app.mp"]})
    shutil.rmtree(it.root / "many")
    it.settle()
    until = time.monotonic() + PATIENCE
    while (it.root / "dist/wechat/many").exists():  # empty folders go last
        assert time.monotonic() < until, "the folder of pages that are gone is still there"
        time.sleep(0.01)


def test_a_folder_that_is_moved_in(watched: Callable[..., Watched]) -> None:
    it = watched()
    put(it.root, {"app.mp": APP["app.mp"].replace("pages/list", "new/deep/list")})
    assert it.next().sink.has_errors
    put(it.root.parent / "new", {"deep/list.mp": APP["pages/list.mp"]})
    put(it.root, {"pages/home.mp": APP["pages/home.mp"].replace("/pages/list", "/new/deep/list")})
    (it.root.parent / "new").rename(it.root / "new")
    it.settle()
    put(it.root, {"new/deep/list.mp": APP["pages/list.mp"].replace("List", "Lists")})
    it.settle()
    assert b"Lists" in (it.root / "dist/wechat/new/deep/list.json").read_bytes()


def test_errors_keep_the_last_good_output(watched: Callable[..., Watched]) -> None:
    it = watched()
    before = tree(it.root / "dist")
    put(it.root, {"pages/home.mp": "<page><view></page>"})
    rebuilt = it.next()
    assert rebuilt.sink.has_errors and rebuilt.written == {}
    assert tree(it.root / "dist") == before
    put(it.root, {"pages/home.mp": APP["pages/home.mp"].replace("blue", "pink")})
    assert not it.settle().sink.has_errors
    put(it.root, {"mpc.toml": "["})
    assert it.next().sink.has_errors
    put(it.root, {"mpc.toml": APP["mpc.toml"].replace("again", "other")})
    it.settle()
    assert b"other" in (it.root / "dist/wechat/project.config.json").read_bytes()


def test_the_output_folder_moves_with_its_setting(watched: Callable[..., Watched]) -> None:
    it = watched()
    put(it.root, {"mpc.toml": APP["mpc.toml"] + '[build]\nout = "made"\n'})
    it.next()
    assert tree(it.root / "made") == clean(it.root, it.clean)[1]


def test_lost_hints_and_spoilt_outputs(watched: Callable[..., Watched], monkeypatch: pytest.MonkeyPatch) -> None:
    """Queues of events overflow without a word."""
    monkeypatch.setattr(Watch, "_dirty", lambda self: None)
    it = watched(rescan=0.1)
    put(it.root, {"lib/unit.ts": 'export const unit = "$"\n'})
    assert it.settle().changed == ["lib/unit.ts"]
    (it.root / "dist/wechat/app.js").unlink()
    rebuilt = it.settle()
    assert (rebuilt.changed, rebuilt.written["wechat"].changed) == ([], 1)


def test_a_system_without_hints(watched: Callable[..., Watched], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(root: Path, dirty: object) -> None:
        raise OSError("inotify watch limit reached")

    monkeypatch.setattr(watching, "_observer", refuse)
    it = watched()
    assert it.reasons == ["inotify watch limit reached"]
    put(it.root, {"lib/unit.ts": 'export const unit = "$"\n'})
    it.settle()


def test_a_touch_is_no_change(watched: Callable[..., Watched]) -> None:
    it = watched()
    os.utime(it.root / "pages/home.mp")
    put(it.root, {"notes.txt": "no source, but a name that could be suggested"})
    assert it.next().changed == ["notes.txt"]


def test_memory_stays_flat(tmp_path: Path) -> None:
    """Pages come and go, errors come and go."""
    rounds = 1000 if os.environ.get("MPC_FUZZ") else 200
    root = put(tmp_path / "app", APP)
    live = session(root)
    sizes: list[tuple[int, int]] = []
    for number in range(rounds):
        page = f"many/p{number % 7}"
        put(root, {f"{page}.mp": f"<page><view>{number}</view></page>\n" if number % 5 else "<page><view></page>"})
        put(root, {"app.mp": APP["app.mp"].replace("</pages>", f'<page src="{page}" />\n</pages>')})
        sink = Sink()
        assert live.changes(sink) or not number
        result = live.rebuild(sink)
        live.write(result, sink)
        live.keep(result, sink)
        if number in (80, rounds - 1):
            gc.collect()
            sizes.append((len(gc.get_objects()), len(live.snapshot.seen)))
    (objects, seen), (objects_later, seen_later) = sizes
    assert objects_later < objects * 1.05 + 2000
    assert seen_later <= seen + 5


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("command", [["watch"], ["build", "--watch"]])
def test_the_command(tmp_path: Path, command: list[str]) -> None:
    root = put(tmp_path, APP)
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", "from mpc.compiler.cli import main; main()", *command, str(root), "--lang", "en"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None

    def line(part: str) -> str:
        assert process.stdout is not None
        for text in process.stdout:
            if part in text:
                return text
        raise AssertionError(f"it ended without saying {part!r}")

    line("wechat: ")
    line("watching; Ctrl-C ends it")
    put(root, {"pages/home.mp": APP["pages/home.mp"].replace("blue", "pink")})
    assert "pages/home.mp: alipay 1, douyin 1, wechat 1 files written (" in line("written")
    put(root, {"pages/home.mp": "<page><view></page>"})
    line("MP")
    assert "the last good output stays" in line("errors")
    process.send_signal(signal.SIGINT)
    assert process.wait(PATIENCE) == 0
    assert "Traceback" not in process.stdout.read()
