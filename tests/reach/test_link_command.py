"""`mpc link`: every way in to a page, and a QR code that scanners read."""

import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence
from pathlib import Path

import pytest
import zxingcpp
from click.testing import CliRunner, Result
from golden_project import FILES
from mpc.compiler.cli import main
from mpc.compiler.commands.link import LONGEST, code_svg


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shop")
    for path, text in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def link(project: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["link", arguments[0], str(project), *arguments[1:], "--lang", "en"])


def scanned(rows: Sequence[Sequence[bool]], scale: int = 4) -> list[str]:
    """What a scanner reads of modules, dark ones True; each is `scale` pixels wide."""
    wide = [[0 if dark else 255 for dark in row for _ in range(scale)] for row in rows for _ in range(scale)]
    pixels = memoryview(bytes(each for row in wide for each in row)).cast("B", shape=[len(wide), len(wide[0])])
    return [code.text for code in zxingcpp.read_barcodes(pixels)]


def in_terminal(text: str) -> list[list[bool]]:
    """The modules that half blocks show on a dark terminal: a block is light."""
    rows = []
    for line in (each for each in text.split("\n") if each and set(each) <= set(" █▀▄")):
        rows += [[char not in "█▀" for char in line], [char not in "█▄" for char in line]]
    return rows


def in_svg(data: bytes) -> list[list[bool]]:
    """The modules that a picture of segno's draws: lines of runs, `m` to begin, `h` to draw."""
    root = ElementTree.fromstring(data)
    paths = root.findall(".//{http://www.w3.org/2000/svg}path")
    size = int(root.attrib["width"]) // 8
    rows = [[False] * size for _ in range(size)]
    x, y = 0.0, 0.0
    stroke = next(each for each in paths if "stroke" in each.attrib)
    for command, first, second in re.findall(r"([Mmh])\s*(-?[\d.]+)(?:[ ,]?(-?[\d.]+))?", stroke.attrib["d"]):
        if command == "M":
            x, y = float(first), float(second)
        elif command == "m":
            x, y = x + float(first), y + float(second)
        else:
            for column in range(int(x), int(x) + int(first)):
                rows[int(y)][column] = True
            x += float(first)
    return rows


def test_every_way_in(project: Path) -> None:
    done = link(project, "williams")
    assert done.exit_code == 0, done.output
    for line in (
        'pages/pear?id=2  Williams "Bon Chrétien"',
        "Web page: https://fruit.example/shop/pear/2/",
        "  Scheme: weixin://dl/business/?appid=wx0123456789abcdef&path=pages/pear&query=id%3D2",
        "  URL Scheme: POST https://api.weixin.qq.com/wxa/generatescheme?access_token=ACCESS_TOKEN",
        "  Short Link: POST https://api.weixin.qq.com/wxa/genwxashortlink?access_token=ACCESS_TOKEN",
        "  Link: POST https://open.douyin.com/api/apps/v1/url_link/generate/",
        "    + expire_time",
        "  Resolver: https://fruit.example/link?path=pages%2Fpear&query=id%3D2",
        "  Scheme: alipays://platformapi/startapp?appId=2021000000000000&page=pages%2Fpear%3Fid%3D2",
    ):
        assert line in done.output.split("\n")
    assert scanned(in_terminal(done.output)) == ["https://fruit.example/shop/pear/2/"]


def test_as_json(project: Path) -> None:
    done = link(project, "pages/pear", "--param", "id=a&b 梨", "--format", "json")
    found = json.loads(done.stdout)
    assert (found["page"], found["query"]) == ("pages/pear", {"id": "a&b 梨"})
    assert found["web"] == "https://fruit.example/shop/pear/a-b-%E6%A2%A8/"
    assert [each["name"] for each in found["platforms"]] == ["wechat", "douyin", "alipay"]
    by_name = {each["name"]: each for each in found["platforms"][0]["requests"]}
    golden = Path(__file__).parent / "golden" / "official-account" / "wechat" / "odd"
    assert by_name["url-link"]["body"] == json.loads((golden / "url-link.json").read_text(encoding="utf-8"))


def test_parameters_are_added_to_those_of_a_link(project: Path) -> None:
    found = json.loads(link(project, "williams", "--param", "from=poster", "--format", "json").stdout)
    assert found["query"] == {"id": "2", "from": "poster"}
    assert found["unnamed"] == ["from"]
    assert found["web"] == "https://fruit.example/shop/pear/2/"


@pytest.mark.parametrize("name", ["pages/pear", "/pages/pear", "@/pages/pear.mp"])
def test_a_page_however_it_is_written(project: Path, name: str) -> None:
    assert json.loads(link(project, name, "--param", "id=1", "--format", "json").stdout)["title"] == "Conference"


@pytest.mark.parametrize(
    ("code", "address"),
    [
        ("web", "https://fruit.example/shop/pear/2/"),
        ("wechat", "weixin://dl/business/?appid=wx0123456789abcdef&path=pages/pear&query=id%3D2"),
        (
            "alipay",
            "https://ds.alipay.com/?scheme=alipays%3A%2F%2Fplatformapi%2Fstartapp%3FappId%3D2021000000000000"
            "%26page%3Dpages%252Fpear%253Fid%253D2",
        ),
    ],
)
def test_the_code_is_read_as_the_address(project: Path, tmp_path: Path, code: str, address: str) -> None:
    done = link(project, "williams", "--code", code, "--svg", str(tmp_path / "code.svg"))
    assert done.exit_code == 0, done.output
    assert scanned(in_terminal(done.output)) == [address]
    assert scanned(in_svg((tmp_path / "code.svg").read_bytes())) == [address]


def test_the_same_address_makes_the_same_picture() -> None:
    assert code_svg("https://fruit.example/") == code_svg("https://fruit.example/")
    assert scanned(in_svg(code_svg("x" * LONGEST)), scale=3) == ["x" * LONGEST]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["wiliams"], "no page or <link> is called 'wiliams'; did you mean 'williams'?"),
        (["pages/peer"], "did you mean 'pages/pear'?"),
        (["zzz"], "no page or <link> is called 'zzz'\n"),
        (["home", "--param", "id"], "--param 'id' is not NAME=VALUE"),
        (["home", "--param", "=7"], "--param '=7' is not NAME=VALUE"),
        (["home", "--code", "wechatt"], "there is no code for 'wechatt'; did you mean 'wechat'? there are: web, "),
        (["home", "--code", "douyin"], "there is no code for 'douyin'"),
    ],
)
def test_what_is_not_there_is_told_with_what_is_meant(project: Path, arguments: list[str], words: str) -> None:
    done = link(project, *arguments)
    assert done.exit_code == 2
    assert words in done.stderr
    assert not done.stdout


def test_notes_stand_on_the_error_stream(project: Path) -> None:
    done = link(project, "pages/pear", "--param", "idd=7", "--format", "json")
    assert done.exit_code == 0
    assert "pages/pear needs the parameter `id`: --param id=…" in done.stderr
    assert "the <seo params> of pages/pear does not name `idd`; did you mean `id`?" in done.stderr
    assert json.loads(done.stdout)["missing"] == ["id"]
    assert "JSON" in link(project, "home", "--param", 'q={"a":1}').stderr


def test_what_is_too_long_is_told(project: Path) -> None:
    done = link(project, "pages/pear", "--param", f"id={'x' * 1100}")
    assert "  scheme: 1103 characters, of 512" in done.stdout
    assert "  url-link: 1103 characters, of 1024" in done.stdout
    assert "weixin://" not in done.stdout


def test_a_code_that_cannot_be_made_or_written(project: Path, tmp_path: Path) -> None:
    long = f"id={'x' * 3000}"
    done = link(project, "pages/pear", "--param", long, "--code", "alipay", "--svg", str(tmp_path / "code.svg"))
    assert done.exit_code == 2
    assert "too long for a QR code" in done.stderr
    assert not (tmp_path / "code.svg").exists()
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert link(project, "home", "--svg", str(tmp_path / "file" / "code.svg")).exit_code == 2


def test_a_broken_project(tmp_path: Path) -> None:
    (tmp_path / "app.mp").write_text("<app>", encoding="utf-8")
    done = link(tmp_path, "home")
    assert done.exit_code != 0
    assert "error MP" in done.stderr
