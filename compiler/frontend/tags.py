"""The inside of one opening tag: its attributes, and what is wrong with it if it is no tag."""

import re

from mpc.compiler.diagnostics import FileSink
from mpc.compiler.frontend import ast
from mpc.compiler.source import Span

_ATTRIBUTE = re.compile(r"\s*([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'))?")
_WHOLE = re.compile(r"(?<=\s)([^\s\"'<>/=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
# What an input method for Chinese makes of the signs of a tag. The wide space is white space like any other.
_FULL_WIDTH = re.compile("[＝“”‘’＂＇＜＞／：＠．]")


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
        wide = _FULL_WIDTH.search(name)
        if wide:
            sink.report("MP118", Span(span.start + wide.start(), span.start + wide.end()), found=wide.group())
        elif name in seen:
            sink.report("MP107", span, name=name)
        else:
            seen.add(name)
            found.append(ast.Attribute(name, value, span, value_span))
        at = match.end()
    return tuple(found)


def read_whole_attributes(text: str, start: int, end: int) -> tuple[ast.Attribute, ...]:
    """Of a broken tag in `text[start:end]` the attributes that are in order, so that nobody misses them."""
    found: dict[str, ast.Attribute] = {}
    for match in _WHOLE.finditer(text, start, end):
        span = Span(*match.span(2 if match.group(2) is not None else 3))
        found.setdefault(match.group(1), ast.Attribute(match.group(1), text[slice(*span)], Span(*match.span(1)), span))
    return tuple(found.values())


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
        if wide := _FULL_WIDTH.search(text, match.start(1), match.end(1)):
            sink.report("MP118", Span(*wide.span()), found=wide.group())
            return
    rest = re.compile(r"\s*").match(text, at, end)
    at = rest.end() if rest else at
    here = Span(min(at, end - 1), min(at + 1, end))
    if at >= end:
        sink.report("MP109", Span(start, name.end()), tag=text[start : name.end()])
    elif wide := re.compile(rf"=?\s*({_FULL_WIDTH.pattern})").match(text, at, end):
        sink.report("MP118", Span(*wide.span(1)), found=wide.group(1))
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
