"""What is to be done to a script's text: plain data, places are character offsets in the file."""

from typing import Literal

from mpc.compiler.record import record
from mpc.compiler.source import Span

# How the name of a fold begins that is `mp.canIUse("x")`: it has a value only where the target lacks the function.
GUARD = "canIUse."

Operator = Literal["name", "value", "!", "===", "!==", "&&", "||"]


@record
class Edit:
    """Replace `[start, end)` by `text`; `start == end` is an insertion.

    Several insertions may share an offset: they stand in the order of `rank`, then in the order they were made.
    """

    start: int
    end: int
    text: str
    rank: int = 0


@record
class Move:
    """The text of `source` (with the edits inside it) is taken out and put at `target`, between two texts."""

    source: Span
    target: int
    before: str
    after: str


@record
class Fold:
    """What becomes a constant: `import.meta.target` (name `target`), `import.meta.env.X` (`env.X`), or a guard.

    `member`: a `.` follows.
    """

    span: Span
    name: str
    member: bool


@record
class Branch:
    """An `if`, a `?:` or a `&&`/`||` whose condition `import.meta` decides.

    `edits_true` and `edits_false` are what to do when the condition holds or does not; `dead_true` and `dead_false`
    are the parts that then are never run. `test` is evaluated by `folds.decide`.
    """

    test: "Test"
    edits_true: tuple[Edit, ...]
    edits_false: tuple[Edit, ...]
    dead_true: tuple[Span, ...]
    dead_false: tuple[Span, ...]


@record
class Test:
    """A condition over folded names: `name` (a fold), `value` (a constant) or `operator` with `operands`."""

    operator: Operator
    name: str = ""
    value: object = None
    operands: tuple["Test", ...] = ()
