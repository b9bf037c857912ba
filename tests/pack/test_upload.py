"""`mpc upload` and `mpc preview` with stand-ins for the vendors' tools, which tell all that they could.

The real ones were never run against real accounts; the tables say what they were read from.
"""

import base64
import json
import os
import re
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import Result
from helpers import FILES, make, run
from mpc.compiler.commands import upload as command
from mpc.compiler.commands.upload import tools
from mpc.compiler.pack.vendor import filled, fragments, redacted

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-ins are scripts with a first line that names Python")

TARGETS = ("alipay", "douyin", "wechat")
LINES = ["MIIEowIBAAKCAQEA7abcdefgh0123456789", "QyZKf3sYd2pX9vLrT1uWcE8nHs+/=="]
PEM = "-----BEGIN RSA PRIVATE KEY-----\n" + "\n".join(LINES) + "\n-----END RSA PRIVATE KEY-----\n"
SECRETS = {
    "wechat": PEM,
    "alipay": json.dumps({"alipay": {"privateKey": "MIIEvQIBADANBg\nkqhkiG9w0BAQ", "toolId": "tool-0123"}}),
    "douyin": "tok-0123456789abcdef",
}  # fmt: skip
PARTS = [*LINES, "MIIEvQIBADANBg", "kqhkiG9w0BAQ", "tool-0123", "tok-0123456789abcdef"]
SETTINGS = (
    '[app]\nname = "fruit"\nversion = "1.2.0"\n[target.wechat]\nappid = "wx0123456789abcdef"\n'
    '[target.douyin]\nappid = "tt0123456789abcdef01"\n[target.alipay]\nappid = "2021000000000000"\n'
)
ENVIRONMENT = {tools()[name].secret.variable: text for name, text in SECRETS.items()}

# Says its arguments, its environment and every file it is given, in several forms, as a careless tool might.
TELLTALE = """\
#!{python}
import base64, json, os, pathlib, stat, sys
print("arguments", json.dumps(sys.argv[1:]))
print("environment", json.dumps(dict(os.environ)))
values = [each.partition("=")[2] or each for each in sys.argv[1:]]
for root in [*values, os.environ.get("TMA_CLI_HOME", "")]:
    path = pathlib.Path(root)
    for file in ([path] if path.is_file() else sorted(path.rglob("*")) if root.startswith("/") else []):
        if file.is_file():
            data = file.read_bytes()
            modes = [oct(stat.S_IMODE(each.stat().st_mode)) for each in (file, file.parent)]
            print("file", file.name, *modes)
            if file.name in ("key", "appConfig.json"):
                print(data.decode(), repr(data), json.dumps(data.decode()), base64.b64encode(data.strip()).decode())
                print("::set-output name=x::", data.decode().strip(), file=sys.stderr)
for value in values:
    if value.endswith((".png", ".jpg")):
        pathlib.Path(value).write_bytes(b"picture")
{end}
"""
DONE = 'print("Upload success 二维码信息")'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make(tmp_path / "fruit", {"mpc.toml": SETTINGS})


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder with Node and all tools, or what is meant to be them."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("node", *(each.command for each in tools().values())):
        install(folder, name)
    return folder


def install(folder: Path, name: str, end: str = DONE) -> None:
    (folder / name).write_text(TELLTALE.format(python=sys.executable, end=end), encoding="utf-8")
    (folder / name).chmod(0o755)


def use(programs: Path | None, *arguments: object, **environment: str | None) -> Result:
    path = os.pathsep.join([str(programs or "/nowhere"), "/usr/bin-of-nobody"])
    others = {"AWS_SECRET_ACCESS_KEY": "of-somebody-else", "PATH": path}
    return run(*arguments, **{**ENVIRONMENT, **others, **environment})


def codes(result: Result) -> list[str]:
    return re.findall(r"^(?:[^ ]+: )?error (MP\d+): ", result.stderr, re.M)


@pytest.mark.parametrize("action", ["upload", "preview"])
@pytest.mark.parametrize("target", TARGETS)
def test_a_secret_is_never_shown(action: str, target: str, project: Path, programs: Path, tmp_path: Path) -> None:
    result = use(programs, action, project, "--target", target)
    assert result.exit_code == 0, result.output
    assert "***" in result.output  # the tool told it
    for each in PARTS:
        for form in (each, base64.b64encode(each.encode()).decode(), json.dumps(each)[1:-1]):
            assert form not in result.output
    assert "of-somebody-else" not in result.output
    assert all(variable not in result.output for variable in ENVIRONMENT)
    assert not any(line.startswith("::") for line in result.output.splitlines())
    written = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert not any(part.encode() in each.read_bytes() for part in PARTS for each in written)


@pytest.mark.parametrize("target", TARGETS)
def test_files_with_secrets_are_their_owners(target: str, project: Path, programs: Path) -> None:
    result = use(programs, "upload", project, "--target", target)
    [line] = [line for line in result.output.splitlines() if "file key " in line or "file appConfig.json " in line]
    assert line.endswith("0o600 0o700")


def test_what_the_tools_are_asked(project: Path, programs: Path) -> None:
    """The arguments as the vendors' documents have them, each value in one argument with its option."""
    result = use(
        programs, "upload", project, "--target", "all", "--desc", "--version=9 $(id) `id`\n;", "--version", "1.3.0"
    )
    asked = [
        json.loads(line.partition("arguments ")[2]) for line in result.output.splitlines() if "arguments [" in line
    ]
    folder = "/project"
    shown = [["…" + each[each.index(folder) :] if each.endswith(folder) else each for each in one] for one in asked]
    shown = [[each if not each.endswith("/key") else each.partition("=")[0] for each in one] for one in shown]
    text = "--version=9 $(id) `id` ;"
    assert shown == [
        ["upload", "--app-id=2021000000000000", "…/project", "--identity-key-path", "--version=1.3.0",
         f"--version-description={text}"],
        ["upload", "--app-version=1.3.0", f"--app-changelog={text}", "…/project"],
        ["upload", "--appid=wx0123456789abcdef", "…/project", "--private-key-path", "--upload-version=1.3.0",
         f"--upload-description={text}", "--use-project-config=true"],
    ]  # fmt: skip


def test_the_whole_project_is_handed_over_and_taken_away(project: Path, programs: Path, tmp_path: Path) -> None:
    result = use(programs, "upload", project, "--target", "wechat", TMPDIR=str(tmp_path / "missing"))
    assert "file app.json" in result.output and "file list.wxml" in result.output
    root = next(each for each in json.loads(
        next(line for line in result.output.splitlines() if "arguments [" in line).partition("arguments ")[2]
    ) if "--project-path=" in each).partition("=")[2]  # fmt: skip
    assert not Path(root).parent.exists()


@pytest.mark.parametrize(("target", "name"), [("wechat", "wechat-preview.jpg"), ("douyin", "douyin-preview.png")])
def test_a_preview_is_a_picture(target: str, name: str, project: Path, programs: Path, tmp_path: Path) -> None:
    result = use(programs, "preview", project, "--target", target, "--out", tmp_path / "codes")
    assert (tmp_path / "codes" / name).read_bytes() == b"picture"
    assert str(tmp_path / "codes" / name) in result.stdout


def test_a_dry_run_runs_nothing(project: Path) -> None:
    """It needs no tool, and says no secret and no name of a file that there is."""
    result = use(None, "upload", project, "--target", "all", "--dry-run")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "--appid=wx0123456789abcdef" in result.stdout
    assert "<temporary>/home/.tma-cli/appConfig.json: ***" in result.stdout
    assert not any(part in result.stdout for part in PARTS)


def test_a_dry_run_checks(project: Path) -> None:
    result = use(None, "upload", project, "--target", "all", "--dry-run", WECHAT_UPLOAD_KEY=None)
    assert (result.exit_code, codes(result), result.stdout) == (2, ["MP031"], "")


def test_a_key_from_a_file(project: Path, programs: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.key").write_text(PEM)
    for arguments, environment in (
        (("--key-file", tmp_path / "secret.key"), {}),
        ((), {"WECHAT_UPLOAD_KEY_FILE": str(tmp_path / "secret.key")}),
    ):
        settings = {"WECHAT_UPLOAD_KEY": None, **environment}
        result = use(programs, "upload", project, "--target", "wechat", *arguments, **settings)
        assert result.exit_code == 0, result.output
        assert "file key 0o600" in result.output
        assert "secret.key" not in result.output


def test_one_key_is_for_one_target(project: Path, programs: Path, tmp_path: Path) -> None:
    result = use(programs, "upload", project, "--target", "all", "--key-file", tmp_path / "secret.key")
    assert result.exit_code == 2
    assert "--key-file goes with one target only" in result.stderr


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"WECHAT_UPLOAD_KEY": "  "}, ("MP031", "neither `WECHAT_UPLOAD_KEY` nor `WECHAT_UPLOAD_KEY_FILE` is set")),
        (
            {"WECHAT_UPLOAD_KEY": "no key, but secret"},
            ("MP032", "`WECHAT_UPLOAD_KEY` is no upload key: it does not look"),
        ),
        ({"WECHAT_UPLOAD_KEY_FILE": "/nowhere/x"}, ("MP032", "`/nowhere/x` is no upload key: No such file")),
    ],
)
def test_a_key_that_is_none(environment: dict[str, str], said: tuple[str, str], project: Path, programs: Path) -> None:
    result = use(programs, "upload", project, "--target", "wechat", **environment)
    assert (result.exit_code, codes(result), result.stdout) == (2, [said[0]], "")
    assert said[1] in result.stderr
    assert "but secret" not in result.output


def test_a_key_in_the_sources(project: Path, programs: Path) -> None:
    text = f"<page>x</page>\n<script>\nconst key = `{PEM}`\nfunction onLoad() {{ console.log(key) }}\n</script>\n"
    (project / "home.mp").write_text(text)
    result = use(programs, "upload", project, "--target", "wechat")
    assert (result.exit_code, codes(result)) == (2, ["MP033"])
    assert "it stands in `home.js`" in result.stderr
    assert not any(part in result.output for part in PARTS)


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ('appid = "wx0123456789abcdef"', "", "MP035", "WeChat needs `target.wechat.appid`"),
        (
            "wx0123456789abcdef",
            "touristappid",
            "MP034",
            "mpc.toml:5:1: error MP034: WeChat takes no appid `touristappid`",
        ),
        ("tt0123456789abcdef01", "wx0123456789abcdef", "MP034", "Douyin takes no appid"),
        ("1.2.0", "one", "MP034", "mpc.toml:3:1: error MP034: "),
    ],
)
def test_settings_are_checked(old: str, new: str, code: str, said: str, project: Path, programs: Path) -> None:
    (project / "mpc.toml").write_text(SETTINGS.replace(old, new, 1))
    result = use(programs, "upload", project, "--target", "all")
    assert result.exit_code == 2
    assert set(codes(result)) == {code}
    assert said in result.stderr
    assert result.stdout == ""  # nothing is uploaded for any target


def test_a_long_description(project: Path, programs: Path) -> None:
    result = use(programs, "upload", project, "--target", "alipay", "--desc", "长" * 201)
    assert codes(result) == ["MP034"]


def test_no_tool(project: Path, programs: Path) -> None:
    (programs / "minidev").unlink()
    result = use(programs, "upload", project, "--target", "all")
    assert (result.exit_code, codes(result), result.stdout) == (2, ["MP036"], "")
    assert "npm install --global minidev@" in result.stderr


def test_the_projects_own_tool_wins(project: Path, programs: Path) -> None:
    local = project / "node_modules/.bin"
    local.mkdir(parents=True)
    install(local, "minidev", 'print("the local one")')
    assert "  | the local one" in use(programs, "upload", project, "--target", "alipay").stdout


def test_no_node(project: Path) -> None:
    result = use(None, "upload", project, "--target", "wechat")
    assert (result.exit_code, codes(result)) == (2, ["MP037"])


@pytest.mark.parametrize(
    ("target", "end"),
    [
        ("wechat", "sys.exit(3)"),
        ("alipay", "sys.exit(255)"),
        ("douyin", 'print("Error: not logged in")'),  # and exit code 0
        ("douyin", f"{DONE}; sys.exit(1)"),
    ],
)
def test_a_tool_that_fails(target: str, end: str, project: Path, programs: Path) -> None:
    install(programs, tools()[target].command, end)
    result = use(programs, "upload", project, "--target", target)
    assert (result.exit_code, codes(result)) == (1, ["MP038"])
    assert f"`{tools()[target].command} upload` failed: exit code " in result.stderr


def test_a_program_that_cannot_start(project: Path, programs: Path) -> None:
    (programs / "minidev").write_text("#!/nowhere/interpreter\n")
    result = use(programs, "upload", project, "--target", "alipay")
    assert (result.exit_code, codes(result)) == (1, ["MP038"])


def test_a_target_without_a_tool(project: Path, programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "tools", lambda: {})
    result = use(programs, "upload", project, "--target", "wechat")
    assert (result.exit_code, codes(result)) == (2, ["MP030"])


def test_errors_and_sizes_stop_an_upload(project: Path, programs: Path) -> None:
    (project / "mpc.toml").write_text(SETTINGS + "[budget]\ntotal = 10\n")
    result = use(programs, "upload", project, "--target", "wechat")
    assert (result.exit_code, codes(result), result.stdout) == (1, ["MP024"], "")
    (project / "mpc.toml").write_text(SETTINGS)
    (project / "home.mp").write_text(FILES["home.mp"].replace("{{ n }}", "{{ m }}"))
    result = use(programs, "upload", project, "--target", "wechat")
    assert (result.exit_code, result.stdout) == (1, "")


def test_a_cancelled_job_leaves_no_key(project: Path, programs: Path, tmp_path: Path) -> None:
    install(programs, "minidev", "import time; sys.stdout.flush(); time.sleep(60)")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    environment = {**os.environ, **ENVIRONMENT, "PATH": str(programs), "TMPDIR": str(temporary), "LC_ALL": "C.UTF-8"}
    code = "from mpc.compiler.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", code, "upload", str(project), "--target", "alipay"],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    while b"file key" not in process.stdout.readline():
        time.sleep(0.01)
    assert [stat.S_IMODE(each.stat().st_mode) for each in temporary.glob("mpc-*/key")] == [0o600]
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)
    assert process.returncode == 128 + signal.SIGTERM
    assert list(temporary.glob("mpc-*")) == []


def test_starters_of_windows_are_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """npm's `tma.cmd` would bring cmd.exe in between: the script that it starts is run by Node itself."""
    from mpc.compiler.build import tool

    package = tmp_path / "node_modules/tt-ide-cli"
    package.mkdir(parents=True)
    (package / "package.json").write_text('{"bin": {"tma": "bin/tma.js"}}')
    found = {"tma": str(tmp_path / "tma.CMD"), "node": "/usr/bin/node"}
    monkeypatch.setattr(tool.shutil, "which", lambda name, path=None: found.get(name))
    assert tool.find(tools()["douyin"], tmp_path) == ("/usr/bin/node", str(package / "bin/tma.js"))
    (package / "package.json").write_text("{}")
    assert tool.find(tools()["douyin"], tmp_path) is None


def test_placeholders_in_values_stay_text() -> None:
    assert filled({"{appid}": ["{x}"], "a": "{appid}-{version}"}, {"appid": "{version}", "version": "1"}) == {
        "{version}": ["{x}"],
        "a": "{version}-1",
    }


def test_short_lines_are_no_secrets() -> None:
    assert redacted("a BEGIN end", fragments("-----BEGIN KEY-----\nend\n0123456789\n")) == "a BEGIN end"
    assert redacted("x0123456789x", fragments("-----BEGIN KEY-----\nend\n0123456789\n")) == "x***x"
