"""The functions of `mp` and the tables of APIs must not contradict each other."""

import tomllib
from importlib.resources import files
from itertools import chain
from typing import Any

import pytest
from mpc.targets import discover
from mpc.targets.apis import assemble_mp, file_text, host_name, load_functions
from mpc.targets.tables import VOCABULARY
from table_schemas import validator

# What mpc supplies itself, on every target.
OWN = {"tick"}
TARGETS = list(discover())


def raw(target: str) -> dict[str, Any]:
    return tomllib.loads(files("mpc.targets").joinpath(target, "runtime", "mp", "mp.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", TARGETS)
def test_a_table_has_the_form_of_its_schema(name: str) -> None:
    errors = [
        f"{'.'.join(map(str, error.absolute_path))}: {error.message}"
        for error in validator("mp.schema.json").iter_errors(raw(name))
    ]
    assert errors == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"api": {"login": {"nativ": "x"}}},
        {"api": {"login": {"options": {}}}},
        {"api": {"login": {"kind": "async"}}},
        {"other": 1},
    ],
)
def test_a_wrong_table_is_refused(wrong: dict[str, Any]) -> None:
    assert not validator("mp.schema.json").is_valid(wrong)


@pytest.mark.parametrize("name", TARGETS)
def test_no_function_is_described_twice(name: str) -> None:
    table = raw(name)
    names = [*chain.from_iterable(table.get(key, ()) for key in ("same", "same_sync", "same_values")), *table["api"]]
    assert sorted({each for each in names if names.count(each) > 1}) == []


@pytest.mark.parametrize("name", TARGETS)
def test_mp_has_what_the_target_has(name: str) -> None:
    """A function of the vocabulary is there unless the table of APIs says no; none is there that it does not know."""
    target = discover()[name]
    functions = load_functions(name)
    refused = {api for api in target.apis if target.apis[api].support == "no"}
    assert set(functions) & refused == set()
    assert set(functions) - set(target.apis) == OWN
    assert set(load_functions(VOCABULARY)) - refused - set(functions) == set()


def test_at_least_the_sixty_most_used_are_there() -> None:
    everywhere = set.intersection(*(set(load_functions(name)) for name in TARGETS))
    assert len(everywhere) >= 100


@pytest.mark.parametrize("name", [name for name in TARGETS if name != VOCABULARY])
def test_the_native_names_agree(name: str) -> None:
    """Both tables know the host's name, except where a function of `mp` answers for another."""
    target = discover()[name]
    functions = load_functions(name)
    for api, function in functions.items():
        if api not in OWN and function.alias is None:
            assert target.apis[api].native == function.native, api


@pytest.mark.parametrize("name", TARGETS)
def test_every_file_says_what_it_is_for_and_is_used(name: str) -> None:
    own = {api.file for api in load_functions(name).values() if api.file and not api.file.startswith("/")}
    folder = files("mpc.targets").joinpath(name, "runtime", "mp")
    assert own == {file.name for file in folder.iterdir() if file.name.endswith(".js")}
    for api in load_functions(name).values():
        if api.file:
            stem = api.file.strip("/").removesuffix(".js")
            assert file_text(name, api.file).startswith(f"// {stem}: "), api.file


@pytest.mark.parametrize("name", [name for name in TARGETS if name != VOCABULARY])
def test_what_differs_has_a_source(name: str) -> None:
    functions = load_functions(name)
    files_with_source = {api.file for api in functions.values() if api.source}
    silent = [
        api.name
        for api in functions.values()
        if (api.difference or api.lacks or (api.file and api.file[0] != "/"))
        and not (api.source or api.file in files_with_source)
    ]
    assert silent == []


def test_hosts() -> None:
    assert [host_name(name) for name in ("wechat", "douyin", "alipay")] == ["wx", "tt", "my"]


def test_an_alias_ships_what_it_stands_for_once() -> None:
    text = assemble_mp("alipay", {"getWindowInfo", "getDeviceInfo", "getSystemInfoSync"}, False)
    assert text.count("const getSystemInfoSync = ") == 1
    assert "getWindowInfo: getSystemInfoSync" in text


def test_helpers_are_shipped_once_and_only_where_they_are_used() -> None:
    text = assemble_mp("alipay", {"request", "uploadFile"}, False)
    assert text.count("const promise = ") == text.count("const tasked = ") == 1
    assert "adapted" not in text
    assert "promise" not in assemble_mp("wechat", {"getSystemInfoSync"}, False)
    assert 'require("./mpc.js")' not in text
    assert 'const { bare } = require("./mpc.js")' in assemble_mp("alipay", {"request"}, False, proxies=True)
