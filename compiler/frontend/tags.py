"""The inside of one opening tag: its attributes, and what is wrong with it if it is no tag."""

import re

from mpc.compiler.diagnostics import FileSink
from mpc.compiler.frontend import ast
from mpc.compiler.source import Span

_ATTRIBUTE = re.compile(r"\s*([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'))?")


def read_attributes(text: str, start: int, end: int, sink: FileSink) -> tuple[ast.Attribute, ...]:
    """The attributes in `text[start:end]`, which holds nothing else; reports names given twice."""
    found: list[ast.Attribute] = []
    seen: set[str] = set()
    at = start
    while match := _ATTRIBUTE.match(text, at, end):
        name = match.group(1)
        quoted = 2 if match.group(2) is not None else 3
        value = match.group(quoted)
        span = Span(match.start(1), match.end(1))
        value_span = Span(match.start(quoted), match.end(quoted)) if value is not None else span
        if name in seen:
            sink.report("MP107", span, name=name)
        else:
            seen.add(name)
            found.append(ast.Attribute(name, value, span, value_span))
        at = match.end()
    return tuple(found)


def explain_broken_tag(text: str, start: int, end: int, sink: FileSink) -> None:
    """Report the first thing that keeps `text[start:end]`, which begins with `<`, from being a tag."""
    name = re.compile(r"</?[A-Za-z][^\s\"'<>/=]*").match(text, start, end)
    if not name:
        sink.report("MP108", Span(start, start + 1))
        return
    at = name.end()
    while at < end:
        match = _ATTRIBUTE.match(text, at, end)
        if not match:
            break
        at = match.end()
    rest = re.compile(r"\s*").match(text, at, end)
    at = rest.end() if rest else at
    here = Span(min(at, end - 1), min(at + 1, end))
    if at >= end:
        sink.report("MP109", Span(start, name.end()), tag=text[start : name.end()])
    elif text[at] == "=":
        unquoted = re.compile(r"=\s*([^\s\"'<>]*)").match(text, at, end)
        quote_open = re.compile(r"=\s*[\"']").match(text, at, end)
        if quote_open:
            before = re.compile(r".*?([^\s\"'<>/=]+)\s*$", re.DOTALL).match(text, start, at)
            where = Span(before.start(1), before.end(1)) if before else here
            sink.report("MP110", where, name=text[where.start : where.end])
        else:
            sink.report("MP111", Span(at, unquoted.end() if unquoted else at + 1))
    else:
        sink.report("MP112", here, found=text[at])
