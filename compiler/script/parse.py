"""tree-sitter's answer as a tree of our own: character offsets in the whole file, parents, no comments."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from sys import intern
from typing import TYPE_CHECKING

from mpc.compiler.source import Span

if TYPE_CHECKING:
    from tree_sitter import Language


# Whole subtrees that say nothing about values.
TYPES = frozenset({
    "type_annotation", "type_parameters", "type_arguments", "type_predicate_annotation", "asserts_annotation",
    "interface_declaration", "type_alias_declaration", "implements_clause", "function_signature",
    "abstract_method_signature", "method_signature", "index_signature", "ambient_declaration",
})  # fmt: skip
# An expression, then a type.
TYPED = frozenset({"as_expression", "satisfies_expression"})
_ERROR = 0xFFFF  # the number of what cannot be parsed
_COMMENTS = frozenset({"comment", "html_comment", "hash_bang_line"})
_AFTER_TYPE = frozenset({"member_expression", "subscript_expression", "binary_expression"})


@dataclass(slots=True, eq=False)
class Node:
    """A node of the syntax tree. `type` is tree-sitter's name (a token's own text), `field` its role in `parent`."""

    type: str
    field: str | None
    start: int
    end: int
    named: bool
    missing: bool
    source: str
    parent: "Node | None"
    children: Sequence["Node"] = ()

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def text(self) -> str:
        return self.source[self.start : self.end]

    @property
    def named_children(self) -> list["Node"]:
        return [child for child in self.children if child.named]

    def child(self, name: str) -> "Node | None":
        """The child in a role."""
        for child in self.children:
            if child.field == name:
                return child
        return None

    def token(self, *types: str) -> "Node | None":
        """The first child of one of these types."""
        for child in self.children:
            if child.type in types:
                return child
        return None

    def walk(self) -> Iterator["Node"]:
        """This node and all below it, in source order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            if node.children:
                stack += reversed(node.children)

    def walk_values(self) -> Iterator["Node"]:
        """The same without whatever is only a type, and without leaves."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            children = node.named_children[:1] if node.type in TYPED else node.children
            stack += [child for child in reversed(children) if child.children and child.type not in TYPES]

    def ancestors(self) -> Iterator["Node"]:
        """The parent, its parent and so on."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def next_sibling(self) -> "Node | None":
        """The next node in the parent, tokens included."""
        return self._sibling(1)

    def previous_sibling(self) -> "Node | None":
        """The node before it in the parent, tokens included."""
        return self._sibling(-1)

    def _sibling(self, step: int) -> "Node | None":
        if self.parent is None:
            return None
        siblings = self.parent.children
        at = next(index for index, sibling in enumerate(siblings) if sibling is self) + step
        return siblings[at] if 0 <= at < len(siblings) else None


@dataclass(frozen=True, slots=True)
class Tree:
    """`parents` are the nodes that have children; `types` are those of all nodes."""

    root: Node
    comments: tuple[Span, ...]
    has_errors: bool
    parents: list[Node]
    types: frozenset[str]

    def forget(self) -> None:
        """Let its nodes go. They know each other, so that else they would wait for the garbage collector."""
        for node in self.parents:
            node.children = ()


def parse(text: str, span: Span) -> Tree:
    """Parse `text[span.start:span.end]` as TypeScript (JavaScript is a part of it)."""
    from tree_sitter import Parser

    script = text[span.start : span.end]
    # In UTF-16 nearly every character has the same size, so that its place is found by division.
    tree = Parser(_language()).parse(script.encode("utf-16-le", "replace"), encoding="utf16le")
    places = _places(script, span.start)
    comments: list[Span] = []
    cursor = tree.walk()
    root: Node | None = None
    parent: Node | None = None
    siblings: list[Node] = []
    around: list[list[Node]] = []
    misread: list[Node] = []
    parents: list[Node] = []
    kinds, fields = _kinds(), _fields()
    found: set[str] = set()
    broken = tree.root_node.has_error
    while True:
        raw = cursor.node
        assert raw is not None
        kind, named = kinds[raw.kind_id]
        start, end = raw.byte_range
        field = fields[cursor.field_id or 0]
        missing = broken and raw.is_missing
        node = Node(kind, field, places[start // 2], places[end // 2], named, missing, text, parent)
        if kind in _COMMENTS:
            comments.append(node.span)
        else:
            siblings.append(node)
            found.add(kind)
        if root is None:
            root = node
        if kind in _AFTER_TYPE:
            misread.append(node)
        if cursor.goto_first_child():
            parent = node
            parents.append(node)
            around.append(siblings)
            node.children = siblings = []
            continue
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                for each in reversed(misread):
                    _mend(each)
                    _mend_tag(each)
                return Tree(root, tuple(comments), broken, parents, frozenset(found))
            assert parent is not None
            parent = parent.parent
            siblings = around.pop()


def _mend(node: Node) -> None:
    """The grammar ends the type of `x as a.b.C` at `b`, and takes what follows for an expression; it is the type's."""
    typed = node.children[0] if node.children else None
    if typed is None or typed.type not in TYPED or node.parent is None:
        return
    if node.type == "binary_expression" and node.children[1].type not in ("|", "&"):
        return
    if node.type == "subscript_expression" and "\n" in node.source[typed.end : node.children[1].start]:
        return
    node.parent.children = [typed if each is node else each for each in node.parent.children]
    typed.parent, typed.field, typed.end = node.parent, node.field, node.end
    for child in node.children[1:]:
        child.parent = typed
    typed.children = [*typed.children, *node.children[1:]]


def _mend_tag(node: Node) -> None:
    """The grammar takes ``tag<T>`x` `` for two comparisons."""
    if node.type != "binary_expression" or len(node.children) != 3:
        return
    left, close, text = node.children
    if close.type != ">" or text.type != "template_string" or left.type != "binary_expression":
        return
    tag, open_, types = left.children
    if open_.type != "<":
        return
    left.type, left.field, left.start, left.end = "type_arguments", "type_arguments", open_.start, close.end
    left.children = [open_, types, close]
    node.type = "call_expression"
    node.children = [tag, left, text]
    tag.field, tag.parent, close.parent, text.field = "function", node, left, "arguments"


@cache
def _language() -> "Language":
    from tree_sitter import Language
    from tree_sitter_typescript import language_typescript

    return Language(language_typescript())


@cache
def _kinds() -> dict[int, tuple[str, bool]]:
    """The type of a node, and whether it is named, by tree-sitter's number."""
    language = _language()
    kinds = {
        number: (intern(language.node_kind_for_id(number) or ""), language.node_kind_is_named(number))
        for number in range(language.node_kind_count)
    }
    return {**kinds, _ERROR: ("ERROR", True)}


@cache
def _fields() -> list[str | None]:
    """The names of roles by tree-sitter's number; 0 is none."""
    language = _language()
    return [None, *(language.field_name_for_id(number) for number in range(1, language.field_count + 1))]


def _places(script: str, base: int) -> Sequence[int]:
    """The offset in the file of each 16-bit unit of a script, and of its end. Most characters are one unit."""
    if max(script, default="") <= "\uffff":
        return range(base, base + len(script) + 1)
    places = [base + at for at, character in enumerate(script) for _ in range(1 + (character > "\uffff"))]
    return [*places, base + len(script)]
