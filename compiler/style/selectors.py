"""Simple selectors, read by tree-sitter-css.

All preludes of a section are read in one go, each as `prelude{}` on its own. Only if something cannot be read
they are read one by one, to say where. What the grammar is too narrow for is neutral in the text it gets: `&`
becomes `*`, `[…]` one word, the argument of `:nth-child()` and its like a number.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

import tree_sitter_css
from mpc.compiler.diagnostics import FileSink
from mpc.compiler.source import Span
from mpc.compiler.style.model import Part, PartKind, Rule
from tree_sitter import Language, Node, Parser, Query, QueryCursor

_QUERY = """
(class_selector (class_name) @class)
(id_selector (id_name) @id)
(attribute_selector) @attribute
(tag_name) @tag
(universal_selector) @universal
(pseudo_class_selector (arguments) @arguments)
"""
_KINDS: tuple[PartKind, ...] = ("class", "id", "attribute", "tag", "universal", "arguments")
_SELECTS = "has|host|host-context|is|matches|not|where|slotted|-webkit-any|-moz-any"
_ARGUMENTS = re.compile(rf"(:(?!(?:{_SELECTS})\()[\w-]+\()([^()]+)(?=\))", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\[[^\[\]]+\]")
# What is joined to a tag: classes, an id, attributes, pseudo-classes with an argument or without.
_JOINED = re.compile(r"(?:[.#\w:-]|\[[^\]]*\]|\((?:[^()]|\([^()]*\))*\))*")
_PARENTHESES = re.compile(r"\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]")
_SEPARATOR = re.compile(r"[\s,>+~&]")
_WORD = re.compile(r"[^\s,>+~(){}\[\]:]+")
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})[ \t]?|(.))", re.DOTALL)


@cache
def _language() -> Language:
    return Language(tree_sitter_css.language())


@cache
def _parser() -> Parser:
    return Parser(_language())


@cache
def _query() -> Query:
    return Query(_language(), _QUERY)


def read_selectors(text: str, mask: str, rules: Sequence[Rule], sink: FileSink) -> list[Part]:
    """The simple selectors of all rules, in the order of the text; a prelude that cannot be read is
    reported."""
    parts: list[Part] = []
    preludes = [rule.prelude for rule in rules]
    root = _tree(mask, preludes)
    if not root.has_error:
        parts.extend(_parts(text, mask, root, preludes))
    else:
        for prelude in preludes:
            root = _tree(mask, [prelude])
            if root.has_error:
                span = _fault(root, mask, prelude)
                sink.report("MP608", span, text=" ".join(text[span.start : span.end].split()))
            else:
                parts.extend(_parts(text, mask, root, [prelude]))
    return sorted(parts, key=lambda part: part.span)


def _tree(mask: str, preludes: Sequence[Span]) -> Node:
    source = "".join(f"{_neutral(mask[start:end])}{{}}" for start, end in preludes)
    return _parser().parse(source.encode("ascii")).root_node


def _neutral(prelude: str) -> str:
    """A prelude of the same length that the grammar can read."""
    if "[" in prelude:
        prelude = _ATTRIBUTE.sub(lambda match: "[" + "x" * (len(match[0]) - 2) + "]", prelude)
    if "(" in prelude:
        prelude = _ARGUMENTS.sub(lambda match: match[1] + "1" * len(match[2]), prelude)
    return prelude.replace("&", "*")


def _parts(text: str, mask: str, root: Node, preludes: Sequence[Span]) -> Iterator[Part]:
    starts, at = [], 0
    for start, end in preludes:
        starts.append(at)
        at += end - start + 2
    captures = QueryCursor(_query()).captures(root)
    for kind in _KINDS:
        for node in captures.get(kind, ()):
            if kind == "tag" and not _is_tag(node):
                continue
            index = bisect_right(starts, node.start_byte) - 1
            shift = preludes[index].start - starts[index]
            span = Span(node.start_byte, node.end_byte).shift(shift)
            name = text[span.start : span.end]
            if kind == "universal" and name != "*":
                continue
            if kind == "arguments" and not (_selects(node) and _is_several(name)):
                continue
            if kind == "attribute":
                opening = next(child.start_byte for child in node.children if child.type == "[")
                span = Span(opening + shift, span.end)
                name = text[span.start : span.end]
            elif kind in ("class", "id"):
                name = _unescaped(name)
                span = Span(span.start - 1, span.end)
            yield Part(kind, span, name, kind == "tag" and _is_bare(mask, span))


def _is_tag(node: Node) -> bool:
    """False for the name of a pseudo-element and for what stands in the parentheses of `:nth-child()`."""
    before = node.prev_sibling
    if before is not None and before.type == "::":
        return False
    around = node.parent
    while around is not None and around.type != "arguments":
        around = around.parent
    return around is None or _selects(around)


def _selects(arguments: Node) -> bool:
    """Whether selectors stand in these parentheses, and not numbers or names."""
    before = arguments.prev_sibling
    name = (before.text or b"").decode("ascii") if before else ""
    return re.fullmatch(_SELECTS, name, re.IGNORECASE) is not None


def _is_several(arguments: str) -> bool:
    """Whether `(…)` holds more than simple selectors that are joined; `&` may stand for anything."""
    return _SEPARATOR.search(_ATTRIBUTE.sub("", arguments[1:-1]).strip()) is not None


def _is_bare(mask: str, tag: Span) -> bool:
    """Whether no class is joined to a tag."""
    match = _JOINED.match(mask, tag.end)
    return match is None or "." not in _PARENTHESES.sub("", match[0])


def _fault(root: Node, mask: str, prelude: Span) -> Span:
    """The word around the first place in a prelude that the grammar refuses; the prelude if there is none."""
    node = root
    while not (node.is_error or node.is_missing):
        inner = next((child for child in node.children if child.has_error or child.is_missing), None)
        if inner is None:
            break
        node = inner
    node = next((child for child in node.children if child.is_error), node)
    fault = min(node.start_byte + prelude.start, prelude.end)
    for word in _WORD.finditer(mask, *prelude):
        if word.start() <= fault < word.end():
            return Span(*word.span())
    return Span(fault, fault + 1) if fault < prelude.end and not mask[fault].isspace() else prelude


def _unescaped(name: str) -> str:
    def char(match: re.Match[str]) -> str:
        if match[2] is not None:
            return match[2]
        code = int(match[1], 16)
        return chr(code) if 0 < code < 0xD800 or 0xDFFF < code <= 0x10FFFF else "\ufffd"

    return _ESCAPE.sub(char, name) if "\\" in name else name
