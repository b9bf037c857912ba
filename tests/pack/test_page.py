"""The size report: tiles in proportion, and a page that needs nothing and lets nothing in."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from helpers import make, run
from hypothesis import given
from hypothesis import strategies as st
from mpc.compiler.pack.sizes import File, Package, Sizes
from mpc.compiler.pack.treemap import HEIGHT, WIDTH, Area, squarified, tiles


@given(st.lists(st.integers(1, 5_000_000), max_size=60))
def test_areas_are_in_proportion_and_fill_the_canvas(sizes: list[int]) -> None:
    sizes = sorted(sizes, reverse=True)
    areas = squarified(sizes, Area(0, 0, 300, 200))
    assert len(areas) == len(sizes)
    for size, area in zip(sizes, areas, strict=True):
        assert area.width * area.height == pytest.approx(300 * 200 * size / sum(sizes), rel=1e-6)
        assert min(area.x, area.y) >= -1e-6
        assert area.x + area.width <= 300 + 1e-6
        assert area.y + area.height <= 200 + 1e-6


def test_tiles_do_not_overlap() -> None:
    areas = squarified([60, 60, 40, 30, 20, 10], Area(0, 0, 60, 40))
    for index, one in enumerate(areas):
        for other in areas[index + 1 :]:
            across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
            down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
            assert across < 1e-9 or down < 1e-9


def test_folders_stand_around_their_files() -> None:
    files = (File("a/b/one.js", 500, ""), File("a/b/two.js", 300, ""), File("app.js", 200, ""), File("empty", 0, ""))
    found = tiles(Sizes("any", (Package("", files),)))
    assert [(each.name, each.size, each.depth) for each in found] == [
        ("a/b/", 800, 0), ("one.js", 500, 1), ("two.js", 300, 1), ("app.js", 200, 0),
    ]  # fmt: skip
    folder, *inside = (each.area for each in found[:3])
    for area in inside:
        assert folder.x <= area.x and area.x + area.width <= folder.x + folder.width + 1e-9
        assert folder.y < area.y and area.y + area.height <= folder.y + folder.height + 1e-9
    assert (found[0].area.height, found[3].area.height) == (HEIGHT, HEIGHT)
    assert found[0].area.width + found[3].area.width == pytest.approx(WIDTH)


class Page(HTMLParser):
    """What is in a page: tags with their attributes, and what cells say."""

    VOID = frozenset(("meta", "br"))

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.codes: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "code":
            self.codes.append(data)


def packed(tmp_path: Path, *arguments: str, **changes: str) -> tuple[str, Page]:
    project = make(tmp_path / "fruit", {name.replace("__", "."): text for name, text in changes.items()})
    run("pack", project, *arguments)
    text = (project / "dist/packed/sizes.html").read_text(encoding="utf-8")
    return text, Page(text)


def test_the_page_needs_nothing_else(tmp_path: Path) -> None:
    text, page = packed(tmp_path)
    assert page.open == []
    assert {tag for tag, _ in page.tags} & {"script", "link", "img", "iframe", "object", "base"} == set()
    ids = {attributes["id"] for _, attributes in page.tags if "id" in attributes}
    for _, attributes in page.tags:
        assert not any(name.startswith("on") or name == "src" for name in attributes)
        assert attributes.get("href") is None or str(attributes["href"])[1:] in ids
    assert not re.search(r"@import|url\(", text)
    assert "default-src 'none'" in text


def test_all_that_the_map_shows_stands_in_a_table(tmp_path: Path) -> None:
    _, page = packed(tmp_path, "--target", "wechat")
    told = json.loads((tmp_path / "fruit/dist/packed/wechat.json").read_text(encoding="utf-8"))
    assert sorted(page.codes) == [each["path"] for each in told["files"]]
    [image] = [attributes for _, attributes in page.tags if attributes.get("role") == "img"]
    assert image["aria-label"]
    heads = [attributes for tag, attributes in page.tags if tag == "th"]
    assert all(attributes.get("scope") in ("row", "col") for attributes in heads)
    assert ("html", {"lang": "en"}) in page.tags


def test_names_are_text(tmp_path: Path) -> None:
    evil = '[app]\nname = "</title><script>x</script>\\""\nversion = "<b>&"\n'
    text, page = packed(tmp_path, "--lang", "zh", mpc__toml=evil)
    assert "script" not in {tag for tag, _ in page.tags}
    assert "&lt;script&gt;" in text
    assert ("html", {"lang": "zh-CN"}) in page.tags
    assert "微信小程序" in text


def test_the_page_says_what_is_too_large(tmp_path: Path) -> None:
    text, _ = packed(tmp_path, mpc__toml='[budget.wechat]\nsubpackage = "10 B"\n')
    assert text.count(">over budget<") == 1
    assert "not official" in text
