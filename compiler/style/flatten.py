"""Rules with rules inside, written out as plain rules: the one place where text is built and not copied.

    .card {                       .card {
      padding: 1rpx;                padding: 1rpx;
      .name { color: red }    ->  }
      &.on { color: blue }        .card .name {
    }                               color: red;
                                  }
                                  .card.on {
                                    color: blue;
                                  }

The order of what is written stays, so a declaration after a nested rule gets a rule of its own. As in Sass, a
list of parents is multiplied out: the specificity is that of each selector, where CSS would take the highest
of the list.
"""

from typing import Protocol

from mpc.compiler.source import Span
from mpc.compiler.style.model import AtRule, Comment, Declaration, Item, Rule
from mpc.compiler.style.nesting import resolve

STEP = "  "


class Pieces(Protocol):
    """What a render hands in."""

    source: str

    def piece(self, span: Span) -> str: ...

    def concerns(self, item: AtRule) -> bool: ...


def flatten(rule: Rule, indent: str, pieces: Pieces) -> str:
    """The rules that a rule with rules inside stands for. The first line is without its indentation."""
    return "\n".join(_rule(rule, [], indent, pieces)).removeprefix(indent)


def _rule(rule: Rule, parents: list[str], indent: str, pieces: Pieces) -> list[str]:
    selectors: dict[str, None] = {}
    for span in rule.selectors:
        selectors.update(dict.fromkeys(resolve(parents, pieces.piece(span))))
    return _block(rule.items, list(selectors), indent, pieces)


def _block(items: tuple[Item, ...], selectors: list[str], indent: str, pieces: Pieces) -> list[str]:
    """The lines of what stands in a rule with these selectors, or in an at-rule inside it."""
    lines: list[str] = []
    declarations: list[str] = []
    comments: list[str] = []
    previous = None

    def close() -> None:
        if declarations:
            lines.append(f"{indent}{', '.join(selectors)} {{")
            lines.extend(indent + STEP + text for text in declarations)
            lines.append(indent + "}")
            declarations.clear()
        lines.extend(indent + text for text in comments)
        comments.clear()

    for item in _visible(items, pieces) if selectors else ():
        match item:
            case Comment():
                text = pieces.piece(item.span)
                if declarations and previous and "\n" not in pieces.source[previous.end : item.span.start]:
                    declarations[-1] += " " + text
                else:
                    comments.append(text)
            case Declaration():
                declarations += comments
                comments.clear()
                declarations.append(pieces.piece(item.span) + ";")
                previous = item.span
            case Rule():
                close()
                lines += _rule(item, selectors, indent, pieces)
            case AtRule(body=Span(), prelude=prelude):
                close()
                inner = _block(item.items, selectors, indent + STEP, pieces)
                if inner:
                    header = " ".join(pieces.piece(Span(item.span.start, prelude.end)).split())
                    lines += [f"{indent}{header} {{", *inner, indent + "}"]
    close()
    return lines


def _visible(items: tuple[Item, ...], pieces: Pieces) -> list[Item]:
    """The items with `@target` blocks replaced by what they hold, or by nothing."""
    found: list[Item] = []
    for item in items:
        if isinstance(item, AtRule) and item.name == "target":
            if pieces.concerns(item):
                found += _visible(item.items, pieces)
        else:
            found.append(item)
    return found
