"""Runs a vendor's command line: found on the path or in the project's node_modules, without a shell, with little of
the environment, and with secrets taken out of what it prints."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from mpc.compiler.pack.vendor import Action, Call, Tool, redacted

# What Node and npm packages need of the environment. Anything else may be somebody's secret.
_PASSED = frozenset(
    "PATH HOME USER LANG LC_ALL LC_CTYPE TERM COLORTERM NO_COLOR FORCE_COLOR CI TMPDIR TEMP TMP "
    "HTTP_PROXY HTTPS_PROXY NO_PROXY ALL_PROXY http_proxy https_proxy no_proxy all_proxy "
    "NODE_EXTRA_CA_CERTS SSL_CERT_FILE "
    "USERPROFILE APPDATA LOCALAPPDATA PROGRAMDATA SYSTEMROOT SystemRoot SYSTEMDRIVE COMSPEC PATHEXT".split()
)
_SCRIPTS = (".cmd", ".bat", ".ps1")


def has_node() -> bool:
    return shutil.which("node") is not None


def find(tool: Tool, project: Path) -> tuple[str, ...] | None:
    """The program and what stands before its arguments; None if it is not installed. The project's own wins."""
    local = project.resolve() / "node_modules" / ".bin"
    path = os.pathsep.join([str(local), os.environ.get("PATH", "")])
    found = shutil.which(tool.command, path=path)
    if found is None:
        return None
    if found.lower().endswith(_SCRIPTS):  # npm's starters on Windows would bring a shell in between
        return _script(tool, Path(found))
    return (found,)


def _script(tool: Tool, starter: Path) -> tuple[str, ...] | None:
    """What a starter starts: the package stands below it (installed globally) or beside its folder."""
    for modules in (starter.parent / "node_modules", starter.parent.parent):
        folder = modules / tool.package
        try:
            script = json.loads((folder / "package.json").read_text(encoding="utf-8"))["bin"][tool.command]
        except (OSError, ValueError, KeyError, TypeError):
            continue
        return (shutil.which("node") or "node", str(folder / script))
    return None


def run(program: tuple[str, ...], call: Call, action: Action, say: Callable[[str], None]) -> int | None:
    """Put the call's files into place, run it, and `say` each line it prints. Returns None if it did what it should,
    otherwise its exit code. Raises OSError if it cannot be started."""
    for name, data in call.files.items():
        _put(Path(name), data)
    environment = {name: value for name, value in os.environ.items() if name in _PASSED}
    done = not action.success
    with subprocess.Popen(
        [*program, *call.arguments],
        env={**environment, **call.environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        try:
            assert process.stdout is not None
            for line in process.stdout:
                text = line.decode("utf-8", "replace").rstrip("\r\n")
                done = done or action.success in text
                say(redacted(text, call.secrets))
        except BaseException:
            process.kill()
            raise
    return None if process.returncode == 0 and done else process.returncode


def _put(path: Path, data: bytes) -> None:
    """A file that nobody but its owner can read, from its first byte on."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
