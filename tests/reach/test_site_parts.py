"""The parts of a site, each by itself: sitemaps, lists of links, QR codes, sizes of pictures; and how long it takes."""

import random
import re
import struct
import time
import tracemalloc
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
import segno
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Memory
from mpc.compiler.reach.codes import Codes, path
from mpc.compiler.reach.dimensions import dimensions
from mpc.compiler.reach.entries import Entry
from mpc.compiler.reach.listing import Link, Listing, Sheet
from mpc.compiler.reach.site import pages
from mpc.compiler.reach.sitemap import MOST_BYTES, MOST_URLS, Sitemap
from sites import HOME, entry, platforms, settings

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"

# ---- sitemaps


def sitemap(urls: list[str], **limits: int) -> dict[str, list[str]]:
    """Each file's addresses."""
    found = Sitemap("https://fruit.example", **limits)
    files = [file for url in urls for file in found.add(url)] + list(found.close())
    return {
        name: [loc.text or "" for loc in ElementTree.fromstring(data).iter(f"{NAMESPACE}loc")] for name, data in files
    }


def test_the_limits_are_those_of_the_protocol() -> None:
    assert (MOST_URLS, MOST_BYTES) == (50_000, 52_428_800)


def test_a_sitemap_is_split_by_addresses() -> None:
    urls = [f"https://fruit.example/{number}/?a&b" for number in range(5)]
    assert sitemap(urls, most_urls=5) == {"sitemap.xml": urls}
    index = [f"https://fruit.example/sitemap-{number}.xml" for number in (1, 2, 3)]
    assert sitemap(urls, most_urls=2) == {
        "sitemap-1.xml": urls[:2], "sitemap-2.xml": urls[2:4], "sitemap-3.xml": urls[4:], "sitemap.xml": index,
    }  # fmt: skip


def test_a_sitemap_is_split_by_bytes() -> None:
    found = Sitemap("https://fruit.example", most_bytes=1000)
    files = [each for number in range(40) for each in found.add(f"https://fruit.example/梨/{number}")] + list(
        found.close()
    )
    assert len(files) > 3
    assert all(len(data) <= 1000 for name, data in files)
    assert len(files[0][1]) > 850  # and not before it must be


def test_fifty_thousand_and_one() -> None:
    files = sitemap([f"https://fruit.example/{number}" for number in range(50_001)])
    assert {name: len(urls) for name, urls in files.items()} == {
        "sitemap-1.xml": 50_000, "sitemap-2.xml": 1, "sitemap.xml": 2,
    }  # fmt: skip


# ---- lists of links


@pytest.mark.parametrize("count", [0, 1, 3, 4, 9, 10, 27, 28, 82, 100])
def test_a_tree_of_links_holds_each_link_once(count: int) -> None:
    listing = Listing("/all/", most=3)
    links = [Link(f"/{number}/", str(number), number, number) for number in range(1, count + 1)]
    sheets = [sheet for link in links for sheet in listing.add(link)] + list(listing.close())
    assert sheets[-1].address == "/all/"
    by_address = {sheet.address: sheet for sheet in sheets}
    assert len(by_address) == len(sheets)

    def under(sheet: Sheet) -> Iterator[str]:
        for link in sheet.links:
            assert len(sheet.links) <= 3
            below = by_address.get(link.address)
            if below:
                assert (link.first, link.last) == (below.links[0].first, below.links[-1].last)
                assert below.level == sheet.level - 1
                yield from under(below)
            else:
                assert sheet.level == 0
                yield link.address

    assert list(under(sheets[-1])) == [link.address for link in links]
    for sheet in sheets:
        assert not sheet.after or by_address[sheet.after].before == sheet.address
        assert not sheet.before or by_address[sheet.before].after == sheet.address


# ---- QR codes


def theirs(text: str) -> list[list[int]]:
    code = segno.make(text.encode(), error="m", mask=2, mode="byte", micro=False, boost_error=False)
    return [[int(module) for module in row] for row in code.matrix]


def drawn(size: int, data: str) -> list[list[int]]:
    """The modules that a path strokes, as a browser reads it."""
    rows = [[0] * size for _ in range(size)]
    x, y = 0.0, 0.0
    for command, first, second in re.findall(
        r"([Mmh])(-?[\d.]+)(?: (-?\d+)|\s*(?=[mMh]|$|\.))?", data.replace("M0 .5", "M0.0")
    ):
        if command == "h":
            for at in range(int(x), int(x) + int(first)):
                rows[int(y)][at] = 1
            x += int(first)
        elif command == "m":
            x, y = x + int(first), y + int(second)
    return rows


def test_codes_are_those_of_segno_however_they_are_made() -> None:
    chance = random.Random(1)
    codes = Codes()
    texts = [f"https://fruit.example/product/{number}/" for number in (*range(60), *range(500, 9000, 97))]
    letters = "abcdefghij%0123456789ABCDEF-_.~"
    texts += [
        "https://x.example/" + "".join(chance.choices(letters, k=length)) for length in (30, 30, 30, 150, 400, 400)
    ]
    for text in texts:
        size, modules = codes.modules(text)
        rows = theirs(text)
        assert (size, modules) == (len(rows), int("".join(str(each) for row in rows for each in row), 2)), text
        assert drawn(size, path(size, modules)) == rows
    assert codes.encoded < len(texts) / 2


# ---- pictures


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 640, 480), (640, 480)),
        (b"GIF89a" + struct.pack("<HH", 7, 9), (7, 9)),
        (b"\xff\xd8\xff\xe0\0\x04ab\xff\xff\xc2\0\x11\x08" + struct.pack(">HH", 300, 400), (400, 300)),
        (b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 16, 0x4020), (16, 32)),
        (b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f" + struct.pack("<I", 99 | 49 << 14), (100, 50)),
        (b"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0" + b"\x0f\x01\0" + b"\x07\0\0", (272, 8)),
        (b"RIFF\0\0\0\0WEBPnone", None),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 0, 480), None),
        (b"\x89PNG\r\n\x1a\n", None),
        (b"\xff\xd8\xff\xe0\xff", None),
        (b"\xff\xd8\xff", None),
        (b"<svg/>", None),
        (b"", None),
    ],
)
def test_sizes_of_pictures(data: bytes, size: tuple[int, int] | None) -> None:
    assert dimensions(data) == size


# ---- ten thousand pages


class Many:
    """As many pears as one likes; none of them is kept."""

    def __init__(self, count: int) -> None:
        self.count = count

    def __iter__(self) -> Iterator[Entry]:
        yield HOME
        yield from (entry(number) for number in range(self.count))


def take(count: int) -> int:
    files = pages(Many(count), settings(), platforms(), Memory({"assets/pear.png": "picture"}), Sink())
    return sum(1 for path, _ in files if path.endswith("index.html"))


def test_ten_thousand_pages_take_seconds() -> None:
    before = time.process_time()
    assert take(10_000) == 10_001 + 101 + 2 + 1  # with the home page, lists of a hundred, and lists of these
    assert time.process_time() - before < 10


def test_memory_does_not_grow_with_the_pages() -> None:
    def most(count: int) -> int:
        tracemalloc.start()
        take(count)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return peak

    most(50)  # what is loaded once
    small, large = most(200), most(1500)
    # What may grow is a line of the sitemap for each page, some 150 bytes, up to 50,000 of them.
    assert large - small < 1300 * 400
