"""What a platform takes of the account's menu and of links: the last that is taken, and the first that is not."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from golden_project import FILES
from mpc.compiler.analyze.outside_limits import check_outside_limits
from mpc.compiler.cli import main
from mpc.compiler.diagnostics import Sink
from reach_projects import codes, reach

ADDRESS = "https://fruit.example/"
HEAD = FILES["mpc.toml"].partition("[[menu]]")[0]


def found(menu: str, changes: dict[str, str] | None = None, target: str = "wechat") -> list[str]:
    """The codes of what one platform does not take."""
    made, reported = reach({**FILES, **(changes or {}), "mpc.toml": HEAD + menu})
    assert not reported.has_errors, reported.diagnostics
    platform = next(each for each in made.platforms if each.name == target)
    sink = Sink()
    check_outside_limits(made.project, made.config, platform.table, platform.title, sink)
    return codes(sink)


def button(name: str = "x", url: str = ADDRESS, inner: bool = False) -> str:
    return f'[[menu{".button" if inner else ""}]]\nname = "{name}"\nurl = "{url}"\n'


def group(buttons: str) -> str:
    return f'[[menu]]\nname = "x"\n{buttons}'


@pytest.mark.parametrize(
    ("menu", "is_taken"),
    [
        (button() * 3, True),
        (button() * 4, False),
        (group(button(inner=True) * 5), True),
        (group(button(inner=True) * 6), False),
        (button("x" * 16), True),
        (button("x" * 17), False),
        (button("今天好果!"), True),  # 13 bytes
        (button("今天的好果!!"), False),  # 17 bytes
        (group(button("x" * 60, inner=True)), True),
        (group(button("x" * 61, inner=True)), False),
        (button(url=ADDRESS.ljust(1024, "x")), True),
        (button(url=ADDRESS.ljust(1025, "x")), False),
    ],
)
def test_a_menu(menu: str, is_taken: bool) -> None:
    assert found(menu) == ([] if is_taken else ["MP783"])
    assert found(menu, target="douyin") == []  # it has no such menu


def test_a_page_needs_an_address_for_old_clients() -> None:
    app = FILES["app.mp"].replace(' site="https://fruit.example/shop"', "")
    assert found('[[menu]]\nname = "x"\npage = "pages/home"\n', {"app.mp": app}) == ["MP790"]
    assert found('[[menu]]\nname = "x"\nlink = "home"\n', {"app.mp": app}) == ["MP790"]
    assert found(button(), {"app.mp": app}) == []


@pytest.mark.parametrize(
    ("length", "wanted", "douyin"),
    [
        (512, [], []),
        (513, ["MP784"], []),  # the plaintext scheme
        (1013, ["MP784"], []),
        (1014, ["MP784"] * 2, []),  # with `pages/pear?`, for a Short Link
        (1018, ["MP784"] * 2, []),
        (1019, ["MP784"] * 2, ["MP784"]),  # {"id":"…"}
        (1024, ["MP784"] * 2, ["MP784"]),
        (1025, ["MP784"] * 4, ["MP784"]),
    ],
)
def test_a_query(length: int, wanted: list[str], douyin: list[str]) -> None:
    query = "id=".ljust(length, "x")
    page = FILES["pages/pear.mp"].replace("id=2", query)
    assert found("", {"pages/pear.mp": page}) == wanted
    assert found("", {"pages/pear.mp": page}, "douyin") == douyin


def test_reach_build_tells_it_and_writes_nothing(tmp_path: Path) -> None:
    for path, text in {**FILES, "mpc.toml": HEAD + button("x" * 17)}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    for command in (["reach", "build"], ["check"], ["build"]):
        done = CliRunner().invoke(main, [*command, str(tmp_path), "--lang", "en"])
        assert done.exit_code == 1
        assert "error MP783" in done.output
        assert not (tmp_path / "dist" / "official-account").exists()
        assert not (tmp_path / "dist" / "wechat").exists()
    (tmp_path / "mpc.toml").write_text(FILES["mpc.toml"], encoding="utf-8")
    done = CliRunner().invoke(main, ["reach", "build", str(tmp_path), "--lang", "en"])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "dist" / "official-account" / "wechat" / "menu.json").is_file()
    assert (tmp_path / "dist" / "search" / "README.md").is_file()
    assert (tmp_path / "dist" / "web" / "MP_verify_a1B2c3D4e5F6g7H8.txt").read_text() == "a1B2c3D4e5F6g7H8"
