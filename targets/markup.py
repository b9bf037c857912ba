"""Prints a native tree as the text of a template."""

from collections.abc import Mapping

from mpc.compiler import expression as e
from mpc.compiler.ir import Prop, Role, Symbol
from mpc.targets.native import Field, Inline, KeyPart, NativeElement, NativeNode, NativeText, Part
from mpc.targets.printing import Printer
from mpc.targets.scope import Scope

INDENT = "  "
# Space inside these is shown, so nothing may be put between their tags.
_TIGHT = frozenset(("text",))


class MarkupPrinter:
    """`symbols` and `props` say what a name of the script is called in the template."""

    def __init__(self, symbols: Mapping[str, Symbol], props: tuple[Prop, ...], production: bool) -> None:
        self._symbols = symbols
        self._props = {prop.name: prop.public for prop in props}
        self._newline = "" if production else "\n"
        self._indent = "" if production else INDENT

    def text(self, nodes: tuple[NativeNode, ...]) -> str:
        """The whole template; ends in a newline unless it is empty."""
        text = self._children(nodes, 0)
        return text if not text or text.endswith("\n") else text + "\n"

    def _children(self, nodes: tuple[NativeNode, ...], depth: int) -> str:
        """A line each; but beside text everything stays on one line, because white space would be shown."""
        if any(isinstance(node, NativeText) for node in nodes):
            return "".join(self._tight(node) for node in nodes)
        before, behind = self._indent * depth, self._newline
        return "".join([
            f"{before}{self._element(node, depth)}{behind}" for node in nodes if isinstance(node, NativeElement)
        ])  # fmt: skip

    def _tight(self, node: NativeNode) -> str:
        if isinstance(node, NativeText):
            return self._parts(node.parts)
        inner = "".join(self._tight(child) for child in node.children)
        return self._tags(node, inner)

    def _element(self, node: NativeElement, depth: int) -> str:
        if node.tag in _TIGHT or any(isinstance(child, NativeText) for child in node.children):
            return self._tight(node)
        inner = self._children(node.children, depth + 1)
        return self._tags(node, f"{self._newline}{inner}{self._indent * depth}" if inner else "")

    def _tags(self, node: NativeElement, inner: str) -> str:
        opening = f"<{node.tag}{self._attributes(node)}"
        if not inner:
            return opening + (" />" if self._newline else "/>")
        return f"{opening}>{inner}</{node.tag}>"

    def _attributes(self, node: NativeElement) -> str:
        result = []
        for attribute in node.attributes:
            if not attribute.parts:
                result.append(f" {attribute.name}")
                continue
            value = self._parts(attribute.parts)
            quote = "'" if '"' in value else '"'
            result.append(f" {attribute.name}={quote}{value}{quote}")
        return "".join(result)

    def _parts(self, parts: tuple[Part, ...]) -> str:
        return "".join([part if isinstance(part, str) else self._part(part) for part in parts])

    def _part(self, part: Field | KeyPart | Inline) -> str:
        match part:
            case Field():
                return f"{{{{{self._field(part)}}}}}"
            case KeyPart():
                return "_" if part.rows.columns else part.name
            case Inline():
                return f"{{{{{self._inline(part.node, part.scope)}}}}}"

    def _inline(self, node: e.Node, scope: Scope) -> str:
        def name(node: e.Name) -> str:
            found = scope.find(node.name)
            if found:
                loop, is_index = found
                return loop.index if is_index else f"{loop.item}._" if loop.rows.boxed else loop.item
            symbol = self._symbols.get(node.name)
            if symbol is not None and symbol.role is Role.PROP:
                return self._props.get(node.name, node.name)
            return node.name

        return Printer(name, inline=True).text(node)

    def _field(self, part: Field) -> str:
        if part.scope is None:
            return part.name
        return f"{part.scope.loops[-1].item}.{part.name}"
