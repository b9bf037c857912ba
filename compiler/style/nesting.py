"""Nested selectors: what `&` and the rule around stand for."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice, product

from mpc.compiler.record import record

# No list of selectors written out may be longer than this many characters.
MAX_SELECTORS = 200_000

_PIECE = re.compile(r"""\\.|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|/\*.*?\*/|[&()\[\]]|\s+""", re.DOTALL)


@record
class Size:
    """An upper bound of a list of selectors once it is written out: how many there are, and of how many
    characters."""

    count: int = 0
    chars: int = 0

    def inside(self, selectors: Iterable[str]) -> "Size":
        """The size of selectors that stand in a rule of this size."""
        count = chars = 0
        for selector in selectors:
            uses = selector.count("&") or min(self.count, 1)
            combinations = max(self.count, 1) ** min(uses, 20)
            count += combinations
            chars += combinations * (len(selector) + 1 + uses * self.chars // max(self.count, 1))
            chars += selector.count("&") * self.chars
        return Size(min(count, MAX_SELECTORS + 1), min(chars, MAX_SELECTORS + 1))


def resolve(parents: Sequence[str], selector: str) -> list[str]:
    """What a nested selector selects: `&` is each of the parents in turn (inside parentheses: all of them),
    and without `&`, or with a combinator in front, the parents stand before it. Comments go, white space
    becomes one space.
    """
    at = depth = 0
    pieces, together, used = [""], ", ".join(parents), False
    for match in _PIECE.finditer(selector):
        pieces[-1] += selector[at : match.start()]
        at = match.end()
        piece = match[0]
        if piece == "&" and not depth and parents:
            pieces.append("")
            used = True
        elif piece == "&":
            pieces[-1] += together or piece
            used = True
        elif piece.isspace():
            pieces[-1] += " "
        elif not piece.startswith("/*"):
            depth += (piece in "([") - (piece in ")]")
            pieces[-1] += piece
    pieces[-1] += selector[at:]
    if parents and (not used or pieces[0].lstrip()[:1] in tuple(">+~")):
        pieces = ["", " " + pieces[0].lstrip(), *pieces[1:]]
    chosen = islice(product(parents, repeat=len(pieces) - 1), MAX_SELECTORS)
    return [_joined(pieces, choice).strip() for choice in chosen]


def _joined(pieces: Sequence[str], choice: Sequence[str]) -> str:
    return pieces[0] + "".join(parent + piece for parent, piece in zip(choice, pieces[1:], strict=True))
