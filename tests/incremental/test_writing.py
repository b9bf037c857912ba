"""Outputs are all old or all new: whatever fails while they are written, and wherever the process ends."""

import contextlib
import errno
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mpc.compiler.build.disk import Disk
from mpc.compiler.build.outputs import Outputs
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Memory
from mpc.targets.emit import Bundle
from trees import APP, build, folders, put, session, tree

OLD = {"app.json": "1", "app.js": "App({})", "pages/a.js": "old", "pages/b.js": "b", "gone/deep/x.js": "x", "c.js": "c"}
NEW = {"app.json": "2", "app.js": "App({})", "pages/a.js": "new", "pages/n.js": "n", "more/deep/y.js": "y"}
# What a rebuild changes mostly: one file, by one rename; or some that were there before.
ONE = {**OLD, "pages/a.js": "new"}
TWO = {**ONE, "pages/b.js": "new"}
ACTS = ("write", "make", "keep", "replace", "remove")


class Ended(BaseException):
    """The process ends here: nobody cleans up."""


class Faulty(Disk):
    """Does all acts but the one with a number; that one raises, also afterwards (`lasting`) or never again."""

    def __init__(self, number: int, error: Callable[[], BaseException], lasting: bool = False) -> None:
        self.number, self.error, self.lasting = number, error, lasting
        self.count = 0


def _act(name: str) -> Any:
    def act(self: Faulty, *arguments: Any) -> Any:
        self.count += 1
        if self.count == self.number or (self.lasting and self.count > self.number):
            raise self.error()
        return getattr(Disk, name)(self, *arguments)

    return act


for _name in ACTS:
    setattr(Faulty, _name, _act(_name))


def full() -> OSError:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "somewhere")


def outputs(folder: Path, disk: Disk | None = None) -> Outputs:
    found = Outputs(folder, disk=disk or Disk())
    found.recover()
    return found


def write(folder: Path, texts: dict[str, str], disk: Disk | None = None) -> None:
    outputs(folder, disk).write(Bundle(dict(texts)), Memory({}))


def read(folder: Path) -> dict[str, str]:
    return {path: data.decode() for path, data in tree(folder).items()}


def count(tmp_path: Path, new: dict[str, str] = NEW) -> int:
    """How many acts it takes from the old output to the new one."""
    disk = Faulty(0, full)
    write(tmp_path / "count", OLD)
    write(tmp_path / "count", new, disk)
    assert read(tmp_path / "count") == new
    if new == NEW:
        assert folders(tmp_path / "count") == ["more", "more/deep", "pages"]  # those that became empty are gone
    return disk.count


NEW_ONES = pytest.mark.parametrize("new", [NEW, ONE, TWO], ids=["new", "one", "two"])


@NEW_ONES
@pytest.mark.parametrize("lasting", [False, True])
@pytest.mark.parametrize("error", [full, KeyboardInterrupt], ids=["full", "interrupt"])
def test_a_fault_at_any_act_leaves_all_or_nothing(
    tmp_path: Path, error: Callable[[], BaseException], lasting: bool, new: dict[str, str]
) -> None:
    acts = count(tmp_path, new)
    assert acts > (20 if new == NEW else 4)
    for number in range(1, acts + 1):
        folder = tmp_path / str(number) / "out"
        write(folder, OLD)
        with contextlib.suppress(OSError, KeyboardInterrupt):
            write(folder, new, Faulty(number, error, lasting))
            assert read(folder) == new, number  # and what failed was to tidy up
        if not lasting:
            assert read(folder) in (OLD, new), number
        outputs(folder)  # a later process, even one that has nothing to write
        assert read(folder) in (OLD, new), number
        write(folder, new)
        assert read(folder) == new
        assert sorted(path.name for path in folder.parent.iterdir()) == [".out.mpc", "out"]


@NEW_ONES
def test_a_process_that_ends_at_any_act_leaves_nothing_half(tmp_path: Path, new: dict[str, str]) -> None:
    torn = 0
    for number in range(1, count(tmp_path, new) + 1):
        folder = tmp_path / str(number) / "out"
        write(folder, OLD)
        with pytest.raises(Ended):
            write(folder, new, Faulty(number, Ended))
        torn += read(folder) not in (OLD, new)
        outputs(folder)
        assert read(folder) in (OLD, new), number
        write(folder, new)
        assert read(folder) == new
    assert torn > 3 or new != NEW  # else this says nothing


def test_the_way_back_can_end_as_well(tmp_path: Path) -> None:
    """The first fault is an error, which is taken back; then the process ends at any later act."""

    class Twice(Faulty):
        first = 0

        def replace(self, path: str, place: str) -> None:
            if place.endswith("more/deep/y.js") or self.first:
                self.first += 1
            if self.first == 1:
                raise full()
            super().replace(path, place)

    for number in range(1, count(tmp_path) + 12):
        folder = tmp_path / str(number) / "out"
        write(folder, OLD)
        with pytest.raises((OSError, Ended)):
            write(folder, NEW, Twice(number, Ended))
        outputs(folder)
        assert read(folder) in (OLD, NEW), number


def test_a_file_becomes_a_folder_and_back(tmp_path: Path) -> None:
    for texts in ({"a": "file"}, {"a/b/c": "inside"}, {"a": "file"}, {"a/b": "other"}, {}):
        write(tmp_path / "out", texts)
        assert read(tmp_path / "out") == texts


def test_a_file_that_cannot_be_written_to_is_replaced(tmp_path: Path) -> None:
    write(tmp_path / "out", OLD)
    (tmp_path / "out/pages/a.js").chmod(0o444)
    write(tmp_path / "out", NEW)
    assert read(tmp_path / "out") == NEW


def test_only_what_differs_is_touched(tmp_path: Path) -> None:
    write(tmp_path / "out", OLD)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.js")}
    disk = Faulty(0, full)
    write(tmp_path / "out", OLD, disk)
    assert disk.count == 0
    write(tmp_path / "out", {**OLD, "pages/a.js": "new"})
    changed = {path.name for path, time in before.items() if path.stat().st_mtime_ns != time}
    assert changed == {"a.js"}


def test_files_of_others_stay(tmp_path: Path) -> None:
    write(tmp_path / "out", OLD)
    put(tmp_path / "out", {"pages/mine.txt": "mine", "gone/mine.txt": "mine", ".hidden": "h"})
    found = outputs(tmp_path / "out")
    found.look()
    found.write(Bundle(dict(NEW)), Memory({}))
    assert read(tmp_path / "out") == {**NEW, "pages/mine.txt": "mine", "gone/mine.txt": "mine"}
    assert found.foreign == ["gone/mine.txt", "pages/mine.txt"]


@pytest.mark.parametrize("name", ["../secret", "/tmp/secret", "a/../../secret", "link/secret", "\0"])
def test_lists_from_elsewhere_reach_nothing_outside(tmp_path: Path, name: str) -> None:
    """The list of what mpc wrote, and the journal, are files like others: somebody may have made them."""
    put(tmp_path, {"secret": "s", "outside/secret": "s"})
    write(tmp_path / "dist/out", OLD)
    (tmp_path / "dist/out/link").symlink_to(tmp_path / "outside")
    (tmp_path / "dist/.out.mpc").write_text(f"{name}\n", encoding="utf-8")
    write(tmp_path / "dist/out", OLD)
    staging = tmp_path / "dist/.out.new"
    for moves, removals in ([["0", name]], []), ([], [name]), ([["../../secret", "app.js"]], []):
        put(staging, {"0": "evil", "journal.json": json.dumps({"schema": 1, "moves": moves, "removals": removals})})
        outputs(tmp_path / "dist/out")
        assert not staging.exists()
    assert (tmp_path / "secret").read_text() == (tmp_path / "outside/secret").read_text() == "s"
    assert read(tmp_path / "dist/out") == OLD


@pytest.mark.parametrize(
    "journal", ["", "[]", "{", '{"schema": 99, "moves": [["0", "app.js"]], "removals": []}', "null"]
)
def test_a_journal_that_is_none_is_dropped(tmp_path: Path, journal: str) -> None:
    write(tmp_path / "out", OLD)
    put(tmp_path / ".out.new", {"0": "evil", "journal.json": journal})
    outputs(tmp_path / "out")
    assert read(tmp_path / "out") == OLD


def test_a_build_that_cannot_write_says_so_and_leaves_the_old_output(tmp_path: Path) -> None:
    put(tmp_path, APP)
    assert build(tmp_path) == ""
    before = tree(tmp_path / "dist")
    put(tmp_path, {"pages/home.mp": APP["pages/home.mp"].replace("Home", "House")})
    disk = Faulty(10**9, full)
    build(tmp_path, disk)
    assert tree(tmp_path / "dist") != before
    acts = disk.count
    for number in range(1, acts + 1):
        put(tmp_path, APP)
        build(tmp_path)
        assert tree(tmp_path / "dist") == before
        put(tmp_path, {"pages/home.mp": APP["pages/home.mp"].replace("Home", "House")})
        said = build(tmp_path, Faulty(number, full))
        after = tree(tmp_path / "dist")
        for target in ("alipay", "douyin", "wechat"):
            new = {path: data for path, data in after.items() if path.startswith(target)}
            old = {path: data for path, data in before.items() if path.startswith(target)}
            changed = {path for path in new if new[path] != old.get(path)}
            assert changed in (set(), {f"{target}/pages/home.json"}), number
            if not changed:
                assert "MP006" in said and "No space left" in said


def test_a_session_goes_on_after_a_fault(tmp_path: Path) -> None:
    put(tmp_path, APP)
    live = session(tmp_path)
    live.build(Sink())
    put(tmp_path, {"pages/home.mp": APP["pages/home.mp"].replace("Home", "House")})
    live.disk = Faulty(3, full, lasting=True)
    sink = Sink()
    live.build(sink)
    assert sink.has_errors
    live.disk = Disk()
    sink = Sink()
    assert sum(each.changed for each in live.build(sink).values()) == 3
    assert not sink.has_errors
    assert b"House" in (tmp_path / "dist/wechat/pages/home.json").read_bytes()
