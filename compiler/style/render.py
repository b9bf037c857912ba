"""The style sheet of one target: the author's text with edits."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from mpc.compiler.source import GeneratedFile, Span
from mpc.compiler.style.compact import compact
from mpc.compiler.style.flatten import flatten
from mpc.compiler.style.model import AtRule, Comment, Declaration, Item, Rule, Style

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")
_STEP = re.compile(r"^  ", re.MULTILINE)  # Sass prints one for each block around
_UNQUOTED = re.compile(r"[^\s\"'()\\]+")


@dataclass(frozen=True, slots=True)
class StyleOptions:
    """What a render is for.

    * `target`: whose `@target` blocks stay.
    * `scope`: what every class gets behind its name, such as `__price_tag`: letters, digits, `-` and `_`.
    * `px_to_rpx`: `1px` becomes `2rpx` in values, as a design 375 pixels wide means it; also hairlines (`1px`
      borders). `PX` and `Px` are the way out: they become `px`. Media queries, selectors and strings keep
      what they say.
    * `production`: comments, indentation and blank lines go.
    * `urls`, `imports`: what the paths of `url()` and `@import` become; one that is not named stays.
    * `keyframes`: the names that get the scope as well, in `@keyframes` and in `animation`.
    """

    target: str
    scope: str = ""
    px_to_rpx: bool = False
    production: bool = False
    urls: Mapping[str, str] = field(default_factory=dict)
    imports: Mapping[str, str] = field(default_factory=dict)
    keyframes: frozenset[str] = frozenset()


class Edit(NamedTuple):
    """Text to put in place of a range that is never empty."""

    span: Span
    text: str


def render(style: Style, options: StyleOptions) -> str:
    """The section's CSS for `options.target`; ends in a newline unless it is empty. Semicolons that end
    nothing go: WeChat's compiler refuses them.

    Blank lines at its beginning go. From there on a line stays the line it was, until the first rule that has
    rules inside; blocks of other targets leave blank lines. Not so in production.
    """
    sheet = _Sheet(style, options)
    text = sheet.block(style.items, style.span)
    if isinstance(style.file, GeneratedFile):
        text = _BLANK_LINES.sub("\n\n", text)  # its lines are nobody's
    text = compact(text) if options.production else text.rstrip()
    lines = text.split("\n")
    first = next((index for index, line in enumerate(lines) if line.strip()), len(lines))
    return "".join(f"{line}\n" for line in lines[first:]).rstrip() + "\n" if first < len(lines) else ""


class _Sheet:
    """One render: hands out pieces of the text with the edits made."""

    def __init__(self, style: Style, options: StyleOptions) -> None:
        self.style = style
        self.source = style.file.text
        self.options = options
        self.edits = _edits(style, options)
        self.starts = [edit.span.start for edit in self.edits]

    def piece(self, span: Span) -> str:
        """The text of a range; it must not cut an edit in two."""
        first = bisect_left(self.starts, span.start)
        last = bisect_left(self.starts, span.end, first)
        if first == last:
            return self.source[span.start : span.end]
        at = span.start
        out: list[str] = []
        for edit in self.edits[first:last]:
            out += self.source[at : edit.span.start], edit.text
            at = edit.span.end
        out.append(self.source[at : span.end])
        return "".join(out)

    def block(self, items: tuple[Item, ...], span: Span) -> str:
        """The text of a range that holds `items`, with `@target` blocks resolved and nesting flattened."""
        at = span.start
        out: list[str] = []
        for item in items:
            if isinstance(item, Rule):
                if not item.items:
                    continue
                if item.nested:
                    indent = _indent(self.source, item.span.start)
                    out += self.piece(Span(at, item.span.start)), flatten(item, indent, self)
                    at = item.span.end
                    continue
            elif not isinstance(item, AtRule) or item.body is None:
                continue
            assert item.body is not None
            if isinstance(item, AtRule) and item.name != "target" and self._is_empty(item):
                out += self.piece(Span(at, item.span.start)), self._gone(item)
                at = item.span.end
            elif isinstance(item, AtRule) and item.name == "target":
                out += self.piece(Span(at, item.span.start)), self._target(item, item.body)
                at = item.span.end
            else:
                out += self.piece(Span(at, item.body.start)), self.block(item.items, item.body)
                at = item.body.end
        out.append(self.piece(Span(at, span.end)))
        return "".join(out)

    def concerns(self, item: AtRule) -> bool:
        """Whether an at-rule stays on this target."""
        return item.concerns(self.options.target)

    def _is_empty(self, item: Item) -> bool:
        """Whether a block holds nothing on this target: WeChat's compiler refuses `@media … { }`, but not `.a { }`."""
        if not isinstance(item, AtRule) or item.body is None:
            return isinstance(item, Comment)
        return (item.name == "target" and not self.concerns(item)) or all(map(self._is_empty, item.items))

    def _gone(self, item: AtRule) -> str:
        """In place of a block that goes: the lines after it keep their numbers, if they are the author's."""
        return "" if isinstance(self.style.file, GeneratedFile) else "\n" * self.source.count("\n", *item.span)

    def _target(self, item: AtRule, body: Span) -> str:
        if isinstance(self.style.file, GeneratedFile):
            return _STEP.sub("", self.block(item.items, body).strip("\n")).strip() if self.concerns(item) else ""
        if not self.concerns(item):
            return self._gone(item)
        last = next((found for found in reversed(item.items) if not isinstance(found, Comment)), None)
        stop = last.span.end if isinstance(last, Declaration) else body.end
        tail = self.piece(Span(stop, body.end))
        end = ";" if isinstance(last, Declaration) and ";" not in _COMMENT.sub("", tail) else ""
        return self.block(item.items, Span(body.start, stop)) + end + tail.rstrip(" \t")


def _edits(style: Style, options: StyleOptions) -> list[Edit]:
    text = style.file.text
    edits = [Edit(span, "") for span in style.empty]
    if options.scope:
        edits += [
            Edit(part.span, text[part.span.start : part.span.end] + options.scope)
            for part in style.parts
            if part.kind == "class"
        ]
        edits += [
            Edit(span, name + options.scope)
            for name, span in (*style.keyframes, *style.animated)
            if name in options.keyframes
        ]
    if options.px_to_rpx:
        edits += [Edit(span, _rpx(text[span.start : span.end])) for span in style.pixels]
    edits += [_path_edit(text, span, options.urls[path]) for path, span in style.urls if path in options.urls]
    edits += [
        Edit(prelude, _quoted(options.imports[path])) for path, _, prelude in style.imports if path in options.imports
    ]
    return sorted(edits)


def _rpx(length: str) -> str:
    """`1px` -> `2rpx`; `1PX` -> `1px`."""
    number, unit = length[:-2], length[-2:]
    if unit != "px":
        return f"{number}px"
    value = format(Decimal(number) * 2, "f")
    return f"{value.rstrip('0').rstrip('.') if '.' in value else value}rpx"


def _path_edit(text: str, span: Span, path: str) -> Edit:
    """The new path in the author's quotes; in quotes of its own if it needs them and has none."""
    quote = text[span.start - 1]
    if quote in "\"'":
        return Edit(span, path.replace("\\", "\\\\").replace(quote, "\\" + quote))
    if _UNQUOTED.fullmatch(path):
        return Edit(span, path)
    return Edit(span, _quoted(path))


def _quoted(path: str) -> str:
    return '"' + path.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _indent(text: str, offset: int) -> str:
    line = text[text.rfind("\n", 0, offset) + 1 : offset]
    return line if not line.strip() else ""
