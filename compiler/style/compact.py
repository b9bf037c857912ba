"""Production: the same style sheet without comments, indentation and blank lines."""

import re

_TOKEN = re.compile(
    r"""(?P<kept>"[^"\\\n]*(?:\\.[^"\\\n]*)*"|'[^'\\\n]*(?:\\.[^'\\\n]*)*'|(?<![\w-])(?i:url)\([^"'\n)]*\)|\\.)"""
    r"""|(?P<gap>(?:\s|/\*.*?(?:\*/|\Z))+)""",
    re.DOTALL,
)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
# Two words that only comments keep apart: `a/**/b`, `1/**/.5`, but not `.a/**/.b`, which is `.a.b`.
_WORDS = re.compile(r"[\w-] [\w(-]|\d \.\d")


def compact(css: str) -> str:
    """`css` with every comment and run of white space that breaks a line reduced to that line break. White
    space within a line stays; a comment within a line leaves a space where one is needed to keep two words
    apart."""
    return _TOKEN.sub(_replaced, css).strip()


def _replaced(match: re.Match[str]) -> str:
    gap = match["gap"]
    if gap is None:
        return match[0]
    outside = _COMMENT.sub("", gap)
    if "\n" in outside:
        return "\n"
    if outside:
        return " " if len(outside) < len(gap) else gap
    css, start, end = match.string, match.start(), match.end()
    return " " if _WORDS.match(f"{css[max(start - 1, 0) : start]} {css[end : end + 2]}") else ""
