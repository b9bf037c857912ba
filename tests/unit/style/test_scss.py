"""SCSS through Dart Sass: one process, files of the project, places of the author."""

import subprocess
from typing import Any

import pytest
from extras import require_sass
from mpc.compiler.build import dart_sass
from mpc.compiler.cli import backend
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Memory
from mpc.compiler.pipeline import Result, compile_project
from mpc.compiler.source import SourceFile, Span
from mpc.compiler.style.sass import generated, sheet_path

APP = '<app><pages><page src="home" /></pages></app>'


def page(scss: str) -> str:
    return f'<page><view class="card" /></page>\n<style lang="scss">\n{scss}\n</style>\n'


def compiled(**files: str) -> tuple[Result, Sink]:
    """A project whose page, or more, is SCSS; names of files have `__` for `/` and `___` for `.`."""
    require_sass(".scss")
    sink = Sink()
    texts = {name.replace("___", ".").replace("__", "/"): text for name, text in files.items()}
    project = Memory({"app.mp": APP, **texts})
    return compile_project(project, backend(), sorted(backend().names), "development", sink), sink


def faults(sink: Sink) -> list[tuple[str, str, int, str]]:
    """Code, file, line and the text at the place of everything reported."""
    return [
        (each.code, each.file.path, each.file.position(each.span.start).line, each.file.text[slice(*each.span)])
        for each in sink.diagnostics
        if each.file
    ]


def test_one_process_serves_all_files(monkeypatch: pytest.MonkeyPatch) -> None:
    require_sass(".scss")
    started: list[Any] = []
    real = subprocess.Popen

    def counted(*args: Any, **options: Any) -> Any:
        started.append(args)
        return real(*args, **options)

    monkeypatch.setattr(subprocess, "Popen", counted)
    sass = dart_sass.DartSass()
    for number in range(20):
        text = f".a {{ width: {number}rpx * 2; }}"
        made = sass.compile(SourceFile("home.mp", text), Span(0, len(text)), Memory({}), Sink())
        assert made and f"{number * 2}rpx" in made.text
    assert len(started) == 1


def test_css_starts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dart_sass, "_Process", None)  # a call would fail
    sink = Sink()
    files = Memory({"app.mp": APP, "home.mp": '<page />\n<style>\n@import "a.css";\n</style>', "a.css": ".a { b: c }"})
    compile_project(files, backend(), ["wechat"], "development", sink)
    assert sink.diagnostics == []


def test_what_mpc_adds_to_css_survives() -> None:
    scss = """
$gap: 12rpx;
.card {
  padding: $gap * 2; // a comment
  width: calc(100% - #{$gap}); border: 1PX solid;
  --gap: #{$gap};
  @target alipay { margin: 1px; .name { margin: 0 } }
  @media (min-width: 600px) { .name { margin: 2px } }
}
@target wechat douyin { @media screen { .q { content: "😀// $x" } } }
"""
    result, sink = compiled(home___mp=page(scss))
    assert sink.diagnostics == []
    wechat, alipay = result.bundles["wechat"].files["home.wxss"], result.bundles["alipay"].files["home.acss"]
    common = """\
.card {
  padding: 24rpx;
  width: calc(100% - 12rpx);
  border: 1PX solid;
  --gap: 12rpx;
}
"""
    media = "@media (min-width: 600px) {\n  .card .name {\n    margin: 2px;\n  }\n}\n"
    assert wechat == f'{common}\n{media}\n@media screen {{\n  .q {{\n    content: "😀// $x";\n  }}\n}}\n'
    assert alipay == f"{common}.card {{\n  margin: 1px;\n}}\n.card .name {{\n  margin: 0;\n}}\n{media}"


def test_px_to_rpx() -> None:
    toml = '[app]\nname = "x"\n[build]\npx-to-rpx = true\n'
    result, _ = compiled(home___mp=page("$w: 10px; .a { width: $w; height: 1PX }"), mpc___toml=toml)
    assert "width: 20rpx" in result.bundles["wechat"].files["home.wxss"]
    assert "height: 1px" in result.bundles["wechat"].files["home.wxss"]


def test_errors_stand_where_the_author_wrote() -> None:
    _, sink = compiled(home___mp=page("/* 😀中 */ .a { color: $ink }"))
    assert faults(sink) == [("MP652", "home.mp", 3, "$ink")]


def test_errors_in_a_partial() -> None:
    _, sink = compiled(home___mp=page('@use "@/styles/theme";'), styles___theme___scss="\n.b { color: $ink }")
    assert faults(sink) == [("MP652", "home.mp", 3, '@use "@/styles/theme"')]
    _, sink = compiled(home___mp=page('@use "@/styles/theme";'), **{"styles/_theme.scss": "\n.b { color: $ink }"})
    assert faults(sink) == [("MP652", "styles/_theme.scss", 2, "$ink")]


def test_later_checks_stand_where_the_author_wrote() -> None:
    theme = "@mixin dark { .x [type=a] { y: z } }\n.价格 { a: url(./nope.png) }"
    scss = '@use "styles/theme";\n.a {\n  > .b { @include theme.dark; }\n  .am-c { x: url(./nope.png) }\n}'
    _, sink = compiled(home___mp=page(scss), **{"styles/theme.scss": theme})
    assert faults(sink) == [
        ("MP634", "home.mp", 6, ".am-c"),
        ("MP711", "home.mp", 6, "./nope.png"),
        ("MP633", "styles/theme.scss", 1, "[type=a]"),
        ("MP638", "styles/theme.scss", 2, ".价格"),
        ("MP711", "styles/theme.scss", 2, "./nope.png"),
    ]


def test_paths_are_relative_to_the_file_they_stand_in() -> None:
    files = {"styles/theme.scss": '@import "./base.css";\n.t { x: url(a.png) }', "styles/base.css": ".b { c: d }"}
    result, sink = compiled(home___mp=page('@use "styles/theme";'), **files, **{"styles/a.png": "PNG"})
    assert sink.diagnostics == []
    assert result.bundles["alipay"].files["home.acss"].startswith('@import "./styles/base.acss";\n')
    assert "url(/styles/a.png)" in result.bundles["alipay"].files["home.acss"]
    assert "styles/base.acss" in result.bundles["alipay"].files


def test_css_may_import_scss() -> None:
    home = '<page />\n<style>\n@import "@/lib/a.scss";\n</style>'
    result, sink = compiled(home___mp=home, **{"lib/a.scss": "$x: 1rpx; .a { b: $x; .c { d: e } }"})
    assert sink.diagnostics == []
    assert result.bundles["wechat"].files["lib/a.wxss"] == ".a {\n  b: 1rpx;\n}\n.a .c {\n  d: e;\n}\n"


def test_a_sheet_for_one_target() -> None:
    files = {"_theme.scss": "$w: 1rpx;", "_theme.alipay.scss": "$w: 2rpx;"}
    result, sink = compiled(home___mp=page('@use "theme"; .a { width: theme.$w }'), **files)
    assert sink.diagnostics == []
    assert "1rpx" in result.bundles["wechat"].files["home.wxss"]
    assert "2rpx" in result.bundles["alipay"].files["home.acss"]


def test_warnings_are_passed_on() -> None:
    _, sink = compiled(home___mp=page('@warn "old";\n@debug 1 + 1;\n@import "a";'), **{"_a.scss": ""})
    found = [(each.code, each.span, dict(each.args)["text"]) for each in sink.diagnostics]
    assert [code for code, _, _ in found] == ["MP653"] * 3
    assert [text for _, _, text in found][:2] == ["old", "2"]
    assert "@import rules are deprecated" in found[2][2]


def test_nothing_outside_the_project_is_read() -> None:
    _, sink = compiled(home___mp=page('@use "../../etc/theme";'))
    assert faults(sink) == [("MP652", "home.mp", 3, '@use "../../etc/theme"')]


def test_which_file_is_meant() -> None:
    files = Memory(dict.fromkeys(["a/_b.scss", "a/c.scss", "a/d/_index.scss", "a/e.css", "x.scss", "_x.scss"], ""))
    assert sheet_path(files, "b", "a/home.mp") == "a/_b.scss"
    assert sheet_path(files, "@/a/b", "z/home.mp") == "a/_b.scss"
    assert sheet_path(files, "./c.scss", "a/home.mp") == "a/c.scss"
    assert sheet_path(files, "d", "a/home.mp") == "a/d/_index.scss"
    assert sheet_path(files, "../a/e", "a/home.mp") == "a/e.css"
    assert sheet_path(files, "../../x", "a/home.mp") is None
    assert sheet_path(files, "nope", "a/home.mp") is None
    with pytest.raises(ValueError, match=r"_x.scss and x.scss"):
        sheet_path(files, "x", "home.mp")


def test_two_files_that_could_be_meant() -> None:
    _, sink = compiled(home___mp=page('@use "x";'), **{"x.scss": "", "_x.scss": ""})
    [found] = sink.diagnostics
    assert found.code == "MP652"
    assert "_x.scss and x.scss" in found.message()


def test_an_empty_section() -> None:
    result, sink = compiled(home___mp=page("  // nothing"))
    assert sink.diagnostics == []
    assert "home.wxss" not in result.bundles["wechat"].files


def test_a_place_in_generated_text() -> None:
    author = SourceFile("a.scss", "😀 .a { .b { c: d } }\n.e { }")
    made = generated("home.mp", ".a .b { c: d }\n.e { }", "AAAQ;AACR", {0: author})
    assert made.original(Span(3, 5)) == (author, Span(7, 9))  # the words, found from the place on
    assert made.original(Span(0, 2)) == (author, Span(7, 9))  # not there: the rest of the line, up to the brace
