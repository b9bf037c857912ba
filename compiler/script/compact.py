"""For production: finished JavaScript without comments, indentation and blank lines."""

import re

from mpc.compiler.script.changes import Edit
from mpc.compiler.script.edits import apply
from mpc.compiler.script.parse import parse
from mpc.compiler.source import Span

# Whose text, line breaks included, is a value.
_VALUES = frozenset({"string", "template_string", "regex"})
# Blanks and comments (of which `_blanked` makes "\0") that have a line break or a comment among them.
_BLANK = " \t\r\n\f\v\0"
_GAP = re.compile(r"[\s\0]*[\n\0][\s\0]*")


def compact(text: str) -> str:
    """The same program. Line breaks stay where the author had them, so that no statement runs on into the next.

    Comments that begin with `/*!` (licences) stay. Text that the parser cannot read comes back as it was.
    """
    return apply(text, Span(0, len(text)), compactions(text))


def compactions(text: str) -> list[Edit]:
    """What is to be taken out, in the order of the text."""
    tree = parse(text, Span(0, len(text)))
    if tree.has_errors:
        return []
    comments = set(tree.comments)
    values = [node.span for node in tree.root.walk() if node.type in _VALUES]
    blanked = _blanked(text, sorted([*values, *comments]), comments)
    start = len(text) - len(blanked.lstrip(_BLANK))
    end = max(start, len(blanked.rstrip(_BLANK)))
    edits = [Edit(0, start, "")] if start else []
    for gap in _GAP.finditer(blanked, start, end):
        left = "\n" if "\n" in gap[0] else " "
        if text[gap.start() : gap.end()] != left:
            edits.append(Edit(*gap.span(), left))
    if text[end:] != "\n":
        edits.append(Edit(end, len(text), "\n"))
    return edits


def _blanked(text: str, spans: list[Span], comments: set[Span]) -> str:
    """As long a text, in which blanks are blanks: values are letters, comments that go are signs or line breaks."""
    pieces: list[str] = []
    at = 0
    for span in spans:
        if span.start < at:
            continue
        piece = text[span.start : span.end]
        sign = "x"
        if span in comments and not piece.startswith("/*!"):
            sign = "\n" if piece.startswith("/*") and "\n" in piece else "\0"
        pieces += (text[at : span.start], sign * len(piece))
        at = span.end
    return "".join([*pieces, text[at:]])
