"""Positional edits: the author's text with some ranges replaced. Lines are never added or removed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from mpc.compiler.script.changes import Edit, Move
from mpc.compiler.script.stretches import Stretch, joined
from mpc.compiler.source import Span


@dataclass(slots=True)
class Editor:
    """Collects edits of one file's text."""

    text: str
    edits: list[Edit] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)

    def insert(self, at: int, text: str, rank: int = 0) -> None:
        """Put `text` at `at`. The lower the rank, the further left among the insertions at the same place."""
        self.edits.append(Edit(at, at, text, rank))

    def replace(self, start: int, end: int, text: str) -> None:
        """Replace a range; the line breaks of what goes away are kept behind the new text."""
        self.edits.append(Edit(start, end, text + "\n" * self.text.count("\n", start, end)))

    def erase(self, start: int, end: int) -> None:
        """Take out a range but for its line breaks."""
        self.replace(start, end, "")

    def move(self, source: Span, target: int, before: str, after: str) -> None:
        """Take the text of a range to another place."""
        self.moves.append(Move(source, target, before, after))


def apply(text: str, span: Span, edits: Iterable[Edit], moves: Sequence[Move] = ()) -> str:
    """`text[span.start:span.end]`, edited. Edits must lie inside the span and must not overlap."""
    return joined(stretches_of(text, span, edits, moves))


def stretches_of(text: str, span: Span, edits: Iterable[Edit], moves: Sequence[Move] = ()) -> list[Stretch]:
    """The same in stretches: what stays of the text, and what edits put in at their places."""
    rest = list(edits)
    moved: dict[int, list[Stretch]] = {}  # by the identity of the edit that puts them in
    for move in moves:
        inside = [edit for edit in rest if move.source.start <= edit.start and edit.end <= move.source.end]
        rest = [edit for edit in rest if edit not in inside]
        there = Edit(move.target, move.target, "")
        at, end = move.source
        moved[id(there)] = [
            Stretch(move.before, at),
            *stretches_of(text, move.source, inside),
            Stretch(move.after, end),
        ]
        rest += [Edit(at, end, ""), there]
    stretches: list[Stretch] = []
    at = span.start
    for edit in sorted(rest, key=_place):
        assert at <= edit.start <= edit.end <= span.end, f"edits overlap at {edit}"
        if at < edit.start:
            stretches.append(Stretch(text[at : edit.start], at, True))
        stretches += moved.get(id(edit)) or (Stretch(edit.text, edit.start),)
        at = edit.end
    stretches.append(Stretch(text[at : span.end], at, True))
    return stretches


def _place(edit: Edit) -> tuple[int, int, int, int]:
    """Insertions before replacements that begin at the same place."""
    return (edit.start, int(edit.end > edit.start), edit.rank, edit.end)
