"""docs/ci.md: its YAML is YAML of the services' form, and the commands in it are those that mpc has."""

import importlib.util
import os
import re
import shlex
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

import click
import pytest
from mpc.compiler.cli import main
from mpc.compiler.commands.upload import tools

PAGE = (Path(__file__).parents[2] / "docs/ci.md").read_text(encoding="utf-8")


def fences(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", PAGE, re.M | re.S)


def workflows() -> list[dict[Any, Any]]:
    if importlib.util.find_spec("yaml") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("PyYAML is not installed: pip install -e '.[test]'")
        pytest.skip("needs PyYAML: pip install -e '.[test]'")
    import yaml

    return [yaml.safe_load(text) for text in fences("yaml")]


def scripts() -> list[str]:
    """What the two services would run, and the examples."""
    github, gitlab = workflows()
    steps = [step for job in github["jobs"].values() for step in job["steps"]]
    lines = [step["run"] for step in steps if "run" in step]
    lines += [line for job in gitlab.values() if isinstance(job, dict) for line in job.get("script", ())]
    return lines + [line for text in fences("sh") for line in text.splitlines()]


def commands() -> list[list[str]]:
    return [shlex.split(line, comments=True) for line in (*scripts(), *re.findall(r"`(mpc [^`]*)`", PAGE))]


def test_github() -> None:
    github, _ = workflows()
    assert set(github) == {"name", True, "permissions", "jobs"}  # YAML 1.1 reads `on` as true
    assert set(github[True]) == {"push", "pull_request"}
    for job in github["jobs"].values():
        assert {"runs-on", "steps"} <= set(job)
        assert job.get("needs", "pack") in github["jobs"]
        for step in job["steps"]:
            assert ("uses" in step) != ("run" in step)
            assert set(step) <= {"uses", "run", "with", "name", "if", "env"}
            assert re.fullmatch(r"[\w-]+/[\w/-]+@v\d+", step.get("uses", "a/b@v1"))


def test_gitlab() -> None:
    _, gitlab = workflows()
    for name in gitlab["stages"]:
        assert gitlab[name]["stage"] == name
        assert all(isinstance(line, str) for line in gitlab[name]["script"])


def test_shells_read_the_scripts() -> None:
    for line in scripts():
        subprocess.run(["sh", "-n", "-c", line], check=True)


def test_every_command_is_there() -> None:
    found = [words for words in commands() if words and words[0] == "mpc"]
    assert {words[1] for words in found} == {"check", "pack", "upload", "preview", "trace"}
    for words in found:
        command = main.commands[words[1]]
        options = {name for each in command.params for name in each.opts}
        choices = {name: each.type for each in command.params for name in each.opts}
        for word, value in pairwise([*words[2:], ""]):
            if word.startswith("--"):
                assert word in options, words
                if isinstance(choice := choices[word], click.Choice):
                    assert value in choice.choices, words


def test_tools_and_variables_are_those_of_the_tables() -> None:
    installed = {word for words in commands() for word in words if "@" in word and words[:2] == ["npm", "install"]}
    assert installed == {f"{each.package}@{each.version}" for each in tools().values()}
    github, _ = workflows()
    [upload] = [step for step in github["jobs"]["upload"]["steps"] if "env" in step]
    assert upload["env"] == {
        each.secret.variable: f"${{{{ secrets.{each.secret.variable} }}}}" for each in tools().values()
    }
    for target, each in tools().items():
        assert re.search(
            rf"^\| `{target}` \| `.*{each.command}.* {each.version} \| `{each.secret.variable}`", PAGE, re.M
        )


def test_secrets_reach_one_step_only() -> None:
    github, _ = workflows()
    assert "env" not in github
    for job in github["jobs"].values():
        assert "env" not in job
        assert [step["run"].split()[1] for step in job["steps"] if "env" in step] in ([], ["upload"])
