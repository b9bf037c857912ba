"""The items of a collection's file: JSON, JSON lines, or CSV, one at a time."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mpc.compiler.config import PageCollection
from mpc.compiler.diagnostics import FileSink, Sink, suggest
from mpc.compiler.files import Files
from mpc.compiler.source import SourceFile, Span

Record = Mapping[str, object]


@dataclass(frozen=True)
class Problem:
    """Why a file is no collection, in both languages."""

    en: str
    zh: str


_NO_LIST = Problem("a list of objects is expected", "应为对象的列表")
_NO_OBJECT = Problem("an object is expected", "应为对象")
_NO_HEAD = Problem("a head line with the names of the fields is expected", "第一行应为字段名")
_TOO_MANY = Problem("there are more values than fields", "值的个数多于字段数")


def records(collection: PageCollection, files: Files, sink: Sink, where: Span, config: SourceFile) -> Iterator[Record]:
    """Every item; what cannot be read is reported, at its place in the file, and ends the list."""
    file = files.text(collection.file)
    if file is None:
        kinds = (".json", ".jsonl", ".csv")
        guess = suggest(collection.file, [path for path in files.paths() if path.endswith(kinds)])
        sink.report("MP711", config, where, path=collection.file, suggestion=guess)
        return
    at = sink.at(file)
    if collection.file.endswith(".csv"):
        yield from _csv(file, at)
    elif collection.file.endswith(".jsonl"):
        yield from _lines(file, at)
    else:
        yield from _json(file, collection.items, at)


def _csv(file: SourceFile, at: FileSink) -> Iterator[Record]:
    reader = csv.DictReader(io.StringIO(file.text, newline=""), strict=True)
    try:
        if not reader.fieldnames or not all(reader.fieldnames):
            _report(_NO_HEAD, file, 1, at)
            return
        for row in reader:
            if None in row:
                _report(_TOO_MANY, file, reader.line_num, at)
                return
            yield {name: value or "" for name, value in row.items()}
    except csv.Error as error:
        _report(Problem(str(error), str(error)), file, reader.line_num, at)


def _lines(file: SourceFile, at: FileSink) -> Iterator[Record]:
    for start, line in zip(file.line_starts, file.text.split("\n"), strict=False):
        if not line.strip():
            continue
        item = _parsed(line, start, file, at)
        if not isinstance(item, dict):
            if item is not None:
                _report(_NO_OBJECT, file, file.position(start).line, at)
            return
        yield item


def _json(file: SourceFile, items: str, at: FileSink) -> Iterator[Record]:
    found = _parsed(file.text, 0, file, at)
    if found is None and file.text.strip() != "null":
        return
    for name in items.split(".") if items else ():
        found = found.get(name) if isinstance(found, dict) else None
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        _report(_NO_LIST, file, 1, at)
        return
    yield from found


def _parsed(text: str, start: int, file: SourceFile, at: FileSink) -> object:
    """The JSON value; None after a report."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = Span(start + error.pos, start + error.pos + 1)
        at.report("MP773", place, path=file.path, reason=error.msg, reason_zh=error.msg)
    except (RecursionError, ValueError):
        at.report("MP773", Span(start, start + 1), path=file.path, reason=_NO_LIST.en, reason_zh=_NO_LIST.zh)
    return None


def _report(problem: Problem, file: SourceFile, line: int, at: FileSink) -> None:
    start = file.line_starts[min(line, len(file.line_starts)) - 1]
    at.report("MP773", Span(start, start + 1), path=file.path, reason=problem.en, reason_zh=problem.zh)
