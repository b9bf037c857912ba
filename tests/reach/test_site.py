"""The web site: what each file says, to browsers, to search engines and to those who would break it."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from mpc.compiler.cli import main
from reach_projects import reach
from sites import HOME, Made, Read, entry, made, platforms, settings

APP = Path(__file__).parents[2] / "sample_app"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
HOSTILE = [
    "a \"quoted\" 'title' & more",
    "</title></script><script>alert(1)</script>",
    "<!--<script>",
    "]]>--><img src=x onerror=alert(1)>",
    "מבצע על אגסים ‏ \u202eright\u202c",
    "梨🍐👩‍🌾 emoji",
    "line\u2028and\u2029paragraph",
    "{{ 7 * 7 }} {% raw %} ${1}",
    "javascript:alert(1)",
    "\\u003c \\ \\\\",
]


# ---- what a page says


def test_a_page_tells_search_what_it_is() -> None:
    page = made([HOME, entry(7)]).page("pear/7/index.html")
    assert page.one("html").get("lang") == "en"
    assert page.said("title") == "Pear 7 - Fruit"
    assert page.said("h1") == "Pear 7"
    assert page.meta("description") == "Pear number 7"
    assert page.meta("keywords") == "pear,fruit"
    assert page.meta("robots") == "index, follow, max-image-preview:large"
    assert page.one("link", rel="canonical").get("href") == "https://fruit.example/pear/7/"
    names = ("og:type", "og:title", "og:description", "og:url", "og:image", "og:site_name", "og:locale")
    assert [page.meta(name) for name in names] == [
        "product", "Pear 7", "Pear number 7", "https://fruit.example/pear/7/", "https://fruit.example/assets/pear.png",
        "Fruit", "en_US",
    ]  # fmt: skip


def test_the_site_stands_where_it_is_told() -> None:
    own = made([HOME, entry()], settings(address="https://host.example/shop", language="zh-CN"))
    page = own.page("pear/1/index.html")
    assert page.one("link", rel="canonical").get("href") == "https://host.example/shop/pear/1/"
    assert page.one("img").get("src") == "/shop/assets/pear.png"
    inside = [link for link in page.links if link.startswith("/")]
    assert inside and all(link.startswith("/shop/") for link in inside)
    assert page.one("html").get("lang") == "zh-CN"
    assert "在微信中打开" in page.text
    assert "Sitemap: https://host.example/shop/sitemap.xml" in own.text("robots.txt")


def test_every_file_is_what_it_should_be() -> None:
    own = made([HOME, entry(1), entry(2, kind="list"), entry(3, index=False)])
    assert own.codes == []
    assert sorted(own.files) == [
        "404.html", "all/index.html", "assets/pear.png", "icon.svg", "index.html", "pear/1/index.html",
        "pear/2/index.html", "robots.txt", "site.js", "sitemap.xml", "style.css",
    ]  # fmt: skip
    for path in own.html:
        page = own.page(path)
        assert page.said("title")
        assert len(page.all("h1")) == 1
        assert page.meta("viewport")
        assert page.one("main").get("id") == "main"
        assert all(image.get("alt") is not None and image.get("width") for image in page.all("img"))
        assert not [one for one in page.root.iter() for name in one.attrib if name.startswith("on")]
        assert not [each for each in page.all("script") if each.get("src", "").startswith(("http", "//"))]
    assert own.page("404.html").meta("robots") == "noindex"
    ElementTree.fromstring(own.text("icon.svg"))


def test_sitemap_and_robots() -> None:
    own = made([HOME, entry(1, kind="article", fields={"published": "2026-05-01 08:30"}), entry(2, index=False)])
    urls = ElementTree.fromstring(own.text("sitemap.xml")).findall(f"{SITEMAP}url")
    assert [[part.text for part in url] for url in urls] == [
        ["https://fruit.example/", "1"],
        ["https://fruit.example/pear/1/", "2026-05-01", "0.8"],
    ]
    assert own.text("robots.txt") == "User-agent: *\nAllow: /\n\nSitemap: https://fruit.example/sitemap.xml\n"


def test_a_site_without_a_page_for_search_is_kept_from_it() -> None:
    own = made([entry(1, index=False)])
    assert own.text("robots.txt") == "User-agent: *\nDisallow: /\n"
    assert own.page("index.html").meta("robots") == "noindex"
    assert "sitemap.xml" not in own.files


def test_a_home_page_is_made_where_the_app_has_none() -> None:
    own = made([entry(1), entry(2)], settings(image="assets/app.png"))
    home = own.page("index.html")
    assert (home.said("title"), home.meta("description")) == ("Fruit", "Fruit from the farm")
    assert {"/pear/1/", "/pear/2/", "/all/"} <= set(home.links)
    assert home.one("li", **{"data-way": "wechat"}).get("data-path") == "pages/home.html"  # and not an item's page
    assert "assets/app.png" in own.files
    assert "<loc>https://fruit.example/</loc>" in own.text("sitemap.xml")


def test_pictures_are_copied_once_if_they_are_shown() -> None:
    entries = [entry(1), entry(2), entry(3, image="https://cdn.example/x.png"), entry(4, image="assets/gone.png")]
    entries += [entry(5, image="javascript://x/%0aalert(1)"), entry(6, image="../secret.png")]
    own = made([*entries, entry(7, image="data:image/svg+xml,<svg/>")])
    assert [path for path in own.files if path.startswith("assets")] == ["assets/pear.png"]
    assert own.codes == ["MP778"]
    assert own.page("pear/3/index.html").meta("og:image") == "https://cdn.example/x.png"
    for number in (4, 5, 6, 7):
        page = own.page(f"pear/{number}/index.html")
        assert page.meta("og:image") is None
        assert page.all("img") == []


def test_addresses_of_the_site_itself_are_kept() -> None:
    taken = [
        "/all/1/",
        "/404.html",
        "/sitemap.xml",
        "/sitemap-2.xml",
        "/robots.txt",
        "/style.css",
        "/site.js",
        "/icon.svg",
    ]
    own = made([HOME, *(entry(number, address=each, what=each) for number, each in enumerate(taken))])
    assert own.codes == ["MP779"] * len(taken)
    assert made([HOME, entry(address="/about.html")]).page("about.html").said("h1") == "Pear 1"
    assert "所有/index.html" in made([HOME, entry(address="/%E6%89%80%E6%9C%89/")]).files


def test_the_same_entries_make_the_same_bytes() -> None:
    assert made([HOME, entry(1), entry(2)]).files == made([HOME, entry(1), entry(2)]).files


# ---- what nobody may break


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_leaves_its_place(text: str) -> None:
    """Titles, words and fields are texts wherever they stand; the page has the elements of an honest one."""
    honest = made([HOME, entry()], settings(name="Fruit")).page("pear/1/index.html")
    fields = {"price": "1", "currency": "EUR", "availability": "InStock", "brand": text, "sku": text}
    own = made(
        [HOME, entry(title=text, description=text, keywords=(text,), query=(("id", text),), fields=fields)],
        settings(name=text),
    )
    for path in own.html:
        own.page(path)
    page = own.page("pear/1/index.html")
    assert page.said("h1") == text
    assert page.meta("description") == page.meta("og:title") == page.meta("keywords") == text
    assert page.one("img").get("alt") == text
    assert page.about("Product")["name"] == page.about("Product")["brand"]["name"] == text
    assert [one.tag for one in page.root.iter()] == [one.tag for one in honest.root.iter()]
    assert [each.text for each in page.all("script")[1:]] == [each.text for each in honest.all("script")[1:]]
    schemes = {link.partition(":")[0] for link in page.links if ":" in link}
    assert schemes <= {"weixin", "https"}
    data = page.text.partition('ld+json">')[2].partition("</script>")[0]
    assert not set("<>&\u2028\u2029") & set(data)
    assert text[:1] in "".join(ElementTree.fromstring(own.text("icon.svg")).itertext())


def test_hostile_names_stay_texts_in_the_script() -> None:
    """The name of the site is in no script; a platform's words are data there."""
    own = made([HOME], settings(name="`${alert(1)}`</script>", signature="https://sign.example/?a='\"</script>"))
    assert "alert" not in own.text("site.js")
    assert "</script>" not in own.text("site.js").lower().replace("\\u003c", "")


# ---- the ways in


def ways(page: Read) -> dict[str, str]:
    """Each platform's link, or the words that stand there instead."""
    found = {}
    for way in [each for each in page.all("li") if each.get("data-way")]:
        links = [each.get("href") for each in way.iter() if each.get("href")]
        found[way.get("data-way", "")] = links[0] if links else " ".join("".join(way.itertext()).split())
    return {name: said or "" for name, said in found.items()}


def test_each_platform_has_its_way_in() -> None:
    own = made([HOME, entry(query=(("id", "a b&c"), ("from", "梨")))])
    assert own.codes == []
    assert ways(own.page("pear/1/index.html")) == {
        "wechat": "weixin://dl/business/?appid=wx01&path=pages/pear&query=id%3Da%2520b%2526c%26from%3D%25E6%25A2%25A8",
        "alipay": "https://ds.alipay.com/?scheme=alipays%3A%2F%2Fplatformapi%2Fstartapp%3FappId%3D2021%26page%3D"
        "pages%252Fpear%253Fid%253Da%252520b%252526c%2526from%253D%2525E6%2525A2%2525A8",
        "douyin": "Open Douyin and search for “Fruit”",
    }
    element = own.page("pear/1/index.html").one("li", **{"data-way": "wechat"})
    assert element.get("data-path") == "pages/pear.html?id=a%20b%26c&from=%E6%A2%A8"
    assert own.page("index.html").one("li", **{"data-way": "wechat"}).get("data-path") == "pages/home.html"


def test_a_resolver_makes_a_button() -> None:
    for resolver, asked in [
        ("https://api.example/link", "https://api.example/link?path=pages%2Fpear&query=id%3D1"),
        ("https://api.example/?do=link", "https://api.example/?do=link&path=pages%2Fpear&query=id%3D1"),
    ]:
        page = made([HOME, entry()], on=platforms({"douyin": {"link-resolver": resolver}})).page("pear/1/index.html")
        button = page.one("button")
        assert button.get("data-resolve") == asked
        assert button.get("hidden") is not None  # without a script there are the words beside it


def test_a_query_too_long_for_a_scheme_has_words_instead() -> None:
    own = made([HOME, entry(query=(("id", "x" * 600),)), entry(2, query=(("id", "y" * 600),))])
    assert own.codes == ["MP757"]  # once, though two are
    assert ways(own.page("pear/1/index.html"))["wechat"] == "Open WeChat and search for “Fruit”"


def test_a_platform_without_an_appid_is_left_out() -> None:
    wechat, *_ = platforms()
    page = made([HOME, entry()], on=[wechat]).page("pear/1/index.html")
    assert list(ways(page)) == ["wechat"]
    assert "AlipayClient" not in page.text
    nothing = made([HOME, entry()], on=[]).page("pear/1/index.html")
    assert (ways(nothing), nothing.all("svg")) == ({}, [])


def test_the_sdk_is_loaded_only_with_an_endpoint_that_signs() -> None:
    assert "jweixin" not in made([HOME]).text("site.js")
    script = made([HOME], settings(signature="https://sign.example/js?x=1")).text("site.js")
    assert "https://res.wx.qq.com/open/js/jweixin-1.6.0.js" in script
    assert "https://sign.example/js?x=1" in script


# ---- structured data: the test's own table of what each type must have

REQUIRED = {
    "Product": {"name", "url", "offers"},
    "Offer": {"price", "priceCurrency", "url"},
    "Brand": {"name"},
    "Article": {"headline", "url"},
    "Person": {"name"},
    "LocalBusiness": {"name", "address", "url"},
    "PostalAddress": {"streetAddress"},
    "SoftwareApplication": {"name", "operatingSystem"},
    "ItemList": {"itemListElement"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name"},
    "WebPage": {"name", "url", "inLanguage"},
    "WebSite": {"name", "url"},
    "ImageObject": {"url"},
}
KINDS = {
    "product": (
        "Product",
        {"price": "2.50", "currency": "EUR", "availability": "OutOfStock", "brand": "Farm", "sku": "1"},
    ),
    "article": ("Article", {"author": "Ann", "published": "2026-05-01", "modified": "2026-05-02T08:00:00+08:00"}),
    "local-business": (
        "LocalBusiness",
        {"address": "1 Road", "telephone": "+86 10 1", "hours": "Mo-Fr 09:00-18:00; Sa 10:00-12:00"},
    ),
    "software": ("SoftwareApplication", {"category": "BusinessApplication", "price": "0"}),
}


def nodes(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, list):
        for each in value:
            yield from nodes(each)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for each in value.values():
            yield from nodes(each)


@pytest.mark.parametrize("kind", [*KINDS, "", "list"])
def test_structured_data_has_what_it_must(kind: str) -> None:
    name, fields = KINDS.get(kind, ("WebPage", {}))
    own = made([HOME, entry(kind=kind, fields=fields), entry(2)])
    assert own.codes == []
    page = own.page("pear/1/index.html")
    assert {name, "BreadcrumbList"} <= {each["@type"] for each in page.data}
    for node in nodes(page.data):
        free = {"priceCurrency"} if node.get("price") == "0" else set()
        assert REQUIRED[str(node["@type"])] - free <= set(node), node
    assert not [key for node in nodes(page.data) for key in node if key in ("aggregateRating", "review")]


def test_what_the_fields_become() -> None:
    def about(kind: str) -> dict[str, object]:
        name, fields = KINDS[kind]
        return made([HOME, entry(kind=kind, fields=fields)]).page("pear/1/index.html").about(name)

    assert about("product")["offers"] == {
        "@type": "Offer", "url": "https://fruit.example/pear/1/", "price": "2.50", "priceCurrency": "EUR",
        "availability": "https://schema.org/OutOfStock",
    }  # fmt: skip
    assert about("article")["datePublished"] == "2026-05-01"
    assert about("article")["dateModified"] == "2026-05-02T08:00:00+08:00"
    assert about("local-business")["openingHours"] == ["Mo-Fr 09:00-18:00", "Sa 10:00-12:00"]
    assert about("software")["offers"] == {"@type": "Offer", "url": "https://fruit.example/pear/1/", "price": "0"}


@pytest.mark.parametrize(
    ("kind", "fields", "codes"),
    [
        ("product", {"price": "2.50"}, ["MP776"]),
        ("product", {}, ["MP776", "MP776"]),
        ("product", {"price": "¥2.50", "currency": "CNY"}, ["MP777"]),
        ("product", {"price": "2.50", "currency": "yuan"}, ["MP777"]),
        ("local-business", {"telephone": "1"}, ["MP776"]),
        ("software", {"price": "3"}, ["MP776"]),
    ],
)
def test_what_is_incomplete_is_told_and_not_emitted(kind: str, fields: dict[str, str], codes: list[str]) -> None:
    own = made([HOME, *(entry(number, kind=kind, fields=fields) for number in range(3))])
    assert own.codes == codes  # once, though three are
    for number in range(3):
        data = own.page(f"pear/{number}/index.html").data
        assert {each["@type"] for each in data} == {"WebPage", "BreadcrumbList"}


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        ("product", "availability", "maybe"),
        ("article", "published", "yesterday"),
        ("local-business", "hours", "9 to 5"),
    ],
)
def test_a_field_that_is_not_understood_is_left_out_alone(kind: str, name: str, value: str) -> None:
    thing, fields = KINDS[kind]
    own = made([HOME, entry(kind=kind, fields={**fields, name: value})])
    assert own.codes == ["MP777"]
    assert value not in json.dumps(own.page("pear/1/index.html").about(thing))


# ---- every page can be reached


def crawl(own: Made) -> dict[str, int]:
    """How many links each page is away from the home page."""
    depths, waiting = {"/": 0}, ["/"]
    for address in waiting:
        path = unquote(address)[1:] + ("index.html" if address.endswith("/") else "")
        for link in Read(own.text(path)).links:
            if link.startswith("/") and link not in depths:
                depths[link] = depths[address] + 1
                waiting.append(link)
    return depths


def test_all_pages_are_a_few_links_away() -> None:
    own = made([HOME, *(entry(number) for number in range(1, 321))])
    depths = crawl(own)
    assert {f"/pear/{number}/" for number in range(1, 321)} <= set(depths)
    assert max(depths.values()) <= 3
    first = own.page("all/1/index.html")
    assert (first.one("link", rel="next").get("href"), first.all("link", rel="prev")) == ("/all/2/", [])
    items = own.page("all/2/index.html").about("ItemList")["itemListElement"]
    assert (items[0]["position"], items[0]["name"], len(items)) == (101, "Pear 100", 100)


def test_the_home_page_and_lists_show_items() -> None:
    own = made([HOME, entry(1, page="pages/all", query=(), kind="list", fields={}), *(entry(n) for n in range(2, 40))])
    for path in ("index.html", "pear/1/index.html"):
        page = own.page(path)
        assert "/pear/2/" in page.links
        items = page.about("ItemList")["itemListElement"]
        assert [each["url"] for each in items][:2] == ["https://fruit.example/pear/2/", "https://fruit.example/pear/3/"]


# ---- the whole way


def test_a_project_says_where_and_what_the_site_is() -> None:
    from mpc.compiler.reach.settings import settings as read

    found, sink = reach({"mpc.toml": '[reach]\nlanguage = "en"\nsignature = "https://sign.example/js"\n'})
    own = read(found.project, found.config, sink)
    assert own is not None
    assert (own.address, own.name, own.language, own.signature) == (
        "https://fruit.example", "Fruit", "en", "https://sign.example/js",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("https://fruit.example/", "https://fruit.example"),
        ("https://fruit.example/shop/", "https://fruit.example/shop"),
        ("https://水果.example", "https://xn--gtv25h.example"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("fruit.example", None),
        ("javascript:alert(1)", None),
        ("https://", None),
        ("https://fruit.example/?a=1", None),
        ("https://user@fruit.example", None),
        ("https://[", None),
    ],
)
def test_the_address_of_the_site(said: str, address: str | None) -> None:
    from mpc.compiler.reach.settings import settings as read

    app = f'<app title="Fruit">\n  <pages><page src="pages/home" /></pages>\n  <seo site="{said}" />\n</app>\n'
    found, sink = reach({"app.mp": app, "mpc.toml": ""})
    own = read(found.project, found.config, sink)
    assert (own.address if own else None) == address
    assert [each.code for each in sink.diagnostics] == ([] if address else ["MP756"])


def test_the_sample_app_has_a_site(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["reach", "build", str(APP), "--out", str(tmp_path), "--lang", "en"])
    assert done.exit_code == 0, done.output
    web = tmp_path / "web"
    pages = {path.relative_to(web).as_posix(): Read(path.read_text("utf-8")) for path in web.rglob("*.html")}
    product = pages["product/navel-orange/index.html"]
    assert product.about("Product")["offers"]["priceCurrency"] == "CNY"
    assert set(ways(product)) == {"wechat", "douyin", "alipay"}
    assert (web / "assets/fruit/navel-orange.png").is_file()
    assert all(page.all("main") for page in pages.values())
    used = {image.get("src", "")[1:] for page in pages.values() for image in page.all("img")}
    copied = {path.relative_to(web).as_posix() for path in (web / "assets").rglob("*") if path.is_file()}
    assert copied == used
