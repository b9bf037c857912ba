"""Bodies for platforms' servers: those of a small shop as a person wrote them, their forms, and that they lead back."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from golden_project import FILES
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from mpc.compiler.analyze.query import Query, encoded, problem_of, query_string, read_query
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Memory
from mpc.compiler.reach.bodies import card, requests
from mpc.compiler.reach.filled import Opened, filled, values
from mpc.compiler.reach.outputs import outputs
from mpc.compiler.reach.platform import Platform
from mpc.compiler.reach.ways import way
from reach_projects import codes, reach

GOLDEN = Path(__file__).parent / "golden"
FOLDERS = ("official-account", "search")
ALIVE = reach(FILES)[0]
PLATFORMS = {each.name: each for each in ALIVE.platforms}


def made(folder: str, changes: Mapping[str, str] | None = None) -> dict[str, bytes]:
    sink = Sink()
    found, reported = reach({**FILES, **(changes or {})})
    assert not reported.has_errors, reported.diagnostics
    return dict(outputs(found, sink)[folder])


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_files_are_those_that_a_person_wrote(folder: str) -> None:
    files = made(folder)
    own = {"README.md", "pages.jsonl"}
    expected = {each.relative_to(GOLDEN / folder).as_posix(): each for each in (GOLDEN / folder).rglob("*.*")}
    assert sorted(files.keys() - own) == sorted(expected)
    for path, file in expected.items():
        assert files[path].decode() == file.read_bytes().decode(), path


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize(("language", "word"), [("en", "Source: "), ("zh-CN", "依据：")])
def test_the_readme_tells_of_every_file_where_it_goes_and_who_says_so(folder: str, language: str, word: str) -> None:
    toml = FILES["mpc.toml"].replace('language = "en"', f'language = "{language}"')
    files = made(folder, {"mpc.toml": toml})
    text = files["README.md"].decode()
    for path in files.keys() - {"README.md"}:
        parts = path.split("/")
        named = {path, f"{parts[0]}/<link>/{parts[-1]}", re.sub(r"-\d+\.json$", "-1.json", path)}
        assert any(f"`{each}`" in text for each in named), path
    tables = [
        part
        for each in PLATFORMS.values()
        for name in ("request", "submission", "menu", "card")
        for part in _list(each.table.get(name, []))
        if (name == "submission") == (folder == "search")
    ]
    assert tables
    for table in tables:
        assert f"{word}{table['source']}" in text
        assert table.get("url", "") in text


def _list(found: Any) -> list[Any]:
    return found if isinstance(found, list) else [found]


# ---- the forms that the platforms' pages describe; each page is the `source` in targets/<target>/reach.toml

QUERY = {"type": "string", "maxLength": 1024, "pattern": r"^[0-9A-Za-z!#$&'()*+,/:;=?@._~%-]*$"}
DAYS = {"const": 1}, {"type": "integer", "minimum": 1, "maximum": 30}
APPID = {"type": "string", "pattern": "^wx[0-9a-f]{16}$"}
FORMS: Mapping[str, Any] = {
    "wechat/url-scheme": {
        "required": ["jump_wxa", "expire_type", "expire_interval"],
        "properties": {
            "jump_wxa": {
                "required": ["path"],
                "properties": {"path": {"pattern": r"^/?[\w/]+$"}, "query": QUERY, "env_version": {"const": "release"}},
                "additionalProperties": False,
            },
            "expire_type": DAYS[0],
            "expire_interval": DAYS[1],
        },
    },
    "wechat/url-link": {
        "required": ["path", "query", "expire_type", "expire_interval"],
        "properties": {
            "path": {"pattern": r"^/?[\w/]+$"},
            "query": QUERY,
            "env_version": {"const": "release"},
            "expire_type": DAYS[0],
            "expire_interval": DAYS[1],
        },
    },
    "wechat/short-link": {
        "required": ["page_url"],
        "properties": {
            "page_url": {"type": "string", "maxLength": 1024, "pattern": r"^[\w/]+(\?.+)?$"},
            "page_title": {"type": "string", "minLength": 1},
            "is_permanent": {"const": False},
        },
    },
    "wechat/template-message": {
        "required": ["miniprogram"],
        "properties": {
            "url": {"pattern": "^https://"},
            "miniprogram": {
                "required": ["appid", "pagepath"],
                "properties": {"appid": APPID, "pagepath": {"type": "string"}},
                "additionalProperties": False,
            },
        },
    },
    "douyin/url-link": {
        "required": ["app_id", "app_name", "path", "query"],
        "properties": {
            "app_id": {"pattern": "^tt"},
            "app_name": {"enum": ["douyin", "douyinlite", "toutiao", "toutiaolite"]},
            "path": {"type": "string", "pattern": r"^[\w/]+$"},
            "query": {"type": "string", "maxLength": 1024, "pattern": r"""^\{[0-9A-Za-z"!#$&'()*+,/:;=?@._~%-]*\}$"""},
        },
    },
}


def test_every_request_of_the_tables_has_a_form_here() -> None:
    there = {f"{each.name}/{table['name']}" for each in PLATFORMS.values() for table in each.table.get("request", ())}
    assert there == FORMS.keys()


_names = st.text("abcXYZ019_-.", min_size=1, max_size=12)
_values = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_queries = st.dictionaries(_names, _values, max_size=5).map(lambda each: tuple(each.items()))


@given(query=_queries, title=_values)
def test_requests_have_their_form_and_lead_to_the_page(query: Query, title: str) -> None:
    opened = Opened("pages/pear", query, title=title, site="https://fruit.example/")
    seen = 0
    for platform in PLATFORMS.values():
        for request in requests(opened, platform):
            name = f"{platform.name}/{request.table['name']}"
            Draft202012Validator({**FORMS[name], "additionalProperties": False}).validate(request.body)
            assert led_to(name, request.body) == ("pages/pear", query)
            seen += 1
    assert seen >= 1  # the others do not take so long a query


def led_to(name: str, body: Mapping[str, Any]) -> tuple[str, Query]:
    """The page and the query that a body opens, as the platform reads it."""
    if name == "wechat/url-scheme":
        return body["jump_wxa"]["path"].removeprefix("/"), read_query(body["jump_wxa"]["query"])
    if name == "wechat/url-link":
        return body["path"].removeprefix("/"), read_query(body["query"])
    if name == "douyin/url-link":
        pairs = json.loads(body["query"])
        return body["path"], tuple((unquote(key), unquote(value)) for key, value in pairs.items())
    path = body["page_url"] if "page_url" in body else body["miniprogram"]["pagepath"]
    page, _, query = path.partition("?")
    return page, read_query(query)


@given(query=_queries)
def test_schemes_lead_to_the_page(query: Query) -> None:
    found = {name: way(platform, "pages/pear", query) for name, platform in PLATFORMS.items()}
    if found["wechat"].scheme:  # or the query is too long for it
        parts = parse_qs(urlsplit(found["wechat"].scheme).query)
        assert parts["path"] == ["pages/pear"]
        assert read_query(parts.get("query", [""])[0]) == query
    for scheme in (found["alipay"].scheme, parse_qs(urlsplit(found["alipay"].web).query)["scheme"][0]):
        page, _, text = parse_qs(urlsplit(scheme).query)["page"][0].partition("?")
        assert (page, read_query(text)) == ("pages/pear", query)
    parts = parse_qs(urlsplit(found["douyin"].resolver).query)
    assert (parts["path"], read_query(parts.get("query", [""])[0])) == (["pages/pear"], query)


@given(title=_values, query=_queries)
def test_a_card_keeps_every_text_in_its_place(title: str, query: Query) -> None:
    from html.parser import HTMLParser

    found: list[tuple[str, dict[str, str | None]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, dict(attrs)))

    clean = title.replace("\r", "").replace("\0", "")
    Reader().feed(card(Opened("pages/pear", query, title=clean), PLATFORMS["wechat"]))
    [(tag, attributes)] = found
    assert tag == "mp-miniprogram"
    assert attributes["data-miniprogram-title"] == clean
    page, _, text = str(attributes["data-miniprogram-path"]).partition("?")
    assert (page, read_query(text)) == ("pages/pear", query)


@given(query=_queries)
def test_a_query_is_read_as_it_was_written(query: Query) -> None:
    text = query_string(query)
    assert read_query(text) == query
    assert re.fullmatch(QUERY["pattern"], text)


@pytest.mark.parametrize("text", ["id=7", "id=7&from=a%20b", "名=值", "q=a=b", "flag", "q={x", "plus=a+b", "t=[x]"])
def test_a_query(text: str) -> None:
    assert problem_of(text) is None


@pytest.mark.parametrize(
    "text", ["", "?id=7", "/pages/a", "#x", "id=%", "id=%e6%a2", "id=1&id=2", "=7", "a b=1", 'q={"a":1}', "q=%5B1%5D"]
)
def test_no_query(text: str) -> None:
    assert problem_of(text) is not None


def test_plus_is_no_space() -> None:
    assert read_query("q=a+b") == (("q", "a+b"),)
    assert encoded("a+b c") == "a%2Bb%20c"


def test_what_is_optional_is_left_out() -> None:
    table = {"a": "{title?}", "b": "{title}", "c": ["{title?}"], "d": {"e": "{title?}", "f": 1}, "g": []}
    assert filled(table, {"title": ""}) == {"b": "", "d": {"f": 1}, "g": []}
    assert filled(table, {"title": "{page}"}) == {
        "a": "{page}", "b": "{page}", "c": ["{page}"], "d": {"e": "{page}", "f": 1}, "g": [],
    }  # fmt: skip


def test_a_platform_without_an_appid_gets_nothing_and_is_named() -> None:
    toml = FILES["mpc.toml"].replace('[target.douyin]\nappid = "tt0123456789abcdef01"\n', "[target.douyin]\n")
    for folder in FOLDERS:
        files = made(folder, {"mpc.toml": toml})
        assert not [path for path in files if path.startswith("douyin/")]
        assert "`[target.douyin]` of mpc.toml has no `appid`" in files["README.md"].decode()


@pytest.mark.parametrize(
    ("length", "left"),
    [(505, {"url-scheme", "url-link", "short-link", "template-message"}), (1100, {"template-message"})],
)
def test_what_a_platform_does_not_take_is_left_out(length: int, left: set[str]) -> None:
    opened = Opened("pages/pear", (("id", "x" * length),))
    assert {each.table["name"] for each in requests(opened, PLATFORMS["wechat"])} == left
    assert bool(way(PLATFORMS["wechat"], "pages/pear", opened.query).scheme) == (length == 505)


def test_without_a_site_there_is_no_address() -> None:
    app = FILES["app.mp"].replace(' site="https://fruit.example/shop"', "")
    toml = FILES["mpc.toml"].partition("[[menu]]")[0]
    files = made("official-account", {"app.mp": app, "mpc.toml": toml})
    assert "url" not in json.loads(files["wechat/home/template-message.json"])
    assert "wechat/menu.json" not in files


def test_a_page_that_search_may_not_list_has_the_sites_own_address() -> None:
    home = FILES["pages/home.mp"].replace("<seo ", '<seo index="false" ')
    menu = json.loads(made("official-account", {"pages/home.mp": home})["wechat/menu.json"])
    assert menu["button"][0]["sub_button"][0]["url"] == "https://fruit.example/shop/"
    assert menu["button"][1]["url"] == "https://fruit.example/shop/"


def test_nothing_retired_is_emitted() -> None:
    """An eternal link, the path-only list of pages, Douyin's old host (seo and linking facts of the platforms)."""
    everything = b"".join(data for folder in FOLDERS for data in made(folder).values())
    for word in (b"is_expire", b"developer.toutiao.com", b"uniform_send", b"siteindex", b"changefreq"):
        assert word not in everything


@pytest.mark.parametrize(
    ("path", "text", "is_good"),
    [
        ("reach/MP_verify_a1B2c3D4e5F6g7H8.txt", "a1B2c3D4e5F6g7H8\n", True),
        ("reach/MP_verify_a1B2c3D4e5F6g7H8.txt", "another", False),
        ("6ynZPDvfTF.txt", "0123456789abcdef0123456789abcdef", True),
        ("6ynZPDvfTF.txt", "<html>", False),
        ("robots.txt", "0123456789abcdef0123456789abcdef", False),
        ("reach/verify.html", "0123456789abcdef", False),
    ],
)
def test_a_file_that_proves_whose_the_domain_is(path: str, text: str, is_good: bool) -> None:
    toml = re.sub(r"verify = .*", f'verify = ["{path}"]', FILES["mpc.toml"])
    found, _ = reach({**FILES, "mpc.toml": toml, path: text})
    sink = Sink()
    web = dict(outputs(found, sink)["web"])
    name = path.rpartition("/")[2]
    assert (web.get(name) == text.encode()) == is_good
    assert codes(sink) == ([] if is_good else ["MP791"])


def test_a_verify_file_that_is_not_there() -> None:
    found, _ = reach({**FILES, "mpc.toml": FILES["mpc.toml"].replace("MP_verify_a", "MP_verify_b")})
    sink = Sink()
    dict(outputs(found, sink)["web"])
    [report] = sink.diagnostics
    assert (report.code, dict(report.args)["suggestion"]) == ("MP711", "reach/MP_verify_a1B2c3D4e5F6g7H8.txt")
    assert Memory(FILES).exists(dict(report.args)["suggestion"])


def test_pages_with_other_letters_are_encoded() -> None:
    given = values(Opened("pages/梨", (("id", "梨"),)), Platform("x", {"en": "X", "zh": "X"}, "x1", {}))
    assert given["target"] == "pages/%E6%A2%A8?id=%E6%A2%A8"
