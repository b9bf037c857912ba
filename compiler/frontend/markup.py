"""From a `.mp` file's text to its `ast.Document`. Every mistake in a file is reported in one run."""

import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from lark import Lark, Token
from mpc.compiler.diagnostics import FileSink, suggest
from mpc.compiler.frontend import ast
from mpc.compiler.frontend.split import split
from mpc.compiler.frontend.tags import explain_broken_tag, read_attributes, read_whole_attributes
from mpc.compiler.source import SourceFile, Span

ROOTS = ("page", "component", "app")
MAX_DEPTH = 64
_NAME = re.compile(r"[^\s\"'<>/=]+")
_TAG = re.compile(r"</?([^\s\"'<>/=]+)")


@dataclass(slots=True)
class _Open:
    """An element whose closing tag has not come yet."""

    tag: str
    attributes: tuple[ast.Attribute, ...]
    tag_span: Span
    start: int
    sound: bool = True
    children: list[ast.Node] = field(default_factory=list)

    def close(self, end: int, sound: bool = True) -> ast.Element:
        span = Span(self.start, end)
        return ast.Element(self.tag, self.attributes, tuple(self.children), self.tag_span, span, self.sound and sound)


def parse(file: SourceFile, sink: FileSink) -> ast.Document:
    """Read one file. What could be understood is returned even if something was reported."""
    parts = split(file.text, sink)
    top = _nest(parts.markup, sink)
    root = _root(top, sink)
    for block, tag in ((parts.script, "script"), (parts.style, "style")):
        if block and root and root.sound and root.span.start < block.tag_span.start < root.span.end:
            sink.report("MP119", block.tag_span, tag=tag, root=root.tag)
    return ast.Document(file, root, parts.script, parts.style)


def _root(nodes: list[ast.Node], sink: FileSink) -> ast.Element | None:
    elements = [node for node in nodes if isinstance(node, ast.Element)]
    for node in nodes:
        if not isinstance(node, ast.Element) and (isinstance(node, ast.Interpolation) or node.text.strip()):
            sink.report("MP105", _trimmed(node))
    roots = [element for element in elements if element.tag in ROOTS]
    if not roots:
        where = elements[0].tag_span if elements else Span(0, 0)
        tag = elements[0].tag if elements else ""
        sink.report("MP101", where, suggestion=suggest(tag, ROOTS))
        return None
    for element in elements:
        if element is not roots[0]:
            sink.report("MP102", element.tag_span, tag=element.tag, root=roots[0].tag)
    return roots[0]


def _trimmed(node: ast.Text | ast.Interpolation) -> Span:
    text = node.text
    start = node.span.start + len(text) - len(text.lstrip())
    return Span(start, start + max(1, len(text.strip())))


def _nest(text: str, sink: FileSink) -> list[ast.Node]:
    """Turn the flat sequence of tags and text into a tree, with a stack of open elements."""
    top: list[ast.Node] = []
    stack: list[_Open] = []
    too_deep = False
    tokens = list(_lexer().lex(text))
    for number, token in enumerate(tokens):
        assert token.start_pos is not None and token.end_pos is not None
        into = stack[-1].children if stack else top
        start, end = token.start_pos, token.end_pos
        if len(stack) > MAX_DEPTH and not too_deep:
            sink.report("MP115", stack[-1].tag_span, depth=MAX_DEPTH)
            too_deep = True
        match token.type:
            case "OPEN":
                opened = _open(text, start, end, sink)
                if token.endswith("/>"):
                    into.append(opened.close(end))
                else:
                    stack.append(opened)
            case "CLOSE":
                _close(Span(start, end), tokens, number, stack, top, sink)
            case "INTERPOLATION":
                into.append(ast.Interpolation(str(token[2:-2]), Span(start + 2, end - 2)))
            case "TEXT":
                into.append(ast.Text(str(token), Span(start, end)))
            case "BROKEN" if token.startswith("{{"):
                sink.report("MP113", Span(start, end))
            case "BROKEN":
                explain_broken_tag(text, start, end, sink)
                # It still opens or closes an element, so that what follows is not reported for its sake.
                if token[1:2].isalpha():
                    tag = _tag_name(text, start)
                    inside = start + 1 + len(tag)
                    attributes = read_whole_attributes(text, inside, end)
                    opened = _Open(tag, attributes, Span(start + 1, inside), start, sound=False)
                    if token.endswith("/>"):
                        into.append(opened.close(end))
                    else:
                        stack.append(opened)
                elif token[1:2] == "/" and any(opened.tag == _tag_of(token) for opened in stack):
                    _close(Span(start, end), tokens, number, stack, top, sink)
    while stack:
        unclosed = stack.pop()
        sink.report("MP106", unclosed.tag_span, tag=unclosed.tag)
        _attach(unclosed.close(len(text), sound=False), stack, top)
    return top


def _attach(element: ast.Element, stack: list[_Open], top: list[ast.Node]) -> None:
    """Put a closed element into the one around it; what is nested too deeply is left out."""
    if len(stack) < MAX_DEPTH:
        (stack[-1].children if stack else top).append(element)


def _open(text: str, start: int, end: int, sink: FileSink) -> _Open:
    tag = _tag_name(text, start)
    name_end = start + 1 + len(tag)
    inner = end - 2 if text[end - 2] == "/" else end - 1
    attributes = read_attributes(text, name_end, inner, sink)
    return _Open(tag, attributes, Span(start + 1, name_end), start)


def _tag_name(text: str, start: int) -> str:
    """The name behind the `<` at `start`."""
    match = _NAME.match(text, start + 1)
    return match.group() if match else ""


def _close(
    span: Span, tokens: list[Token], number: int, stack: list[_Open], top: list[ast.Node], sink: FileSink
) -> None:
    """A closing tag ends the innermost element of its name; what is open inside that one lacks its end."""
    tag = _tag_of(tokens[number])
    wanted = sum(opened.tag == tag for opened in stack)
    if stack and stack[-1].tag != tag and _is_misnamed(tag, wanted, stack[-1].tag, tokens[number + 1 :]):
        opened = stack.pop()
        sink.report("MP116", span, tag=tag, open=opened.tag)
        _attach(opened.close(span.end, sound=False), stack, top)
        return
    if not wanted:
        into = stack[-1].children if stack else top
        before = next((node for node in reversed(into) if isinstance(node, ast.Element)), None)
        ended = before is not None and before.tag == tag and not before.children
        sink.report("MP117" if ended else "MP114", span, tag=tag)
        return
    while True:
        opened = stack.pop()
        _attach(opened.close(span.end if opened.tag == tag else span.start, opened.tag == tag), stack, top)
        if opened.tag == tag:
            return
        sink.report("MP106", opened.tag_span, tag=opened.tag)


def _is_misnamed(tag: str, wanted: int, innermost: str, rest: list[Token]) -> bool:
    """Whether `</tag>` was meant to close `innermost`, as the tags behind it (`rest`) tell: that one is not closed
    there, and all of the `wanted` open elements called `tag` are."""
    ends = {innermost: 0, tag: 0}  # closing tags too many
    depths = {innermost: 0, tag: 0}
    for token in rest:
        name = _tag_of(token) if token.type in ("OPEN", "CLOSE", "BROKEN") else ""
        if name not in depths or token.endswith("/>"):
            continue
        depths[name] += -1 if token.startswith("</") else 1
        ends[name] = max(ends[name], -depths[name])
    return not ends[innermost] and ends[tag] >= wanted


def _tag_of(token: Token) -> str:
    match = _TAG.match(token)
    return match.group(1) if match else ""


@cache
def _lexer() -> Lark:
    """The grammar is a row of tokens, so that nothing is left to parse."""
    grammar = files("mpc.compiler.frontend").joinpath("markup.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", lexer="basic")
