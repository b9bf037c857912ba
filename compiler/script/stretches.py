"""Text that knows where it comes from: stretches in a row, copied from the author's file or made by the compiler."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mpc.compiler.script.changes import Edit

_MARK = re.compile("\0(\\d*)\0")


class Stretch(NamedTuple):
    """`text`, and the offset in the author's file of what it stands for; -1: nothing there.

    `copied`: the text stands there, letter by letter.
    """

    text: str
    origin: int = -1
    copied: bool = False


def joined(stretches: Iterable[Stretch]) -> str:
    """The text without where it comes from."""
    return "".join([stretch.text for stretch in stretches])


def marked(text: str, offset: int) -> str:
    """Generated code that stands for what the author wrote at this offset. `made` takes the marks out again."""
    return f"\0{offset}\0{text}\0\0"


def made(text: str, origin: int = -1) -> list[Stretch]:
    """Generated text; what is not marked in it stands for `origin`."""
    parts = _MARK.split(text)
    offsets = ["", *parts[1::2]]
    return [Stretch(part, int(offset or origin)) for offset, part in zip(offsets, parts[::2], strict=True)]


def changed(stretches: Sequence[Stretch], edits: Sequence[Edit]) -> list[Stretch]:
    """The stretches with edits of their joined text: sorted, without overlaps. What edits put in comes from nowhere."""
    found: list[Stretch] = []
    at, cut = 0, 0  # where the stretch begins; up to where the text is gone
    todo = iter(edits)
    edit = next(todo, None)
    for stretch in stretches:
        end = at + len(stretch.text)
        here = max(at, cut)
        while edit is not None and edit.start < end:
            if edit.start > here:
                found.append(_part(stretch, here - at, edit.start - at))
            if edit.text:
                found.append(Stretch(edit.text))
            cut = edit.end
            here = max(here, cut)
            edit = next(todo, None)
        if here < end:
            found.append(_part(stretch, here - at, end - at))
        at = end
    found += [Stretch(each.text) for each in _rest(edit, todo) if each.text]
    return found


def _rest(edit: Edit | None, others: Iterator[Edit]) -> Iterator[Edit]:
    if edit is not None:
        yield edit
        yield from others


def _part(stretch: Stretch, start: int, end: int) -> Stretch:
    if start == 0 and end == len(stretch.text):
        return stretch
    return Stretch(
        stretch.text[start:end], stretch.origin + start if stretch.copied else stretch.origin, stretch.copied
    )
