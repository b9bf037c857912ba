"""What may stand in `mp:for`: names for the rows, and what has rows."""

import re

from mpc.compiler import expression as e

# Words of JavaScript, which hoisted code cannot have as parameters, and what templates take for values.
_WORDS = frozenset(
    (
        "break case catch class const continue debugger default delete do else enum export extends finally for "
        "function if import in instanceof new return super switch this throw try typeof var void while with yield "
        "let static await implements interface package private protected public arguments eval null true false "
        "undefined NaN Infinity"
    ).split()
)
# `$` and `_0` are ours; whether the platforms' templates take other letters is nowhere documented.
_NAME = re.compile(r"(?!_\d)[A-Za-z_]\w*", re.ASCII)
_TRUTHS = frozenset(("===", "!==", "==", "!=", "<", ">", "<=", ">="))


def is_loop_variable(name: str) -> bool:
    """Whether a name can stand for a row or an index."""
    return name not in _WORDS and _NAME.fullmatch(name) is not None


def is_no_list(node: e.Node) -> bool:
    """Whether a value is surely neither an array nor a whole number from 0 on; null and undefined have no rows."""
    match node:
        case e.Literal():
            if isinstance(node.value, bool | str):
                return True
            return node.value is not None and (not isinstance(node.value, int) or node.value < 0)
        case e.Unary():
            return node.operator not in ("+", "~")
        case e.Binary():
            if node.operator == "+":
                return any(
                    isinstance(side, e.Template | e.Literal) and _is_text(side) for side in (node.left, node.right)
                )
            return node.operator in _TRUTHS
        case _:
            return isinstance(node, e.Template | e.Object | e.Arrow)


def _is_text(node: e.Template | e.Literal) -> bool:
    return isinstance(node, e.Template) or isinstance(node.value, str)
