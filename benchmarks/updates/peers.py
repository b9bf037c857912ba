"""The same page by other compilers: how often each update sends, and how many bytes.

`peers/<name>/` has the page as a careful user of that compiler writes it; the app around it, the packages and the
commands are those of the benchmark of builds.
"""

import dataclasses
import json
import shutil
import subprocess
import sys
from pathlib import Path

sys.path += [str(Path(__file__).parents[1] / "build"), str(Path(__file__).parents[2] / "tests" / "conformance")]

import compilers
import generate
import measure
import rig

HERE = Path(__file__).parent
RIG = HERE.parent.parent / "tests" / "conformance"
OUTPUT = {"mpx": "dist/wx", "uni-app": "dist/build/mp-weixin", "taro": "dist"}
NAMES = sorted(OUTPUT)

Updates = dict[str, dict[str, object]]
"""What each operation sends, and what the page shows then: `{operation: {calls, bytes, shown}}`."""


def build(name: str, folder: Path) -> Path:
    """Build the page with another compiler in an empty folder; -> the mini-program."""
    page = dataclasses.replace(generate.app_of(1).pages[0], path="pages/list", inside="pages/list")
    generate.write(folder, generate.files(generate.App((page,), ()), name))
    shutil.copytree(HERE / "mpc" / "lib", folder / "src" / "lib", dirs_exist_ok=True)
    shutil.copytree(HERE / "peers" / name, folder / "src" / "pages", dirs_exist_ok=True)
    compilers.link(name, folder)
    measure.run(compilers.BUILD[name], folder, compilers.ENVIRONMENT)
    return folder / OUTPUT[name]


def updates(project: Path) -> Updates:
    """Run all operations on a mini-program."""
    command = [rig.node() or "node", str(HERE / "peers.mjs"), str(RIG), str(project)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True)
    found: Updates = json.loads(done.stdout)
    return found


def check(title: str, found: Updates, native: Updates) -> None:
    """Fewer bytes are no gain where the page is wrong."""
    for operation, wanted in native.items():
        if found[operation]["shown"] != wanted["shown"]:
            raise SystemExit(f"{title}: after '{operation}' the page does not show what the one by hand shows")


def table(names: list[str], ours: Path, native: Path, folder: Path) -> str:
    """A Markdown table: operations by compilers, each cell calls / bytes. `ours` and `native` are built."""
    measured = {"mpc": updates(ours), "by hand": updates(native)}
    for name in names:
        (folder / name).mkdir()
        measured[compilers.title(name)] = updates(build(name, folder / name))
    for title, found in measured.items():
        check(title, found, measured["by hand"])
    lines = [["operation", *measured], ["---"] * (len(measured) + 1)]
    for operation in measured["mpc"]:
        cells = (found[operation] for found in measured.values())
        lines.append([operation, *(f"{cell['calls']} / {cell['bytes']}" for cell in cells)])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
