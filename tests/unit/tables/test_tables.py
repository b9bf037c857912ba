"""The tables of the targets against their schemas, against each other, and against known facts."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from mpc.targets.tables import COMMON, VOCABULARY, load_apis, load_elements, load_limits, split_tables
from table_schemas import validator

TARGETS = ("wechat", "douyin", "alipay")
OTHERS = ("douyin", "alipay")
TABLES = ("elements", "apis", "limits", "platform", "upload", "reach")
TOUCHES = ("tap", "longpress", "touchstart", "touchmove", "touchend", "touchcancel")


def text(target: str, table: str) -> str:
    return files("mpc.targets").joinpath(target, f"{table}.toml").read_text("utf-8")


@cache
def raw(target: str, table: str) -> dict[str, Any]:
    return tomllib.loads(text(target, table))


def entries(target: str) -> Iterator[tuple[str, Any]]:
    """Everything that a target's elements and APIs say, with a readable place."""
    for name, element in load_elements(target).items():
        yield f"<{name}>", element
        for attribute in element.attributes.values():
            yield f"<{name} {attribute.name}>", attribute
            for value in attribute.values.values():
                yield f"<{name} {attribute.name}={value.name}>", value
        for event in element.events.values():
            yield f"<{name} @{event.name}>", event
    for api in load_apis(target).values():
        yield f"mp.{api.name}", api


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("target", TARGETS)
def test_a_table_has_the_form_of_its_schema(target: str, table: str) -> None:
    errors = [
        f"{'.'.join(map(str, e.absolute_path))}: {e.message}"
        for e in validator(f"{table}.schema.json").iter_errors(raw(target, table))
    ]
    assert errors == []


@pytest.mark.parametrize("target", TARGETS)
def test_elements_parsed_one_by_one_are_the_whole_document(target: str) -> None:
    parts = split_tables(text(target, "elements"))
    assert {name: tomllib.loads(part)[name] for name, part in parts.items()} == raw(target, "elements")


@pytest.mark.parametrize("target", TARGETS)
def test_no_name_is_described_twice(target: str) -> None:
    kinds = ("same", "string", "number", "boolean", "array", "object", "color", "asset")
    for name, element in raw(target, "elements").items():
        groups = element.get("groups", ())
        for lists, detailed in ((kinds, "attributes"), (("same_events",), "events")):
            names = list(chain.from_iterable(element.get(each, ()) for each in lists))
            names += chain.from_iterable(group.get(detailed, ()) for group in groups)
            names += element.get(detailed, ())
            assert len(names) == len(set(names)), (name, sorted({n for n in names if names.count(n) > 1}))


@pytest.mark.parametrize("target", TARGETS)
def test_what_is_refused_comes_with_help_in_both_languages(target: str) -> None:
    silent = [
        place
        for place, entry in entries(target)
        if entry.support == "no" and not (entry.help("en") and entry.help("zh"))
    ]
    assert silent == []


@pytest.mark.parametrize("target", TARGETS)
def test_help_is_written_in_its_language(target: str) -> None:
    chinese = re.compile("[\u4e00-\u9fff]")
    for place, entry in entries(target):
        assert (entry.help("en") is None) == (entry.help("zh") is None), place
        if entry.help("en"):
            assert not chinese.search(entry.help("en")), place
            assert chinese.search(entry.help("zh")), place


@pytest.mark.parametrize("target", TARGETS)
def test_help_sends_nobody_to_another_refusal(target: str) -> None:
    """A tag or an `mp` function that help names must exist there, unless the help says under which target."""
    elements, apis = load_elements(target), load_apis(target)
    for place, entry in entries(target):
        help_text = entry.help("en") or ""
        if entry.support != "no" or "import.meta.target" in help_text:
            continue
        for api in re.findall(r"\bmp\.(\w+)", help_text):
            assert api == "tick" or apis[api].support != "no", (place, api)
        if not re.search(r"WeChat|Douyin|Alipay|mp:only", help_text):
            for tag in re.findall(r"<([a-z-]+)", help_text):
                assert tag == "page" or elements[tag].support != "no", (place, tag)


@pytest.mark.parametrize("target", OTHERS)
def test_the_targets_know_the_same_elements_and_apis(target: str) -> None:
    assert set(load_elements(target)) == set(load_elements(VOCABULARY))
    assert set(load_apis(target)) == set(load_apis(VOCABULARY))


@pytest.mark.parametrize("target", OTHERS)
def test_a_name_outside_the_vocabulary_is_marked_as_the_targets_own(target: str) -> None:
    vocabulary = load_elements(VOCABULARY)
    for name, element in load_elements(target).items():
        for attribute in element.attributes.values():
            assert attribute.own == (vocabulary[name].attribute(attribute.name) is None), (
                name,
                attribute.name,
            )
        for event in element.events.values():
            assert event.own == (vocabulary[name].event(event.name) is None), (name, event.name)


@pytest.mark.parametrize("target", OTHERS)
def test_the_vocabulary_is_complete_on_every_target(target: str) -> None:
    elements = load_elements(target)
    for name, known in load_elements(VOCABULARY).items():
        element = elements[name]
        if element.support == "no":
            continue
        assert [each for each in known.attributes if element.attribute(each) is None] == [], name
        assert [each for each in known.events if element.event(each) is None] == [], name


@pytest.mark.parametrize("target", OTHERS)
def test_kinds_values_and_bubbling_come_from_the_vocabulary(target: str) -> None:
    elements = load_elements(target)
    for name, known in load_elements(VOCABULARY).items():
        for attribute in known.attributes.values():
            here = elements[name].attributes.get(attribute.name)
            if here is not None:
                assert here.kind == attribute.kind, (name, attribute.name)
                assert set(attribute.values) <= set(here.values), (name, attribute.name)
    assert all(elements[COMMON].events[name].bubbles for name in TOUCHES)


@pytest.mark.parametrize("target", TARGETS)
def test_limits_are_counted_in_their_unit(target: str) -> None:
    limits = {name: limit.value for name, limit in load_limits(target).items()}
    assert limits["subpackage_bytes"] == 2 * 1024 * 1024
    assert limits["total_bytes"] >= limits["main_package_bytes"] >= limits["subpackage_bytes"]


def test_an_unknown_name_is_a_third_answer() -> None:
    button = load_elements("alipay")["button"]
    assert button.attribute("sise") is None
    assert button.event("tapp") is None
    assert "buton" not in load_elements("alipay")
    assert "showTost" not in load_apis("alipay")


def test_a_pattern_covers_a_family_of_names() -> None:
    for target in TARGETS:
        view = load_elements(target)["view"]
        data, unknown = view.attribute("data-sku-id"), view.attribute("sku-id")
        assert data is not None and data.name == "data-*"
        assert unknown is None


@pytest.mark.parametrize(
    ("target", "tag", "name", "native", "support"),
    [
        ("wechat", "text", "user-select", "user-select", "yes"),
        ("alipay", "text", "user-select", "selectable", "yes"),
        ("douyin", "text", "user-select", "selectable", "yes"),
        ("alipay", "image", "lazy-load", "lazy-load", "yes"),
        ("douyin", "image", "lazy-load", "lazy-load", "yes"),
        ("alipay", "image", "show-menu-by-longpress", "show-menu-by-longpress", "no"),
        ("alipay", "slider", "block-size", "handle-size", "yes"),
        ("alipay", "slider", "activeColor", "active-color", "yes"),
        ("alipay", "progress", "activeColor", "active-color", "yes"),
        ("douyin", "progress", "activeColor", "active-color", "yes"),
        ("alipay", "scroll-view", "refresher-enabled", "refresher-enabled", "no"),
        ("douyin", "scroll-view", "refresher-enabled", "refresher-enabled", "yes"),
        ("alipay", "map", "polygons", "polygon", "yes"),
        ("alipay", "canvas", "canvas-id", "id", "yes"),
        ("wechat", "button", "formType", "form-type", "yes"),
        ("alipay", "input", "cursor-spacing", "cursor-spacing", "no"),
        ("douyin", "input", "hold-keyboard", "hold-keyboard", "yes"),
        ("douyin", "match-media", "min-width", "minWidth", "yes"),
        ("alipay", "view", "aria-role", "role", "yes"),
    ],
)
def test_a_known_attribute(target: str, tag: str, name: str, native: str, support: str) -> None:
    attribute = load_elements(target)[tag].attribute(name)
    assert attribute is not None
    assert (attribute.native, attribute.support) == (native, support)


@pytest.mark.parametrize(
    ("target", "tag", "name", "native", "support"),
    [
        ("alipay", "scroll-view", "scrolltoupper", "scrollToUpper", "yes"),
        ("alipay", "view", "longpress", "longTap", "yes"),
        ("alipay", "view", "touchstart", "touchStart", "yes"),
        ("alipay", "text", "touchstart", "touchStart", "unknown"),
        ("alipay", "input", "tap", "tap", "no"),
        ("alipay", "swiper", "animationfinish", "animationEnd", "yes"),
        ("alipay", "video", "waiting", "loading", "yes"),
        ("alipay", "video", "fullscreenchange", "fullScreenChange", "yes"),
        ("alipay", "map", "markertap", "markerTap", "yes"),
        ("alipay", "picker", "cancel", "cancel", "no"),
        ("alipay", "picker-view", "pickstart", "pickStart", "yes"),
        ("alipay", "camera", "initdone", "ready", "yes"),
        ("douyin", "scroll-view", "scrolltoupper", "scrolltoupper", "yes"),
        ("douyin", "view", "longpress", "longpress", "yes"),
        ("douyin", "textarea", "keyboardheightchange", "keyboardheightchange", "yes"),
    ],
)
def test_a_known_event(target: str, tag: str, name: str, native: str, support: str) -> None:
    event = load_elements(target)[tag].event(name)
    assert event is not None
    assert (event.native, event.support) == (native, support)


def test_a_value_may_become_another_with_a_companion() -> None:
    attribute = load_elements("alipay")["button"].attribute("open-type")
    assert attribute is not None and attribute.kind == "enum"
    value = attribute.values["getPhoneNumber"]
    assert (value.native, dict(value.also)) == ("getAuthorize", {"scope": "phoneNumber"})
    assert attribute.values["share"].support == "yes"
    assert attribute.values["contact"].support == "no"
    assert "im" not in attribute.values


def test_a_picker_chooses_one_list_only_on_alipay() -> None:
    modes = load_elements("alipay")["picker"].attributes["mode"].values
    assert {name for name, value in modes.items() if value.support == "yes"} == {"selector"}


def test_an_element_of_one_target_is_refused_elsewhere() -> None:
    assert load_elements("alipay")["lifestyle"].own
    assert load_elements("wechat")["lifestyle"].support == "no"
    assert load_elements("douyin")["official-account"].support == "no"


def test_the_unified_api_knows_the_native_name() -> None:
    apis = load_apis("alipay")
    assert {name: apis[name].native for name in ("showModal", "scanCode", "login", "showToast")} == {
        "showModal": "confirm",
        "scanCode": "scan",
        "login": "getAuthCode",
        "showToast": "showToast",
    }


def test_boolean_attributes_are_known_as_such() -> None:
    for target in TARGETS:
        lazy = load_elements(target)["image"].attribute("lazy-load")
        src = load_elements(target)["image"].attribute("src")
        assert lazy is not None and lazy.boolean
        assert src is not None and src.kind == "asset" and not src.boolean


@pytest.mark.parametrize(
    ("table", "wrong"),
    [
        ("elements", {"*": {}, "button": {"support": "no"}}),
        ("elements", {"*": {}, "button": {"atributes": {}}}),
        ("elements", {"*": {}, "button": {"attributes": {"size": {"kind": "text"}}}}),
        ("elements", {"button": {}}),
        ("apis", {"same": ["login"], "request": {"support": "maybe"}}),
        ("limits", {"total_mb": {"value": 2, "source": "x"}}),
        ("limits", {"total_bytes": {"value": 2}}),
        ("platform", {"name": "wechat"}),
        ("reach", {"visitor": {"agent": "MicroMessenger"}}),
        ("reach", {"visitor": {"agent": "x", "source": "https://x.example"}, "request": [{"name": "link"}]}),
    ],
)
def test_a_wrong_table_is_refused(table: str, wrong: dict[str, Any]) -> None:
    checker: Draft202012Validator = validator(f"{table}.schema.json")
    assert not checker.is_valid(wrong)
