"""A style section, looked at once for all targets."""

import re
from bisect import bisect_right

from mpc.compiler.diagnostics import FileSink
from mpc.compiler.source import SourceFile, Span
from mpc.compiler.style.model import Kind, Reference, Style
from mpc.compiler.style.parse import parse
from mpc.compiler.style.scan import scan
from mpc.compiler.style.selectors import read_selectors

# A number of pixels: not the end of a name (`a-1px`) or of a colour (`#1px`).
PIXELS = re.compile(r"(?<![\w.#])(?<!\w-)(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?[pP][xX]\b")


def analyze(file: SourceFile, span: Span, kind: Kind, sink: FileSink) -> Style:
    """Everything that no target can change about the style in `file.text[span]`.

    Reports syntax errors and, in components, bare tag selectors. The result can be rendered even after
    errors, without the statements in error or with them as they stand; it is for looking at, not for
    shipping.
    """
    scanned = scan(file.text, span, sink)
    if not scanned.usable:
        return Style(file, span, kind, (), (), (), (), (), (), ())
    parsed = parse(file.text, scanned, span, sink)
    parts = read_selectors(file.text, scanned.mask, parsed.rules, sink)
    if kind == "component":
        for part in parts:
            if part.bare:
                sink.report("MP630", part.span, name=part.name)
    return Style(
        file=file,
        span=span,
        kind=kind,
        items=parsed.items,
        parts=tuple(parts),
        imports=tuple(parsed.imports),
        urls=tuple(_inside(scanned.urls, parsed.values)),
        pixels=tuple(Span(*match.span()) for value in parsed.values for match in PIXELS.finditer(scanned.mask, *value)),
        targets=tuple(sorted(parsed.targets, key=lambda block: block.span)),
        empty=tuple(parsed.empty),
    )


def _inside(urls: list[Reference], values: list[Span]) -> list[Reference]:
    """The `url()`s in values: those of `@import` and the like are something else."""
    starts = [value.start for value in values]
    found = []
    for url in urls:
        index = bisect_right(starts, url.span.start) - 1
        if index >= 0 and url.span.end <= values[index].end:
            found.append(url)
    return found
