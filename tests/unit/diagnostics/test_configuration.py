"""What is wrong with mpc.toml is said at its line."""

import pytest
from mpc.compiler.config import FILE, Config, read
from mpc.compiler.diagnostics import Sink
from mpc.compiler.source import SourceFile

TARGETS = frozenset(("alipay", "douyin", "wechat"))


def load(text: str | None, mode: str = "development") -> tuple[Config, Sink]:
    sink = Sink()
    file = None if text is None else SourceFile(FILE, text)
    return read(file, mode, TARGETS, sink.at(file or SourceFile(FILE, ""))), sink


def test_defaults() -> None:
    for text in (None, "", "# nothing\n"):
        config, sink = load(text)
        assert config == Config()
        assert sink.diagnostics == []


FULL = """[app]
name = "fresh-fruit"
version = "1.2.0"
[target.wechat]
appid = "wx0123456789abcdef"
base-library = "2.20.0"
[build]
out = "output"
px-to-rpx = true
assets = ["assets/fruit"]
[env]
API = "https://api.example.com"
LIMIT = 20
[mode.development.env]
API = "http://localhost:8000"
DEBUG = true
"""


def test_everything() -> None:
    config, sink = load(FULL)
    assert sink.diagnostics == []
    assert (config.name, config.version, config.out, config.px_to_rpx) == ("fresh-fruit", "1.2.0", "output", True)
    assert config.assets == ("assets/fruit",)
    assert config.option("wechat", "appid") == "wx0123456789abcdef"
    assert config.option("alipay", "appid", "none") == "none"
    assert config.env == {"API": "http://localhost:8000", "LIMIT": 20, "DEBUG": True}
    assert load(FULL, "production")[0].env == {"API": "https://api.example.com", "LIMIT": 20}


# text, code, line, the marked text, words of the message or the help
MISTAKES = [
    ("[app]\nname = fruit\n", "MP002", 2, "f", "Invalid value"),
    ("[app\n", "MP002", 1, "\n", "Expected"),
    ('a = "', "MP002", 1, '"', "Unterminated"),
    ('[app]\nname = "a"\nname = "b"\n', "MP002", 3, "\n", "overwrite"),
    ("a = " + "[" * 5000, "MP002", 1, "[", "recursion"),
    ('[app]\nname = "苹果"\nverison = "1"\n', "MP003", 3, "verison", "`version`"),
    ('[apps]\nname = "a"\n', "MP003", 1, "apps", "`app`"),
    ('colour = "red"\n[app]\nname = "a"\n', "MP003", 1, "colour", "`colour`"),
    ('[target.wechta]\nappid = "wx1"\n', "MP003", 1, "target.wechta", "`wechat`"),
    ('[target]\nalipya = { appid = "2" }\n', "MP003", 2, "alipya", "`alipay`"),
    ('[target.wechat]\n# the id\nappid = 1\n', "MP004", 3, "appid", "the app id that the platform gave you"),
    ('[target.wechat]\nbase-library = "2.20"\n', "MP004", 2, "base-library", '"2.20.0"'),
    ('[build]\nout = ""\n', "MP004", 2, "out", "a path below the project"),
    ('build.px-to-rpx = 1\n', "MP004", 1, "build.px-to-rpx", "true or false"),
    ('[build]\nassets = "fruit"\n', "MP004", 2, "assets", "a list of paths in the project"),
    ("[build]\nassets = [1]\n", "MP004", 2, "assets", "a path in the project"),
    ("app = 3\n", "MP004", 1, "app", "a table"),
    ("[env]\nLIST = [1]\n", "MP004", 2, "LIST", "a text, a number, true or false"),
    ("[mode.production.env]\nX = {}\n", "MP004", 2, "X", "`mode.production.env.X`"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code", "line", "marked", "words"), MISTAKES)
def test_mistake(text: str, code: str, line: int, marked: str, words: str) -> None:
    config, sink = load(text)
    [found] = sink.diagnostics
    assert found.code == code
    assert found.file is not None
    assert found.file.position(found.span.start).line == line
    assert found.file.text[found.span.start : found.span.end] == marked
    assert words in found.message("en") + " " + found.help("en")
    assert config.out == "dist"
    for language in ("en", "zh"):
        assert found.message(language)  # all placeholders are filled


def test_the_wrong_value_is_explained_in_chinese() -> None:
    _, sink = load("[build]\npx-to-rpx = 1\n")
    assert sink.diagnostics[0].message("zh") == "`build.px-to-rpx` 的取值不对，应为：true 或 false"
    _, sink = load("app = 1\n")
    assert sink.diagnostics[0].message("zh").endswith("一个表")


def test_all_mistakes_in_one_run() -> None:
    _, sink = load('[app]\nnmae = "a"\nversion = 1\n[build]\nou = "x"\npx-to-rpx = 0\n')
    assert [each.code for each in sink.diagnostics] == ["MP003", "MP004", "MP003", "MP004"]
