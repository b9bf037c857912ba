"""What each target makes of WeChat's components, attributes, events and APIs: its tables as typed values.

A target's folder holds `elements.toml`, `apis.toml`, `limits.toml` and `reach.toml`, and may hold `upload.toml`;
`schemas/*.schema.json` describe their form, and tests check it: nothing is validated at run time. WeChat's table is the
full vocabulary: kinds of attributes, their allowed values and whether an event bubbles stand there once, and hold on
every target that does not say otherwise.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, Literal, get_args

Support = Literal["yes", "no", "unknown"]
Kind = Literal["string", "number", "boolean", "array", "object", "enum", "color", "asset"]
Language = Literal["en", "zh"]

VOCABULARY = "wechat"
COMMON = "*"
_PACKAGE = "mpc.targets"
_HEAD = re.compile(r"""^\[(?:"([^"]+)"|([\w-]+))\]$""", re.MULTILINE)
_KINDS: tuple[Kind, ...] = get_args(Kind)
_Raw = Mapping[str, Any]
_EMPTY: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Entry:
    """What all entries say: has the target the thing, since which base library, who says so, what instead."""

    name: str
    native: str
    support: Support = "yes"
    since: str | None = None
    source: str | None = None
    en_help: str | None = None
    zh_help: str | None = None

    def help(self, language: Language) -> str | None:
        return self.zh_help if language == "zh" else self.en_help


@dataclass(frozen=True, slots=True)
class Value(_Entry):
    """One allowed value of an attribute. `also`: constant attributes that the native form needs beside it."""

    also: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Attribute(_Entry):
    """`values` is empty where any value is allowed. `own`: this target's alone, not in the vocabulary."""

    kind: Kind | None = None
    values: Mapping[str, Value] = field(default_factory=dict)
    own: bool = False

    @property
    def boolean(self) -> bool:
        """A bare attribute means true."""
        return self.kind == "boolean"


@dataclass(frozen=True, slots=True)
class Event(_Entry):
    """`native` is what the target's binding syntax wants: `scrollToUpper` for Alipay's `onScrollToUpper`.

    `bubbles`: ancestors hear it, so it can be stopped. `captures`: it is told on the way down as well.
    """

    bubbles: bool = False
    captures: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class Api(_Entry):
    """`native` differs where the unified `mp` API calls the target's function under another name."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """Where a form control's value is a number: its `attribute` has one of these values, or (`unset`) is not given."""

    attribute: str
    values: tuple[str, ...]
    unset: bool = False


@dataclass(frozen=True, slots=True)
class Model:
    """What `mp:model` binds on a form control: the attribute that shows the value (None: its members show it), and
    the event that tells a new one in `detail.value`."""

    event: str
    attribute: str | None = None
    numbers: Numbers | None = None


@dataclass(frozen=True, slots=True)
class Element(_Entry):
    """A built-in component. `attributes` and `events` are its own; the lookups also know what all have.

    `parents`: the elements it must stand in directly, `children`: those that may stand in it; empty where any may.
    `also`: constant attributes that make up for another default than WeChat's, unless the author sets them.
    """

    own: bool = False
    parents: tuple[str, ...] = ()
    children: tuple[str, ...] = ()
    also: Mapping[str, str | bool] = field(default_factory=dict)
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    common: "Element | None" = None
    model: Model | None = None

    def attribute(self, name: str) -> Attribute | None:
        """The entry for `name`, also through a pattern such as `data-*`; None when no table knows it."""
        found = self.attributes.get(name) or _by_pattern(self.attributes, name)
        if found is None and self.common is not None:
            return self.common.attribute(name)
        return found

    def event(self, name: str) -> Event | None:
        found = self.events.get(name)
        if found is None and self.common is not None:
            return self.common.event(name)
        return found


def _by_pattern(attributes: Mapping[str, Attribute], name: str) -> Attribute | None:
    """`data-sku` is found under `data-*`, `mark:id` under `mark:*`."""
    for end in (name.find("-"), name.find(":")):
        if end > 0 and (found := attributes.get(name[: end + 1] + "*")):
            return found
    return None


class _Elements(Mapping[str, Element]):
    """A target's elements, each parsed when first asked for: all take 10 ms, and an app uses a third."""

    __slots__ = ("_made", "_texts", "_vocabulary")

    def __init__(self, texts: Mapping[str, str], vocabulary: Mapping[str, Element]) -> None:
        self._texts = texts
        self._vocabulary = vocabulary
        self._made: dict[str, Element] = {}

    def __getitem__(self, name: str) -> Element:
        if name not in self._made:
            raw = tomllib.loads(self._texts[name])[name]
            common = None if name == COMMON else self[COMMON]
            self._made[name] = _element(name, raw, self._vocabulary.get(name), common)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


@cache
def load_elements(folder_name: str) -> Mapping[str, Element]:
    """The built-in components of a target, by WeChat's name; `"*"` is what all of them share.

    `folder_name` is a folder of `mpc.targets`, or the dotted name of a package that brings its own target.
    """
    vocabulary = _EMPTY if folder_name == VOCABULARY else load_elements(VOCABULARY)
    return _Elements(split_tables(_read(folder_name, "elements.toml")), vocabulary)


def split_tables(text: str) -> dict[str, str]:
    """The text of each top-level table of a TOML document whose sub-tables follow their table directly."""
    heads = list(_HEAD.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return {head[1] or head[2]: text[head.start() : end] for head, end in zip(heads, ends, strict=True)}


@cache
def load_apis(folder_name: str) -> Mapping[str, Api]:
    """A target's APIs by WeChat's name (`showToast`, not `wx.showToast`)."""
    raw = tomllib.loads(_read(folder_name, "apis.toml"))
    lists = {"same": raw.get("same", ()), "groups": raw.get("groups", ())}
    detailed = {name: entry for name, entry in raw.items() if name not in lists}
    entries = _entries({**lists, "apis": detailed}, "same", "apis")
    return MappingProxyType({name: Api(**_shared(name, entry)) for name, entry in entries})


@dataclass(frozen=True, slots=True)
class Limit:
    """How much a target takes, in the unit of the limit's name. `firm`: it is official."""

    value: int
    source: str
    firm: bool


@cache
def load_limits(folder_name: str) -> Mapping[str, Limit]:
    """A target's limits by name; the name ends in its unit: `_bytes`, `_count`, `_chars`, `_days`."""
    raw = tomllib.loads(_read(folder_name, "limits.toml"))
    return MappingProxyType(
        {name: Limit(entry["value"], entry["source"], entry.get("firm", True)) for name, entry in raw.items()}
    )


@cache
def load_upload(folder_name: str) -> Mapping[str, Any] | None:
    """How the target's own command line is asked to upload; None where mpc knows of none."""
    file = _folder(folder_name).joinpath("upload.toml")
    return MappingProxyType(tomllib.loads(file.read_text("utf-8"))) if file.is_file() else None


@cache
def load_reach(folder_name: str) -> Mapping[str, Any]:
    """How the target's app is found and opened from outside: its `reach.toml`."""
    return MappingProxyType(tomllib.loads(_read(folder_name, "reach.toml")))


def _read(folder_name: str, file_name: str) -> str:
    return _folder(folder_name).joinpath(file_name).read_text("utf-8")


def _folder(folder_name: str) -> Traversable:
    return files(folder_name) if "." in folder_name else files(_PACKAGE).joinpath(folder_name)


def _element(name: str, raw: _Raw, known: Element | None, common: Element | None) -> Element:
    return Element(
        **_shared(name, raw),
        own=raw.get("own", False),
        parents=tuple(raw.get("parents", known.parents if known else ())),
        children=tuple(raw.get("children", known.children if known else ())),
        also=raw.get("also", _EMPTY),
        attributes={
            each: _attribute(each, entry, known.attribute(each) if known else None)
            for each, entry in _attribute_entries(raw)
        },
        events={
            each: _event(each, entry, known.event(each) if known else None)
            for each, entry in _entries(raw, "same_events", "events")
        },
        common=common,
        model=_model(raw["model"]) if "model" in raw else known.model if known else None,
    )


def _model(raw: _Raw) -> Model:
    numbers = raw.get("numbers")
    return Model(
        event=raw["event"],
        attribute=raw.get("attribute"),
        numbers=Numbers(numbers["attribute"], tuple(numbers["values"]), numbers.get("unset", False))
        if numbers
        else None,
    )


def _attribute_entries(raw: _Raw) -> Iterator[tuple[str, _Raw]]:
    for kind in _KINDS:
        for name in raw.get(kind, ()):
            yield name, {"kind": kind}
    yield from _entries(raw, "same", "attributes")


def _entries(raw: _Raw, same: str, detailed: str) -> Iterator[tuple[str, _Raw]]:
    """All entries of one sort: the compact list, groups that share one description, detailed ones."""
    for name in raw.get(same, ()):
        yield name, _EMPTY
    for group in raw.get("groups", ()):
        for name in group.get(detailed, ()):
            yield name, group
    yield from raw.get(detailed, _EMPTY).items()


def _attribute(name: str, raw: _Raw, known: Attribute | None) -> Attribute:
    return Attribute(
        **_shared(name, raw),
        kind=raw.get("kind") or (known.kind if known else None),
        values=_values(raw.get("values", ()), known),
        own=raw.get("own", False),
    )


def _values(raw: list[str] | tuple[()] | _Raw, known: Attribute | None) -> Mapping[str, Value]:
    values = {each.name: Value(each.name, each.name) for each in known.values.values()} if known else {}
    entries = raw.items() if isinstance(raw, Mapping) else ((name, _EMPTY) for name in raw)
    for name, entry in entries:
        values[name] = Value(**_shared(name, entry), also=entry.get("also", _EMPTY))
    return values or _EMPTY


def _event(name: str, raw: _Raw, known: Event | None) -> Event:
    return Event(
        **_shared(name, raw),
        bubbles=raw.get("bubbles", known.bubbles if known else False),
        captures=raw.get("captures", known.captures if known else False),
        own=raw.get("own", False),
    )


def _shared(name: str, raw: _Raw) -> dict[str, Any]:
    return {
        "name": name,
        "native": raw.get("name", name),
        "support": raw.get("support", "yes"),
        "since": raw.get("since"),
        "source": raw.get("source"),
        "en_help": raw.get("en_help"),
        "zh_help": raw.get("zh_help"),
    }
