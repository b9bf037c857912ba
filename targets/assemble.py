"""Puts `mpc.js` together from the parts that a project needs. (`mp.js` is made in `apis`.)

`runtime/parts.toml` lists the parts in the order of concatenation; a target's own `runtime/parts.toml`
supplies or replaces some of them.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from mpc.targets.shorten import shorten

PACKAGE = "mpc.targets"
_STRING = re.compile(r'("(?:[^"\\]|\\.)*")')
_SPACE = re.compile(r"(?<=[^\w\s$+-]) +|(?<=[+-]) +(?=[^+-])| +(?=[^\w\s$+-])|(?<=[^+-]) +(?=[+-])(?<![+-] )")
_LINE_END = re.compile(r"(?<=[{(\[,?:=&|>])\n|\n(?=[})\],.?:])")


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the runtime. `needs` are names of other parts, `provides` the names that mpc.js exports.

    `development`: it is taken there alone, wherever all that it needs is taken.
    """

    name: str
    text: str
    needs: tuple[str, ...] = ()
    provides: tuple[str, ...] = ()
    feature: str = ""
    development: bool = False


@cache
def read_text(path: str) -> str:
    """A file of this package, by its path from `targets/`."""
    return files(PACKAGE).joinpath(path).read_text(encoding="utf-8")


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
            development=entry.get("development", False),
        )
        supplied = own.pop(part.name, None)
        if supplied is not None:
            file = supplied["file"]
            text = read_text(f"{target_folder}/runtime/{file}") if file else ""
            part = replace(part, text=text, needs=part.needs + tuple(supplied.get("needs", ())))
        elif "file" in entry:
            part = replace(part, text=read_text(f"runtime/{entry['file']}"))
        else:
            raise LookupError(f"{target_folder} supplies no runtime part {part.name!r}")
        parts.append(part)
    if own:
        raise LookupError(f"{target_folder} supplies unknown runtime parts: {', '.join(sorted(own))}")
    return tuple(parts)


@cache
def private_names() -> frozenset[str]:
    """The properties that only the runtime's own parts use."""
    return frozenset(tomllib.loads(read_text("runtime/parts.toml"))["private"])


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
    chosen = _for_mode(parts, choose_parts(parts, features), production)
    names = [name for part in chosen for name in part.provides]
    texts = [part.text for part in chosen if part.text]
    return join([*texts, f"module.exports = {{ {', '.join(names)} }}\n"], production, private_names())


def _for_mode(parts: tuple[Part, ...], chosen: tuple[Part, ...], production: bool) -> tuple[Part, ...]:
    """The chosen parts, with those of development if that is what is built; production never has them."""
    plain = {part.name for part in chosen if not part.development}
    extra = {part.name for part in parts if part.development and not production and plain.issuperset(part.needs)}
    return tuple(part for part in parts if part.name in plain | extra)


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
    entries: list[dict[str, Any]] = tomllib.loads(read_text(path))["part"]
    return entries


def join(texts: Iterable[str], production: bool, private: frozenset[str] = frozenset()) -> str:
    """Parts as one file, in production squeezed and with short names."""
    text = "\n".join(texts)
    return squeeze(shorten(text, private)) if production else text
