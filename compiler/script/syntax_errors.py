"""What the parser could not read, said at the place where a person would look."""

from collections.abc import Iterator

from mpc.compiler.diagnostics import FileSink
from mpc.compiler.script.parse import Node, Tree
from mpc.compiler.script.patterns import bracket_after_type
from mpc.compiler.source import Span

_LIMIT = 5
_QUOTES = frozenset(("'", '"', "`"))
_FULL_WIDTH = dict(zip("；：，（）｛｝“”‘’！？", ";:,(){}\"\"''!?", strict=True))
_PAIRS = {"(": ")", "[": "]", "{": "}", "${": "}"}


def report_syntax_errors(tree: Tree, span: Span, at: FileSink) -> None:
    """Brackets without a partner first, as they explain most of what else is wrong; then what is unexpected."""
    if report_full_width(tree.root, at):
        return
    unmatched = _brackets(tree.root)
    for node in unmatched[:_LIMIT]:
        closing = node.type in _PAIRS.values()
        at.report("MP502" if closing else "MP501", node.span, bracket=node.type)
    if unmatched:
        return
    found = 0
    end = -1
    stack = [tree.root]
    while stack and found < _LIMIT:
        node = stack.pop()
        if node.start < end:
            continue
        if node.missing:
            place = Span(node.start, max(node.end, min(node.start + 1, span.end)))
            if node.type == "!" and node.parent is not None and node.parent.type == "non_null_expression":
                at.report("MP544", node.parent.span)  # `1 = 2`, which the parser takes for `1! = 2`
            elif node.named:
                at.report("MP531", place, expected="a name or a value", expected_zh="名称或值")
            else:
                at.report("MP531", place, expected=f"`{node.type}`", expected_zh=f" `{node.type}`")
        elif node.type == "ERROR":
            place = _report_error(node, at)
            end = max(node.end, place.end)
        else:
            stack.extend(reversed(node.children))
            continue
        found += 1
    if not found:
        at.report("MP500", Span(span.start, span.start), found="")


def report_full_width(root: Node, at: FileSink) -> bool:
    """Report full-width punctuation, which the parser takes for letters of a name (`f（1）`) or refuses."""
    source = root.source
    if _FULL_WIDTH.keys().isdisjoint(root.text):
        return False
    found: set[int] = set()
    for node in root.walk():
        if node.type.endswith("identifier"):
            found.update(offset for offset in range(node.start, node.end) if source[offset] in _FULL_WIDTH)
        elif node.type == "ERROR":
            found.update(_wide_between(node))
    for offset in sorted(found)[:_LIMIT]:
        at.report("MP534", Span(offset, offset + 1), char=source[offset], meant=_FULL_WIDTH[source[offset]])
    return bool(found)


def _report_error(error: Node, at: FileSink) -> Span:
    """Say what is wrong in an error node, by the most telling sign; returns the place."""
    bracket = next(filter(None, map(bracket_after_type, error.ancestors())), None)
    if bracket is not None:
        at.report("MP541", bracket.span)
        return bracket.span
    quote = next((node for node in error.children if node.type in _QUOTES), None)
    if quote is not None:
        at.report("MP533", quote.span, char=quote.type)
        return quote.span
    place = _place(error)
    at.report("MP500", place, found=_excerpt(place, error.source))
    return place


def _wide_between(error: Node) -> Iterator[int]:
    """Where full-width punctuation stands between the children of an error node: those are looked at themselves."""
    at = error.start
    for end, after in [*((child.start, child.end) for child in error.children), (error.end, error.end)]:
        between = error.source[at:end]
        if not between.lstrip().startswith("/"):  # comments are no nodes here
            yield from (at + index for index, char in enumerate(between) if char in _FULL_WIDTH)
        at = after


def _brackets(root: Node) -> list[Node]:
    """Brackets without a partner, in source order; those inside strings and comments are none."""
    open_: list[Node] = []
    lost: list[Node] = []
    for node in root.walk():
        if node.named or node.missing:
            continue
        if node.type in _PAIRS:
            open_.append(node)
        elif node.type in _PAIRS.values():
            if open_ and _PAIRS[open_[-1].type] == node.type:
                open_.pop()
            elif any(_PAIRS[each.type] == node.type for each in open_):
                while _PAIRS[open_[-1].type] != node.type:
                    lost.append(open_.pop())
                open_.pop()
            else:
                lost.append(node)
    return sorted([*lost, *open_], key=lambda node: node.start)


def _place(error: Node) -> Span:
    """The last thing an error node holds is mostly what does not fit; a lone thing is itself."""
    leaves = [node for node in error.walk() if not node.children and node.end > node.start]
    if not leaves:
        return Span(error.start, error.end)
    return leaves[-1].span


def _excerpt(place: Span, source: str) -> str:
    text = source[place.start : place.end].split("\n", 1)[0].strip()
    return text if len(text) <= 30 else text[:29] + "…"
