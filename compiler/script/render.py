"""The edited text of a script for one target."""

from collections.abc import Mapping

from mpc.compiler.literals import encode
from mpc.compiler.script.changes import GUARD, Branch, Edit, Fold
from mpc.compiler.script.constants import truthy
from mpc.compiler.script.edits import stretches_of
from mpc.compiler.script.folds import decide, spans_contain
from mpc.compiler.script.model import NOT_CONSTANT, Script
from mpc.compiler.script.stretches import Stretch, joined
from mpc.compiler.source import Span


def render(script: Script, constants: Mapping[str, object], specifiers: Mapping[str, str] | None = None) -> str:
    """The author's text, edited, with as many lines as before.

    `constants`: the values of `target` and `env.X` (see `Script.env_names`); one without a value is `undefined`.
    `specifiers`: what to write instead of the specifiers of a CommonJS module's `require("x")`.
    A broken script stays as it is: it is emitted only to see what else is wrong, and never written.
    A module's own first line is `script.prologue`, then the requires, then `script.after_requires`, then this text.
    """
    return joined(render_stretches(script, constants, specifiers))


def render_stretches(
    script: Script, constants: Mapping[str, object], specifiers: Mapping[str, str] | None = None
) -> list[Stretch]:
    """The same in stretches that say where they come from."""
    if script.broken:
        return [Stretch(script.file.text[script.span.start : script.span.end], script.span.start, True)]
    edits = list(script.edits)
    for fold in script.folds:
        if _undecided(fold, constants):
            continue
        edits.append(Edit(fold.span.start, fold.span.end, _literal(constants, fold.name, fold.member)))
    for require in script.requires:
        if specifiers and require.specifier in specifiers:
            edits.append(Edit(require.span.start, require.span.end, encode(specifiers[require.specifier])))
    chosen = [(branch, truthy(decide(branch.test, constants))) for branch in _decidable(script, constants)]
    dead = [span for branch, holds in chosen for span in (branch.dead_true if holds else branch.dead_false)]
    cuts = [edit for branch, holds in chosen for edit in (branch.edits_true if holds else branch.edits_false)]
    cuts = [cut for cut in cuts if not any(_covers(other, cut) for other in cuts if other is not cut)]
    kept = [edit for edit in edits if not _in_dead(edit, dead) and not any(_covers(cut, edit) for cut in cuts)]
    return stretches_of(script.file.text, script.span, kept + cuts, script.moves)


def dead_spans(script: Script, constants: Mapping[str, object]) -> tuple[Span, ...]:
    """The parts of the script that never run with these constants."""
    found = [fold.span for fold in script.folds if fold.name.startswith(GUARD) and not _undecided(fold, constants)]
    for branch in _decidable(script, constants):
        holds = truthy(decide(branch.test, constants))
        found += branch.dead_true if holds else branch.dead_false
    return tuple(found)


def guarded_spans(script: Script, name: str) -> tuple[Span, ...]:
    """The parts of the script that run only where `mp.canIUse(name)` holds."""
    tests = ((branch.test, branch.dead_false) for branch in script.branches)
    return tuple(
        span for test, spans in tests if (test.operator, test.name) == ("name", GUARD + name) for span in spans
    )


def live_names(script: Script, constants: Mapping[str, object]) -> frozenset[str]:
    """The top-level names that the script uses as values outside of dead branches."""
    dead = dead_spans(script, constants)
    return frozenset(use.name for use in script.name_uses if not spans_contain(dead, *use.span))


def _undecided(fold: Fold, constants: Mapping[str, object]) -> bool:
    """Whether it stays what the author wrote: a guard that only the phone can answer."""
    return fold.name.startswith(GUARD) and fold.name not in constants


def _decidable(script: Script, constants: Mapping[str, object]) -> list[Branch]:
    return [branch for branch in script.branches if decide(branch.test, constants) is not NOT_CONSTANT]


def _literal(constants: Mapping[str, object], name: str, member: bool) -> str:
    if name not in constants:
        return "undefined"
    value = constants[name]
    text = encode(value)
    wrap = isinstance(value, dict) or (isinstance(value, (int, float)) and not isinstance(value, bool) and member)
    return f"({text})" if wrap else text


def _in_dead(edit: Edit, dead: list[Span]) -> bool:
    """Whether an edit belongs to a dead part. Insertions of a high rank belong to what is around it."""
    if edit.start == edit.end and abs(edit.rank) >= 10:
        return any(span.start < edit.start < span.end for span in dead)
    return spans_contain(dead, edit.start, edit.end)


def _covers(cut: Edit, edit: Edit) -> bool:
    """Whether a branch's cut takes away what `edit` would change."""
    if edit.start == edit.end:
        return cut.start < edit.start < cut.end
    return cut.start <= edit.start and edit.end <= cut.end
