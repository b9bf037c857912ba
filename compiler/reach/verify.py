"""Files that prove whose a domain is, `[reach] verify`: they stand at the root of the web site as they are."""

import posixpath
import re
from collections.abc import Iterator, Sequence

from mpc.compiler.config import Config
from mpc.compiler.diagnostics import Sink, suggest
from mpc.compiler.files import Files
from mpc.compiler.reach.platform import Platform


def verify_files(
    config: Config, files: Files, platforms: Sequence[Platform], sink: Sink
) -> Iterator[tuple[str, bytes]]:
    """The files: path and bytes. One that is missing, or of no platform's form, is reported where mpc.toml names it."""
    for path in config.reach.get("verify", ()):
        data = files.data(path)
        if data is None:
            guess = suggest(path, [each for each in files.paths() if each.endswith(".txt")])
            _report("MP711", path, config, sink, suggestion=guess)
        elif not any(_proves(posixpath.basename(path), data, table) for table in _tables(platforms)):
            _report("MP791", path, config, sink)
        else:
            yield posixpath.basename(path), data


def _tables(platforms: Sequence[Platform]) -> Iterator[dict[str, str]]:
    for platform in platforms:
        yield from platform.table.get("verify", ())


def _proves(name: str, data: bytes, table: dict[str, str]) -> bool:
    match = re.fullmatch(table["name"], name)
    if not match:
        return False
    groups = {rf"\{number}": re.escape(group) for number, group in enumerate(match.groups(), 1)}
    wanted = re.sub(r"\\\d", lambda each: groups.get(each[0], each[0]), table["text"])
    return re.fullmatch(wanted, data.decode("utf-8", "replace").strip()) is not None


def _report(code: str, path: str, config: Config, sink: Sink, **words: str) -> None:
    if config.file:
        sink.report(code, config.file, config.place("reach", "verify"), path=path, **words)
