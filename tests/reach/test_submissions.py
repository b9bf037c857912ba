"""What search is given: split at the platforms' limits, one walk for all, nothing kept of ten thousand entries."""

import csv
import io
import json
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from golden_project import FILES
from mpc.compiler.config import Config
from mpc.compiler.diagnostics import Sink
from mpc.compiler.reach.entries import Entry
from mpc.compiler.reach.platform import Platform
from mpc.compiler.reach.submissions import submissions
from mpc.compiler.source import SourceFile, Span
from reach_projects import codes, reach

PLATFORMS = {each.name: each for each in reach(FILES)[0].platforms}
FILE = SourceFile("pages/pear.mp", "")


def entry(number: int, value: str = "") -> Entry:
    return Entry(
        page="pages/pear", query=(("id", value or str(number)),), index=True, title=f"Pear {number}", description="",
        keywords=(), image="", address=f"/pear/{number}/", priority=None, kind="", fields={}, file=FILE,
        span=Span(0, 0), what=f"pages/pear ({number})",
    )  # fmt: skip


class Many:
    """As many entries as one asks for, made when they are asked for; some have long values."""

    def __init__(self, count: int, length: int = 0) -> None:
        self._count = count
        self._length = length

    def __iter__(self) -> Iterator[Entry]:
        return (entry(each, f"{each:0{self._length}}") for each in range(self._count))


def files(entries: Any, *names: str, sink: Sink | None = None) -> dict[str, bytes]:
    wanted: list[Platform] = [PLATFORMS[name] for name in names]
    return dict(submissions(entries, Config(), wanted, None, sink or Sink()))


@pytest.mark.parametrize(("count", "sizes"), [(1, [1]), (1000, [1000]), (1001, [1000, 1]), (2345, [1000, 1000, 345])])
def test_wechat_takes_a_thousand_at_once(count: int, sizes: list[int]) -> None:
    made = files(Many(count), "wechat")
    paths = [f"wechat/submitpages-{number}.json" for number in range(1, len(sizes) + 1)]
    assert list(made) == [*paths, "README.md"]
    bodies = [json.loads(made[path])["pages"] for path in paths]
    assert [len(each) for each in bodies] == sizes
    queries = [page["query"] for body in bodies for page in body]
    assert queries == [f"id={number}" for number in range(count)]


def test_douyin_takes_fewer_than_a_hundred_thousand() -> None:
    made = files(Many(100_000), "douyin")
    assert [len(json.loads(made[f"douyin/upload_sitemap-{number}.json"])["page_paths"]) for number in (1, 2)] == [
        99_999,
        1,
    ]


def test_douyin_takes_less_than_five_megabytes() -> None:
    made = files(Many(30_000, length=180), "douyin")
    made.pop("README.md")
    assert len(made) == 2
    assert all(len(data) < 5_000_000 for data in made.values())
    paths = [path for data in made.values() for path in json.loads(data)["page_paths"]]
    assert len(paths) == len(set(paths)) == 30_000
    one_more = len(json.dumps(json.loads(made["douyin/upload_sitemap-2.json"])["page_paths"][0])) + 2
    assert len(made["douyin/upload_sitemap-1.json"]) + one_more > 4_999_999  # no file ends early


@pytest.mark.parametrize(("length", "is_taken"), [(199, True), (200, False)])
def test_douyin_takes_paths_of_fewer_than_two_hundred_characters(length: int, is_taken: bool) -> None:
    sink = Sink()
    value = "x" * (length - len("pages/pear?id="))
    made = files([entry(1, value), entry(2, value)], "douyin", sink=sink)
    assert ("douyin/upload_sitemap-1.json" in made) == is_taken
    assert codes(sink) == ([] if is_taken else ["MP792"])  # once for the page


def test_paths_are_encoded_before_they_are_counted() -> None:
    sink = Sink()
    assert list(files([entry(1, "梨" * 21)], "douyin", sink=sink)) == ["README.md"]
    assert dict(sink.diagnostics[0].args)["reason"] == "its path has 203 characters, of 199"


def test_wechat_takes_pages_with_a_title() -> None:
    sink = Sink()
    assert list(files([replace(entry(2), title="")], "wechat", sink=sink)) == ["README.md"]
    assert codes(sink) == ["MP792"]


def test_pages_that_search_may_not_list_are_not_given() -> None:
    assert list(files([replace(entry(1), index=False)], "wechat", "douyin")) == ["README.md"]


def test_the_worksheet_is_read_back_whole() -> None:
    titles = ['a "b", c', "=1+1", "+x", "-x", "@x", "line"]
    made = files([replace(entry(number), title=title) for number, title in enumerate(titles)], "alipay")
    data = made["alipay/services.csv"]
    assert data.startswith(b"\xef\xbb\xbf")  # spreadsheets know it as UTF-8
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row[0] for row in rows[1:]] == ['a "b", c', "'=1+1", "'+x", "'-x", "'@x", "line"]
    assert rows[0][0] == "服务名称"  # the language of the site, which is Chinese if nobody says otherwise
    assert [row["title"] for row in json.loads(made["alipay/services.json"])] == titles


def test_one_walk_makes_everything_and_little_is_kept() -> None:
    walks = 0

    class Counted(Many):
        def __iter__(self) -> Iterator[Entry]:
            nonlocal walks
            walks += 1
            return super().__iter__()

    platforms = [PLATFORMS[name] for name in ("wechat", "douyin")]
    tracemalloc.start()
    written = sum(len(data) for _, data in submissions(Counted(10_000), Config(), platforms, None, Sink()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert walks == 1
    assert written > 1_000_000
    assert peak < 4_000_000  # a body of each
