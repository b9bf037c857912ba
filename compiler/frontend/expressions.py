"""Reads the text of one expression, or of one event handler, into `expression` nodes."""

import re
from dataclasses import replace
from functools import cache, lru_cache
from importlib.resources import files

from lark import Lark, Token, Transformer, UnexpectedCharacters, UnexpectedInput, UnexpectedToken, v_args
from lark.exceptions import VisitError
from mpc.compiler import expression as e
from mpc.compiler.diagnostics import FileSink
from mpc.compiler.frontend.nested import ExpressionError, parameters, template_parts
from mpc.compiler.literals import decode_string
from mpc.compiler.source import Span

CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "undefined": None}
MAX_DEPTH = 100
# Words that begin something the expression language does not have.
STATEMENT_WORDS = frozenset(
    "new delete void await yield function class this super in instanceof import let const var return".split()
)

# What is no name, though it looks like one.
_WORDS = STATEMENT_WORDS | CONSTANTS.keys() | {"typeof"}

# What a Chinese keyboard writes for the characters of the language.
FULL_WIDTH = frozenset("（），：；？！＋－＝＜＞“”‘’【】。｛｝＆｜")


def parse_expression(text: str, span: Span, sink: FileSink) -> e.Expression | None:
    """The expression whose text stands at `span`; None, with a diagnostic, if it is not one."""
    return _read(text, span, "expression", sink)


def parse_handler(text: str, span: Span, sink: FileSink) -> e.Expression | None:
    """The content of an event attribute: a name, a call, an assignment or an update."""
    return _read(text, span, "handler", sink)


def _read(text: str, span: Span, start: str, sink: FileSink) -> e.Expression | None:
    if not text.strip():
        sink.report("MP401", span)
        return None
    node = _parse(text, start)
    if isinstance(node, ExpressionError):
        at = Span(span.start + node.start, span.start + max(node.end, node.start + 1))
        code = "MP414" if start == "handler" and node.code == "MP407" else node.code
        sink.report(code, Span(at.start, max(at.start, min(at.end, span.end))), found=node.found)
        return None
    # A node of its own: two places with the same text may have to be lowered differently.
    return e.Expression(replace(node), text, span)


@lru_cache(maxsize=65536)
def _parse(text: str, start: str) -> e.Node | ExpressionError:
    """Memoised by text: the same few hundred expressions come again on every page of an app."""
    if path := _path(text):
        return path
    try:
        tree: e.Node = _parser().parse(text, start=start)  # type: ignore[assignment]
    except ExpressionError as error:
        return error
    except VisitError as error:
        if isinstance(error.orig_exc, ExpressionError):
            return error.orig_exc
        raise
    except UnexpectedCharacters as error:
        at = error.pos_in_stream or 0
        refused = _refused(text, at)
        if refused:
            return ExpressionError("MP407", at, at + len(refused), refused)
        return ExpressionError(_unexpected(text, at), at, at + 1, text[at])
    except UnexpectedToken as error:
        token = error.token
        at = token.start_pos if token.type != "$END" and token.start_pos is not None else len(text.rstrip())
        if token.type == "$END":
            return ExpressionError("MP403", max(0, at - 1), at, "")
        refused = _refused(text, at)
        if refused:
            at = text.rindex(refused, 0, at + len(refused))
            return ExpressionError("MP407", at, at + len(refused), refused)
        before = re.search(r"([A-Za-z]+)\s*$", text[:at])
        if before and before.group(1) in STATEMENT_WORDS:
            return ExpressionError("MP407", before.start(1), before.end(1), before.group(1))
        return ExpressionError(_unexpected(text, at), at, at + len(token), str(token))
    except UnexpectedInput as error:  # pragma: no cover - Lark has no other kind today
        return ExpressionError("MP402", error.pos_in_stream or 0, len(text), text)
    return ExpressionError("MP409", 0, len(text)) if _is_deeper(tree, MAX_DEPTH) else tree


_PATH = re.compile(r"\s*([A-Za-z_$][\w$]*)((?:\.[A-Za-z_$][\w$]*)*)\s*", re.ASCII)
_MEMBER = re.compile(r"\.([\w$]+)", re.ASCII)


def _path(text: str) -> e.Node | None:
    """`a.b.c`, which half of all expressions are, without the parser; None for anything else."""
    match = _PATH.fullmatch(text)
    if not match or match[1] in _WORDS or match[2].count(".") > MAX_DEPTH // 2:
        return None
    node: e.Node = e.Name(match[1], *match.span(1))
    for member in _MEMBER.finditer(text, match.end(1)):
        node = e.Member(node, member[1], match.start(1), member.end())
    return node


def _is_deeper(node: e.Node, depth: int) -> bool:
    """Whether a tree has more levels than `depth`: those who walk it recurse."""
    level: list[e.Node] = [node]
    while level and depth:
        level = [child for each in level for child in e.children(each)]
        depth -= 1
    return bool(level)


def _unexpected(text: str, at: int) -> str:
    """The code that fits what stands at `at`: an unclosed string, a statement, an assignment, or anything."""
    rest = text[at:]
    if rest[0] in "\"'`":
        return "MP404"
    if re.match(r"(?:\*\*|<<|>>>?|[-+*/%|&^]|\?\?|\|\||&&)?=(?!=)|\+\+|--", rest):
        return "MP405"
    if rest[0] == ";":
        return "MP406"
    if rest[0] in FULL_WIDTH:
        return "MP413"
    return "MP402"


_REFUSED = re.compile(r"(?:\*\*|>>>?|<<)(?!>?=)|[|&^](?![|&=])|(?:in|instanceof|as|satisfies)\b")
_REGULAR = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])*/[a-z]*")


def _refused(text: str, at: int) -> str:
    """What JavaScript has at a place and the expression language has not; empty if it is neither."""
    if at and text[at] in "*<>" and text[at - 1] == text[at]:
        at -= 1
    before = text[:at].rstrip()
    ended = bool(re.search(r"[\w$)\]}\"'`]$", before))
    if not ended:
        match = _REGULAR.match(text, at)
        return match.group() if match else ""
    if text[at] in ",!`":
        return text[at] if text[at] != "," or _is_comma(text[:at]) else ""
    match = _REFUSED.match(text, at)
    return match.group() if match else ""


def _is_comma(before: str) -> bool:
    """Whether a comma here is JavaScript's operator: outside of brackets, or in parentheses that call nothing."""
    depth = 0
    for index in range(len(before) - 1, -1, -1):
        char = before[index]
        depth += (char in ")]}") - (char in "([{")
        if depth < 0:
            return char == "(" and not re.search(r"[\w$)\]]\s*$", before[:index])
    return True


@cache
def _parser() -> Lark:
    grammar = files("mpc.compiler.frontend").joinpath("expression.lark").read_text(encoding="utf-8")
    return Lark(
        grammar,
        parser="lalr",
        start=["expression", "handler"],
        transformer=_Nodes(),
        maybe_placeholders=False,
    )


@v_args(inline=True)
class _Nodes(Transformer[Token, e.Node]):
    """One method a grammar rule: from matched parts to a node."""

    def name(self, word: Token) -> e.Node:
        text, start, end = str(word), _start(word), _end(word)
        if text in CONSTANTS:
            return e.Literal(CONSTANTS[text], text, start, end)
        if text in STATEMENT_WORDS:
            raise ExpressionError("MP407", start, end, text)
        return e.Name(text, start, end)

    def number(self, token: Token) -> e.Node:
        text = str(token).replace("_", "")
        if text.endswith("n") or re.match(r"0\d", text):
            raise ExpressionError("MP407", _start(token), _end(token), str(token))
        value: float | int = int(text, 0) if text[1:2] in tuple("xXbBoO") else float(text)
        if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
            value = int(value)
        return e.Literal(value, text, _start(token), _end(token))

    def string(self, token: Token) -> e.Node:
        return e.Literal(decode_string(str(token)[1:-1]), str(token), _start(token), _end(token))

    def template(self, token: Token) -> e.Node:
        return e.Template(template_parts(str(token), _start(token), _inside), _start(token), _end(token))

    def group(self, node: e.Node, close: Token) -> e.Node:
        return _Group(node.entries, node.start, node.end) if isinstance(node, e.Object) else node

    def arrow(self, head: Token, body: e.Node) -> e.Node:
        if isinstance(body, e.Object) and not isinstance(body, _Group):
            raise ExpressionError("MP408", _start(head), body.end)
        text = str(head)[:-2].rstrip()
        if not text.startswith("("):
            return e.Arrow((text,), body, _start(head), body.end)
        names, parts = parameters(text, _start(head), _inside)
        return e.Arrow(names, body, _start(head), body.end, () if _is_plain(parts, names) else parts)

    def conditional(self, test: e.Node, then: e.Node, otherwise: e.Node) -> e.Node:
        return e.Conditional(test, then, otherwise, test.start, otherwise.end)

    def binary(self, left: e.Node, operator: Token, right: e.Node) -> e.Node:
        return e.Binary(str(operator), left, right, left.start, right.end)

    def binary_nullish(self, left: e.Node, right: e.Node) -> e.Node:
        return e.Binary("??", left, right, left.start, right.end)

    def binary_or(self, left: e.Node, right: e.Node) -> e.Node:
        return e.Binary("||", left, right, left.start, right.end)

    def binary_and(self, left: e.Node, right: e.Node) -> e.Node:
        return e.Binary("&&", left, right, left.start, right.end)

    def unary(self, operator: Token, operand: e.Node) -> e.Node:
        return e.Unary(str(operator), operand, _start(operator), operand.end)

    def member(self, owner: e.Node, name: Token) -> e.Node:
        return e.Member(owner, str(name), owner.start, _end(name))

    def optional_member(self, owner: e.Node, _: Token, name: Token) -> e.Node:
        return e.Member(owner, str(name), owner.start, _end(name), True)

    def index(self, owner: e.Node, _: Token, index: e.Node, close: Token) -> e.Node:
        return e.Index(owner, index, owner.start, _end(close))

    def optional_index(self, owner: e.Node, _: Token, __: Token, index: e.Node, close: Token) -> e.Node:
        return e.Index(owner, index, owner.start, _end(close), True)

    def call(self, callee: e.Node, arguments: tuple[e.Node, ...], close: Token) -> e.Node:
        return e.Call(callee, arguments, callee.start, _end(close))

    def optional_call(self, callee: e.Node, _: Token, arguments: tuple[e.Node, ...], close: Token) -> e.Node:
        return e.Call(callee, arguments, callee.start, _end(close), True)

    def arguments(self, *items: e.Node) -> tuple[e.Node, ...]:
        return items

    items = arguments
    entries = arguments

    def array(self, opening: Token, items: tuple[e.Node, ...], close: Token) -> e.Node:
        return e.Array(items, _start(opening), _end(close))

    def object(self, opening: Token, entries: tuple[e.Node, ...], close: Token) -> e.Node:
        return e.Object(entries, _start(opening), _end(close))

    def spread(self, dots: Token, value: e.Node) -> e.Node:
        return e.Spread(value, _start(dots), value.end)

    def shorthand(self, word: Token) -> e.Node:
        value = self.name(word)
        return e.Property(_key(word), value, False, value.start, value.end)

    def pair(self, word: Token, value: e.Node) -> e.Node:
        return e.Property(_key(word), value, False, _start(word), value.end)

    def pair_string(self, key: Token, value: e.Node) -> e.Node:
        return e.Property(self.string(key), value, False, _start(key), value.end)

    def pair_number(self, key: Token, value: e.Node) -> e.Node:
        return e.Property(self.number(key), value, False, _start(key), value.end)

    def pair_computed(self, opening: Token, key: e.Node, _: Token, value: e.Node) -> e.Node:
        return e.Property(key, value, True, _start(opening), value.end)

    def assignment(self, target: e.Node, operator: Token, value: e.Node) -> e.Node:
        return e.Assignment(_assignable(target), str(operator), value, target.start, value.end)

    def update_after(self, target: e.Node, operator: Token) -> e.Node:
        return e.Assignment(_assignable(target), str(operator), None, target.start, _end(operator))

    def update_before(self, operator: Token, target: e.Node) -> e.Node:
        return e.Assignment(_assignable(target), str(operator), None, _start(operator), target.end)


def _start(token: Token) -> int:
    assert token.start_pos is not None
    return token.start_pos


def _end(token: Token) -> int:
    assert token.end_pos is not None
    return token.end_pos


def _inside(text: str) -> e.Node | ExpressionError:
    return _parse(text, "expression")


def _is_plain(parts: tuple[str | e.Node, ...], names: tuple[str, ...]) -> bool:
    """Whether parameters are names and nothing else."""
    return len(parts) == 1 and re.split(r"[\s,]+", str(parts[0]).strip(" ,")) == list(names or ("",))


def _key(word: Token) -> e.Literal:
    return e.Literal(str(word), str(word), _start(word), _end(word))


def _assignable(target: e.Node) -> e.Node:
    if isinstance(target, e.Name | e.Member | e.Index) and not e.is_optional(target):
        return target
    raise ExpressionError("MP410", target.start, target.end)


class _Group(e.Object):
    """An object literal in parentheses: after an arrow, a bare one would be a block of statements."""

    __slots__ = ()
