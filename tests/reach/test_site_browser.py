"""The site in a real browser, as those see it who come from the three apps, a phone, a computer, a search engine."""

import functools
import json
import os
import struct
import subprocess
import zlib
from pathlib import Path
from typing import Any

import pytest
import rig
from mpc.compiler.diagnostics import Sink
from mpc.compiler.reach.site import pages
from sites import HOME, entry, platforms, settings

LOOK = Path(__file__).parent / "browser" / "look.mjs"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148"
ANDROID = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36"
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36"
AGENTS = {
    "wechat": f"{PHONE} MicroMessenger/8.0.50(0x1800322f) NetType/WIFI Language/zh_CN",
    "alipay": f"{ANDROID} NebulaSDK/1.8 Nebula AlipayDefined(nt:WIFI) AliApp(AP/10.6.20) AlipayClient/10.6.20",
    "douyin": f"{ANDROID} aweme_300600 JsSdk/1.0 NetType/WIFI AppName/aweme BytedanceWebview/d8a21c6",
    "phone": f"{PHONE} Version/17.5 Safari/604.1",
    "computer": WINDOWS,
    "googlebot": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "baidu": "Mozilla/5.0 (compatible; Baiduspider-render/2.0; +http://www.baidu.com/search/spider.html)",
    "wechat-crawler": f"{PHONE} MicroMessenger/8.0.50 mpcrawler",
}
PAGES = ["/", "/pear/1/", "/pear/2/", "/all/", "/all/1/", "/lost/"]
SIGN = "https://sign.example/js"
RESOLVER = "https://link.example/to"
SDK = """globalThis.wx = { ready: (f) => (wx.then = f), error: (f) => (wx.otherwise = f),
  config: (it) => { globalThis.configured = it; setTimeout(() => {
    it.signature === "good" ? wx.then() : wx.otherwise()
    document.documentElement.dataset.answered = ""
  }, 10) } }"""


def picture(width: int, height: int) -> bytes:
    """A PNG of one colour."""

    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x5a\xa0\x60" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", rows) + part(b"IEND", b"")


class Pictures:
    """Files that are all pictures: `wide.png` is a wide one."""

    def data(self, path: str) -> bytes | None:
        return picture(800, 300) if "wide" in path else picture(300, 300)


@functools.cache
def require_chromium() -> None:
    """Skips where there is no Chromium; `CHROMIUM=none` says that none can be had, otherwise CI=true fails here."""
    rig.require_rig()
    if rig.chromium() is None:
        message = "no Chromium: install the package `chromium`, or name one in CHROMIUM"
        if os.environ.get("CI") == "true" and os.environ.get("CHROMIUM") != "none":
            pytest.fail(message)
        pytest.skip(message)


def written(folder: Path, language: str = "zh-CN", signature: str = "", resolver: str = "") -> Path:
    """A site with a home page, a complete product, a plain page with too long words, and enough for lists of lists."""
    long = "名字很长的梨" * 12 + "Donaudampfschifffahrtsgesellschaftskapitän" * 2
    entries = [
        HOME,
        entry(1),
        entry(2, title=long, description=long, image="", kind="", fields={}),
        entry(3, image="assets/wide.png", kind="article", fields={"author": "Ann", "published": "2026-05-01"}),
        entry(4, address=f"/{'far/' * 200}"),  # too long for a code
        *(entry(number) for number in range(5, 120)),
    ]
    own = settings(language=language, signature=signature)
    on = platforms({"douyin": {"link-resolver": resolver}} if resolver else None)
    for path, data in pages(entries, own, on, Pictures(), Sink()):  # type: ignore[arg-type]
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder


def look(site: Path, visits: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """What look.mjs sees, by the visits' names."""
    table = site / "visits.json"
    table.write_text(json.dumps(visits))
    command = [rig.node() or "node", str(LOOK), "--site", str(site), "--visits", str(table)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300)
    assert done.returncode == 0, done.stderr
    return {each["name"]: each for each in json.loads(done.stdout)}


def visit(name: str, path: str = "/pear/1/", agent: str = "", **more: Any) -> dict[str, Any]:
    is_phone = agent not in ("computer", "googlebot", "baidu")
    size = {"width": 375, "phone": True} if is_phone else {"width": 1280}
    return {"name": name, "path": path, "agent": AGENTS[agent or "phone"], **size, **more}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """A site without any server of the owner's, seen by everybody."""
    require_chromium()
    site = written(tmp_path_factory.mktemp("plain"))
    visits = [visit(agent, agent=agent) for agent in AGENTS]
    visits += [visit(f"{agent} without script", agent=agent, script=False) for agent in ("phone", "computer")]
    visits.append(visit("computer without code", f"/{'far/' * 200}", "computer"))
    for path in PAGES:
        for width in (320, 375, 1280):
            for dark in (False, True):
                agent = "computer" if width == 1280 else "wechat" if dark else "phone"
                visits.append(visit(f"{path} {width} {dark}", path, agent, width=width, dark=dark))
    return look(site, visits)


@pytest.mark.parametrize(
    ("agent", "buttons", "code"),
    [
        ("wechat", ["wechat"], False),
        ("alipay", ["alipay"], False),
        ("douyin", [], False),
        ("phone", ["wechat", "alipay"], False),
        ("computer", [], True),
        ("computer without code", ["wechat", "alipay"], False),
        ("googlebot", ["wechat", "alipay"], False),
        ("baidu", ["wechat", "alipay"], False),
        ("wechat-crawler", ["wechat", "alipay"], False),
        ("phone without script", ["wechat", "alipay"], False),
    ],
)
def test_the_right_button_is_shown(
    plain: dict[str, dict[str, Any]], agent: str, buttons: list[str], code: bool
) -> None:
    seen = plain[agent]
    assert (seen["buttons"], seen["code"]) == (buttons, code)
    number = 4 if agent == "computer without code" else 1
    assert seen["title"] == f"Pear {number} - Fruit"
    assert (seen["heading"], seen["description"]) == (f"Pear {number}", f"Pear number {number}")


def test_who_cannot_open_it_directly_is_told_how(plain: dict[str, dict[str, Any]]) -> None:
    assert plain["douyin"]["hints"] == ["打开抖音，搜索“Fruit”"]
    assert plain["wechat"]["hints"] == ["没有反应？点右上角“···”，选择在浏览器中打开。"]
    assert plain["phone"]["hints"] == ["打开抖音，搜索“Fruit”"]


def test_inside_the_app_its_own_scheme_is_the_link(plain: dict[str, dict[str, Any]]) -> None:
    assert plain["alipay"]["hrefs"] == ["alipays://platformapi/startapp?appId=2021&page=pages%2Fpear%3Fid%3D1"]
    assert plain["phone"]["hrefs"][1].startswith("https://ds.alipay.com/?scheme=alipays")


def test_nothing_comes_from_elsewhere_and_nothing_fails(plain: dict[str, dict[str, Any]]) -> None:
    for name, seen in plain.items():
        lost = name.startswith("/lost/")
        failed = [] if lost else seen["failed"]
        console = [each for each in seen["console"] if not (lost and "404" in each)]
        assert (name, seen["foreign"], failed, console, seen["broken"]) == (name, [], [], [], [])


@pytest.mark.parametrize("kind", ["overflow", "contrast", "small", "covered"])
def test_every_page_can_be_read_and_hit_on_every_screen(plain: dict[str, dict[str, Any]], kind: str) -> None:
    assert {name: seen[kind] for name, seen in plain.items() if seen[kind]} == {}


def test_every_page_has_a_title_and_a_heading(plain: dict[str, dict[str, Any]]) -> None:
    for name, seen in plain.items():
        assert seen["title"] and seen["heading"], name
        assert seen["description"] or name.startswith("/lost/"), name


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """A site whose owner signs for the JS-SDK and resolves links, well or badly."""
    require_chromium()
    site = written(tmp_path_factory.mktemp("served"), "en", SIGN, RESOLVER)
    signed = {"appId": "wxsite", "timestamp": 1, "nonceStr": "n", "signature": "good"}
    sdk = {"https://res.wx.qq.com/": {"type": "text/javascript", "body": SDK}}

    def sign(**changes: Any) -> dict[str, Any]:
        return {SIGN: {"body": json.dumps({**signed, **changes})}}

    def resolve(url: str) -> dict[str, Any]:
        return {
            RESOLVER: {"body": json.dumps({"url": url})},
            "https://z.douyin.com/": {"type": "text/html", "body": "there"},
        }

    tap = {"agent": "douyin", "tap": "[data-resolve]"}
    return look(
        site,
        [
            visit("signed", agent="wechat", until=".launch", answers={**sign(), **sdk}),
            visit("refused", agent="wechat", until="[data-answered]", answers={**sign(signature="bad"), **sdk}),
            visit("no sdk", agent="wechat", answers=sign()),
            visit("no answer", agent="wechat", answers={SIGN: {"status": 500, "body": "oops"}, **sdk}),
            visit("elsewhere", agent="phone", answers={**sign(), **sdk}),
            visit("resolved", answers=resolve("https://z.douyin.com/abc"), opens=True, **tap),
            visit("evil", answers=resolve("javascript:document.title='evil'"), **tap),
            visit("unresolved", answers={}, **tap),
        ],
    )


def test_a_signed_page_has_the_platforms_own_element(served: dict[str, dict[str, Any]]) -> None:
    seen = served["signed"]
    ((launch),) = seen["launch"]
    assert (launch["appid"], launch["path"]) == ("wx01", "pages/pear.html?id=1")
    assert "Open in WeChat" in launch["content"]
    assert (seen["buttons"], seen["hrefs"], seen["hints"]) == (["wechat"], [], [])
    config = seen["config"]
    assert (config["appId"], config["signature"], config["openTagList"]) == ("wxsite", "good", ["wx-open-launch-weapp"])
    asked = next(url for url in seen["foreign"] if url.startswith(SIGN))
    assert asked.startswith(f"{SIGN}?url=http%3A%2F%2F127.0.0.1")
    assert asked.endswith("%2Fpear%2F1%2F")


@pytest.mark.parametrize("name", ["refused", "no sdk", "no answer"])
def test_without_a_signature_the_link_stays(served: dict[str, dict[str, Any]], name: str) -> None:
    seen = served[name]
    assert seen["launch"] == []
    assert seen["hrefs"] == ["weixin://dl/business/?appid=wx01&path=pages/pear&query=id%3D1"]


def test_the_sdk_is_asked_for_only_inside_the_app(served: dict[str, dict[str, Any]]) -> None:
    assert served["elsewhere"]["foreign"] == []
    assert served["elsewhere"]["buttons"] == ["wechat", "alipay", "douyin"]


def test_a_resolver_opens_what_it_answers(served: dict[str, dict[str, Any]]) -> None:
    asked = f"{RESOLVER}?path=pages%2Fpear&query=id%3D1"
    assert served["resolved"]["foreign"][:2] == [asked, "https://z.douyin.com/abc"]
    assert served["resolved"]["opened"] == ["https://z.douyin.com/abc"]
    assert (served["evil"]["foreign"], served["evil"]["opened"]) == ([asked], [])
    assert (served["unresolved"]["foreign"], served["unresolved"]["opened"]) == ([asked], [])
