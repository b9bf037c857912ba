"""The first look at a style section: comments, strings, `url()`s, brackets.

The result is a *mask*: ASCII text in which every offset of the section is the same offset of the file, and
where comments are blank, strings, unquoted `url()` paths, escapes and non-ASCII letters are `x`, and brackets
are balanced.
"""

import re
from dataclasses import dataclass, field

from mpc.compiler.diagnostics import FileSink
from mpc.compiler.source import Span
from mpc.compiler.style.model import Comment, Reference

MAX_DEPTH = 64

# What Chinese keyboards leave behind, and what was meant.
FULL_WIDTH = {
    **{"；": ";", "：": ":", "，": ",", "（": "(", "）": ")", "｛": "{", "｝": "}"},
    **{"“": '"', "”": '"', "‘": "'", "’": "'", "\u3000": " ", "\xa0": " "},
}
_WIDE = "".join(FULL_WIDTH)

# The parenthesis of a `url(`.
_URL = r"(?<=[uU][rR][lL])(?<![\w-][uU][rR][lL])\([ \t\n\r\f\v]*"

_TOKEN = re.compile(
    rf"""
    (?P<plain>[^/"'#\\()\[\]{{}};\x00-\x08\x0e-\x1f\x7f-\U0010ffff]+)
  | (?P<comment>/\*.*?(?:\*/|\Z))
  | (?P<string>"[^"\\\n]*(?:\\.[^"\\\n]*)*"|'[^'\\\n]*(?:\\.[^'\\\n]*)*')
  | (?P<open_string>["'][^\n;{{}}]*)
  | (?P<url>{_URL}(?P<path>(?:[^\s"')\\]|\\.)[^"')\\\n]*(?:\\.[^"')\\\n]*)*)\s*\))
  | (?P<quoted_url>{_URL}(?=["']))
  | (?P<interpolation>\#\{{[^{{}}\n]*\}})
  | (?P<escape>\\(?:[0-9a-fA-F]{{1,6}}[ \t]?|[^\n]))
  | (?P<line_comment>//[^\n]*)
  | (?P<bracket>[()\[\]{{}};（）｛｝；])
  | (?P<wide>[{_WIDE}])
  | (?P<other>[^\t\n\r\f\v -~{_WIDE}]+)
  | (?P<single>[/\#\\])
    """,
    re.VERBOSE | re.DOTALL,
)
_PAIRS = {")": "(", "]": "[", "}": "{"}
_VISIBLE = re.compile(r"[^\n\r]")


@dataclass(slots=True)
class Scan:
    """The mask, and what it hides. `repaired` are the unclosed `(` and `[` that were made blank; `usable` is
    False where blocks are nested too deeply to go on."""

    mask: str = ""
    comments: list[Comment] = field(default_factory=list)
    urls: list[Reference] = field(default_factory=list)
    repaired: list[int] = field(default_factory=list)
    usable: bool = True


def scan(text: str, span: Span, sink: FileSink) -> Scan:
    """Read `text[span]`, report what is not closed, and return a balanced mask from offset 0 to
    `span.end`."""
    return _Scanner(text, span, sink).run()


class _Scanner:
    def __init__(self, text: str, span: Span, sink: FileSink) -> None:
        self.text = text
        self.span = span
        self.sink = sink
        self.result = Scan()
        self.pieces = [" " * span.start]
        self.open: list[tuple[str, int]] = []
        self.forgiven: list[str] = []
        self.suspect: int | None = None
        self.after_url = False
        self.cut_off = False

    def run(self) -> Scan:
        for match in _TOKEN.finditer(self.text, *self.span):
            if match.lastgroup == "plain":
                self.pieces.append(match[0])
                continue
            self.pieces.append(self._replaced(match))
            self.after_url = match.lastgroup == "quoted_url"
        self._unclosed_brackets("{")
        mask = bytearray("".join(self.pieces), "ascii")
        for offset in self.result.repaired:
            mask[offset] = 32
        self.result.mask = mask.decode("ascii")
        if not self.cut_off:
            self._unclosed_blocks()
        return self.result

    def _replaced(self, match: re.Match[str]) -> str:
        """What stands in the mask for a token: text of the same length."""
        match match.lastgroup:
            case "comment":
                return self._comment(match)
            case "string":
                return self._string(match)
            case "open_string":
                return self._open_string(match)
            case "url":
                return self._url(match)
            case "quoted_url":
                self._push("(", match.start())
                return re.sub(r"[^\x00-\x7f]", " ", match[0])  # a full-width space
            case "interpolation":
                self.sink.report("MP612", Span(*match.span()), text=match[0])
            case "line_comment":
                return self._line_comment(match)
            case "bracket":
                return self._bracket(match)
            case "wide":
                return self._wide(match)
            case "single":
                return match[0]
        return "x" * len(match[0])

    def _comment(self, match: re.Match[str]) -> str:
        text = match[0]
        if not text.endswith("*/") or len(text) < 4:
            self.sink.report("MP605", Span(match.start(), match.start() + 2))
            self.cut_off = True
        self.result.comments.append(Comment(Span(*match.span())))
        return _VISIBLE.sub(" ", text)

    def _string(self, match: re.Match[str]) -> str:
        text = match[0]
        if self.after_url:
            self._reference(Span(match.start() + 1, match.end() - 1))
        return text[0] + "x" * (len(text) - 2) + text[0]

    def _open_string(self, match: re.Match[str]) -> str:
        text = match[0].rstrip()
        self.sink.report("MP604", Span(match.start(), match.start() + len(text)), char=text[0])
        return "x" * len(match[0])

    def _url(self, match: re.Match[str]) -> str:
        start = match.start("path")
        self._reference(Span(start, start + len(match["path"].rstrip())))
        return "(" + "x" * (len(match[0]) - 2) + ")"

    def _line_comment(self, match: re.Match[str]) -> str:
        text = match[0].rstrip()
        self.sink.report("MP606", Span(match.start(), match.start() + len(text)), text=text[2:].strip())
        return " " * len(match[0])

    def _wide(self, match: re.Match[str]) -> str:
        char = FULL_WIDTH[match[0]]
        shown = f"U+{ord(match[0]):04X}" if char == " " else match[0]
        meant = char if char != " " else "U+0020"
        self.sink.report("MP607", Span(*match.span()), char=shown, meant=meant)
        return "x" if char in "\"'" else char

    def _bracket(self, match: re.Match[str]) -> str:
        at = match.start()
        char = match[0] if match[0].isascii() else self._wide(match)
        if char in "([{":
            if char == "{":
                self._unclosed_brackets("{")
            self._push(char, at)
        elif char == ";":
            self._unclosed_brackets("{")
        else:
            if char == "}":
                self._unclosed_brackets("{")
            if not self.open or self.open[-1][0] != _PAIRS[char]:
                if char in self.forgiven:
                    self.forgiven.remove(char)
                    return " "
                self.sink.report("MP603", Span(at, at + 1), char=match[0])
                return " "
            opened = self.open.pop()[1]
            if char == "}" and self.suspect is None and self._closes_for_another(opened, at):
                self.suspect = opened
        return char

    def _push(self, char: str, at: int) -> None:
        self.open.append((char, at))
        if len(self.open) == MAX_DEPTH:
            self.sink.report("MP620", Span(at, at + 1))
            self.result.usable = False

    def _unclosed_brackets(self, until: str) -> None:
        """Report the `(` and `[` that a statement's end finds open, and go on as if they were not there."""
        while self.open and self.open[-1][0] != until:
            char, at = self.open.pop()
            closing = ")" if char == "(" else "]"
            self.sink.report("MP602", Span(at, at + 1), char=char, closing=closing)
            self.result.repaired.append(at)
            self.forgiven.append(closing)

    def _closes_for_another(self, opened: int, closed: int) -> bool:
        """Whether indentation says that this `}` was meant for a block around the one that it closes."""
        line = self.text.rfind("\n", self.span.start, closed) + 1
        indent = self.text[line:closed]
        if line <= opened or indent.strip():
            return False
        start = self.text.rfind("\n", 0, opened) + 1
        opener = self.text[start:opened]
        return len(indent) < len(opener) - len(opener.lstrip())

    def _unclosed_blocks(self) -> None:
        """Name the blocks that are open at the end; the first is where the indentation stops to fit, if it
        does."""
        blocks = [at for _, at in self.open]
        if blocks and self.suspect is not None:
            blocks[0] = self.suspect
        mask = self.result.mask
        for at in blocks:
            start = max(mask.rfind(char, self.span.start, at) for char in "{};") + 1
            start = max(start, self.span.start)
            prelude = mask[start:at]
            start += len(prelude) - len(prelude.lstrip())
            name = " ".join(self.text[start:at].split())
            self.sink.report("MP601", Span(start, at + 1), name=name or "{")

    def _reference(self, span: Span) -> None:
        path = self.text[span.start : span.end]
        if not path.lower().startswith(("data:", "#")):
            self.result.urls.append(Reference(path, span))
