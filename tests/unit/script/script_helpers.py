"""Helpers of this folder's tests."""

from collections.abc import Mapping

from mpc.compiler.diagnostics import Sink
from mpc.compiler.script import analyze, render
from mpc.compiler.script.model import Kind, Script
from mpc.compiler.source import SourceFile, Span

PATHS: dict[Kind, str] = {
    "page": "pages/a.mp", "component": "components/a.mp", "app": "app.mp", "module": "lib/a.ts",
}  # fmt: skip


def read(text: str, kind: Kind = "page") -> tuple[Script, Sink]:
    """Analyse a script that stands between other text, with Chinese in front of it."""
    before, after = '<page title="水果😀">\n</page>\n<script>', "</script>"
    file, sink = SourceFile(PATHS[kind], before + text + after), Sink()
    span = Span(len(before), len(before) + len(text))
    return analyze(file, span, kind, sink.at(file)), sink


def reported(sink: Sink) -> list[tuple[str, str]]:
    """Code and source text of every diagnostic."""
    return [(d.code, d.file.text[d.span.start : d.span.end] if d.file else "") for d in sink.diagnostics]


def emitted(text: str, kind: Kind = "page", constants: Mapping[str, object] | None = None) -> str:
    """The edited text of a script without mistakes; as many lines as before."""
    script, sink = read(text, kind)
    assert reported(sink) == []
    result = render(script, constants or {})
    assert result.count("\n") == text.count("\n")
    return result
