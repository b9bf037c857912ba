"""Scripts: tree-sitter analysis and positional edits on the author's own text; nothing is ever reprinted.

`analyze` reads one script and says everything about it; `render` gives its edited text with the same lines; `compact`
drops comments and indentation of finished JavaScript. May import `source` and `diagnostics` only.

    parse        text -> syntax tree in character offsets    syntax_errors   what the parser could not read
    resolve      every use of a name and its declaration     scopes, declarations, patterns
    runes, props the reactive names of a `.mp` script        references      `x` -> `x.v`, `yuan` -> `$format.yuan`
    modules, exports   imports and exports                   bindings, api, reads, hooks, checks   facts and refusals
    erase, erase_classes, enums, statements   TypeScript erasure in place
    constants, literals  the small constant evaluator        folds           constants and dead branches
    changes, edits, render   edits as data, applied          model           what is handed out
    stretches       text that knows where it comes from         sourcemap       that, as tools read it
"""

from mpc.compiler.script.analyze import analyze
from mpc.compiler.script.changes import GUARD
from mpc.compiler.script.compact import compact, compactions
from mpc.compiler.script.model import NO_DEFAULT, NOT_CONSTANT, Script
from mpc.compiler.script.render import dead_spans, guarded_spans, live_names, render, render_stretches
from mpc.compiler.script.sourcemap import source_map
from mpc.compiler.script.stretches import Stretch, changed, joined, made, marked

__all__ = [
    "GUARD",
    "NOT_CONSTANT",
    "NO_DEFAULT",
    "Script",
    "Stretch",
    "analyze",
    "changed",
    "compact",
    "compactions",
    "dead_spans",
    "guarded_spans",
    "joined",
    "live_names",
    "made",
    "marked",
    "render",
    "render_stretches",
    "source_map",
]
