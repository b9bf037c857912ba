"""Prints expressions: as JavaScript for scripts, and in the subset that native templates take.

Both share one precedence table; they differ in how a name, a member and a literal look.
"""

from collections.abc import Callable

from mpc.compiler import expression as e
from mpc.compiler.record import record

Names = Callable[[e.Name], str]

_BINARY = {
    "??": 1, "||": 2, "&&": 3, "==": 4, "!=": 4, "===": 4, "!==": 4, "<": 5, ">": 5, "<=": 5, ">=": 5,
    "+": 6, "-": 6, "*": 7, "/": 7, "%": 7,
}  # fmt: skip
_CONDITIONAL, _UNARY, _PRIMARY = 0, 8, 9


_LEVELS = {e.Conditional: _CONDITIONAL, e.Arrow: _CONDITIONAL, e.Assignment: _CONDITIONAL, e.Unary: _UNARY}


def _level(node: e.Node) -> int:
    return _BINARY[node.operator] if isinstance(node, e.Binary) else _LEVELS.get(type(node), _PRIMARY)


@record
class Printer:
    """`name` says what a free name becomes. `safe`: member access survives null, as it does in native templates.

    `inline` writes for native templates: plain dots, single quotes.
    """

    name: Names
    safe: Callable[[e.Node], bool] = lambda node: False
    inline: bool = False

    def text(self, node: e.Node, level: int = _CONDITIONAL, bound: frozenset[str] = frozenset()) -> str:
        """The node as text, in parentheses if it binds less tightly than `level`."""
        text = self._bare(node, bound)
        return f"({text})" if level and _level(node) < level else text

    def _bare(self, node: e.Node, bound: frozenset[str]) -> str:
        match node:
            case e.Literal():
                return self._literal(node)
            case e.Name():
                return node.name if node.name in bound else self.name(node)
            case e.Member():
                dot = "?." if self._questions(node, node.object) else "."
                owner = self.text(node.object, _PRIMARY, bound)
                owner = f"({owner})" if owner.isdigit() else owner  # `2.x` would be a number
                return f"{owner}{dot}{node.name}"
            case e.Index():
                dot = "?." if self._questions(node, node.object) else ""
                return f"{self.text(node.object, _PRIMARY, bound)}{dot}[{self.text(node.index, 0, bound)}]"
            case e.Call():
                dot = "?." if node.optional and not self.inline else ""
                return f"{self.text(node.callee, _PRIMARY, bound)}{dot}({self._list(node.arguments, bound)})"
            case e.Unary():
                gap = " " if node.operator == "typeof" or _doubles(node) else ""
                return f"{node.operator}{gap}{self.text(node.operand, _UNARY, bound)}"
            case e.Binary():
                return self._binary(node, bound)
            case e.Conditional():
                test, then = self.text(node.test, 1, bound), self.text(node.then, 0, bound)
                return f"{test} ? {then} : {self.text(node.otherwise, 0, bound)}"
            case e.Array():
                return f"[{self._list(node.items, bound)}]"
            case e.Object():
                return f"{{ {self._list(node.entries, bound)} }}" if node.entries else "{}"
            case e.Property():
                return self._property(node, bound)
            case e.Spread():
                return f"...{self.text(node.value, 0, bound)}"
            case e.Template():
                holes = (part if isinstance(part, str) else f"${{{self.text(part, 0, bound)}}}" for part in node.parts)
                return f"`{''.join(holes)}`"
            case e.Arrow():
                inner = bound | frozenset(node.parameters)
                body = self.text(node.body, 0, inner)
                body = f"({body})" if body.startswith("{") else body
                parts = (part if isinstance(part, str) else self.text(part, 0, inner) for part in node.head)
                return f"({''.join(parts) or ', '.join(node.parameters)}) => {body}"
            case e.Assignment():
                return self._assignment(node, bound)

    def _literal(self, node: e.Literal) -> str:
        if isinstance(node.value, str):
            if self.inline:
                return f"'{node.value}'"
            return node.text
        return node.text

    def _binary(self, node: e.Binary, bound: frozenset[str]) -> str:
        level = _BINARY[node.operator]
        # `??` may not stand beside `||` or `&&` without parentheses.
        mixed = node.operator == "??"
        left = self.text(node.left, _UNARY if mixed and _is_logic(node.left) else level, bound)
        right = self.text(node.right, _UNARY if mixed and _is_logic(node.right) else level + 1, bound)
        return f"{left} {node.operator} {right}"

    def _property(self, node: e.Property, bound: frozenset[str]) -> str:
        value = self.text(node.value, 0, bound)
        if node.computed:
            return f"[{self.text(node.key, 0, bound)}]: {value}"
        assert isinstance(node.key, e.Literal)
        name = node.key.text
        return name if name == value and isinstance(node.value, e.Name) else f"{name}: {value}"

    def _assignment(self, node: e.Assignment, bound: frozenset[str]) -> str:
        target = self.text(node.target, _PRIMARY, bound)
        if node.value is None:
            return f"{target}{node.operator}"
        return f"{target} {node.operator} {self.text(node.value, 0, bound)}"

    def _list(self, nodes: tuple[e.Node, ...], bound: frozenset[str]) -> str:
        return ", ".join(self.text(node, 0, bound) for node in nodes)

    def _questions(self, node: e.Member | e.Index, owner: e.Node) -> bool:
        return not self.inline and (node.optional or self.safe(owner))


def _is_logic(node: e.Node) -> bool:
    return isinstance(node, e.Binary) and node.operator in ("||", "&&", "??")


def _doubles(node: e.Unary) -> bool:
    """`- -x` must not become `--x`."""
    return isinstance(node.operand, e.Unary) and node.operand.operator == node.operator in "+-"
