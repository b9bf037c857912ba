"""Every code has a sample here, and every sample says exactly what `expected.txt` says.

`MPC_UPDATE_ERRORS=1 pytest tests/errors` rewrites the expectations and docs/diagnostics.md: read the difference.
"""

import os
import re
import tomllib
from pathlib import Path
from string import Formatter

import pytest
from error_docs import PAGE, document
from error_samples import EXPECTED, code_of, diagnose, folders
from mpc.compiler.build import dart_sass
from mpc.compiler.build.writer import write
from mpc.compiler.cli import backend
from mpc.compiler.diagnostics import LANGUAGES, Diagnostic, Sink, catalogue
from mpc.compiler.files import Folder, Memory
from mpc.compiler.pack.checks import Limit, Platform, check_limits
from mpc.compiler.pack.sizes import File, Package, Sizes
from mpc.compiler.pipeline import compile_project
from mpc.compiler.render import as_json, as_text
from mpc.compiler.source import SourceFile, Span
from mpc.compiler.style import StyleRules, analyze, check
from mpc.compiler.style.sass import NoSass
from mpc.targets.emit import Bundle

ROOT = Path(__file__).parent.parent.parent
UPDATE = os.environ.get("MPC_UPDATE_ERRORS") == "1"
SAMPLES = folders()

# Codes that no project can show on every machine: why, and the test below that stands for a sample.
WITHOUT_SAMPLE = {
    "MP005": ("a file that exists and cannot be read needs a broken disk or permissions", "test_unreadable_file"),
    "MP006": ("a place that cannot be written is no part of a project", "test_unwritable_place"),
    "MP009": ("a mode is named on the command line", "test_unknown_mode"),
    "MP020": ("megabytes of pages are no sample", "test_sizes_against_limits"),
    "MP021": ("megabytes of pages are no sample", "test_sizes_against_limits"),
    "MP022": ("megabytes of pages are no sample", "test_sizes_against_limits"),
    "MP023": ("a hundred subpackages are no sample", "test_many_subpackages"),
    **{
        f"MP03{number}": ("uploading is no part of compiling: tests/pack/test_upload.py", "test_uploads_are_tested")
        for number in range(9)
    },
    "MP650": ("the tests have Dart Sass", "test_no_sass"),
    "MP651": ("Dart Sass runs on this machine", "test_sass_that_fails"),
    "MP635": ("mpc itself writes paths from the root; for targets whose paths it cannot write", "test_relative_url"),
}


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.name)
def test_sample(folder: Path) -> None:
    found = diagnose(folder)
    assert code_of(folder) in {each.code for each in found}
    text = as_text(found, "en")
    expected = folder / EXPECTED
    if UPDATE:
        expected.write_text(text, encoding="utf-8", newline="\n")
    assert text == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.name)
def test_sample_in_chinese(folder: Path) -> None:
    found = diagnose(folder)
    as_json(found, "zh")
    for each in found:
        english, chinese = each.message("en"), each.message("zh")
        assert english != chinese
        assert re.search("[\u4e00-\u9fff]", chinese)
        assert bool(each.help("en")) == bool(each.help("zh"))
        assert not each.help("zh") or re.search("[\u4e00-\u9fff]", each.help("zh"))
        # What the reports fill in must not be English prose inside a Chinese sentence; code and names are fine.
        assert not re.search(r"(?<![`<\w.=])[a-z]+ [a-z]+ [a-z]+(?![`>])", re.sub(r"`[^`]*`", "", chinese)) or (
            each.code in ENGLISH_REASONS
        )


# Their reason comes from Python's own TOML and JSON readers, or from Sass.
ENGLISH_REASONS = {"MP002", "MP652", "MP653", "MP713"}


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.name)
def test_sample_is_minimal(folder: Path) -> None:
    """One mistake: one place, said for some targets at most. Of a sample about an error, only errors count."""
    severity = catalogue()[code_of(folder)].severity
    found = [each for each in diagnose(folder) if severity in ("warning", each.severity)]
    places = {(each.file.path if each.file else "", each.span) for each in found}
    assert len(places) == 1


def test_every_code_has_a_sample() -> None:
    names = {f"{code}-{entry.name}" for code, entry in catalogue().items() if code not in WITHOUT_SAMPLE}
    assert {folder.name for folder in SAMPLES} == names
    assert set(WITHOUT_SAMPLE) <= set(catalogue())
    assert all(test in globals() for _, test in WITHOUT_SAMPLE.values())


def test_every_code_is_reported_somewhere() -> None:
    sources = [path for room in ("compiler", "targets") for path in (ROOT / room).rglob("*.py")]
    used = {
        code
        for path in sources
        for code in re.findall(r'"(MP\d{3})"', re.sub(r'""".*?"""', "", path.read_text(encoding="utf-8"), flags=re.S))
        if path.name != "cli.py"  # which has exit codes for some
    }
    assert used == set(catalogue())


def test_the_catalogue_is_well_formed() -> None:
    data = tomllib.loads((ROOT / "compiler" / "codes.toml").read_text(encoding="utf-8"))
    assert list(data) == sorted(data)
    names = [(code[:3], entry["name"]) for code, entry in data.items()]
    assert len(set(names)) == len(names)
    for code, entry in data.items():
        assert re.fullmatch(r"MP[0-8]\d\d", code)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", entry["name"])
        assert set(entry) <= {"name", "severity", "en", "zh", "en_help", "zh_help"}
        assert entry.get("severity", "error") in ("error", "warning")
        assert ("en_help" in entry) == ("zh_help" in entry), code
        for language in LANGUAGES:
            message, advice = entry[language], entry.get(f"{language}_help", "")
            assert message[-1] not in ".。", (code, "a message is no full sentence")
            assert not advice or advice.endswith("}") or advice[-1] in ".?!…。？！", (code, language)
            assert "\n" not in message + advice
        english, chinese = (_placeholders(entry, language) for language in LANGUAGES)
        assert english == {name.removesuffix("_zh") for name in chinese}, code


def _placeholders(entry: dict[str, str], language: str) -> set[str]:
    texts = entry[language] + entry.get(f"{language}_help", "")
    return {name for _, name, _, _ in Formatter().parse(texts) if name}


def test_the_documentation_is_up_to_date() -> None:
    text = document()
    if UPDATE:
        PAGE.write_text(text, encoding="utf-8", newline="\n")
    assert PAGE.read_text(encoding="utf-8") == text
    assert [code for code in catalogue() if f"### {code} " not in text] == []


# -- codes without a sample --------------------------------------------------------------------------------


def reported(sink: Sink) -> list[tuple[str, str]]:
    return [(each.code, as_text([each], "en")) for each in sink.diagnostics]


def test_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "app.mp").write_text("<app />")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    sink = Sink()
    assert Folder(tmp_path, sink).text("app.mp") is None
    advice = "  = help: Check the permissions, and that it is a file and no folder.\n"
    assert reported(sink) == [
        ("MP005", "app.mp:1:1: error MP005: `app.mp` cannot be read: Permission denied\n" + advice)
    ]


def test_unknown_mode() -> None:
    sink = Sink()
    files = Memory({"app.mp": '<app><pages><page src="home" /></pages></app>', "home.mp": "<page />"})
    compile_project(files, backend(), [], "developmnt", sink)
    help_text = "  = help: Did you mean `development`? A table [mode.<name>.env] in mpc.toml makes a mode.\n"
    said = "error MP009: no mode is called `developmnt`; there are `development`, `production`\n"
    assert reported(sink) == [("MP009", said + help_text)]


def test_a_mode_of_its_own() -> None:
    """`[mode.staging.env]` makes a mode; it is built like production."""
    settings = '[env]\nAPI = "a"\n[mode.staging.env]\nAPI = "b"\n'
    page = "<page><view>{{ api }}</view></page>\n<script>\n// said\nconst api = import.meta.env.API\n</script>\n"
    app = '<app><pages><page src="home" /></pages></app>'
    sink = Sink()
    files = Memory({"app.mp": app, "home.mp": page, "mpc.toml": settings})
    result = compile_project(files, backend(), ["wechat"], "staging", sink)
    assert reported(sink) == []
    text = result.bundles["wechat"].files["home.js"]
    assert '"b"' in text and "said" not in text


def test_unwritable_place(tmp_path: Path) -> None:
    (tmp_path / "dist").write_text("a file where a folder is needed")
    sink = Sink()
    write(Bundle({"app.js": "App({})"}), tmp_path / "dist" / "wechat", Memory({}), sink)
    [(code, text)] = reported(sink)
    assert code == "MP006"
    assert str(tmp_path / "dist") in text
    assert "--out" in text


@pytest.mark.parametrize(
    ("size", "firm", "code", "said"),
    [
        (899, True, None, ""),
        (900, True, "MP021", "warning MP021: the subpackage `order` is 900 B, near Alipay's limit of 1000 B"),
        (1000, True, "MP021", "warning MP021: the subpackage `order` is 1000 B, near Alipay's limit of 1000 B"),
        (1001, True, "MP020", "error MP020: the subpackage `order` is 1001 B, Alipay takes 1000 B"),
        (1001, False, "MP022", "warning MP022: the subpackage `order` is 1001 B; Alipay may take no more than 1000 B"),
    ],
)
def test_sizes_against_limits(size: int, firm: bool, code: str | None, said: str) -> None:
    app = SourceFile("app.mp", '<app>\n<pages><page src="home" /></pages>\n<subpackage root="/order/" />\n</app>\n')
    sizes = Sizes("alipay", (Package("", ()), Package("order", (File("order/a.js", size, ""),))))
    limits = {"subpackage_bytes": Limit(1000, "a document", firm), "total_bytes": Limit(5000, "another")}
    sink = Sink()
    check_limits(sizes, 0, Platform("alipay", "Alipay", "支付宝小程序", limits), app, sink)
    assert [each[0] for each in reported(sink)] == ([code] if code else [])
    for _, text in reported(sink):
        assert text.startswith(f"app.mp:3:20: {said}\n")
        assert "`order/a.js` " in text
        assert "a document" in text


def test_many_subpackages() -> None:
    sizes = Sizes("wechat", (Package("", ()), Package("a", ()), Package("b", ())))
    sink = Sink()
    limits = {"subpackage_count": Limit(1, "a document")}
    check_limits(sizes, 0, Platform("wechat", "WeChat", "微信小程序", limits), None, sink)
    assert reported(sink) == [
        (
            "MP023",
            "error MP023: there are 2 subpackages, WeChat takes 1\n"
            "  = help: Merge some of them. The limit: a document.\n",
        )
    ]


def test_uploads_are_tested() -> None:
    text = (ROOT / "tests/pack/test_upload.py").read_text(encoding="utf-8")
    assert [code for code in WITHOUT_SAMPLE if code.startswith("MP03") and f'"{code}"' not in text] == []


def test_relative_url() -> None:
    text = ".card { background: url(./apple.png) }"
    file, sink = SourceFile("home.css", text), Sink("somewhere")
    style = analyze(file, Span(0, len(text)), "page", sink.at(file))
    check(style, StyleRules(relative_url=False), sink.at(file))
    [(code, message)] = reported(sink)
    assert code == "MP635"
    assert "home.css:1:25: error" in message
    assert "`./apple.png` (somewhere)" in message


def test_no_sass() -> None:
    file, sink = SourceFile("home.mp", "<style>\n.a { b: c }\n</style>"), Sink()
    assert NoSass().compile(file, Span(7, 21), Memory({}), sink) is None
    [(code, text)] = reported(sink)
    assert code == "MP650"
    assert text.startswith("home.mp:2:1: error")
    assert "pip install 'mini-program-compiler[sass]'" in text


def test_sass_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def __init__(self) -> None:
            raise OSError(2, "No such file or directory")

    monkeypatch.setattr(dart_sass, "_Process", Broken)
    file, sink = SourceFile("home.mp", ".a { b: c }"), Sink()
    assert dart_sass.DartSass().compile(file, Span(0, 11), Memory({}), sink) is None
    [(code, text)] = reported(sink)
    assert code == "MP651"
    assert "No such file or directory" in text


def test_a_diagnostic_without_its_arguments_is_an_error() -> None:
    """The samples prove that all placeholders are filled only because this fails."""
    with pytest.raises(KeyError):
        Diagnostic("MP201", None, Span(0, 0)).message("en")
