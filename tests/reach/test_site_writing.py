"""What `mpc reach build` writes over, takes away, and leaves alone; and where no page may be."""

import json
from pathlib import Path

import pytest
from mpc.compiler.build.site import Site
from mpc.compiler.diagnostics import Sink
from mpc.compiler.reach.outputs import outputs
from reach_projects import APP, COLLECTION, FILES, codes, reach


def test_files_of_others_are_told_and_stay(tmp_path: Path) -> None:
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "index.html").write_text("mine")
    sink = Sink()
    for _ in range(2):  # the second run does not take it for its own
        site = Site(tmp_path / "web", sink)
        site.put("index.html", b"other")
        site.put("all/index.html", b"all")
        site.close()
    assert codes(sink) == ["MP006"]
    assert (tmp_path / "web" / "index.html").read_text() == "mine"
    assert json.loads((tmp_path / ".web.mpc").read_text()) == ["all/index.html"]


def test_what_an_interrupted_run_wrote_is_taken_away(tmp_path: Path) -> None:
    first = Site(tmp_path / "web", Sink())
    first.put("pear/1/index.html", b"1")
    first.put("pear/2/index.html", b"2")  # and here it ends, without `close`
    second = Site(tmp_path / "web", Sink())
    second.put("pear/1/index.html", b"one")
    second.close()
    assert sorted(each.name for each in (tmp_path / "web" / "pear").iterdir()) == ["1"]
    assert sorted(each.name for each in tmp_path.iterdir()) == [".web.mpc", "web"]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/index.html", "MP758"), ("/INDEX.html", "MP758"), ("/all/", "MP779"), ("/sitemap.xml/", "MP779"),
        ("/Robots.txt/", "MP779"), ("/style.css/a/", "MP779"), ("/assets/pear.png", "MP759"), ("/a.html/b/", "MP759"),
        ("/pear", ""), ("/pear.html", ""), ("/v1.2/pear/", ""),
    ],
)  # fmt: skip
def test_where_a_page_may_be(path: str, code: str) -> None:
    found, sink = reach({"pages/home.mp": '<page title="Home">\n  <view />\n</page>\n', "mpc.toml": "",
                         "app.mp": APP.replace("pages/pear", "pages/other"),
                         "pages/other.mp": f'<page title="Other">\n  <seo path="{path}" />\n</page>\n'})  # fmt: skip
    assert codes(sink) == ([code] if code else [])
    assert len(list(found.entries)) == (1 if code else 2)


def test_addresses_that_differ_in_case_alone_are_one() -> None:
    data = '[{ "id": "A", "name": "A", "price": 1 }, { "id": "a", "name": "a", "price": 1 }]'
    assert codes(reach({"pears.json": data})[1]) == ["MP758"]


def test_one_mistake_of_all_items_is_told_a_few_times() -> None:
    data = json.dumps([{"id": 1, "name": "A", "price": 1}] * 50)
    assert len(reach({"pears.json": data})[1].diagnostics) == 3


def test_no_file_but_pictures_is_published() -> None:
    values = 'values = { image = "{image}", currency = "EUR" }\n'
    data = '[{ "id": 1, "name": "A", "price": 1, "image": "/mpc.toml" }]'
    found, sink = reach({"pears.json": data, "mpc.toml": COLLECTION + values})
    made = dict(outputs(found, sink)["web"])
    assert "mpc.toml" not in made and b"mpc.toml" not in made["pages/pear/1/index.html"]
    assert codes(sink) == ["MP778"]


def test_what_a_type_has_stands_apart_in_the_list() -> None:
    made = dict(outputs(*reach(FILES))["search"])
    assert json.loads(made["pages.jsonl"].splitlines()[1])["fields"] == {"price": "2.5"}
