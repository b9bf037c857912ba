"""`mpc pack`: archives whose bytes depend on the project alone, and manifests that say what is in them."""

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from helpers import make, run
from mpc.compiler.pack.sizes import human, measure, parsed
from mpc.targets import discover

TARGETS = sorted(discover())


def manifest(folder: Path, target: str = "wechat") -> dict[str, Any]:
    data: dict[str, Any] = json.loads((folder / f"{target}.json").read_text(encoding="utf-8"))
    return data


def test_every_target_gets_an_archive_of_what_build_writes(tmp_path: Path) -> None:
    project = make(tmp_path / "fruit")
    assert run("pack", project).exit_code == 0
    assert run("build", project, "--mode", "production").exit_code == 0
    for target in TARGETS:
        built = project / "dist" / target
        files = {each.relative_to(built).as_posix(): each for each in built.rglob("*") if each.is_file()}
        with zipfile.ZipFile(project / "dist/packed" / f"{target}.zip") as file:
            assert file.namelist() == sorted(files)
            assert {name: file.read(name) for name in file.namelist()} == {
                name: path.read_bytes() for name, path in files.items()
            }
            for entry in file.infolist():
                assert entry.date_time == (1980, 1, 1, 0, 0, 0)
                assert (entry.compress_type, entry.create_system) == (zipfile.ZIP_STORED, 3)
                assert entry.external_attr >> 16 == 0o100644


def test_archives_are_the_same_on_another_machine(tmp_path: Path) -> None:
    """Another path, time, time zone, locale, hash seed, umask and order of creation: the same bytes."""
    one, other = tmp_path / "one", tmp_path / "elsewhere" / "二"
    make(one)
    for name in reversed(list(one.rglob("*"))):
        if name.is_file():
            place = other / name.relative_to(one)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(name.read_bytes())
            os.utime(place, (1_000_000_000, 1_000_000_000))
    found = []
    for project, environment, umask in (
        (one, {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"}, 0o022),
        (other, {"PYTHONHASHSEED": "4242", "TZ": "Asia/Shanghai", "LC_ALL": "zh_CN.UTF-8"}, 0o077),
    ):
        command = [sys.executable, "-c", "from mpc.compiler.cli import main; main()", "pack", ".", "--lang", "en"]
        done = subprocess.run(command, cwd=project, env={**os.environ, **environment}, umask=umask, capture_output=True)
        assert done.returncode == 0, done.stderr
        packed = project / "dist/packed"
        found.append({each.name: each.read_bytes() for each in packed.iterdir()})
    assert sorted(found[0]) == sorted(found[1])
    assert [name for name in found[0] if found[0][name] != found[1][name]] == []


def test_a_manifest_says_what_is_in_the_archive(tmp_path: Path) -> None:
    project = make(tmp_path / "fruit")
    run("pack", project, "--out", tmp_path / "out")
    text = (tmp_path / "out/wechat.json").read_text(encoding="utf-8")
    told = manifest(tmp_path / "out")
    data = (tmp_path / "out/wechat.zip").read_bytes()
    assert told["archive"]["sha256"] == hashlib.sha256(data).hexdigest()
    assert told["archive"]["size"] == len(data)
    with zipfile.ZipFile(tmp_path / "out/wechat.zip") as file:
        assert told["files"] == [
            {
                "path": name,
                "package": "order" if name.startswith("order/") else "",
                "size": len(file.read(name)),
                "sha256": hashlib.sha256(file.read(name)).hexdigest(),
            }
            for name in file.namelist()
        ]
    sums = {root: sum(each["size"] for each in told["files"] if each["package"] == root) for root in ("", "order")}
    assert {each["root"]: each["size"] for each in told["packages"]} == sums
    assert told["total"]["size"] == sum(sums.values())
    assert told["app"] == {"name": "fruit", "version": "1.2.0", "appid": "wx0123456789abcdef"}
    assert (told["mode"], told["env"]) == ("production", ["SECRET_OF_ENV"])
    assert "the-value-of-it" not in text
    assert str(tmp_path) not in text
    for part in (told["total"], *told["packages"]):
        assert part["limit"]["bytes"] >= 2 * 1024 * 1024
        assert part["limit"]["source"]


def git(folder: Path, *arguments: str) -> None:
    names = ("-c", "user.name=a", "-c", "user.email=a@example.com")
    subprocess.run(["git", *names, *arguments], cwd=folder, check=True, capture_output=True)


def test_a_manifest_names_the_commit(tmp_path: Path) -> None:
    project = make(tmp_path / "repository/fruit")
    run("pack", project)
    assert manifest(project / "dist/packed")["git"] is None
    git(tmp_path / "repository", "init", "-q")
    git(tmp_path / "repository", "add", "fruit/*.*", "fruit/order")
    git(tmp_path / "repository", "commit", "-qm", "one")
    run("pack", project)
    said = manifest(project / "dist/packed")["git"]
    commit = subprocess.check_output(["git", "rev-parse", "HEAD"], cwd=project, text=True).strip()
    assert said == {"commit": commit, "dirty": False}  # dist is not tracked, and does not count
    (tmp_path / "repository/README").write_text("beside the project")
    run("pack", project)
    assert manifest(project / "dist/packed")["git"]["dirty"] is False
    (project / "home.mp").write_text("<page>changed</page>\n")
    run("pack", project)
    assert manifest(project / "dist/packed")["git"] == {"commit": commit, "dirty": True}


def test_git_runs_no_program_that_a_repository_names(tmp_path: Path) -> None:
    project = make(tmp_path / "fruit")
    git(project, "init", "-q")
    git(project, "add", ".")
    git(project, "commit", "-qm", "one")
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n")
    trap.chmod(0o755)
    git(project, "config", "core.fsmonitor", str(trap))
    run("pack", project)
    assert not (tmp_path / "sprung").exists()
    assert manifest(project / "dist/packed")["git"]["dirty"] is False


def archives(project: Path) -> list[str]:
    """The archives that were packed; each has its source maps beside it."""
    names = sorted(each.name for each in (project / "dist/packed").glob("*.zip"))
    own = [name for name in names if not name.endswith(".maps.zip")]
    assert [name.replace(".zip", ".maps.zip") for name in own] == [name for name in names if name not in own]
    return own


def test_too_large_for_one_platform(tmp_path: Path) -> None:
    """2.1 MB in the main package: WeChat takes 2 MB, Douyin 4 MB."""
    project = make(tmp_path / "fruit", {"apple.svg": "<svg>" + " " * 2_200_000 + "</svg>"})
    (project / "dist/packed").mkdir(parents=True)
    (project / "dist/packed/wechat.zip").write_bytes(b"an older one")
    result = run("pack", project)
    assert result.exit_code == 1
    assert "app.mp:2:4: error MP020: the main package is 2.1" in result.stderr
    assert "WeChat takes 2.00 MB" in result.stderr
    assert "`apple.svg` 2.10 MB" in result.stderr
    assert archives(project) == ["douyin.zip"]


def test_a_budget_fails_the_run(tmp_path: Path) -> None:
    project = make(tmp_path / "fruit")
    (project / "mpc.toml").write_text('[budget]\ntotal = "10 MB"\n[budget.douyin]\ntotal = 900\nsubpackage = 1\n')
    result = run("pack", project)
    assert result.exit_code == 1
    assert "mpc.toml:4:1: error MP024: the whole app is " in result.stderr
    assert "mpc.toml:5:1: error MP024: the subpackage `order` is " in result.stderr
    assert result.stderr.count("error MP024") == 2
    assert archives(project) == ["alipay.zip", "wechat.zip"]
    assert manifest(project / "dist/packed", "alipay")["total"]["budget"] == 10 * 1024 * 1024


@pytest.mark.parametrize(
    "wrong", ["total = 0", 'total = "1 GB"', 'total = "-1 KB"', "total = 1.5", "[budget.alipay]\nmain = true"]
)
def test_a_wrong_budget(tmp_path: Path, wrong: str) -> None:
    project = make(tmp_path / "fruit", {"mpc.toml": f"[budget]\n{wrong}\n"})
    result = run("pack", project)
    assert result.exit_code == 2
    assert "must be a size: a number of bytes, or a text such as" in result.stderr


@pytest.mark.parametrize(("text", "guess"), [("[budget]\ntotl = 5", "total"), ("[budget.wehcat]\ntotal = 5", "wechat")])
def test_an_unknown_budget(tmp_path: Path, text: str, guess: str) -> None:
    result = run("pack", make(tmp_path / "fruit", {"mpc.toml": text}))
    assert result.exit_code == 2
    assert f"Did you mean `{guess}`?" in result.stderr


def test_errors_leave_no_older_archive(tmp_path: Path) -> None:
    project = make(tmp_path / "fruit")
    run("pack", project)
    (project / "home.mp").write_text("<page>{{ unknown }}</page>\n")
    assert run("pack", project).exit_code == 1
    assert [each.name for each in (project / "dist/packed").glob("*.zip")] == []


def test_a_source_is_not_overwritten(tmp_path: Path) -> None:
    project = make(tmp_path / "fruit", {
        "wechat.json": '{"a": 1}',
        "home.mp": '<page>{{ x.a }}</page>\n<script>\nimport x from "./wechat.json"\n</script>\n',
    })  # fmt: skip
    result = run("pack", project, "--out", project)
    assert result.exit_code == 2
    assert "MP011" in result.stderr
    assert (project / "wechat.json").read_text() == '{"a": 1}'


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    project = make(tmp_path / "fruit")
    (tmp_path / "out").write_text("a file")
    result = run("pack", project, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "MP006" in result.stderr


def test_packages_inside_of_packages_and_beside_them() -> None:
    app = {"subPackages": [{"root": "a", "pages": []}, {"root": "a/b/", "pages": []}]}
    files = {"app.json": json.dumps(app).encode(), "a/x": b"1", "a/b/y": b"22", "ab/z": b"333", "a.js": b"4444"}
    sizes = measure("any", files)
    assert {each.root: [file.path for file in each.files] for each in sizes.packages} == {
        "": ["a.js", "ab/z", "app.json"], "a": ["a/x"], "a/b": ["a/b/y"],
    }  # fmt: skip
    assert sizes.total == sum(map(len, files.values()))


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "0 B"), (1023, "1023 B"), (1024, "1.00 KB"), (1536, "1.50 KB"), (10_240, "10.0 KB"), (2_097_152, "2.00 MB")],
)
def test_sizes_for_people(size: int, text: str) -> None:
    assert human(size) == text
    assert parsed(text) == size
    assert parsed(size) == size
