"""`mpc build --profile`: each second is counted once, for the innermost phase, whichever process spends it."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from mpc.compiler import profile as module
from mpc.compiler.build import processes
from mpc.compiler.cli import main
from mpc.compiler.profile import begin, phase

APP = '<app title="a"><pages><page src="one" /><page src="two" /></pages></app>'
PAGE = "<page>{{ a }}</page><script>let a = $state(1)</script><style>view { color: red }</style>"


@pytest.fixture(autouse=True)
def _off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_current", None)


def test_off_it_is_nothing() -> None:
    assert phase("markup", "a.mp") is phase("scripts", "b.mp")


def test_the_inner_phase_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 1.0, 3.0, 7.0])
    monkeypatch.setattr(module.time, "process_time", lambda: next(clock))
    profile = begin()
    with phase("outer", "a.mp"), phase("inner", "b.mp"):
        pass
    assert profile.seconds == {("outer", "a.mp"): 1 + 4, ("inner", "b.mp"): 2}
    assert profile.phases == {"outer": 5, "inner": 2}
    assert profile.files == {"a.mp": 5, "b.mp": 2}


@pytest.mark.parametrize("slice_", [1, 50])
def test_a_build(slice_: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "SLICE", slice_)
    for name, text in (("app.mp", APP), ("one.mp", PAGE), ("two.mp", PAGE), ("mpc.toml", '[app]\nname = "a"\n')):
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = CliRunner().invoke(main, ["build", str(tmp_path), "--profile", "--lang", "en"])
    assert done.exit_code == 0, done.output
    lines = [line.split(maxsplit=3) for line in done.stderr.splitlines()]
    named = [line[3] for line in lines if len(line) == 4 and line[2].endswith("%")]
    wanted = {"start", "the rest", "project", "markup", "scripts", "styles", "templates", "writing"}
    assert wanted | {"alipay", "douyin", "wechat"} <= set(named)
    assert len(named) == len(set(named))
    slowest = done.stderr.partition("slowest files\n")[2]
    assert {"one.mp", "two.mp"} <= set(re.findall(r"\S+\.mp", slowest))


def test_errors_too_have_a_profile(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["build", str(tmp_path), "--profile", "--lang", "zh"])
    assert done.exit_code == 2
    assert "处理器" in done.stderr
