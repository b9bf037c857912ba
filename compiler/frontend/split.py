"""Cuts a `.mp` file into its root's markup, its script and its style."""

import re
from dataclasses import dataclass

from mpc.compiler.diagnostics import FileSink
from mpc.compiler.frontend import ast
from mpc.compiler.frontend.tags import read_attributes
from mpc.compiler.source import Span

_OPENING = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b((?:\"[^\"]*\"|'[^']*'|[^\"'>])*)>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Parts:
    """`markup` has the length of the file: scripts and styles are blanked, so offsets stay true."""

    markup: str
    script: ast.Block | None
    style: ast.Block | None


def split(text: str, sink: FileSink) -> Parts:
    """Find the blocks; a second one of a kind and one without its end are reported."""
    blocks: dict[str, ast.Block] = {}
    kept: list[str] = []
    at = 0
    while match := _OPENING.search(text, at):
        kind = match.group(1)
        if kind is None:
            kept.append(text[at : match.end()])
            at = match.end()
            continue
        kept.append(text[at : match.start()])
        tag = Span(match.start(), match.end())
        close = re.compile(rf"</{kind}\s*>").search(text, match.end())
        end = close.start() if close else len(text)
        stop = close.end() if close else len(text)
        if not close:
            sink.report("MP103", tag, tag=kind)
        attributes = read_attributes(text, match.start(2), match.end(2), sink)
        if kind in blocks:
            sink.report("MP104", tag, tag=kind)
        else:
            blocks[kind] = ast.Block(attributes, tag, Span(match.end(), end))
        kept.append("\n".join([" " * len(line) for line in text[match.start() : stop].split("\n")]))
        at = stop
    kept.append(text[at:])
    return Parts("".join(kept), blocks.get("script"), blocks.get("style"))
