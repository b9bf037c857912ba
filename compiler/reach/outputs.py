"""What `mpc reach build` writes: for each folder its files, made one by one."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mpc.compiler import ir
from mpc.compiler.config import Config
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Files
from mpc.compiler.reach.bodies import bodies
from mpc.compiler.reach.entries import Entry
from mpc.compiler.reach.platform import Platform, query_string
from mpc.compiler.reach.settings import Settings, settings
from mpc.compiler.reach.site import pages
from mpc.compiler.reach.submissions import submissions
from mpc.compiler.reach.verify import verify_files

Made = Iterator[tuple[str, bytes]]
"""Files by their path in the folder. None of them need be kept."""


@dataclass(frozen=True)
class Reach:
    """All that outputs are made of. `entries` may be gone through again and again."""

    project: ir.Project
    config: Config
    files: Files
    entries: Iterable[Entry]
    platforms: Sequence[Platform]


def outputs(reach: Reach, sink: Sink) -> Mapping[str, Made]:
    """The files by folder: `web` the site, `search` what is submitted, `official-account` what accounts are given."""
    own = settings(reach.project, reach.config, sink)
    return {
        **({"web": _web(reach, own, sink)} if own else {}),
        "search": _search(reach, own, sink),
        "official-account": bodies(reach.project, reach.config, reach.entries, reach.platforms, own),
    }


def _web(reach: Reach, own: Settings, sink: Sink) -> Made:
    yield from pages(reach.entries, own, reach.platforms, reach.files, sink)
    yield from verify_files(reach.config, reach.files, reach.platforms, sink)


def _search(reach: Reach, own: Settings | None, sink: Sink) -> Made:
    yield "pages.jsonl", b"".join(_line(entry) for entry in reach.entries if entry.index)
    yield from submissions(reach.entries, reach.config, reach.platforms, own, sink)


def _line(entry: Entry) -> bytes:
    """One page that search may list, for the owner's own scripts."""
    path = f"{entry.page}?{query_string(entry.query)}" if entry.query else entry.page
    said = {
        "path": path,
        "address": entry.address,
        "title": entry.title,
        "description": entry.description,
        "keywords": entry.keywords,
        "image": entry.image,
        "type": entry.kind,
        "fields": dict(entry.fields),
    }
    return (json.dumps({name: value for name, value in said.items() if value}, ensure_ascii=False) + "\n").encode()
