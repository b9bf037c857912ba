"""The tables against lists of names that were read elsewhere: the platforms' own pages, other people's typings.

The lists are those the strict models of the conformance tests go by; nothing of them comes from the tables.
"""

import json
from pathlib import Path

import pytest
from mpc.targets.tables import load_elements

LISTS = json.loads((Path(__file__).parents[2] / "conformance/rules/elements.json").read_text("utf-8"))
COMMON = {"id", "class", "style", "hidden", "slot"}
# What is in a page's prose or examples only (Alipay), or on a page of Douyin's and not in the typings.
ELSEWHERE = {
    "alipay": {"input enableNative", "textarea enableNative"},
    "douyin": {
        "live-player show-casting-button",
        "video controlstoggle",
        "video duration-limit",
        "video enable-dark-water-mark",
        "video encrypted-token",
        "video playback-rate-list",
        "video playbackratelistchange",
        "video poster-size",
        "video show-bottom-progress",
        "video show-casting-button",
        "video show-progress",
    },
}


@pytest.mark.parametrize("target", LISTS)
def test_what_a_table_has_is_listed(target: str) -> None:
    """Entries with a source of their own say where they come from; element pages that were not read have no list."""
    unlisted = set()
    elements = load_elements(target)
    for tag, listed in LISTS[target]["elements"].items():
        for kind, entries in (("attributes", elements[tag].attributes), ("events", elements[tag].events)):
            mine = elements[tag].since or elements[tag].own  # from a page of the platform's own that was read
            names = {
                each.native
                for each in entries.values()
                if each.support == "yes" and not (each.since or each.source or (mine and target == "douyin"))
            }
            unlisted |= {f"{tag} {name}" for name in names - set(listed[kind]) - COMMON}
    assert unlisted == ELSEWHERE[target]


@pytest.mark.parametrize("target", LISTS)
def test_what_is_listed_is_in_the_table(target: str) -> None:
    elements = load_elements(target)
    for tag, listed in LISTS[target]["elements"].items():
        element = elements[tag]
        known = {each.native for each in element.attributes.values()}
        assert set(listed["attributes"]) - known == set(), tag
        known = {each.native.lower() for each in (*element.events.values(), *elements["*"].events.values())}
        assert {name.lower() for name in listed["events"]} - known == set(), tag
