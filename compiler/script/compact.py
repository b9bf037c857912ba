"""For production: finished JavaScript without comments, indentation and blank lines."""

import re

from mpc.compiler.script.parse import parse
from mpc.compiler.source import Span

# Whose text, line breaks included, is a value.
_VALUES = frozenset({"string", "template_string", "regex"})
_BREAK = re.compile(r"\s*\n\s*")


def compact(text: str) -> str:
    """The same program. Line breaks stay where the author had them, so that no statement runs on into the next.

    Comments that begin with `/*!` (licences) stay. Text that the parser cannot read comes back as it was.
    """
    tree = parse(text, Span(0, len(text)))
    if tree.has_errors:
        return text
    comments = set(tree.comments)
    values = [node.span for node in tree.root.walk() if node.type in _VALUES]
    pieces: list[str] = []
    code: list[str] = []
    at = 0
    for span in sorted([*values, *comments]):
        if span.start < at:
            continue
        code.append(text[at : span.start])
        piece = text[span.start : span.end]
        at = span.end
        if span in comments and not piece.startswith("/*!"):
            before = code.pop()
            code += (before.rstrip(" \t"), _gap(piece, before, text[at : at + 1]))
            continue
        pieces += (_BREAK.sub("\n", "".join(code)), piece)
        code = []
    pieces.append(_BREAK.sub("\n", "".join([*code, text[at:]])))
    return "".join(pieces).strip() + "\n"


def _gap(comment: str, before: str, after: str) -> str:
    """What a comment leaves: a line break if it had one, a blank if nothing else keeps two words apart."""
    if comment.startswith("/*") and "\n" in comment:
        return "\n"
    return " " if before and after.strip() else ""
