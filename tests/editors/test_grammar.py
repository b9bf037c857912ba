"""The TextMate grammar in VS Code's own engine, with the real grammars of TypeScript, SCSS and JSON inside."""

import importlib.util
import json
import re
import stat
import sys
import xml.etree.ElementTree as tree
import zipfile
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
import rig

ROOT = Path(__file__).parents[2]
EXTENSION = ROOT / "editors" / "vscode"
GRAMMAR = EXTENSION / "syntaxes" / "mp.tmLanguage.json"
SAMPLE = sorted((ROOT / "sample_app").rglob("*.mp"))
PARTS = {"script": "source.ts", "style": "source.css"}

Line = list[list[str]]


@cache
def sample() -> dict[str, list[Line]]:
    rig.require_rig()
    return rig.tokens(GRAMMAR, *SAMPLE)


def parts(text: str) -> list[str | None]:
    """For each line the scope of the block it is in; None: markup, and the lines of the tags themselves."""
    found: list[str | None] = []
    inside: str | None = None
    for line in text.split("\n"):
        if line.startswith(("</script", "</style")):
            inside = None
        found.append(inside)
        if match := re.match(r"<(script|style)\b", line):
            inside = PARTS[match.group(1)] + (".scss" if 'lang="scss"' in line else "")
    return found


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.stem)
def test_every_line_of_the_sample_app_is_in_its_part(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = sample()[str(path)]
    assert "".join(token[0] for line in lines for token in line) == text.replace("\n", "")
    for number, (line, wanted) in enumerate(zip(lines, parts(text), strict=True), 1):
        for content, *scopes in line:
            place = f"{path.name}:{number}: {content!r} {scopes}"
            if wanted is not None:
                assert scopes[:1] == [wanted], place
            else:
                assert not {"source.ts", "source.css"} & set(scopes[:1]), place
                assert "invalid" not in " ".join(scopes), place


def test_markup_of_the_sample_app_is_understood() -> None:
    """Every tag, attribute and interpolation gets its scopes: no part of one is left plain."""
    for path in SAMPLE:
        for number, line in enumerate(sample()[str(path)], 1):
            for content, *scopes in line:
                place = f"{path.name}:{number}: {content!r} {scopes}"
                if not scopes:
                    assert not re.search(r"[<>]|\{\{|\}\}", content), place
                if scopes == ["meta.tag.mp"]:
                    assert not content.strip(), place


# (source, part of it, a scope it must have, a scope it must not have)
PLACES = [
    ('<view class="a">x</view>', "view", "entity.name.tag.mp", "source.ts"),
    ('<view class="a">x</view>', "class", "entity.other.attribute-name.mp", "string"),
    ('<view class="a">x</view>', '"a', "string.quoted.double.mp", "source.ts"),
    ("<view class='b'>x</view>", "b", "string.quoted.single.mp", "source.ts"),
    ("<view hidden>plain</view>", "hidden", "entity.other.attribute-name.mp", "source.ts"),
    ("<view hidden>plain</view>", "plain", "", "meta.tag.mp"),
    ("<PriceTag />", "PriceTag", "entity.name.tag.mp", ""),
    ("<a /><!-- <b> {{ c }} -->", "<b> {{ c }}", "comment.block.mp", "entity.name.tag.mp"),
    ("<a>&nbsp;</a>", "&nbsp;", "constant.character.entity.mp", ""),
    ('<a b="&lt;" />', "&lt;", "constant.character.entity.mp", ""),
    ("<a>&nope;</a>", "&nope;", "", "constant.character.entity.mp"),
    ("<a>{{ b.c }} d</a>", "{{", "punctuation.section.embedded.begin.mp", "source.ts"),
    ("<a>{{ b.c }} d</a>", "c", "variable.other.property.ts", ""),
    ("<a>{{ b.c }} d</a>", " d", "", "source.ts"),
    ("<a>{{ b ? '}}' : {} }}z</a>", "z", "", "source.ts"),
    ("<a>{{\n  f(1\n  )\n}}z</a>", "f", "entity.name.function.ts", ""),
    ("<a>{{\n  f(1\n  )\n}}z</a>", "z", "", "source.ts"),
    ("<a>{{ f( }}z</a>", "z", "", "source.ts"),
    ('<a b="c {{ d + 1 }} e" />', "d", "variable.other.readwrite.ts", "string"),
    ('<a b="c {{ d + 1 }} e" />', "c", "string.quoted.double.mp", "source.ts"),
    ('<a b="c {{ d + 1 }} e" />', " e", "string.quoted.double.mp", "source.ts"),
    ('<a :b="c === 1" />', "b", "entity.other.attribute-name.bound.mp", "source.ts"),
    ('<a :b="c === 1" />', "===", "keyword.operator.comparison.ts", "string"),
    ("<a :b='c === 1' />", "===", "keyword.operator.comparison.ts", "string"),
    ('<a :b="f(" c="d" />', "d", "string.quoted.double.mp", "source.ts"),
    ('<a :b="{" /><c>z</c>', "z", "", "source.ts"),
    ('<a\n  :b="{\n    c: 1,\n  }" d="e">z</a>', "1", "constant.numeric.decimal.ts", "string"),
    ('<a\n  :b="{\n    c: 1,\n  }" d="e">z</a>', "}", "source.ts", "string"),
    ('<a\n  :b="{\n    c: 1,\n  }" d="e">z</a>', "e", "string.quoted.double.mp", "source.ts"),
    ('<a\n  :b="{\n    c: f(,\n  " d="e">z</a>', "e", "string.quoted.double.mp", "source.ts"),
    ('<a @tap.stop="go(item, $event)" />', "tap", "entity.other.attribute-name.event.mp", "source.ts"),
    ('<a @tap.stop="go(item, $event)" />', ".stop", "storage.modifier.event.mp", "source.ts"),
    ('<a @tap.stop="go(item, $event)" />', "go", "entity.name.function.ts", "string"),
    ('<a @tap="n += 1" />', "+=", "keyword.operator.assignment.compound.ts", "string"),
    ('<a mp:if="ok" />', "mp:if", "keyword.control.mp", "source.ts"),
    ('<a mp:if="ok" />', "ok", "variable.other.readwrite.ts", "string"),
    ("<a mp:else>z</a>", "mp:else", "keyword.control.mp", ""),
    ('<a mp:for="x, i in f(xs)" />', "mp:for", "keyword.control.loop.mp", ""),
    ('<a mp:for="x, i in f(xs)" />', "i", "variable.parameter.mp", "source.ts"),
    ('<a mp:for="x, i in f(xs)" />', "in", "keyword.operator.expression.in.mp", "source.ts"),
    ('<a mp:for="x, i in f(xs)" />', "f", "entity.name.function.ts", "string"),
    ('<a mp:model:open="b" />', "open", "entity.other.attribute-name.mp", ""),
    ('<a mp:model:open="b" />', "b", "source.ts", "string"),
    ('<a mp:only="wechat alipay" />', "wechat alipay", "string.quoted.double.mp", "source.ts"),
    ('<a mp:ref="box" />', "box", "string.quoted.double.mp", "source.ts"),
    ("<a <b>z</b>", "b", "entity.name.tag.mp", ""),
    ("<a <b>z</b>", "z", "", "meta.tag.mp"),
    ('<script lang="ts">\nlet a: number = 1\n</script>\nz', "number", "support.type.primitive.ts", ""),
    ("<script>\nlet a = 1\n</script>\nz", "let", "storage.type.ts", ""),
    ("<script>\nlet a = 1\n</script>\nz", "z", "", "source.ts"),
    ("<script>let a = 1</script>z", "let", "storage.type.ts", ""),
    ("<script>let a = 1</script>z", "z", "", "source.ts"),
    ("<script>\nlet a = `${f(\n</script>\nz", "z", "", "source.ts"),
    ("<script>\nlet a = `${f(\n</script>\nz", "script>", "", "source.ts"),
    ("<script>\n/* \nf() }</script>\n<a>z</a>", "z", "", "source.ts"),
    ("<script>\nlet a\nf()</script >\nz", "f", "entity.name.function.ts", ""),
    ("<script>\nlet a\nf()</script >\nz", "z", "", "source.ts"),
    ("<script></script>z", "z", "", "source.ts"),
    ("<!-- <script> -->z", "z", "", "source.ts"),
    ("<scripts>z</scripts>", "z", "", "source.ts"),
    ("<style>\n.a { .b { color: red } }\n</style>\nz", "color", "support.type.property-name.css", ""),
    ("<style>\n.a { .b { color: red } }\n</style>\nz", "color", "source.css", "source.css.scss"),
    ("<style>\n.a { .b {\n</style>\nz", "z", "", "source.css"),
    ('<style lang="scss">\n$a: 1;\n</style>\nz', "$a", "variable.scss", ""),
    ('<style lang="scss">\n$a: 1;\n</style>\nz', "$a", "source.css.scss", "source.css"),
    ('<native target="alipay">{ "a": 1 }</native>z', '"a"', "support.type.property-name.json", ""),
    ('<native target="alipay">{ "a": 1 }</native>z', "target", "entity.other.attribute-name.mp", "source.json"),
    ('<native>\n{\n  "a": [\n}\n</native>\nz', '"a"', "support.type.property-name.json", ""),
    ('<native>\n{\n  "a": [\n}\n</native>\nz', "z", "", "source.json"),
]  # fmt: skip


@pytest.fixture(scope="module")
def coloured(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Line]]:
    rig.require_rig()
    folder = tmp_path_factory.mktemp("grammar")
    paths = {}
    for source in dict.fromkeys(source for source, *_ in PLACES):
        paths[source] = folder / f"{len(paths)}.mp"
        paths[source].write_text(source, encoding="utf-8")
    found = rig.tokens(GRAMMAR, *paths.values())
    return {source: found[str(path)] for source, path in paths.items()}


def scopes_of(lines: list[Line], part: str) -> list[set[str]]:
    """The scopes of every character of the last place where `part` stands alone (no letter beside it)."""
    edge = r"(?<!\w)" if part[0].isalnum() else ""
    for line in reversed(lines):
        text = "".join(token[0] for token in line)
        places = list(re.finditer(edge + re.escape(part) + (r"(?!\w)" if part[-1].isalnum() else ""), text))
        if places:
            each = [set(scopes) for content, *scopes in line for _ in content]
            return each[places[-1].start() : places[-1].end()]
    raise AssertionError(f"{part!r} does not stand there")


@pytest.mark.parametrize(("source", "part", "wanted", "unwanted"), PLACES)
def test_place(coloured: dict[str, list[Line]], source: str, part: str, wanted: str, unwanted: str) -> None:
    for scopes in scopes_of(coloured[source], part):
        assert not wanted or wanted in scopes
        assert not unwanted or not any(
            scope == unwanted or (unwanted == "string" and "string." in scope) for scope in scopes
        )


# -- the extension -----------------------------------------------------------------------------------------


@cache
def installer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("install", EXTENSION / "install.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_manifest_names_what_is_there() -> None:
    package = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
    grammar = json.loads(GRAMMAR.read_text(encoding="utf-8"))
    [language] = package["contributes"]["languages"]
    [contribution] = package["contributes"]["grammars"]
    assert contribution["scopeName"] == grammar["scopeName"]
    assert contribution["language"] == language["id"]
    listed = {contribution["path"], language["configuration"], "package.json"}
    assert {path.removeprefix("./") for path in listed} <= set(installer().FILES)
    json.loads((EXTENSION / language["configuration"]).read_text(encoding="utf-8"))
    inside = set(re.findall(r"\"include\": \"(source[\w.]+)", GRAMMAR.read_text(encoding="utf-8")))
    assert inside <= set(contribution["embeddedLanguages"])


def test_installs_into_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mpc.mpc-0.0.1").mkdir()
    (tmp_path / "other.thing-1.0.0").mkdir()
    assert installer().main(["--to", str(tmp_path)]) == 0
    place = Path(capsys.readouterr().out.strip())
    assert place.parent == tmp_path
    assert {path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file()} == set(installer().FILES)
    assert sorted(path.name for path in tmp_path.iterdir()) == [place.name, "other.thing-1.0.0"]


def test_writes_a_package(tmp_path: Path) -> None:
    path = tmp_path / "new" / "mpc.vsix"
    assert installer().main(["--vsix", str(path)]) == 0
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        assert names == {
            "[Content_Types].xml",
            "extension.vsixmanifest",
            *(f"extension/{x}" for x in installer().FILES),
        }
        types = archive.read("[Content_Types].xml").decode()
        assert {Path(name).suffix[1:] for name in names} - {"xml"} == set(re.findall('Extension="(.*?)"', types))
        identity = tree.fromstring(archive.read("extension.vsixmanifest")).find(".//{*}Identity")
    assert identity is not None
    package = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
    assert {"Id": package["name"], "Version": package["version"]}.items() <= identity.attrib.items()


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in editor is a shell script")
def test_hands_the_package_to_the_editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editor = tmp_path / "code"
    editor.write_text(f'#!/bin/sh\necho "$@" > "{tmp_path}/said"\ncp "$2" "{tmp_path}/got.vsix"\n', encoding="utf-8")
    editor.chmod(editor.stat().st_mode | stat.S_IEXEC)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert installer().main([]) == 0
    assert re.fullmatch(r"--install-extension \S+\.vsix --force\n", (tmp_path / "said").read_text())
    assert zipfile.is_zipfile(tmp_path / "got.vsix")


def test_an_editor_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert installer().main(["--code", "no-such-editor"]) == 1
    assert "no-such-editor" in capsys.readouterr().err
