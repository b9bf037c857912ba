"""What the parser could not read, said at the place where a person would look."""

from mpc.compiler.diagnostics import FileSink
from mpc.compiler.script.parse import Node, Tree
from mpc.compiler.source import Span

_LIMIT = 5
_PAIRS = {"(": ")", "[": "]", "{": "}", "${": "}"}


def report_syntax_errors(tree: Tree, span: Span, at: FileSink) -> None:
    """Brackets without a partner first, as they explain most of what else is wrong; then what is unexpected."""
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
            at.report("MP531", Span(node.start, max(node.end, min(node.start + 1, span.end))), expected=node.type)
        elif node.type == "ERROR":
            place = _place(node)
            at.report("MP500", place, found=_excerpt(place, node.source))
            end = max(node.end, place.end)
        else:
            stack.extend(reversed(node.children))
            continue
        found += 1
    if not found:
        at.report("MP500", Span(span.start, span.start), found="")


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
