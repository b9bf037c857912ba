"""The stacks of an app that fails, on three hosts: `mpc trace` names the author's lines and columns."""

import json
from typing import Any

import pytest
import rig
from click.testing import CliRunner
from mpc.compiler.cli import main

SOURCE = rig.RIG / "traced"
WALK = rig.RIG / "walks" / "traced.mjs"
TARGETS = ("wechat", "douyin", "alipay")


def place(path: str, text: str) -> str:
    """Where a text stands in a source, which has it once: `pages/home.mp:12:5`."""
    source = (SOURCE / path).read_text("utf-8")
    assert source.count(text) == 1, text
    before = source[: source.index(text)]
    column = len(before.rpartition("\n")[2].encode("utf-16-le")) // 2 + 1
    return f"{path}:{before.count(chr(10)) + 1}:{column}"


HOME = "pages/home.mp"
# The error's text, and the frames of the author's that its stack begins with.
WANTED = {
    "A": [place(HOME, 'new Error("A")')],
    "B": [place(HOME, 'new Error("B"')],
    "C": [place("lib/pay.ts", 'new Error("C"'), place(HOME, "check({ ...row }"), place(HOME, 'buy(row)"')],
    "D": [place("components/line_card.mp", 'new Error("D")')],
    "E": [place(HOME, 'new Error("E")'), place(HOME, " label(rows")],
    "list": [place(HOME, "rows = none.list")],
}


@pytest.fixture(scope="module", params=[(mode, target) for mode in ("production", "development") for target in TARGETS])
def failed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], list[str]]:
    """The stacks of a run, and how to call `mpc trace` for the build that ran."""
    rig.require_rig()
    mode, target = request.param
    out = tmp_path_factory.mktemp("traced")
    run("build", SOURCE, "--mode", mode, "--out", out, "--target", target)
    assert (out / "maps" / target / "pages/home.js.map").is_file() == (mode == "production")
    seen = rig.run_walk(target, out / target, WALK)
    stacks = [each["stack"] for each in seen["errors"]] + [str(text) for each in seen["console"] for text in flat(each)]
    return [each for each in stacks if each and "\n    at " in each], ["--out", str(out), "--target", target]


def flat(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [each for inner in value.values() for each in flat(inner)]
    return [each for inner in value for each in flat(inner)] if isinstance(value, list) else [value]


def run(*arguments: object, text: str = "") -> str:
    done = CliRunner().invoke(main, [str(each) for each in arguments] + ["--lang", "en"], input=text)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_stacks_name_the_authors_places(failed: tuple[list[str], list[str]]) -> None:
    stacks, options = failed
    found: dict[str, list[str]] = {}
    for stack in stacks:
        told = json.loads(run("trace", "--project", SOURCE, "--format", "json", *options, text=stack))
        places = [each for line in told["lines"] for each in line["places"]]
        word = next((each for each in WANTED if f" {each}\n" in stack or f"'{each}'" in stack), None)
        assert word, stack
        found[word] = [f"{each['path']}:{each['line']}:{each['column']}" for each in places if each["kind"] == "source"]
        assert any(each["kind"] == "runtime" for each in places) or word == "B", stack
    assert {word: places[: len(WANTED[word])] for word, places in found.items()} == WANTED
