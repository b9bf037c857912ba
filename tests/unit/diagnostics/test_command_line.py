"""The command line: exit codes, targets, languages, and what is written."""

import json
import os
import re
from importlib.metadata import version
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from mpc.compiler.cli import main
from mpc.targets import discover

TARGETS = sorted(discover())
APP = '<app>\n  <pages><page src="home" /></pages>\n</app>\n'
GOOD = "<page>\n  <text>{{ n }}</text>\n</page>\n\n<script>\nlet n = $state(1)\n</script>\n"
BAD = GOOD.replace("{{ n }}", "{{ m }}")
ONLY_WECHAT = GOOD.replace("<text>", "<editor /><text>")  # neither Alipay nor Douyin has an editor
NOT_ALIPAY = GOOD.replace("</page>", "</page>\n<style>\n[hidden] { color: red }\n</style>")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make(tmp_path / "fruit", {"app.mp": APP, "home.mp": GOOD})


def make(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def run(*arguments: object, **environment: str | None) -> Result:
    """`mpc …` in a locale of our own; an exception that is no exit is a defect."""
    blank = dict.fromkeys(("LC_ALL", "LC_MESSAGES", "LANG"))
    result = CliRunner().invoke(
        main, [str(each) for each in arguments], env={**blank, "LANG": "en_US.UTF-8", **environment}
    )
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    assert "Traceback" not in result.output
    return result


def built(project: Path) -> list[str]:
    dist = project / "dist"
    return sorted(path.name for path in dist.iterdir() if path.is_dir()) if dist.exists() else []


# -- exit codes --------------------------------------------------------------------------------------------


def test_good(project: Path) -> None:
    result = run("build", project)
    assert (result.exit_code, result.stderr) == (0, "")
    assert built(project) == TARGETS
    assert (project / "dist" / "wechat" / "home.wxml").is_file()
    for target in TARGETS:
        assert re.search(rf"^{target}: .*\(\d+ files, \d+ changed\)$", result.stdout, re.M)
    again = run("build", project)
    assert again.stdout.count(", 0 changed)") == len(TARGETS)


def test_warnings_alone_are_fine(project: Path) -> None:
    make(project, {"home.mp": GOOD.replace("<text>", '<text colour="red">')})
    result = run("build", project)
    assert result.exit_code == 0
    assert "warning MP802" in result.stderr
    assert built(project) == TARGETS


@pytest.mark.parametrize("command", ["build", "check"])
def test_errors_in_the_sources(project: Path, command: str) -> None:
    make(project, {"home.mp": BAD})
    result = run(command, project)
    assert result.exit_code == 1
    assert "home.mp:2:12: error MP201: `m` is not defined" in result.output
    assert built(project) == []


WRONG = [
    ({"mpc.toml": "[app\n"}, "MP002"),
    ({"mpc.toml": "[app]\ncolour = 1\n"}, "MP003"),
    ({"mpc.toml": '[target.wechta]\nappid = "1"\n'}, "MP003"),
    ({"mpc.toml": "[build]\nout = 1\n"}, "MP004"),
]


@pytest.mark.parametrize(("files", "code"), WRONG)
@pytest.mark.parametrize("command", ["build", "check"])
def test_wrong_configuration(project: Path, files: dict[str, str], code: str, command: str) -> None:
    make(project, files)
    result = run(command, project)
    assert result.exit_code == 2
    assert f"error {code}:" in result.output
    assert built(project) == []


@pytest.mark.parametrize("command", ["build", "check"])
def test_no_app(tmp_path: Path, command: str) -> None:
    result = run(command, tmp_path)
    assert result.exit_code == 2
    assert "error MP701: there is no app.mp" in result.output
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["build", "check"])
def test_path_is_no_folder(project: Path, command: str) -> None:
    for path in (project / "nowhere", project / "app.mp"):
        result = run(command, path)
        assert result.exit_code == 2
        assert f"{path} is not a folder" in result.stderr


def test_unknown_command_and_option(project: Path) -> None:
    assert run("bulid", project).exit_code == 2
    assert run("build", project, "--colour").exit_code == 2
    assert run("build", project, "--mode", "fast").exit_code == 2
    assert run("check", project, "--lang", "fr").exit_code == 2


# -- targets -----------------------------------------------------------------------------------------------


def test_one_and_several_targets(project: Path) -> None:
    assert run("build", project, "--target", "alipay").exit_code == 0
    assert built(project) == ["alipay"]
    assert run("build", project, "--target", "wechat", "--target", "douyin", "--target", "wechat").exit_code == 0
    assert built(project) == ["alipay", "douyin", "wechat"]


def test_all_targets(project: Path) -> None:
    assert run("build", project, "--target", "all").exit_code == 0
    assert built(project) == TARGETS


@pytest.mark.parametrize("command", ["build", "check"])
def test_unknown_target(project: Path, command: str) -> None:
    result = run(command, project, "--target", "wechta")
    assert result.exit_code == 2
    assert "'wechta'" in result.stderr
    assert all(name in result.stderr for name in [*TARGETS, "all"])
    assert built(project) == []


def test_an_error_stops_only_the_target_it_concerns(project: Path) -> None:
    make(project, {"home.mp": NOT_ALIPAY})
    result = run("build", project)
    assert result.exit_code == 1
    assert "error MP633" in result.stderr
    assert built(project) == ["douyin", "wechat"]
    assert (project / "dist" / "wechat" / "home.wxss").is_file()


def test_an_element_that_two_targets_lack(project: Path) -> None:
    make(project, {"home.mp": ONLY_WECHAT})
    result = run("build", project)
    assert result.exit_code == 1
    assert "Alipay has no <editor>" in result.stderr
    assert built(project) == ["wechat"]
    assert run("build", project, "--target", "wechat").exit_code == 0
    assert run("check", project, "--target", "wechat").stdout == ""


def test_what_a_target_lacks_is_said_beside_other_errors(project: Path) -> None:
    make(project, {"home.mp": ONLY_WECHAT.replace("{{ n }}", "{{ m }}")})
    result = run("check", project)
    assert "MP201" in result.stdout
    assert "MP801" in result.stdout


# -- languages ---------------------------------------------------------------------------------------------

LOCALES = [
    ({"LANG": "zh_CN.UTF-8"}, "错误"),
    ({"LANG": "zh_TW"}, "错误"),
    ({"LANG": "en_US.UTF-8"}, "error"),
    ({"LANG": "de_DE.UTF-8"}, "error"),
    ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "错误"),
    ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "error"),
    ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "错误"),
    ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "错误"),
]


@pytest.mark.parametrize(("environment", "word"), LOCALES)
def test_language_of_the_locale(project: Path, environment: dict[str, str], word: str) -> None:
    make(project, {"home.mp": BAD})
    assert f"{word} MP201" in run("check", project, **environment).stdout


def test_chosen_language(project: Path) -> None:
    make(project, {"home.mp": BAD})
    assert "错误 MP201: `m` 没有定义" in run("check", project, "--lang", "zh").stdout
    assert "error MP201" in run("check", project, "--lang", "en", LANG="zh_CN.UTF-8").stdout
    assert "错误 MP201" in run("build", project, "--lang", "zh").stderr
    assert "微信小程序" in run("targets", "--lang", "zh").stdout


# -- check -------------------------------------------------------------------------------------------------


def test_check_writes_nothing(project: Path) -> None:
    result = run("check", project)
    assert (result.exit_code, result.output) == (0, "")
    assert sorted(path.name for path in project.iterdir()) == ["app.mp", "home.mp"]


def test_check_as_json(project: Path) -> None:
    assert json.loads(run("check", project, "--format", "json").stdout) == {"diagnostics": []}
    make(project, {"home.mp": BAD})
    result = run("check", project, "--format", "json")
    assert result.exit_code == 1
    [entry] = json.loads(result.stdout)["diagnostics"]
    assert entry == {
        "code": "MP201", "severity": "error", "message": "`m` is not defined", "file": "home.mp",
        "line": 2, "column": 12, "endLine": 2, "endColumn": 13, "target": None, "help": entry["help"],
    }  # fmt: skip
    assert (
        json.loads(run("check", project, "--format", "json", "--lang", "zh").stdout)["diagnostics"][0]["message"]
        == "`m` 没有定义"
    )


def test_many_errors_in_one_run(project: Path) -> None:
    markup = '<page colour="red">\n  <veiw />\n  <text>{{ m + }}</text><text>{{ k }}</text>\n</page>\n'
    make(
        project, {"home.mp": f"{markup}<script>\nlet n = $stat(1)\n</script>\n<style>\n.a {{ color red }}\n</style>\n"}
    )
    entries = json.loads(run("check", project, "--format", "json").stdout)["diagnostics"]
    assert [each["code"] for each in entries] == ["MP704", "MP203", "MP403", "MP201", "MP505", "MP610"]


# -- what is written ---------------------------------------------------------------------------------------


def test_output_folder(project: Path, tmp_path: Path) -> None:
    assert run("build", project, "--out", tmp_path / "elsewhere").exit_code == 0
    assert (tmp_path / "elsewhere" / "wechat" / "app.json").is_file()
    assert built(project) == []
    make(project, {"mpc.toml": '[build]\nout = "output/here"\n'})
    assert run("build", project).exit_code == 0
    assert (project / "output" / "here" / "alipay" / "app.json").is_file()


def test_stale_outputs_are_removed_and_nothing_else(project: Path) -> None:
    make(project, {"app.mp": APP.replace("</pages>", '<page src="old" /></pages>'), "old.mp": "<page />\n"})
    assert run("build", project).exit_code == 0
    wechat = project / "dist" / "wechat"
    assert (wechat / "old.wxml").is_file() or (wechat / "old.js").is_file()
    (wechat / "project.private.config.json").write_text("{}")
    make(project, {"app.mp": APP})
    assert run("build", project, "--target", "wechat").exit_code == 0
    assert list(wechat.glob("old.*")) == []
    assert (wechat / "project.private.config.json").is_file()
    assert list((project / "dist" / "alipay").glob("old.*")) != []


def test_a_build_with_errors_leaves_the_last_good_one(project: Path) -> None:
    assert run("build", project).exit_code == 0
    before = (project / "dist" / "wechat" / "home.wxml").read_bytes()
    make(project, {"home.mp": BAD})
    assert run("build", project).exit_code == 1
    assert (project / "dist" / "wechat" / "home.wxml").read_bytes() == before


def test_an_output_folder_that_cannot_be_written(project: Path) -> None:
    (project / "dist").write_text("a file")
    result = run("build", project)
    assert result.exit_code == 2
    assert "error MP006" in result.stderr
    assert (project / "dist").read_text() == "a file"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_folder_without_permission(project: Path) -> None:
    (project / "dist").mkdir()
    (project / "dist").chmod(0o500)
    try:
        result = run("build", project)
    finally:
        (project / "dist").chmod(0o700)
    assert result.exit_code == 2
    assert "error MP006" in result.stderr


# -- the rest ----------------------------------------------------------------------------------------------


def test_targets_are_listed() -> None:
    result = run("targets")
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.stdout.splitlines()] == TARGETS
    assert "base library 2.20.0" in result.stdout


def test_version() -> None:
    result = run("--version")
    assert result.stdout == f"mpc, version {version('mini-program-compiler')}\n"


def test_help_names_every_command() -> None:
    text = run("--help").stdout
    assert all(command in text for command in main.commands)


# -- what is no file of the project, and where it must not be written ---------------------------------------


@pytest.mark.parametrize("out", ["..", "../out", ".", "./", "/", "/tmp/out", "a/../..", "C:/out"])
def test_the_output_stays_in_the_project(project: Path, out: str) -> None:
    make(project, {"mpc.toml": f'[build]\nout = "{out}"\n'})
    result = run("build", project)
    assert result.exit_code == 2
    assert "MP004" in result.stderr and "below the project" in result.stderr
    assert sorted(each.name for each in project.parent.iterdir()) == [project.name]


@pytest.mark.parametrize("out", [".", "pages"])
def test_the_output_is_no_folder_of_sources(project: Path, out: str) -> None:
    make(project, {"app.mp": APP.replace("home", "pages/home"), "pages/home.mp": GOOD})
    result = run("build", project, "--out", project / out)
    assert result.exit_code == 2
    assert "MP011" in result.stderr
    assert not list(project.rglob("app.js"))


def test_a_module_that_cannot_be_read(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(
        project,
        {"lib/api.ts": "export const a = 1", "home.mp": GOOD.replace("let n", 'import { a } from "@/lib/api"\nlet n')},
    )
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "api.ts":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    result = run("check", project)
    assert result.exit_code == 1
    assert "lib/api.ts:1:1: error MP005" in result.stdout


@pytest.mark.parametrize("name", ["mpc.toml", "app.mp"])
def test_a_folder_in_place_of_a_file(project: Path, name: str) -> None:
    (project / name).unlink(missing_ok=True)
    (project / name).mkdir()
    result = run("check", project)
    assert f"{name}:1:1: error MP005" in result.stdout
    assert "MP701" not in result.stdout


def test_a_number_that_is_too_long(project: Path) -> None:
    make(project, {"mpc.toml": f"[env]\nLONG = {'1' * 5000}\n"})
    assert "mpc.toml:2:8: error MP002" in run("check", project).stdout


def test_a_link_out_of_the_project_is_no_asset(project: Path, tmp_path: Path) -> None:
    make(tmp_path, {"secret.png": "secret"})
    make(project, {"home.mp": GOOD.replace("<text>", '<image src="@/a.png" /><text>')})
    (project / "a.png").symlink_to(tmp_path / "secret.png")
    assert "MP711" in run("check", project).stdout
    (project / "b.png").write_text("of the project")
    (project / "a.png").unlink()
    (project / "a.png").symlink_to(project / "b.png")
    assert run("check", project).exit_code == 0


def test_a_folder_in_place_of_an_output(project: Path) -> None:
    (project / "dist" / "wechat" / "app.js").mkdir(parents=True)
    result = run("build", project, "--target", "wechat")
    assert result.exit_code == 2
    assert "files," not in result.stdout
    assert "wechat/app.js`" in result.stderr and ".mpc-" not in result.stderr
