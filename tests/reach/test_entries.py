"""Pages as visitors come to them: their parameters, words and addresses."""

import json
from dataclasses import replace

import pytest
from mpc.compiler.reach.entries import Entry, clean, segment, words
from reach_projects import APP, COLLECTION, PEAR, codes, reach


def entries(changes: dict[str, str] | None = None) -> list[Entry]:
    found, sink = reach(changes)
    assert not sink.has_errors, sink.diagnostics
    return list(found.entries)


def test_a_page_and_the_items_of_a_collection() -> None:
    home, conference, williams = entries()
    assert (home.page, home.query, home.address, home.title) == ("pages/home", (), "/", "Home")
    assert home.keywords == ("fruit",)
    assert (conference.page, conference.query) == ("pages/pear", (("id", "1"),))
    assert (conference.title, conference.kind, dict(conference.fields)) == ("Conference", "product", {"price": "2.5"})
    assert conference.address == "/pages/pear/1/"
    assert williams.fields["price"] == "3"


def test_a_page_with_parameters_is_no_entry_without_them() -> None:
    assert [each.page for each in entries({"mpc.toml": ""})] == ["pages/home"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pears.csv", 'id,name,price\n1,"Conference",2.5\n2,Williams,3\n'),
        ("pears.jsonl", '{"id": 1, "name": "Conference", "price": 2.5}\n\n{"id": 2, "name": "Williams", "price": 3}\n'),
    ],
)
def test_other_forms_of_a_collection_say_the_same(name: str, text: str) -> None:
    other = entries({name: text, "mpc.toml": COLLECTION.replace("pears.json", name)})
    assert [replace(each, what="") for each in other] == [replace(each, what="") for each in entries()]


def test_a_list_inside_the_file() -> None:
    data = json.dumps({"data": {"list": [{"id": 9, "name": "Abate", "price": 1}]}})
    found = entries({"pears.json": data, "mpc.toml": COLLECTION + 'items = "data.list"\n'})
    assert [each.title for each in found] == ["Home", "Abate"]


def test_values_win_over_the_page_and_reach_into_objects() -> None:
    data = json.dumps([{"id": "a/b c", "name": "Abate", "shop": {"name": "Fruit & Co"}, "price": None}])
    said = 'path = "/pear/{id}/"\nvalues = { title = "{name} – {shop.name}", price = "{price}" }\n'
    found = entries({"pears.json": data, "mpc.toml": COLLECTION + said})[1]
    assert (found.title, found.address, dict(found.fields)) == ("Abate – Fruit & Co", "/pear/a-b-c/", {})
    assert found.query == (("id", "a/b c"),)


def test_what_only_running_tells_is_left_out_with_a_warning() -> None:
    found, sink = reach({"mpc.toml": COLLECTION.replace('as = "pear"\n', "")})
    assert codes(sink) == ["MP772", "MP772"]
    assert [each.title for each in found.entries] == ["Home", "Fruit", "Fruit"]
    hidden = {
        "mpc.toml": COLLECTION.replace('as = "pear"\n', ""),
        "pages/pear.mp": PEAR.replace("<seo", '<seo index="false"'),
    }
    found, sink = reach(hidden)
    assert codes(sink) == [] and [each.index for each in found.entries] == [True, False, False]


def test_the_app_may_keep_pages_out() -> None:
    changes = {
        "app.mp": APP.replace("<seo", '<seo index="false"'),
        "pages/pear.mp": PEAR.replace("<seo", '<seo index="true"'),
    }
    assert [each.index for each in entries(changes)] == [False, True, True]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("{", "MP773"),
        ("[1]", "MP773"),
        ("[" * 100_000, "MP773"),
        ('[{ "name": "no id" }]', "MP774"),
        ('[{ "id": "", "name": "no id", "price": 1 }]', "MP774"),
        ('[{ "id": {}, "name": "no id", "price": 1 }]', "MP774"),
        ('[{ "id": 1, "name": "a", "price": 1 }, { "id": "1", "name": "b", "price": 1 }]', "MP758"),
    ],
)
def test_a_collection_that_cannot_be_used(data: str, code: str) -> None:
    _, sink = reach({"pears.json": data})
    assert codes(sink) == [code]


@pytest.mark.parametrize("text", ["", "id,\n1,2\n", "id,name\n1,2,3\n", 'id,name\n1,"unfinished\n'])
def test_csv_that_cannot_be_used(text: str) -> None:
    _, sink = reach({"pears.csv": text, "mpc.toml": COLLECTION.replace("pears.json", "pears.csv")})
    assert codes(sink) == ["MP773"]


def test_a_missing_file_is_told_where_it_is_named() -> None:
    _, sink = reach({"mpc.toml": COLLECTION.replace("pears.json", "pear.json")})
    (found,) = sink.diagnostics
    assert (found.code, found.file.path if found.file else "") == ("MP711", "mpc.toml")
    assert "pears.json" in found.help()


def test_texts_are_on_one_line_and_hold_no_controls() -> None:
    assert clean(" a\n\tb\x00\x07 c\u2028d ") == "a b c d"
    assert clean("\ud83c\udf50 \ud83c") == "🍐 \ufffd"
    assert clean("ab‏עברית") == "ab‏עברית"
    assert words("a， b、a;c,") == ("a", "b", "c")


def test_a_part_of_an_address_is_one_part() -> None:
    assert segment("梨 / 3") == "梨-3"
    assert segment("..") == "--"
    assert segment("../../etc") == "..-..-etc"
    long = segment("梨" * 500)
    assert len(long.encode()) <= 120 and long != segment("梨" * 501)


def test_nothing_of_a_large_collection_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    import tracemalloc

    monkeypatch.setattr("mpc.compiler.reach.entries.KEPT", 1_000)
    rows = "".join(f"{number},Pear {number},1\n" for number in range(4_000))
    found, _ = reach({"pears.csv": f"id,name,price\n{rows}", "mpc.toml": COLLECTION.replace("pears.json", "pears.csv")})
    tracemalloc.start()
    count = sum(1 for _ in found.entries)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 4_001 == found.entries.check()[0]
    assert peak < 4_000_000  # the addresses, and the file's text; an entry alone is more than 1,000 bytes
