"""Reads `mpc.toml` into a frozen `Config`. `config.schema.json` says what may stand in it."""

import json
import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from mpc.compiler.diagnostics import FileSink, suggest
from mpc.compiler.memo import watchable
from mpc.compiler.source import SourceFile, Span

FILE = "mpc.toml"
MODES = ("development", "production")
"""Those that every project has; `[mode.…]` may add others, which are built like production."""


@watchable()
@dataclass(frozen=True)
class PageCollection:
    """`[[seo.collection]]`: a page with parameters, and the file whose items each make one page that search can find.

    `params` are parameters of the page by the item's fields, `values` and `path` are texts with `{field}` in them.
    `place` is the path of keys to where it stands in mpc.toml.
    """

    page: str
    file: str
    place: tuple[str, ...]
    items: str = ""
    state: str = ""  # `as`: the page's state that an item stands for
    path: str = ""
    params: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class MenuButton:
    """`[[menu]]`: a button of the official account's menu, or a group of them. It opens one of page, link and url."""

    name: str
    place: tuple[str, ...]
    page: str = ""
    link: str = ""
    url: str = ""
    query: Mapping[str, str] = field(default_factory=dict)
    buttons: tuple["MenuButton", ...] = ()


@dataclass(frozen=True)
class Config:
    """What the project wants. `targets` holds each target's own table as it stands (appid, base-library), `budgets` the
    sizes as they stand, `reach` what stands in `[reach]`."""

    name: str = "mini-program"
    version: str = "0.0.0"
    out: str = "dist"
    px_to_rpx: bool = False
    assets: tuple[str, ...] = ()  # files and folders to copy, whether a source names them or not
    targets: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    env: Mapping[str, object] = field(default_factory=dict)
    budgets: Mapping[str, Mapping[str, str | int]] = field(default_factory=dict)  # by target, "" for all
    reach: Mapping[str, Any] = field(default_factory=dict)
    collections: tuple[PageCollection, ...] = ()
    menu: tuple[MenuButton, ...] = ()
    file: SourceFile | None = field(default=None, compare=False)
    broken: bool = False  # mpc.toml has errors, which have been reported: these are defaults

    def place(self, *path: str) -> Span:
        """Where a key stands in mpc.toml; the beginning where there is none."""
        return _key_span(self.file, list(path)) if self.file else Span(0, 0)

    def option(self, target: str, name: str, default: str = "") -> str:
        return self.targets.get(target, {}).get(name, default)


def read(file: SourceFile | None, mode: str, targets: Collection[str], sink: FileSink) -> Config:
    """The configuration for a mode (`development`, `production`); a missing file means the defaults.

    `targets` are the names that `[target.…]` may have.
    """
    if file is None:
        _check_mode(mode, MODES, sink)
        return Config()
    try:
        data = tomllib.loads(file.text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        sink.report("MP002", _place(file, str(error)), reason=re.sub(r" \(at .*\)$", "", str(error)))
        return Config(broken=True)
    except ValueError:  # Python converts no whole number of more than 4300 digits
        sink.report("MP002", _long_number(file), reason="a number has too many digits")
        return Config(broken=True)
    if not _valid(data, targets, file, sink):
        return Config(broken=True)
    for name in data.get("target", {}):
        if name not in targets:
            place = _key_span(file, ["target", name])
            sink.report("MP003", place, name=f"target.{name}", suggestion=suggest(name, targets))
    _check_mode(mode, [*MODES, *data.get("mode", {})], sink)
    app, build = data.get("app", {}), data.get("build", {})
    return Config(
        name=app.get("name", "mini-program"),
        version=app.get("version", "0.0.0"),
        out=build.get("out", "dist"),
        px_to_rpx=build.get("px-to-rpx", False),
        assets=tuple(build.get("assets", ())),
        targets=data.get("target", {}),
        file=file,
        budgets=_budgets(data.get("budget", {})),
        reach=data.get("reach", {}),
        collections=_collections(data.get("seo", {}).get("collection", ())),
        menu=_buttons(data.get("menu", ()), ("menu",)),
        env={**data.get("env", {}), **data.get("mode", {}).get(mode, {}).get("env", {})},
    )


def _check_mode(mode: str, known: Collection[str], sink: FileSink) -> None:
    if mode not in known:
        names = ", ".join(f"`{name}`" for name in dict.fromkeys(known))
        sink.sink.report("MP009", None, Span(0, 0), name=mode, known=names, suggestion=suggest(mode, known))


def _budgets(table: Mapping[str, Any]) -> dict[str, dict[str, str | int]]:
    """A budget's own tables are those of targets; what stands beside them holds for all."""
    own = {name: dict(value) for name, value in table.items() if isinstance(value, Mapping)}
    common = {name: value for name, value in table.items() if name not in own}
    return {"": common, **own} if common else own


def _collections(tables: Sequence[Mapping[str, Any]]) -> tuple[PageCollection, ...]:
    return tuple(
        PageCollection(
            page=_path(table["page"]),
            file=_path(table["file"]),
            place=("seo", "collection", str(number)),
            items=table.get("items", ""),
            state=table.get("as", ""),
            path=table.get("path", ""),
            params=table.get("params", {}),
            values=table.get("values", {}),
        )
        for number, table in enumerate(tables)
    )


def _buttons(tables: Sequence[Mapping[str, Any]], place: tuple[str, ...]) -> tuple[MenuButton, ...]:
    return tuple(
        MenuButton(
            name=table["name"],
            place=(*place, str(number)),
            page=_path(table.get("page", "")),
            link=table.get("link", ""),
            url=table.get("url", ""),
            query=table.get("query", {}),
            buttons=_buttons(table.get("button", ()), (*place, str(number), "button")),
        )
        for number, table in enumerate(tables)
    )


def _path(path: str) -> str:
    """A path of the project however it is written: `@/pages/home`, `/pages/home`, `pages/home`."""
    return path.removeprefix("@").removeprefix("/")


def _valid(data: Mapping[str, Any], targets: Collection[str], file: SourceFile, sink: FileSink) -> bool:
    """Check against the schema; every violation is reported at its key."""
    from jsonschema import Draft202012Validator  # 76 ms: only where a configuration is really read

    schema = json.loads(files("mpc.compiler").joinpath("config.schema.json").read_text(encoding="utf-8"))
    schema["properties"]["budget"]["properties"].update((name, {"$ref": "#/$defs/sizes"}) for name in sorted(targets))
    good = True
    for error in sorted(Draft202012Validator(schema).iter_errors(data), key=lambda e: list(map(str, e.path))):
        good = False
        path = [str(part) for part in error.absolute_path]
        if error.validator == "additionalProperties":
            for key in sorted(set(error.instance) - set(error.schema.get("properties", {}))):
                guess = suggest(key, error.schema.get("properties", {}))
                name = ".".join([*path, key])
                sink.report("MP003", _key_span(file, [*path, key]), name=name, suggestion=guess)
        else:
            reason = error.schema.get("description", "a table")
            reason_zh = error.schema.get("description_zh", "一个表")
            place = _key_span(file, path)
            sink.report("MP004", place, name=".".join(path), reason=reason, reason_zh=reason_zh)
    return good


def _long_number(file: SourceFile) -> Span:
    match = re.search(r"\d[\d_]{4000,}", file.text)
    return Span(match.start(), match.start() + 1) if match else Span(0, 0)


def _place(file: SourceFile, message: str) -> Span:
    """The place that a TOML error names in words."""
    match = re.search(r"at line (\d+), column (\d+)", message)
    if not match:
        return Span(max(0, len(file.text) - 1), len(file.text))
    line, column = int(match.group(1)), int(match.group(2))
    if line > len(file.line_starts):
        return Span(len(file.text), len(file.text))
    start = min(file.line_starts[line - 1] + column - 1, len(file.text))
    return Span(start, min(start + 1, len(file.text)))


def _key_span(file: SourceFile, path: list[str]) -> Span:
    """Where a key stands: its line in its table, or the table's head. Tables of an array are named by their number."""
    table: list[str] = []
    head = Span(0, 0)
    counts: dict[tuple[str, ...], int] = {}  # how many tables each array has so far
    for start, line in zip(file.line_starts, file.text.split("\n"), strict=False):
        if match := re.match(r"\s*(\[?)\[([^\[\]]+)\]", line):
            table = _table([part.strip().strip("\"'") for part in match.group(2).split(".")], bool(match[1]), counts)
            span = Span(start + match.start(2), start + match.end(2))
            if table == path:
                return span
            if table == path[: len(table)]:
                head = span
        elif match := re.match(r"\s*([\w.\"'-]+)\s*=", line):
            keys = [part.strip("\"'") for part in match.group(1).split(".")]
            if [*table, *keys] == path[: len(table) + len(keys)]:
                return Span(start + match.start(1), start + match.end(1))
    return head


def _table(names: list[str], is_new: bool, counts: dict[tuple[str, ...], int]) -> list[str]:
    """A table's path from its head, with the numbers of the arrays' tables that it is in, or begins."""
    table: list[str] = []
    for number, name in enumerate(names, 1):
        table.append(name)
        array = tuple(table)
        if is_new and number == len(names):
            counts[array] = counts.get(array, 0) + 1
        if array in counts:
            table.append(str(counts[array] - 1))
    return table
