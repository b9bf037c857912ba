"""`--report`: the same diagnostics as data, as SARIF and as annotations of a pull request."""

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from helpers import make, run
from mpc.compiler.annotations import as_annotations
from mpc.compiler.diagnostics import Diagnostic, Sink
from mpc.compiler.sarif import as_sarif
from mpc.compiler.source import SourceFile, Span

BAD = {"home.mp": "<page>\n  <editor />{{ m }}\n</page>\n"}
COMMANDS = ("check", "build", "pack")


@pytest.mark.parametrize("command", COMMANDS)
def test_json(command: str, tmp_path: Path) -> None:
    result = run(command, make(tmp_path / "fruit", BAD), "--report", "json")
    assert result.exit_code == 1
    assert "MP201" in {each["code"] for each in json.loads(result.stdout)["diagnostics"]}


def test_json_of_pack_has_the_manifests(tmp_path: Path) -> None:
    project = make(tmp_path / "fruit")
    result = run("pack", project, "--report", "json", "--target", "wechat")
    told = json.loads((project / "dist/packed/wechat.json").read_text(encoding="utf-8"))
    assert json.loads(result.stdout) == {"diagnostics": [], "packed": {"wechat": told}}
    assert "wechat.zip" in result.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_sarif(command: str, tmp_path: Path) -> None:
    """What SARIF 2.1.0 requires of the objects that we write (§3.13 to §3.30), and GitHub beyond that."""
    (tmp_path / ".git").mkdir()
    result = run(command, make(tmp_path / "my shop#1/水果", BAD), "--report", "sarif")
    assert result.exit_code == 1
    log = json.loads(result.stdout)
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    [found] = log["runs"]
    rules = found["tool"]["driver"]["rules"]
    assert found["tool"]["driver"]["name"] == "mpc"
    assert found["columnKind"] == "unicodeCodePoints"
    assert len({each["id"] for each in rules}) == len(rules)
    for each in rules:
        assert each["shortDescription"]["text"] and each["help"]["text"]
    assert {each["ruleId"] for each in found["results"]} == {each["id"] for each in rules}
    for each in found["results"]:
        assert rules[each["ruleIndex"]]["id"] == each["ruleId"]
        assert each["level"] in ("none", "note", "warning", "error")
        assert each["message"]["text"]
        [place] = each["locations"]
        uri = place["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri)
        assert unquote(uri) == "my shop#1/水果/home.mp"
        region = place["physicalLocation"]["region"]
        assert (region["startLine"], region["endLine"]) == (2, 2)
        assert 1 <= region["startColumn"] < region["endColumn"]


def test_sarif_without_mistakes_and_without_a_place() -> None:
    assert json.loads(as_sarif([], "en", "1"))["runs"][0]["results"] == []
    sink = Sink()
    sink.report("MP006", None, Span(0, 0), path="/x", reason="no")
    [result] = json.loads(as_sarif(sink.diagnostics, "zh", "1"))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "app.mp"


def test_annotations(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    result = run("check", make(tmp_path / "shop", BAD), "--report", "github")
    lines = result.stdout.splitlines()
    said = "::error file=shop/home.mp,line=2,endLine=2,col=4,endColumn=9,title=MP801 element-unsupported::"
    assert any(line.startswith(said + "Alipay has no <editor>") for line in lines)
    assert all(re.match(r"::(error|warning) ", line) for line in lines)


def test_nothing_in_an_annotation_begins_a_command() -> None:
    """Percent signs, line ends, colons and commas are escaped as the runner reads them."""
    file = SourceFile("a,b:c%.mp", "x\ny")
    found = [
        Diagnostic("MP201", file, Span(0, 3), (("name", "100%\r\n::stop-commands::x"), ("suggestion", ""))),
    ]
    text = as_annotations(found, "en", "s,1/")
    assert text.count("\n") == 1
    assert "\r" not in text
    assert text.startswith("::error file=s%2C1/a%2Cb%3Ac%25.mp,line=1,endLine=2,title=MP201 unknown-name::")
    assert "100%25%0D" in text


def test_what_was_done_does_not_mix_with_data(tmp_path: Path) -> None:
    project = make(tmp_path / "fruit")
    for form in ("json", "sarif"):
        result = run("build", project, "--report", form)
        json.loads(result.stdout)
        assert "wechat: " in result.stderr
    assert run("build", project, "--report", "github").stdout == ""


def test_the_older_name_of_the_option(tmp_path: Path) -> None:
    project = make(tmp_path / "fruit", BAD)
    assert run("check", project, "--format", "json").stdout == run("check", project, "--report", "json").stdout
