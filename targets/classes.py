"""`class`, `:class`, `style` and `:style` as pieces of one attribute.

A piece is text, an expression that gives text, or a tuple with an expression of which nothing is known: a
helper of the runtime makes text of that one.
"""

from collections.abc import Iterable

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.expression import Expression
from mpc.compiler.style import suffix_classes

Piece = str | e.Node | tuple[e.Node, ...]


def class_values(values: Iterable[ir.Value], suffix: str) -> list[Piece]:
    """The class attribute's pieces, to be joined by a space; constant names get the suffix."""
    pieces: list[Piece] = []
    for value in values:
        match value:
            case str():
                pieces.append(suffix_classes(" ".join(value.split()), suffix))
            case ir.Mixed() if suffix:
                pieces.append((_template(value),))
            case ir.Mixed():
                pieces.extend(_mixed(value))
            case Expression():
                pieces.extend(_classes(value.node, suffix))
    return _merged([piece for piece in pieces if piece != ""], " ")


def _classes(node: e.Node, suffix: str) -> list[Piece]:
    match node:
        case e.Literal(value=str() as text):
            return [suffix_classes(" ".join(text.split()), suffix)]
        case e.Array() if not any(isinstance(item, e.Spread) for item in node.items):
            return [piece for item in node.items for piece in _classes(item, suffix)]
        case e.Object() if all(_is_plain(entry) for entry in node.entries):
            return [_switch(entry.value, _key(entry), suffix) for entry in node.entries if isinstance(entry, e.Property)]
        case e.Conditional() if _is_text(node.then) and _is_text(node.otherwise):
            return [_suffixed(node, suffix)]
        case e.Binary(operator="&&", right=e.Literal(value=str() as text)):
            return [_switch(node.left, text, suffix)]
        case _:
            return [(node,)]


def style_values(values: Iterable[ir.Value]) -> list[Piece]:
    """The style attribute's pieces, to be joined by `; `."""
    pieces: list[Piece] = []
    for value in values:
        match value:
            case str():
                pieces.append(value.strip().rstrip(";"))
            case ir.Mixed():
                pieces.append((_template(value),) if len(list(values)) > 1 else "")
                if pieces[-1] == "":
                    pieces.pop()
                    return [*_mixed(value)]
            case Expression(node=e.Object() as node) if all(_is_plain(entry) for entry in node.entries):
                for entry in node.entries:
                    assert isinstance(entry, e.Property)
                    pieces.append(_declaration(_key(entry), entry.value))
            case Expression():
                pieces.append((value.node,))
    return [piece for piece in pieces if piece != ""]


def _declaration(name: str, value: e.Node) -> Piece:
    """`fontSize: size` as text that the template can put together."""
    css = "".join(f"-{char.lower()}" if char.isupper() else char for char in name)
    match value:
        case e.Literal(value=str() | int() | float() as constant) if not isinstance(constant, bool):
            return f"{css}: {constant}"
        case _:
            head = e.Literal(f"{css}: ", f'"{css}: "', value.start, value.start)
            return e.Binary("+", head, value, value.start, value.end)


def _mixed(value: ir.Mixed) -> list[Piece]:
    """One text with holes; the pieces are not to be separated, so they travel as a concatenation."""
    return [_template(value)] if len(value.parts) > 1 else [str(value.parts[0])]


def _template(value: ir.Mixed) -> e.Node:
    node: e.Node | None = None
    for part in value.parts:
        piece = part.node if isinstance(part, Expression) else e.Literal(part, _quoted(part), 0, 0)
        node = piece if node is None else e.Binary("+", node, piece, 0, 0)
    assert node is not None
    return node


def _quoted(text: str) -> str:
    import json

    return json.dumps(text, ensure_ascii=False)


def _switch(test: e.Node, name: str, suffix: str) -> e.Node:
    name = suffix_classes(name, suffix)
    on = e.Literal(name, f"'{name}'", test.start, test.end)
    off = e.Literal("", "''", test.start, test.end)
    return e.Conditional(test, on, off, test.start, test.end)


def _suffixed(node: e.Node, suffix: str) -> e.Node:
    if isinstance(node, e.Conditional):
        then, otherwise = _suffixed(node.then, suffix), _suffixed(node.otherwise, suffix)
        return e.Conditional(node.test, then, otherwise, node.start, node.end)
    assert isinstance(node, e.Literal)
    name = suffix_classes(str(node.value), suffix)
    return e.Literal(name, f"'{name}'", node.start, node.end)


def _is_text(node: e.Node) -> bool:
    if isinstance(node, e.Conditional):
        return _is_text(node.then) and _is_text(node.otherwise)
    return isinstance(node, e.Literal) and isinstance(node.value, str)


def _is_plain(entry: e.Node) -> bool:
    return isinstance(entry, e.Property) and not entry.computed


def _key(entry: e.Node) -> str:
    assert isinstance(entry, e.Property) and isinstance(entry.key, e.Literal)
    return str(entry.key.value)


def _merged(pieces: list[Piece], separator: str) -> list[Piece]:
    """Neighbouring texts as one."""
    result: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str) and result and isinstance(result[-1], str):
            result[-1] = f"{result[-1]}{separator}{piece}"
        else:
            result.append(piece)
    return result
