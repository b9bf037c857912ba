"""Puts `mpc.js` and `mp.js` together from the parts that a project needs.

`runtime/parts.toml` lists the parts in the order of concatenation; a target's own `runtime/parts.toml`
supplies or replaces some of them.
`runtime/mp/README.md` describes the table of the unified API, `<target>/runtime/mp/mp.toml`.
"""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from mpc.targets.shorten import shorten

_PACKAGE = "mpc.targets"
_STRING = re.compile(r'("(?:[^"\\]|\\.)*")')
_SPACE = re.compile(r"(?<=[^\w\s$+-]) +|(?<=[+-]) +(?=[^+-])| +(?=[^\w\s$+-])|(?<=[^+-]) +(?=[+-])(?<![+-] )")
_LINE_END = re.compile(r"(?<=[{(\[,?:=&|>])\n|\n(?=[})\],.?:])")


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the runtime. `needs` are names of other parts, `provides` the names that mpc.js exports."""

    name: str
    text: str
    needs: tuple[str, ...] = ()
    provides: tuple[str, ...] = ()
    feature: str = ""


@dataclass(frozen=True, slots=True)
class Function:
    """One function of `mp`: how it differs from the host's own, or the file that supplies it."""

    name: str
    native: str
    sync: bool = False
    file: str | None = None
    difference: Mapping[str, Any] | None = None


@cache
def _read(path: str) -> str:
    return files(_PACKAGE).joinpath(path).read_text(encoding="utf-8")


@cache
def load_parts(target_folder: str) -> tuple[Part, ...]:
    """All parts for one target, in order. One that the target ought to supply raises `LookupError`."""
    own = {entry["name"]: entry for entry in _entries(f"{target_folder}/runtime/parts.toml")}
    parts = []
    for entry in _entries("runtime/parts.toml"):
        part = Part(
            name=entry["name"],
            text="",
            needs=tuple(entry.get("needs", ())),
            provides=tuple(entry.get("provides", ())),
            feature=entry.get("feature", ""),
        )
        supplied = own.pop(part.name, None)
        if supplied is not None:
            file = supplied["file"]
            text = _read(f"{target_folder}/runtime/{file}") if file else ""
            part = replace(part, text=text, needs=part.needs + tuple(supplied.get("needs", ())))
        elif "file" in entry:
            part = replace(part, text=_read(f"runtime/{entry['file']}"))
        else:
            raise LookupError(f"{target_folder} supplies no runtime part {part.name!r}")
        parts.append(part)
    if own:
        raise LookupError(f"{target_folder} supplies unknown runtime parts: {', '.join(sorted(own))}")
    return tuple(parts)


@cache
def private_names() -> frozenset[str]:
    """The properties that only the runtime's own parts use."""
    return frozenset(tomllib.loads(_read("runtime/parts.toml"))["private"])


def choose_parts(parts: tuple[Part, ...], features: Iterable[str]) -> tuple[Part, ...]:
    """The parts named by `features` and all that they need, in order. Unknown names raise `LookupError`."""
    by_name = {part.name: part for part in parts}
    chosen: set[str] = set()
    open_names = list(features)
    while open_names:
        name = open_names.pop()
        if name not in by_name:
            raise LookupError(f"no runtime part is called {name!r}")
        if name not in chosen:
            chosen.add(name)
            open_names.extend(by_name[name].needs)
    return tuple(part for part in parts if part.name in chosen)


def assemble_runtime(parts: tuple[Part, ...], features: Iterable[str], production: bool) -> str:
    """The text of mpc.js with the parts that `features` (names of parts) need."""
    chosen = choose_parts(parts, features)
    names = [name for part in chosen for name in part.provides]
    texts = [part.text for part in chosen if part.text]
    return _join([*texts, f"module.exports = {{ {', '.join(names)} }}\n"], production, private_names())


@cache
def load_functions(target: str) -> Mapping[str, Function]:
    """The unified API as one target's table has it, by name."""
    table = tomllib.loads(_read(f"{target}/runtime/mp/mp.toml"))
    apis = {}
    for name, entry in table["api"].items():
        difference = {key: entry[key] for key in ("options", "values", "defaults", "result") if key in entry}
        apis[name] = Function(
            name=name,
            native=entry.get("native", name),
            sync=entry.get("sync", False),
            file=entry.get("file"),
            difference=difference or None,
        )
    return apis


def api_features(names: Iterable[str]) -> frozenset[str]:
    """The runtime parts that functions of `mp` need: `mp.tick` alone."""
    return frozenset({"tick"} & set(names))


def assemble_mp(target: str, names: Iterable[str], production: bool) -> str:
    """The text of mp.js with the named functions. A name that the target lacks raises `LookupError`."""
    apis = load_functions(target)
    wanted = sorted(set(names))
    texts = [_read(f"{target}/runtime/mp/host.js"), _read("runtime/mp/promised.js")]
    seen: set[str] = set()
    exports = []
    for name in wanted:
        if name not in apis:
            raise LookupError(f"mp.{name} does not exist on {target}")
        api = apis[name]
        if api.file is not None:
            if api.file not in seen:
                seen.add(api.file)
                folder = "runtime/mp" if api.file.startswith("/") else f"{target}/runtime/mp"
                texts.append(_read(f"{folder}/{api.file.lstrip('/')}"))
            exports.append(f"  {name}")
        elif api.sync:
            exports.append(f"  {name}: (...args) => host.{api.native}(...args)")
        else:
            arguments = [json.dumps(name)]
            if api.native != name or api.difference:
                arguments.append(json.dumps(api.native))
            if api.difference:
                arguments.append(json.dumps(api.difference, ensure_ascii=False))
            exports.append(f"  {name}: promised({', '.join(arguments)})")
    return _join([*texts, "module.exports = {\n" + ",\n".join(exports) + "\n}\n"], production)


def strip_lines(text: str) -> str:
    """Without comment lines, indentation and blank lines. In every part, comments have lines of their own."""
    lines = (line.strip() for line in text.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith(("//", "/**")))


def squeeze(text: str) -> str:
    """Stripped text without the spaces and line ends that JavaScript does not need. `shorten` goes before.

    Only for the runtime's own parts, which keep to its rules: double quotes, no template strings, no space in
    a regular expression, no statement that begins in the line of another one's closing bracket.
    """
    pieces = _STRING.split(strip_lines(text))
    for index in range(0, len(pieces), 2):
        piece = _SPACE.sub("", pieces[index])
        piece = _LINE_END.sub("", piece)
        if index:  # beside a string no space is needed
            piece = piece.lstrip(" ")
        pieces[index] = piece if index == len(pieces) - 1 else piece.rstrip(" ")
    return "".join(pieces)


def _entries(path: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = tomllib.loads(_read(path))["part"]
    return entries


def _join(texts: Iterable[str], production: bool, private: frozenset[str] = frozenset()) -> str:
    text = "\n".join(texts)
    return squeeze(shorten(text, private)) if production else text
