"""A style section, looked at once for all targets."""

import posixpath
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

    Reports syntax errors and, in components, bare tag selectors and `*`. The result can be rendered even after
    errors, without the statements in error or with them as they stand; it is for looking at, not for
    shipping.
    """
    scanned = scan(file.text, span, sink)
    if not scanned.usable:
        return Style(file, span, kind, (), (), (), (), (), (), ())
    parsed = parse(file.text, scanned, span, sink)
    parts = read_selectors(file.text, scanned.mask, parsed.rules, sink)
    style = Style(
        file=file,
        span=span,
        kind=kind,
        items=parsed.items,
        parts=tuple(parts),
        imports=tuple(each._replace(path=_rooted(each.path, each.span, file)) for each in parsed.imports),
        urls=tuple(
            each._replace(path=_rooted(each.path, each.span, file)) for each in _inside(scanned.urls, parsed.values)
        ),
        pixels=tuple(Span(*match.span()) for value in parsed.values for match in PIXELS.finditer(scanned.mask, *value)),
        targets=tuple(sorted(parsed.targets, key=lambda block: block.span)),
        empty=tuple(parsed.empty),
        keyframes=tuple(parsed.keyframes),
        animated=tuple(parsed.animated),
    )
    if kind == "component":
        check_component(style, sink)
    return style


def check_component(style: Style, sink: FileSink) -> None:
    """Report bare tag selectors and `*`, which no target takes in components; also for what a component imports."""
    for part in style.parts:
        if part.bare or part.kind == "universal":
            sink.report("MP630", part.span, name=part.name)


def _rooted(path: str, span: Span, file: SourceFile) -> str:
    """In a generated text, a relative path from the project's root: it is relative to the file that the author wrote it
    in."""
    written_in = file.original(span)[0].path
    if written_in == file.path or path.startswith(("/", "@/", "#")) or re.match(r"[\w+.-]*:", path):
        return path
    return f"@/{posixpath.normpath(posixpath.join(posixpath.dirname(written_in), path))}"


def _inside(urls: list[Reference], values: list[Span]) -> list[Reference]:
    """The `url()`s in values: those of `@import` and the like are something else."""
    starts = [value.start for value in values]
    found = []
    for url in urls:
        index = bisect_right(starts, url.span.start) - 1
        if index >= 0 and url.span.end <= values[index].end:
            found.append(url)
    return found
