"""What is to be asked of a vendor's own command line, and what of its answer may be shown.

Everything here is data and text; `compiler.build.tool` runs it.
"""

import json
import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

HIDDEN = "***"
"""What stands where a secret stood."""

_LINE = 8  # a line or a field of a secret that is shorter gives nothing away, and may be a word


@dataclass(frozen=True, slots=True)
class Secret:
    """What the vendor gives to those who may upload. `variable` holds its text in the environment, `<variable>_FILE`
    the path of a file with it. `titles` and `places` say in each language what it is and where one gets it."""

    variable: str
    pattern: str
    titles: Mapping[str, str]
    places: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Action:
    """One use of the tool. In its arguments stand `{appid}`, `{version}`, `{description}`, `{folder}`, `{key}` and
    `{picture}`. `success` is what it prints in the end, where its exit code says nothing; `picture` is the suffix of
    the QR code's file, where it writes one."""

    arguments: tuple[str, ...]
    success: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """A folder of its own for a tool that reads the secret from there: the variable that names the folder, a file in
    it, and the JSON in that file, with `{appid}` and `{secret}` in its texts."""

    variable: str
    file: str
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Tool:
    """A vendor's command line: the npm package with the version that its table was written for, and its command."""

    package: str
    version: str
    command: str
    secret: Secret
    settings: Mapping[str, str]
    actions: Mapping[str, Action]
    home: Home | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """A run of the tool: what follows the program's name, what is added to its environment, files to put into place
    before (by path), and the secrets that must not be shown."""

    arguments: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    secrets: tuple[str, ...] = ()


def load(raw: Mapping[str, Any]) -> Tool:
    """A tool from its table, whose form `targets/schemas/upload.schema.json` says."""
    secret, home = raw["secret"], raw.get("home")
    return Tool(
        package=raw["package"],
        version=raw["version"],
        command=raw["command"],
        secret=Secret(secret["variable"], secret["pattern"], secret["title"], secret["where"]),
        settings=raw["settings"],
        actions={
            name: Action(tuple(each["arguments"]), each.get("success", ""), each.get("picture", ""))
            for name, each in raw["actions"].items()
        },
        home=Home(home["variable"], home["file"], home["content"]) if home else None,
    )


def plan(tool: Tool, action: Action, values: Mapping[str, str], secret: str) -> Call:
    """The call with its placeholders filled. `values` has `appid`, `version`, `description`, `picture`, and the paths
    `folder`, `key` and `home`; the secret stands in a file of its owner alone, never among the arguments."""
    arguments = tuple(filled(each, values) for each in action.arguments)
    secrets = fragments(secret)
    if tool.home:
        content = json.dumps(filled(dict(tool.home.content), {**values, "secret": secret.strip()})).encode()
        file = f"{values['home']}/{tool.home.file}"
        return Call(arguments, {tool.home.variable: values["home"]}, {file: content}, secrets)
    return Call(arguments, {}, {values["key"]: secret.encode()}, secrets)


def filled(value: Any, values: Mapping[str, str]) -> Any:
    """A table's value with the placeholders in its texts (and names) filled; a value is never read as a template."""
    if isinstance(value, str):
        return re.sub(r"\{(\w+)\}", lambda match: values[match[1]], value)
    if isinstance(value, Mapping):
        return {filled(name, values): filled(each, values) for name, each in value.items()}
    return value


def fragments(secret: str) -> tuple[str, ...]:
    """What must not be shown of a secret: all of it, each of its lines, the texts in it if it is JSON, and these as
    addresses, JSON strings and Base64 would have them. The longest first."""
    whole = secret.strip()
    parts = [line.strip() for line in whole.splitlines() if not line.strip().startswith("-----")]
    parts += _texts(whole)
    parts = [whole, *(each for each in parts if len(each) >= _LINE)]
    said = {form for each in parts if each for form in _forms(each)}
    return tuple(sorted(said, key=lambda each: (-len(each), each)))


def _texts(text: str) -> Iterable[str]:
    try:
        found = [json.loads(text)]
    except ValueError:
        return
    while found:
        value = found.pop()
        if isinstance(value, str):
            yield value
            yield from (line.strip() for line in value.splitlines() if not line.startswith("-----"))
        elif isinstance(value, dict):
            found += value.values()
        elif isinstance(value, list):
            found += value


def _forms(text: str) -> Iterable[str]:
    data = text.encode()
    return text, json.dumps(text)[1:-1], quote(text, safe=""), b64encode(data).decode()


def redacted(text: str, secrets: Iterable[str]) -> str:
    for each in secrets:
        text = text.replace(each, HIDDEN)
    return text


def leak(content: Mapping[str, bytes], secrets: Iterable[str]) -> str | None:
    """The first file of a bundle in which a part of a secret stands."""
    wanted = [each.encode() for each in secrets]
    return next((path for path, data in content.items() if any(each in data for each in wanted)), None)
