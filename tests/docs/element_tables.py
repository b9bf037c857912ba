"""The generated parts of docs/targets.md, docs/elements.md and docs/porting.md: tables made from the targets' data.

<!-- generated: elements -->
…
<!-- end -->
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.resources import files
from typing import Any

import porting_tables
from attribute_tables import element_sections
from mpc.targets import discover
from mpc.targets.apis import load_functions
from mpc.targets.base import Target

# WeChat is the vocabulary, so it comes first.
ORDER = ("wechat", "douyin", "alipay")
_PART = re.compile(r"(<!-- generated: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def regenerated(text: str) -> str:
    """A document with every generated part made anew. An unknown part raises `KeyError`."""
    return _PART.sub(lambda match: f"{match[1]}{PARTS[match[2]]()}{match[3]}", text)


def parts_in(text: str) -> set[str]:
    return {match[2] for match in _PART.finditer(text)}


def targets() -> list[Target]:
    known = discover()
    return [known[name] for name in sorted(known, key=lambda name: (name not in ORDER, ORDER.index(name)))]


def elements_table() -> str:
    """Every built-in element: yes, no or unknown for each target."""
    known = targets()
    tags = sorted({tag for target in known for tag in target.elements} - {"*"})
    rows = [[f"`{tag}`", *(_support(target, tag) for target in known)] for tag in tags]
    return _table(["element", *_titles(known)], rows)


def apis_table() -> str:
    """Every function of `mp` that this version supplies, with the name it calls on each target."""
    known = targets()
    tables = {target.name: load_functions(target.name) for target in known}
    names = sorted({name for table in tables.values() for name in table}, key=str.lower)
    rows = []
    for name in names:
        found = [tables[target.name].get(name) for target in known]
        cells = ["no" if api is None else "yes" if api.native == name else f"`{api.native}`" for api in found]
        rows.append([f"`mp.{name}`", *cells])
    return _table(["function", *_titles(known)], rows)


def words_table() -> str:
    """The words of platform.toml, except the settings, which have a table of their own."""
    known = targets()
    flat = [dict(_flat(_platform(target))) for target in known]
    keys = list(dict.fromkeys(key for each in flat for key in each))
    sections = list(dict.fromkeys(key.partition(".")[0] for key in keys))
    keys.sort(key=lambda key: sections.index(key.partition(".")[0]))
    rows = [[f"`{key}`", *(_cell(each.get(key)) for each in flat)] for key in keys]
    return _table(["platform.toml", *_titles(known)], rows)


def settings_table() -> str:
    """What the settings of `<page>`, `<window>` and `<tabbar>` become."""
    known = targets()
    rows = []
    for where, path in (("<page>, <window>", ("window",)), ("<tabbar>", ("tabbar", "options"))):
        tables = [_at(_platform(target), path) for target in known]
        for name in dict.fromkeys(key for table in tables for key in table):
            rows.append([f"`{name}`", f"`{where}`", *(_keys(table.get(name)) for table in tables)])
    return _table(["setting", "of", *_titles(known)], rows)


PARTS: dict[str, Callable[[], str]] = {
    "elements": elements_table,
    "attributes": lambda: element_sections(targets()),
    "apis": apis_table,
    "words": words_table,
    "settings": settings_table,
    "porting": lambda: porting_tables.tables(targets()),
}


def _support(target: Target, tag: str) -> str:
    element = target.elements.get(tag)
    if element is None:
        return "not in the table"
    if element.support == "no":
        return "no"
    details = [f"`{element.native}`"] if element.native != tag else []
    details += [f"from {element.since}"] if element.since else []
    return f"{element.support} ({', '.join(details)})" if details else element.support


def _platform(target: Target) -> Mapping[str, Any]:
    return tomllib.loads(files(target.package).joinpath("platform.toml").read_text(encoding="utf-8"))


def _flat(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, object]]:
    for name, value in table.items():
        key = f"{before}{name}"
        if key in ("name", "title", "source", "window", "tabbar.options", "component"):
            continue
        if isinstance(value, Mapping):
            yield from _flat(value, f"{key}.")
        else:
            yield key, value


def _at(table: Mapping[str, Any], path: Iterable[str]) -> Mapping[str, Any]:
    for name in path:
        table = table[name]
    return table


def _keys(keys: Mapping[str, Any] | None) -> str:
    """`{ pullRefresh = "$boolean" }` as the target's keys; a value that is no `$…` is constant."""
    if keys is None:
        return "no effect (MP810)"
    if "values" in keys:
        return "; ".join(f"`{value}`: {_constants(table)}" for value, table in keys["values"].items())
    return ", ".join(f"`{key}`" if str(value).startswith("$") else f"`{key}: {value}`" for key, value in keys.items())


def _constants(table: Mapping[str, Any]) -> str:
    return ", ".join(f"`{key}: {value}`" for key, value in table.items()) or "nothing"


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list() | tuple():
            return ", ".join(f"`{each}`" for each in value) or "none"
        case _:
            return f"`{value}`"


def _titles(known: list[Target]) -> list[str]:
    return [target.title("en") for target in known]


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cell for cell in line)} |\n" for line in lines)
