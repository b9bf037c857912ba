"""What search is given of the entries: bodies for the platforms' calls, split at their limits, and worksheets."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mpc.compiler.analyze.query import Problem
from mpc.compiler.config import Config
from mpc.compiler.diagnostics import Language, Sink
from mpc.compiler.reach.bodies import language_of
from mpc.compiler.reach.entries import Entry
from mpc.compiler.reach.filled import Opened, excess, filled, values
from mpc.compiler.reach.platform import Platform, fill
from mpc.compiler.reach.settings import Settings
from mpc.templates import render_template

Made = Iterator[tuple[str, bytes]]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def submissions(
    entries: Iterable[Entry], config: Config, platforms: Sequence[Platform], own: Settings | None, sink: Sink
) -> Made:
    """The files of `search/` for all platforms, in one walk through the entries. What a platform does not take is left
    out, and told once for each page."""
    language = language_of(config)
    sheets = [
        (platform, [_Sheet(platform, table, language, sink) for table in platform.table.get("submission", ())])
        for platform in platforms
        if platform.appid
    ]
    for entry in entries:
        if not entry.index:
            continue
        opened = _opened(entry, own)
        for platform, own_sheets in sheets:
            given = values(opened, platform) if own_sheets else {}
            for sheet in own_sheets:
                yield from sheet.add(entry, given)
    for _, own_sheets in sheets:
        for sheet in own_sheets:
            yield from sheet.close()
    yield "README.md", render_template("reach", f"search.{language}.md.j2", platforms=platforms).encode()


def _opened(entry: Entry, own: Settings | None) -> Opened:
    return Opened(
        page=entry.page,
        query=entry.query,
        title=entry.title,
        description=entry.description,
        keywords=entry.keywords,
        image=entry.image,
        address=entry.address,
        site=own.url(entry.address) if own else "",
    )


@dataclass
class _Sheet:
    """One `[[submission]]` of a platform: the forms that it is written in."""

    platform: Platform
    table: Mapping[str, Any]
    language: Language
    sink: Sink
    _told: set[str] = field(default_factory=set)  # pages

    def __post_init__(self) -> None:
        path, columns = f"{self.platform.name}/{self.table['name']}", self.table.get("column", ())
        forms: dict[str, _Body | _Csv | _Json] = {}
        for form in self.table["forms"]:
            if form == "body":
                forms[form] = _Body(path, self.table, filled(self.table["body"], {"appid": self.platform.appid}))
            elif form == "csv":
                forms[form] = _Csv(path, [column["title"][self.language] for column in columns])
            else:
                forms[form] = _Json(path)
        self._forms = forms

    def add(self, entry: Entry, given: Mapping[str, str]) -> Made:
        if self._is_left_out(entry, given):
            return
        cells = {column["name"]: fill(column["value"], given) for column in self.table.get("column", ())}
        for name, form in self._forms.items():
            yield from form.add(filled(self.table["item"], given) if name == "body" else cells)

    def close(self) -> Made:
        for form in self._forms.values():
            yield from form.close()

    def _is_left_out(self, entry: Entry, given: Mapping[str, str]) -> bool:
        problem = self._problem(given)
        if problem and entry.page not in self._told:
            self._told.add(entry.page)
            title = self.platform.title
            words = {"what": entry.what, "target": title["en"], "target_zh": title["zh"]}
            self.sink.report("MP792", entry.file, entry.span, reason=problem.en, reason_zh=problem.zh, **words)
        return problem is not None

    def _problem(self, given: Mapping[str, str]) -> Problem | None:
        """Why the platform does not take a page."""
        if found := excess(self.table.get("most", {}), given):
            count, most = found
            return Problem(f"its path has {count} characters, of {most}", f"路径共 {count} 个字符，上限 {most}")
        if missing := next((name for name in self.table.get("needs", ()) if not given[name]), None):
            return Problem(f"it has no {missing}", f"缺少 {missing}")
        return None


class _Body:
    """Bodies of a call, one item a line, each with as many items and bytes as the platform takes."""

    def __init__(self, path: str, table: Mapping[str, Any], body: Mapping[str, Any]) -> None:
        empty = json.dumps({**body, table["list"]: []}, ensure_ascii=False)
        self._head, self._tail = f"{empty[:-2]}\n".encode(), b"\n]}\n"  # `[`, and what is after the list
        self._path = path
        self._most_items = table.get("most_items")
        self._most_bytes = table.get("most_bytes")
        self._items: list[bytes] = []
        self._bytes = 0
        self._files = 0

    def add(self, item: Any) -> Made:
        line = json.dumps(item, ensure_ascii=False).encode()
        size = self._bytes + len(line) + len(",\n") + len(self._head) + len(self._tail)
        is_full = len(self._items) == self._most_items or (self._most_bytes and size > self._most_bytes)
        if self._items and is_full:
            yield from self.close()
        self._items.append(line)
        self._bytes += len(line) + len(",\n")

    def close(self) -> Made:
        if self._items:
            self._files += 1
            yield f"{self._path}-{self._files}.json", self._head + b",\n".join(self._items) + self._tail
        self._items, self._bytes = [], 0


class _Csv:
    """A table for spreadsheets: UTF-8 with the mark by which they know it."""

    def __init__(self, path: str, head: Sequence[str]) -> None:
        self._path = path
        self._text = io.StringIO(newline="")
        self._writer = csv.writer(self._text)
        self._writer.writerow(head)

    def add(self, row: Mapping[str, str]) -> Made:
        """A text that a spreadsheet would take for a formula is told to be a text by the apostrophe before it."""
        self._writer.writerow(f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row.values())
        yield from ()

    def close(self) -> Made:
        yield f"{self._path}.csv", self._text.getvalue().encode("utf-8-sig")


class _Json:
    """The same as a list of objects, one a line."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._rows: list[bytes] = []

    def add(self, row: Mapping[str, str]) -> Made:
        kept = {name: cell for name, cell in row.items() if cell}
        self._rows.append(json.dumps(kept, ensure_ascii=False).encode())
        yield from ()

    def close(self) -> Made:
        yield f"{self._path}.json", b"[\n" + b",\n".join(self._rows) + b"\n]\n"
