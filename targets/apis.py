"""The unified API: its tables, and `mp.js` with the functions that a project uses.

`runtime/mp/README.md` describes the tables, `<target>/runtime/mp/mp.toml`.
"""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from mpc.targets.assemble import PACKAGE, join, read_text, strip_lines

Kind = Literal["promise", "sync", "value"]

# The keys of an entry that say how options and results differ from the host's.
DIFFERENCES = ("options", "values", "defaults", "result", "results", "numbers", "failures")
_LISTS: Mapping[str, Kind] = {"same": "promise", "same_sync": "sync", "same_values": "value"}
_SHARED = "runtime/mp"
_WORD = re.compile(r"[A-Za-z_$][\w$]*")


@dataclass(frozen=True, slots=True)
class Function:
    """One member of `mp`: how it differs from the host's own, or the file that supplies it.

    `alias` is the function of `mp` that answers in its place, `lacks` the options that mean nothing here.
    """

    name: str
    native: str
    kind: Kind = "promise"
    file: str | None = None
    alias: str | None = None
    task: bool = False
    data: bool = False
    difference: Mapping[str, Any] | None = None
    lacks: tuple[str, ...] = ()
    source: str | None = None
    note: str | None = None


@cache
def load_functions(target: str) -> Mapping[str, Function]:
    """The unified API as one target's table has it, by name."""
    table = tomllib.loads(read_text(f"{target}/{_SHARED}/mp.toml"))
    apis = {name: Function(name, name, kind) for key, kind in _LISTS.items() for name in table.get(key, ())}
    for name, entry in table.get("api", {}).items():
        apis[name] = Function(
            name=name,
            native=entry.get("native", name),
            kind=entry.get("kind", "promise"),
            file=entry.get("file"),
            alias=entry.get("as"),
            task=entry.get("task", False),
            data=entry.get("data", False),
            difference={key: entry[key] for key in DIFFERENCES if key in entry} or None,
            lacks=tuple(entry.get("lacks", ())),
            source=entry.get("source"),
            note=entry.get("note"),
        )
    for name, api in apis.items():
        if api.alias is not None and (api.alias not in apis or apis[api.alias].alias is not None):
            raise LookupError(f"mp.{name} stands for mp.{api.alias}, which is no function of {target}")
    return apis


def api_features(target: str, names: Iterable[str], proxies: bool = False) -> frozenset[str]:
    """The runtime parts that functions of `mp` need: `tick`, and `bare` where state may be handed over."""
    apis = load_functions(target)
    found = {name for name in names if name == "tick"}
    if proxies and any(apis[name].kind == "promise" or apis[name].data for name in set(names) - found):
        found.add("bare")
    return frozenset(found)


def host_name(target: str) -> str:
    """The object that holds the platform's functions: `wx`."""
    return _helper_text(target, "host").partition("const host = ")[2].strip()


def file_text(target: str, file: str) -> str:
    """The file that an entry names; `/name.js` is shared by targets."""
    folder = _SHARED if file.startswith("/") else f"{target}/{_SHARED}"
    return read_text(f"{folder}/{file.lstrip('/')}")


def assemble_mp(target: str, names: Iterable[str], production: bool, proxies: bool = False) -> str:
    """The text of mp.js with the named functions. A name that the target lacks raises `LookupError`.

    `proxies`: state may hold objects, so that what scripts hand over is unwrapped first, with `bare` of mpc.js.
    """
    apis = load_functions(target)
    own: dict[str, str] = {}  # texts of quirks by file, in the order of first use
    exports = []
    for name in sorted(set(names)):
        if name not in apis:
            raise LookupError(f"mp.{name} does not exist on {target}")
        api = apis[apis[name].alias or name]
        if api.file is not None:
            own[api.file] = file_text(target, api.file)
            exports.append(f"  {name}" if api.name == name else f"  {name}: {api.name}")
        else:
            exports.append(f"  {name}: {_call(api, proxies)}")
    text = "\n".join([*own.values(), "module.exports = {\n" + ",\n".join(exports) + "\n}\n"])
    return join([*_helpers(target, text, proxies), text], production)


def _call(api: Function, proxies: bool) -> str:
    """A member that needs no file."""
    if api.kind == "value":
        return f"host.{api.native}"
    if api.kind == "sync":
        args = "...args.map((arg) => unwrapped(arg))" if proxies and api.data else "...args"
        return f"(...args) => host.{api.native}({args})"
    arguments = [json.dumps(api.name)]
    if api.native != api.name or api.difference:
        arguments.append(json.dumps(api.native))
    if api.difference:
        arguments.append(json.dumps(api.difference, ensure_ascii=False))
    call = f"{'adapted' if api.difference else 'promised'}({', '.join(arguments)})"
    return f"tasked({call})" if api.task else call


# -- helpers: files of constants that other texts name ----------------------------------------------------


def _helpers(target: str, text: str, proxies: bool) -> Iterator[str]:
    """The texts of the helpers that `text` names, and of those they name, each after what it needs."""
    names = _helper_names(target)
    done: set[str] = set()

    def visit(body: str) -> Iterator[str]:
        for name in sorted(names & set(_WORD.findall(strip_lines(body))) - done):
            if name not in done:
                done.add(name)
                own = _made(target, name, proxies) or _helper_text(target, name)
                yield from visit(own)
                yield own

    yield from visit(text)


def _made(target: str, name: str, proxies: bool) -> str | None:
    """Helpers that depend on the project or on the table."""
    if name == "unwrapped" and proxies:
        return _helper_text(target, "unwrapped.state")
    if name == "nativeNames":
        apis = load_functions(target)
        names = {each: apis[api.alias or each].native for each, api in apis.items()}
        return f"const nativeNames = {json.dumps({each: name for each, name in names.items() if name != each})}\n"
    return None


@cache
def _helper_names(target: str) -> frozenset[str]:
    folders = (files(PACKAGE).joinpath(*folder.split("/")) for folder in _helper_folders(target))
    found = (file.name for folder in folders if folder.is_dir() for file in folder.iterdir())
    return frozenset({"nativeNames", *(name.removesuffix(".js") for name in found if name.endswith(".js"))})


def _helper_text(target: str, name: str) -> str:
    """A target's own helper goes before the shared one."""
    for folder in _helper_folders(target):
        if files(PACKAGE).joinpath(*folder.split("/"), f"{name}.js").is_file():
            return read_text(f"{folder}/{name}.js")
    raise LookupError(f"{target} has no helper {name!r}")


def _helper_folders(target: str) -> tuple[str, str]:
    return f"{target}/{_SHARED}/helpers", f"{_SHARED}/helpers"
