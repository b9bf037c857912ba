"""Text and interpolations: entities, white space, `{{ }}` inside attribute values."""

import re

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.diagnostics import FileSink
from mpc.compiler.expression import Expression
from mpc.compiler.frontend import ast
from mpc.compiler.frontend.expressions import parse_expression
from mpc.compiler.source import Span

_ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'", "nbsp": "\u00a0"}
_ENTITY = re.compile("&(" + "|".join(_ENTITIES) + ");")
# As the INTERPOLATION token of markup.lark: strings may hold braces.
_INTERPOLATION = re.compile(
    r"\{\{((?:\"(?:\\.|[^\"\\])*+\"|'(?:\\.|[^'\\])*+'|`(?:\\.|[^`\\])*+`|\}(?!\})|[^}\"'`])*+)\}\}"
)
_STRING = re.compile(r"\"(?:\\.|[^\"\\])*+\"|'(?:\\.|[^'\\])*+'|`(?:\\.|[^`\\])*+`")
_SPACES = re.compile(r"[ \t\r\n\f]+")  # not the no-break space


def decode(text: str) -> str:
    """The six entities of the language; everything else is literal."""
    return _ENTITY.sub(lambda match: _ENTITIES[match.group(1)], text) if "&" in text else text


def attribute_value(attribute: ast.Attribute, sink: FileSink) -> ir.Value | None:
    """What `name="…"` says: True, text, one expression or a mixture; None after an error."""
    text = attribute.value
    if text is None:
        return True
    start = attribute.value_span.start
    if "{{" not in text:
        return decode(text)
    parts: list[str | Expression] = []
    at = 0
    for match in _INTERPOLATION.finditer(text):
        if match.start() > at:
            parts.append(decode(text[at : match.start()]))
        expression = _interpolated(match.group(1), Span(start + match.start(1), start + match.end(1)), sink)
        if expression is None:
            return None
        parts.append(expression)
        at = match.end()
    rest = text[at:]
    if "{{" in rest:
        sink.report("MP113", Span(start + at + rest.index("{{"), attribute.value_span.end))
        return None
    if rest:
        parts.append(decode(rest))
    if len(parts) == 1 and isinstance(parts[0], Expression):
        return parts[0]
    return ir.Mixed(_without_loose_braces(parts, attribute.value_span), attribute.value_span)


def _interpolated(text: str, span: Span, sink: FileSink) -> Expression | None:
    """The expression between `{{` and `}}`, which may have ended too early."""
    bare = _STRING.sub("", text)
    if bare.count("{") > bare.count("}"):
        sink.report("MP415", Span(span.end, span.end + 2))
        return None
    return parse_expression(text, span, sink)


def text_node(
    run: list[ast.Text | ast.Interpolation], first: bool, last: bool, keep_spaces: bool, sink: FileSink
) -> ir.Text | None:
    """A run of text and interpolations as one node; None if nothing of it is visible.

    White space collapses to one space, and vanishes at an element's beginning (`first`) and end (`last`);
    inside `<text>` (`keep_spaces`) it stays as written.
    """
    parts: list[str | Expression] = []
    for node in run:
        if isinstance(node, ast.Interpolation):
            expression = _interpolated(node.text, node.span, sink)
            if expression is not None:
                parts.append(expression)
            continue
        raw = node.text if keep_spaces else _SPACES.sub(" ", node.text)
        parts.append(decode(raw))
    if not keep_spaces:
        if first and parts and isinstance(parts[0], str):
            parts[0] = parts[0].lstrip(" ")
        if last and parts and isinstance(parts[-1], str):
            parts[-1] = parts[-1].rstrip(" ")
    parts = [part for part in parts if part != ""]
    if not parts or (not keep_spaces and all(isinstance(part, str) and not part.strip(" ") for part in parts)):
        return None
    span = Span(run[0].span.start, run[-1].span.end)
    return ir.Text(_without_loose_braces(parts, span), span)


def _without_loose_braces(parts: list[str | Expression], span: Span) -> tuple[str | Expression, ...]:
    """Braces that touch an interpolation's, and a `{` before a tag, become values: compilers count them in."""
    result: list[str | Expression] = []
    for part in parts:
        if not isinstance(part, str):
            result.append(part)
            continue
        first = part.startswith("}") and bool(result)
        last = part.endswith("{")
        result += [
            *([_brace("}", span)] if first else []),
            part[int(first) : len(part) - int(last)],
            *([_brace("{", span)] if last else []),
        ]
    return tuple(part for part in result if part != "")


def _brace(brace: str, span: Span) -> Expression:
    return Expression(e.Literal(brace, f'"{brace}"', 0, 0), f'"{brace}"', Span(span.start, span.start))
