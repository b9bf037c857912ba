"""A build with nothing to do does nothing, and says the same as the one before; anything that matters is noticed."""

import json
import os
import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from mpc.compiler.build import fingerprint
from mpc.compiler.build.session import Session
from mpc.compiler.cli import main
from trees import APP, clean, put, tree

WARNING = {"pages/list.mp": APP["pages/list.mp"].replace(' mp:key="row.id"', "")}


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows by one whenever something is really built."""
    found: list[str] = []
    real = Session.build

    def build(self: Session, sink: object) -> object:
        found.append("built")
        return real(self, sink)  # type: ignore[arg-type]

    monkeypatch.setattr(Session, "build", build)
    return found


def mpc(root: Path, *more: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["build", str(root), "--lang", "en", *more], catch_exceptions=False)
    return done.exit_code, done.output


def settle(root: Path) -> None:
    """As if the files had been there for an hour: their stamps can be trusted."""
    past = time.time() - 3600
    for path in root.rglob("*"):
        os.utime(path, (past, past))


def test_the_second_build_says_the_same(tmp_path: Path, built: list[str]) -> None:
    put(tmp_path, {**APP, **WARNING})
    code, first = mpc(tmp_path)
    assert code == 0 and "MP305" in first and len(built) == 1
    code, second = mpc(tmp_path)
    assert code == 0 and len(built) == 1
    assert second == re.sub(r"\d+ changed", "0 changed", first)
    assert mpc(tmp_path, "--lang", "zh")[1] != second and len(built) == 1


def test_what_programs_read_is_the_same_again(tmp_path: Path, built: list[str]) -> None:
    put(tmp_path, APP)
    for form in ("json", "sarif", "github"):
        first = mpc(tmp_path, "--report", form)[1]
        assert re.sub(r"\d+ changed", "0 changed", first) == mpc(tmp_path, "--report", form)[1]
    assert len(built) == 1
    put(tmp_path, WARNING)
    mpc(tmp_path)
    assert "MP305" in mpc(tmp_path, "--report", "json")[1]


def test_other_options_are_another_build(tmp_path: Path, built: list[str]) -> None:
    put(tmp_path, APP)
    for number, options in enumerate(
        [(), ("--mode", "production"), ("--target", "wechat"), ("--out", f"{tmp_path}/o")]
    ):
        mpc(tmp_path, *options)
        assert len(built) == number + 1
    mpc(tmp_path, "--target", "wechat")
    assert len(built) == 4
    mpc(tmp_path)  # its outputs are those of production now
    assert len(built) == 5
    assert tree(tmp_path / "dist") == clean(tmp_path, tmp_path / "clean")[1]


CHANGES: dict[str, Callable[[Path], object]] = {
    "page": lambda root: put(root, {"pages/home.mp": APP["pages/home.mp"].replace("blue", "pink")}),
    "page of the same size, time put back": lambda root: _sly(root / "pages/home.mp"),
    "config": lambda root: put(root, {"mpc.toml": '[app]\nname = "other"\n'}),
    "asset": lambda root: put(root, {"assets/a.png": "another"}),
    "module": lambda root: put(root, {"lib/unit.ts": 'export const unit = "$"\n'}),
    "style": lambda root: put(root, {"styles/base.css": ".base { padding: 2rpx }\n"}),
    "file for one target": lambda root: put(root, {"lib/unit.wechat.ts": 'export const unit = "w"\n'}),
    "a script that comes before": lambda root: put(root, {"lib/unit/index.ts": ""}) and (root / "lib/unit.ts").unlink(),
    "source gone": lambda root: (root / "lib/unit.ts").unlink(),
    "source a folder": lambda root: ((root / "lib/unit.ts").unlink(), (root / "lib/unit.ts").mkdir()),
    "output gone": lambda root: (root / "dist/wechat/app.js").unlink(),
    "output changed": lambda root: _sly(root / "dist/wechat/app.json"),
    "output folder gone": lambda root: shutil.rmtree(root / "dist/douyin"),
    "all outputs gone": lambda root: shutil.rmtree(root / "dist"),
    "output a link": lambda root: _link(root / "dist/wechat/app.js"),
    "link to elsewhere": lambda root: _outside(root),
}


def _sly(path: Path) -> None:
    status = path.stat()
    data = path.read_bytes()
    path.write_bytes(data[:-3] + b" " + data[-2:])
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def _link(path: Path) -> None:
    path.rename(path.with_name("app.js.real"))
    path.symlink_to("app.js.real")


def _outside(root: Path) -> None:
    (root / "styles/base.css").rename(root.parent / f"{root.name}.css")
    (root / "styles/base.css").symlink_to(root.parent / f"{root.name}.css")


@pytest.mark.parametrize("settled", [True, False])
@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_noticed(tmp_path: Path, name: str, settled: bool, built: list[str]) -> None:
    root = tmp_path / "app"
    put(root, APP)
    if settled:
        settle(root)
    mpc(root)
    CHANGES[name](root)
    code, said = mpc(root)
    assert len(built) == 2
    diagnostics, output = clean(root, tmp_path / "clean")
    if code == 0:
        assert {path: data for path, data in tree(root / "dist").items() if not path.endswith(".real")} == output
    else:
        assert diagnostics in said and output == {}
    built.clear()
    mpc(root)
    assert len(built) == (0 if code == 0 else 1)


@pytest.mark.parametrize(
    "name, text",
    [
        ("cannot be read", ""),
        ("cannot be read", "[1]"),
        ("cannot be read", '{"schema": 1}'),
        ("cannot be read", "\x80\x04\x95"),  # a pickle, say
        ("cannot be read", "[" * 100_000),
        ("another version", "schema"),
        ("another version", "compiler"),
    ],
)
def test_a_cache_that_is_none_is_ignored(tmp_path: Path, name: str, text: str, built: list[str]) -> None:
    put(tmp_path, APP)
    mpc(tmp_path)
    [file] = (tmp_path / ".mpc/cache").glob("*.json")
    if text in ("schema", "compiler"):
        data = json.loads(file.read_text())
        data[text] = 0 if text == "schema" else {**data[text], "stamps": "", "content": ""}
        text = json.dumps(data)
    file.write_text(text, encoding="latin-1")
    put(tmp_path, {"lib/unit.ts": 'export const unit = "$"\n'})
    code, said = mpc(tmp_path)
    assert code == 0 and name in said and len(built) == 2
    assert tree(tmp_path / "dist") == clean(tmp_path, tmp_path / "clean")[1]


def test_a_cache_that_lies_does_no_harm(tmp_path: Path, built: list[str]) -> None:
    put(tmp_path, APP)
    put(tmp_path / "elsewhere", {"secret": "s"})
    mpc(tmp_path)
    [file] = (tmp_path / ".mpc/cache").glob("*.json")
    data = json.loads(file.read_text())
    stamp = data["outputs"]["wechat"][1]["app.js"]
    data["outputs"]["wechat"][1]["../../elsewhere/secret"] = stamp
    data["outputs"]["wechat"][0] = str(tmp_path / "elsewhere")
    file.write_text(json.dumps(data))
    put(tmp_path, {"lib/unit.ts": 'export const unit = "$"\n'})
    assert mpc(tmp_path)[0] == 0
    assert (tmp_path / "elsewhere/secret").read_text() == "s"
    assert tree(tmp_path / "dist") == clean(tmp_path, tmp_path / "clean")[1]


def test_a_moved_project_keeps_what_is_known(tmp_path: Path, built: list[str]) -> None:
    put(tmp_path / "one", APP)
    mpc(tmp_path / "one")
    (tmp_path / "one").rename(tmp_path / "two")
    mpc(tmp_path / "two")
    assert len(built) == 1


def test_errors_are_said_again(tmp_path: Path, built: list[str]) -> None:
    put(tmp_path, {**APP, "lib/unit.ts": "export const = 1\n"})
    first, second = mpc(tmp_path), mpc(tmp_path)
    assert first == second and first[0] == 1 and len(built) == 2


def test_a_folder_that_cannot_be_cached_in_is_built_all_the_same(tmp_path: Path) -> None:
    put(tmp_path, {**APP, ".mpc": "a file where a folder is needed"})
    assert mpc(tmp_path)[0] == 0
    assert mpc(tmp_path)[0] == 0


def test_a_changed_compiler_is_another_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "compiler", {"a.py": "a", "deep/t.toml": "t"})
    monkeypatch.setattr(fingerprint, "_folder", lambda name: str(tmp_path / "compiler"))
    before = fingerprint.fingerprint([])
    assert fingerprint.is_this(before)
    settle(tmp_path)
    assert fingerprint.is_this(before)  # the same content at other times
    for path, text in [("deep/t.toml", "u"), ("deep/new.lark", "n")]:
        put(tmp_path / "compiler", {path: text})
        assert not fingerprint.is_this(before)
        before = fingerprint.fingerprint([])
    monkeypatch.setattr(fingerprint, "environment", lambda: "another Python")
    assert not fingerprint.is_this(before)


def test_files_of_others_are_told(tmp_path: Path) -> None:
    put(tmp_path, APP)
    mpc(tmp_path)
    put(tmp_path / "dist/wechat", {"mine.txt": "m"})
    for _ in range(2):
        assert "note: 1 in" in (said := mpc(tmp_path)[1]) and "mine.txt" in said
    put(tmp_path, {"lib/unit.ts": 'export const unit = "$"\n'})
    assert "mine.txt" in mpc(tmp_path)[1]
    assert (tmp_path / "dist/wechat/mine.txt").read_text() == "m"


def test_what_mpc_writes_is_no_source_of_the_next_build(tmp_path: Path, built: list[str]) -> None:
    put(tmp_path, {**APP, "mpc.toml": APP["mpc.toml"] + '[build]\nout = "made"\n'})
    mpc(tmp_path)
    mpc(tmp_path)
    assert len(built) == 1
    put(tmp_path, {"pages/home.mp": APP["pages/home.mp"].replace("lib/format", "lib/fromat")})
    first = mpc(tmp_path)[1]
    shutil.rmtree(tmp_path / "made")
    assert mpc(tmp_path)[1] == first
