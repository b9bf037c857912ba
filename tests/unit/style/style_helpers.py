"""What the style tests share."""

from mpc.compiler.diagnostics import Sink
from mpc.compiler.source import SourceFile, Span
from mpc.compiler.style import Kind, Style, analyze

# The text before a section, as in a `.mp` file: offsets in a section are offsets in the file.
BEFORE = '<page title="商品详情">…</page>\n<style>'
AFTER = "</style>\n"


def analyzed(css: str, kind: Kind = "page") -> tuple[Style, Sink]:
    file = SourceFile("pages/home.mp", BEFORE + css + AFTER)
    sink = Sink()
    return analyze(file, Span(len(BEFORE), len(BEFORE) + len(css)), kind, sink.at(file)), sink


def faults(sink: Sink) -> list[tuple[str, str]]:
    """The codes reported, each with the text at its span."""
    return [(found.code, found.file.text[slice(*found.span)]) for found in sink.diagnostics if found.file]
