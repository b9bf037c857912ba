"""What has expressions inside a token: template strings, and the parameters of arrow functions.

`read` parses the text of one expression; it hands back what is wrong instead of raising it.
"""

import re
from collections.abc import Callable

from mpc.compiler import expression as e

Parts = tuple[str | e.Node, ...]
Read = Callable[[str], "e.Node | ExpressionError"]

_NAME = re.compile(r"[A-Za-z_$\u00c0-\u1fff\u3005-\u3007\u3040-\ufaff][\w$]*")
_SPACE = re.compile(r"\s*")
_CLOSING = {"(": ")", "[": "]", "{": "}"}


class ExpressionError(Exception):
    """What is wrong inside one expression; `start` and `end` are offsets in its text. Never leaves the front end."""

    def __init__(self, code: str, start: int, end: int, found: str = "") -> None:
        super().__init__(code)
        self.code, self.start, self.end, self.found = code, start, end, found


def template_parts(text: str, offset: int, read: Read) -> Parts:
    """The parts of `` `a ${b} c` ``: literal text as written, and the nodes between `${` and its `}`."""
    parts: list[str | e.Node] = []
    at, end, literal = 1, len(text) - 1, 1
    while at < end:
        if text[at] == "\\":
            at += 2
        elif text.startswith("${", at):
            close = _closing(text, at + 2, "}")
            if close == -1:
                raise ExpressionError("MP404", offset + at, offset + end, "${")
            if literal < at:
                parts.append(text[literal:at])
            if not text[at + 2 : close].strip():
                raise ExpressionError("MP401", offset + at, offset + close + 1)
            parts.append(_inner(text[at + 2 : close], offset + at + 2, read))
            at = literal = close + 1
        else:
            at += 1
    if literal < end:
        parts.append(text[literal:end])
    return tuple(parts)


def parameters(text: str, offset: int, read: Read) -> tuple[tuple[str, ...], Parts]:
    """The names that `(a, { b: [c = 1] }, ...d)` binds, and its inside as text and defaults in turn."""
    reader = _Parameters(text, offset, read)
    reader.sequence(1, ")")
    return tuple(reader.names), reader.parts()


class _Parameters:
    """Reads binding patterns. Positions are offsets in the text; each method gives back where it ended."""

    def __init__(self, text: str, offset: int, read: Read) -> None:
        self._text, self._offset, self._read = text, offset, read
        self._defaults: list[tuple[int, int, e.Node]] = []
        self.names: list[str] = []

    def parts(self) -> Parts:
        found: list[str | e.Node] = []
        at = 1
        for start, end, node in self._defaults:
            found += [self._text[at:start], node]
            at = end
        return (*found, self._text[at:-1])

    def sequence(self, at: int, close: str) -> int:
        """Targets with commas between them, up to a closing bracket."""
        while True:
            at = self._skip(at)
            if self._text[at] == close:
                return at + 1
            if self._text[at] == "," and close == "]":
                at += 1  # a hole
                continue
            at = self._skip(self._element(at, close))
            if self._text[at] == ",":
                at += 1
            elif self._text[at] != close:
                raise self._error(at)

    def _element(self, at: int, close: str) -> int:
        if self._text.startswith("...", at):
            at = self._skip(at + 3)
        elif close == "}":
            key = _NAME.match(self._text, at)
            if key and self._text[self._skip(key.end())] == ":":
                at = self._skip(self._skip(key.end()) + 1)
        at = self._skip(self._target(at))
        return self._default(at + 1, close) if self._text[at] == "=" else at

    def _target(self, at: int) -> int:
        if self._text[at] in "[{":
            return self.sequence(at + 1, _CLOSING[self._text[at]])
        name = _NAME.match(self._text, at)
        if name is None:
            raise self._error(at)
        self.names.append(name.group())
        return name.end()

    def _default(self, at: int, close: str) -> int:
        at = self._skip(at)
        end = _closing(self._text, at, f",{close}")
        if end <= at:
            raise self._error(at)
        end = at + len(self._text[at:end].rstrip())
        self._defaults.append((at, end, _inner(self._text[at:end], self._offset + at, self._read)))
        return end

    def _skip(self, at: int) -> int:
        space = _SPACE.match(self._text, at)
        return min(space.end() if space else at, len(self._text) - 1)

    def _error(self, at: int) -> ExpressionError:
        return ExpressionError("MP402", self._offset + at, self._offset + at + 1, self._text[at])


def _inner(text: str, offset: int, read: Read) -> e.Node:
    node = read(text)
    if isinstance(node, ExpressionError):
        raise ExpressionError(node.code, offset + node.start, offset + node.end, node.found)
    return _shifted(node, offset)


def _closing(text: str, at: int, wanted: str) -> int:
    """Where one of the wanted characters stands outside of brackets and strings; -1 if nowhere."""
    while at < len(text):
        char = text[at]
        if char in wanted:
            return at
        if char in "\"'":
            at = _after_string(text, at)
        elif char == "`":
            at = _after_template(text, at)
        elif char in _CLOSING:
            at = _closing(text, at + 1, _CLOSING[char])
            if at == -1:
                return -1
        at += 1
    return -1


def _after_string(text: str, at: int) -> int:
    """The closing quote of a string that begins here."""
    quote = text[at]
    at += 1
    while at < len(text) and text[at] != quote:
        at += 2 if text[at] == "\\" else 1
    return at


def _after_template(text: str, at: int) -> int:
    """The closing mark of a template string that begins here."""
    at += 1
    while at < len(text) and text[at] != "`":
        if text.startswith("${", at):
            close = _closing(text, at + 2, "}")
            if close == -1:
                return len(text)
            at = close + 1
        else:
            at += 2 if text[at] == "\\" else 1
    return at


def _shifted(node: e.Node, offset: int) -> e.Node:
    """The same tree with all its places moved: an expression inside a token."""
    changes: dict[str, object] = {"start": node.start + offset, "end": node.end + offset}
    for field in node.__dataclass_fields__:
        value = getattr(node, field)
        if field in ("start", "end"):
            continue
        if isinstance(value, tuple):
            changes[field] = tuple(item if isinstance(item, str) else _shifted(item, offset) for item in value)
        elif hasattr(value, "__dataclass_fields__"):
            changes[field] = _shifted(value, offset)
        else:
            changes[field] = value
    return type(node)(**changes)  # type: ignore[arg-type]
