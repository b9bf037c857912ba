"""A small project, and `mpc …` in a locale of our own."""

from pathlib import Path

from click.testing import CliRunner, Result
from mpc.compiler.cli import main

FILES = {
    "mpc.toml": '[app]\nname = "fruit"\nversion = "1.2.0"\n[target.wechat]\nappid = "wx0123456789abcdef"\n'
    '[env]\nSECRET_OF_ENV = "the-value-of-it"\n',
    "app.mp": '<app>\n  <pages><page src="home" /></pages>\n'
    '  <subpackage root="order"><page src="list" /></subpackage>\n</app>\n',
    "home.mp": '<page><image src="/apple.svg" /><text @tap="n += 1">{{ n }}</text></page>\n'
    "<script>\nlet n = $state(1)\n</script>\n",
    "order/list.mp": "<page><text>订单</text></page>\n",
    "apple.svg": "<svg />",
}


def make(root: Path, changes: dict[str, str] | None = None) -> Path:
    """A folder with the project; `changes` are files that differ from it."""
    for name, text in {**FILES, **(changes or {})}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def run(*arguments: object, **environment: str | None) -> Result:
    """An exception that is no exit is a defect."""
    blank = dict.fromkeys(("LC_ALL", "LC_MESSAGES", "LANG"))
    result = CliRunner().invoke(
        main, [str(each) for each in arguments], env={**blank, "LANG": "en_US.UTF-8", **environment}
    )
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    assert "Traceback" not in result.output
    return result
