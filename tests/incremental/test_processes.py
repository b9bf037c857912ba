"""Builds as processes: ended at any moment, several at once, with nothing in common but the sources."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from mpc.compiler.build.lock import locked
from trees import APP, build, clean, put, tree

CHANGED = {"pages/home.mp": APP["pages/home.mp"].replace("blue", "pink"), "lib/unit.ts": 'export const unit = "$"\n'}
MAIN = "from mpc.compiler.cli import main; main()"
# Two processes for the smallest of projects, or many, on however few cores; or one alone.
WORKERS = "from mpc.compiler.build import processes; processes.SLICE = 1; processes._cores = lambda: {count}"
# Folders list their files the other way round, or in some order.
BACKWARDS, SHUFFLED = "found.sort(key=lambda each: each.name, reverse=True)", "random.Random(5).shuffle(found)"
LISTING = """
import contextlib, os, random
real = os.scandir
@contextlib.contextmanager
def scandir(*folder):
    with real(*folder) as entries:
        found = list(entries)
    {order}
    yield iter(found)
os.scandir = scandir
"""


def start(root: Path, *more: str, first: str = "", **environment: str) -> "subprocess.Popen[str]":
    """A build; `first` is run in its process before it begins."""
    return subprocess.Popen(
        [sys.executable, "-c", f"{first}\n{MAIN}", "build", str(root), "--lang", "en", *more],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_killed_at_any_moment(tmp_path: Path) -> None:
    """Killed between the moment when writing begins and some later one; then the sources are broken, or built."""
    put(tmp_path, APP)
    build(tmp_path)
    moment = random.Random(1)
    rounds = 12 if not os.environ.get("MPC_FUZZ") else 200
    for number in range(rounds):
        old = tree(tmp_path / "dist")
        sources = {**APP, **CHANGED} if number % 2 == 0 else APP
        put(tmp_path, sources)
        process = start(tmp_path)
        lock = tmp_path / "dist/.mpc.lock"
        before = lock.read_text()
        while process.poll() is None and lock.read_text() == before:
            time.sleep(0.0005)
        time.sleep(moment.random() * 0.008)
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        new = clean(tmp_path, tmp_path / "clean")[1]
        if number % 3 == 0:
            put(tmp_path, {"lib/unit.ts": "export const = 1\n"})
            build(tmp_path)  # with errors: nothing is written, but what was begun is finished
            mixed = tree(tmp_path / "dist")
            for target in ("alipay", "douyin", "wechat"):
                part = [
                    {path: data for path, data in each.items() if path.startswith(target)} for each in (mixed, old, new)
                ]
                assert part[0] in part[1:]
            put(tmp_path, sources)
        assert build(tmp_path) == ""
        assert tree(tmp_path / "dist") == new


def test_builds_at_once(tmp_path: Path) -> None:
    """Four processes, two modes, one folder: each of them is right when it ends, so the last is."""
    put(tmp_path, APP)
    build(tmp_path)
    put(tmp_path, CHANGED)
    processes = [start(tmp_path, "--mode", mode) for mode in ("development", "production") * 2]
    for process in processes:
        out, err = process.communicate()
        assert process.returncode == 0, out + err
    made = tree(tmp_path / "dist")
    production = tmp_path / "production"
    start(tmp_path, "--mode", "production", "--out", str(production)).communicate()
    assert made in (clean(tmp_path, tmp_path / "clean")[1], tree(production))
    assert build(tmp_path) == ""
    assert tree(tmp_path / "dist") == tree(tmp_path / "clean")


def test_a_build_waits_for_another(tmp_path: Path) -> None:
    put(tmp_path, APP)
    waited = threading.Event()
    with locked(tmp_path / "dist", lambda: None):
        process = start(tmp_path)
        assert process.stderr is not None
        assert "another mpc is writing" in process.stderr.readline()
        assert not (tmp_path / "dist/wechat").exists()
        waited.set()
    process.communicate()
    assert process.returncode == 0 and waited.is_set()
    assert (tmp_path / "dist/wechat/app.js").exists()


def test_the_same_bytes_everywhere(tmp_path: Path) -> None:
    """Another path, locale, hash seed, order of files (as they are made, and as folders list them), number of workers,
    time zone, and way to be asked for targets."""
    many = {f"many/p{number}": f"<page><view>{number}</view></page>\n" for number in range(9)}
    pages = "".join(f'<page src="{path}" />\n' for path in many)
    app = {
        **APP,
        **{f"{path}.mp": text for path, text in many.items()},
        "app.mp": APP["app.mp"].replace("</pages>", f"{pages}</pages>"),
    }
    targets = ["--target", "wechat", "--target", "douyin", "--target", "alipay"]
    worlds: list[tuple[str, str, dict[str, str], list[str], list[str]]] = [
        ("a", WORKERS.format(count=1), {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"}, list(app), []),
        (
            "deeper/ä 中/b",
            WORKERS.format(count=2) + LISTING.format(order=BACKWARDS),
            {"PYTHONHASHSEED": "4242", "LC_ALL": "zh_CN.UTF-8", "TZ": "Asia/Shanghai"},
            list(reversed(app)),
            targets,
        ),
        (
            "c",
            WORKERS.format(count=7) + LISTING.format(order=SHUFFLED),
            {"PYTHONHASHSEED": "7", "LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "0"},
            sorted(app),
            [],
        ),
    ]
    made = []
    for name, first, environment, order, asked in worlds:
        root = put(tmp_path / name, {path: app[path] for path in order})
        outs = [(mode, root.parent / f"{root.name}-{mode}") for mode in ("development", "production")]
        running = [
            start(root, "--mode", mode, "--out", str(out), *asked, first=first, **environment) for mode, out in outs
        ]
        for process in running:
            out, err = process.communicate()
            assert process.returncode == 0, out + err
        lists = {path.name: path.read_bytes() for path in outs[0][1].glob(".*.mpc")}
        made.append((tree(outs[0][1]), tree(outs[1][1]), lists))
    assert made[0] == made[1] == made[2]
    assert made[0][0] != made[0][1]
