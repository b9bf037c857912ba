"""`<native target="…">`: JSON in the platform's own words, for one target, with the place of every key."""

import json
import re
from collections.abc import Iterable, Iterator

from mpc.compiler import ir
from mpc.compiler.analyze.app.attributes import only, required
from mpc.compiler.analyze.vocabulary import report_unknown_target
from mpc.compiler.diagnostics import FileSink
from mpc.compiler.frontend import ast
from mpc.compiler.source import Span

_TOKEN = re.compile(r'[\s]*("(?:[^"\\]|\\.)*"|[^\s",:{}\[\]]+|[{}\[\],:])')


def read_native(element: ast.Element, targets: frozenset[str], sink: FileSink) -> ir.Native | None:
    """What one `<native>` says; None for what has been reported."""
    only(element, ("target",), sink)
    target = required(element, "target", sink)
    if target is None:
        return None
    name = target.value or ""
    if name not in targets:
        report_unknown_target(name, target.value_span, targets, sink)
        return None
    # Text as written: `}}` and `{{` mean nothing else here.
    inside = Span(element.children[0].span.start, _end(element)) if element.children else Span(0, 0)
    text = sink.file.text[inside.start : inside.end]
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        at = inside.start + getattr(error, "pos", 0) if element.children else element.tag_span.start
        end = min(at + 1, len(sink.file.text))
        sink.report("MP713", Span(at, end), reason=getattr(error, "msg", str(error)))
        return None
    if not isinstance(value, dict):
        sink.report("MP713", element.tag_span, reason="an object is expected")
        return None
    twice: list[tuple[str, Span]] = []
    found = places(text, inside.start, twice)
    for key, span in twice:
        sink.report("MP737", span, name=key)
    return ir.Native(name, value, found)


def check_natives(elements: Iterable[ast.Element], sink: FileSink) -> None:
    """One `<native>` a target: of two that set one key, only the order would tell which holds."""
    seen: set[str] = set()
    for element in elements:
        target = element.attribute("target")
        if target and target.value in seen:
            sink.report("MP738", target.value_span, name=target.value)
        seen |= {target.value} if target and target.value else set()


def _end(element: ast.Element) -> int:
    """Where the content ends. An interpolation's span lies inside its braces."""
    last = element.children[-1]
    return last.span.end + 2 if isinstance(last, ast.Interpolation) else last.span.end


def places(text: str, start: int, twice: list[tuple[str, Span]]) -> dict[tuple[str | int, ...], ir.Place]:
    """Where each key and value of JSON stands, by path; `text` must be valid, `start` is its place in the file.

    Keys that stand in an object a second time are added to `twice`.
    """
    found: dict[tuple[str | int, ...], ir.Place] = {}
    tokens = ((match[1], Span(*match.span(1)).shift(start)) for match in _TOKEN.finditer(text))
    token, span = next(tokens)
    _value(token, span, (), span, tokens, found, twice)
    return found


def _value(
    token: str,
    span: Span,
    path: tuple[str | int, ...],
    key: Span,
    tokens: Iterator[tuple[str, Span]],
    found: dict[tuple[str | int, ...], ir.Place],
    twice: list[tuple[str, Span]],
) -> None:
    end = span.end
    if token in ("{", "["):
        number = 0
        following, at = next(tokens)
        while following not in ("}", "]"):
            if following == ",":
                following, at = next(tokens)
            name: str | int = number
            name_span = at
            if token == "{":
                name = json.loads(following)
                if (*path, name) in found:
                    twice.append((str(name), at))
                next(tokens)  # the colon
                following, at = next(tokens)
            _value(following, at, (*path, name), name_span, tokens, found, twice)
            number += 1
            following, at = next(tokens)
        end = at.end
    found[path] = ir.Place(key, Span(span.start, end))
