"""What git says of a project."""

import os
import subprocess
from pathlib import Path

from mpc.compiler.pack.manifest import Revision


def revision(project: Path, outputs: list[Path]) -> Revision | None:
    """The project's commit, and whether its own files differ from it; None without git, a repository or a commit.

    `outputs` are folders that mpc writes: what is there does not count.
    """
    commit = _git(project, "rev-parse", "--verify", "HEAD")
    if commit is None:
        return None
    root = project.resolve()
    inside = [each.resolve().relative_to(root).as_posix() for each in outputs if each.resolve().is_relative_to(root)]
    without = [f":(exclude,literal){each}" for each in (*inside, ".mpc") if each != "."]
    status = _git(project, "status", "--porcelain", "--untracked-files=normal", "--", ".", *without)
    return None if status is None else Revision(commit.strip(), bool(status.strip()))


def _git(folder: Path, *arguments: str) -> str | None:
    # A repository's own configuration may name a program to run while looking at its files: not here.
    command = ["git", "-c", "core.fsmonitor=false", *arguments]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(
            command, cwd=folder, env={**environment, "GIT_OPTIONAL_LOCKS": "0"}, capture_output=True, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
