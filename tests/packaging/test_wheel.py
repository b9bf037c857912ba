"""The wheel puts one package, `mpc`, into site-packages, with everything that it reads at run time."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
READ_AT_RUN_TIME = {".lark", ".toml", ".json", ".j2", ".js", ".ts", ".typed"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"  # a copy: building leaves files behind, and would find those of an earlier build
    for name in ("compiler", "targets", "templates"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(source)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_installs_only_mpc(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"mpc"}


def test_holds_every_file_that_is_read_at_run_time(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    needed = [
        path.relative_to(ROOT).as_posix()
        for room in ("compiler", "targets", "templates")
        for path in (ROOT / room).rglob("*")
        if path.suffix in READ_AT_RUN_TIME | {".py"} and "__pycache__" not in path.parts
    ]
    assert [path for path in needed if f"mpc/{path}" not in names] == []


def test_the_installed_wheel_builds_an_app(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    """Unpacked beside nothing else, it compiles: no file of the checkout is needed."""
    site = tmp_path / "site"
    wheel.extractall(site)
    app = tmp_path / "app"
    (app / "pages").mkdir(parents=True)
    (app / "app.mp").write_text('<app><pages><page src="pages/home" /></pages></app>', encoding="utf-8")
    (app / "pages/home.mp").write_text("<page>{{ n }}</page>\n<script>let n = $state(1)</script>", encoding="utf-8")
    code = f"import sys; sys.path.insert(0, {str(site)!r}); from mpc.compiler.cli import main; main()"
    command = [sys.executable, "-c", code, "build", str(app), "--target", "all"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert len(list((app / "dist").glob("*/pages/home.js"))) == 3
