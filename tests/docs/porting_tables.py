"""The tables of docs/porting.md: what each function of `mp` becomes on each target, from the targets' own tables."""

import json
import re
from collections.abc import Iterator, Mapping
from importlib.resources import files

from mpc.targets.apis import Function, file_text, host_name, load_functions
from mpc.targets.base import Target

_MEMBER = re.compile(r"^    (?:// -- (.+)|(?! |//|/\*|\*|\)|\})(?:readonly )?([^(<:\s]+))", re.MULTILINE)


def tables(known: list[Target]) -> str:
    """One table for each section of `interface Mp`, in its order."""
    parts = []
    for title, names in _sections().items():
        parts.append(f"\n### {title[0].upper()}{title[1:]}\n\n")
        head = ["function", *(target.title("en") for target in known)]
        lines = [head, ["---"] * len(head)]
        lines += [[f"`mp.{name}`", *(_cell(target, name) for target in known)] for name in names]
        parts += [f"| {' | '.join(line)} |\n" for line in lines]
    return "".join([*parts, "\n"])


def _sections() -> Mapping[str, list[str]]:
    text = files("mpc.targets").joinpath("runtime", "mp", "mp.d.ts").read_text(encoding="utf-8")
    body = text[text.index("interface Mp {\n") :]
    found: dict[str, list[str]] = {}
    for match in _MEMBER.finditer(body):
        if match[1]:
            found[match[1].partition(":")[0]] = []
        else:
            found[list(found)[-1]].append(match[2])
    return found


def _cell(target: Target, name: str) -> str:
    entry = target.apis.get(name)
    api = load_functions(target.name).get(name)
    if api is None:
        return f"no: {(entry and entry.en_help) or ''}".replace("|", "\\|")
    if entry is None:
        return "mpc's own"
    details = list(_details(target, api))
    if entry.support == "unknown":
        details.append("not documented (`MP806`)")
    if entry.since:
        details.append(f"from {entry.since}")
    native = load_functions(target.name)[api.alias or name].native
    head = _linked(f"`{host_name(target.name)}.{native}`", api.source)
    return "; ".join([head, *details]).replace("|", "\\|")


def _details(target: Target, api: Function) -> Iterator[str]:
    """What is bridged, and what stays different."""
    if api.alias:
        yield f"as `mp.{api.alias}`"
    if api.file:
        yield _about(target.name, api.file)
    difference = api.difference or {}
    for ours, theirs in difference.get("options", {}).items():
        yield f"`{ours}` → `{theirs}`" if theirs else f"`{ours}` is not handed over"
    for option, words in difference.get("values", {}).items():
        yield f"`{option}`: " + _words(words)
    for option, value in difference.get("defaults", {}).items():
        yield f"`{option}` is {json.dumps(value)} unless it is given"
    for ours, theirs in difference.get("result", {}).items():
        yield f"result `{ours}` ← `{theirs}`"
    for field, words in difference.get("results", {}).items():
        yield f"result `{field}`: " + _words(words)
    if "numbers" in difference:
        yield "text becomes numbers: " + ", ".join(f"`{each}`" for each in difference["numbers"])
    if "failures" in difference:
        yield "errors: " + _words(difference["failures"])
    if api.lacks:
        yield "without " + ", ".join(f"`{each}`" for each in api.lacks) + " (`MP840`)"
    if api.note:
        yield api.note


def _words(words: Mapping[str, str]) -> str:
    return ", ".join(f"`{ours}` → `{theirs}`" for ours, theirs in words.items())


def _about(target: str, file: str) -> str:
    """The head of a quirk's file, without its name."""
    lines = []
    for line in file_text(target, file).splitlines():
        if not line.startswith("// "):
            break
        lines.append(line.removeprefix("// "))
    return " ".join(lines).partition(": ")[2].rstrip(".")


def _linked(text: str, source: str | None) -> str:
    return f"[{text}]({source})" if source and source.startswith("https://") else text
