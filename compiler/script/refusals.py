"""What the parser lets pass and JavaScript refuses, or what would make a `.mp` file's instance useless."""

from collections.abc import Iterable, Iterator

from mpc.compiler.diagnostics import FileSink
from mpc.compiler.script.parse import Node
from mpc.compiler.script.scopes import CLASSES, FUNCTIONS

_LOOPS = frozenset({"for_statement", "for_in_statement", "while_statement", "do_statement"})
_SWITCHES = frozenset({"switch_statement"})
_LOGIC = frozenset({"||", "&&"})
_NO_TARGETS = frozenset({
    "call_expression", "number", "string", "template_string", "true", "false", "null", "this", "new_expression",
    "binary_expression", "ternary_expression",
})  # fmt: skip
_LINKS = frozenset({"member_expression", "subscript_expression", "non_null_expression", "call_expression"})


def check_refusals(nodes: Iterable[Node], at: FileSink) -> None:
    """Report statements and expressions that no JavaScript engine would take."""
    for node in nodes:
        match node.type:
            case "return_statement" if _owner(node) is None:
                at.report("MP545", node.span)
            case "assignment_expression" | "augmented_assignment_expression":
                _check_target(node.child("left"), at)
            case "for_in_statement" if node.child("kind") is None:
                _check_target(node.child("left"), at)
            case "update_expression":
                _check_target(next(iter(node.named_children), None), at)
            case "lexical_declaration":
                _check_constant(node, at)
            case "break_statement" | "continue_statement":
                _check_jump(node, at)
            case "binary_expression":
                _check_operators(node, at)
            case "rest_pattern":
                _check_rest(node, at)
            case "yield_expression" if not _is_generator(_owner(node)):
                at.report("MP550", node.span)


def _owner(node: Node) -> Node | None:
    """The innermost function around a node."""
    return next((each for each in node.ancestors() if each.type in FUNCTIONS), None)


def _is_generator(function: Node | None) -> bool:
    if function is None:
        return False
    return function.type.startswith("generator_function") or function.token("*") is not None


def _check_target(target: Node | None, at: FileSink) -> None:
    for each in _targets(target):
        if each.type in _NO_TARGETS or _is_optional(each):
            at.report("MP544", each.span)


def _targets(target: Node | None) -> Iterator[Node]:
    """What is written to: one place, or those of a pattern."""
    if target is None:
        return
    if target.type in ("array_pattern", "object_pattern", "rest_pattern"):
        for each in target.named_children:
            yield from _targets(each)
    elif target.type == "pair_pattern":
        yield from _targets(target.child("value"))
    elif target.type in ("assignment_pattern", "object_assignment_pattern"):
        yield from _targets(target.child("left"))
    else:
        yield target


def _is_optional(node: Node) -> bool:
    """Whether a chain of members has a `?.` in it."""
    link: Node | None = node
    while link is not None and link.type in _LINKS:
        if link.token("optional_chain") is not None or link.token("?.") is not None:
            return True
        link = link.children[0] if link.children else None
    return False


def _check_constant(declaration: Node, at: FileSink) -> None:
    keyword = declaration.child("kind")
    if keyword is None or keyword.type != "const":
        return
    for declarator in declaration.named_children:
        name = declarator.child("name")
        if declarator.type == "variable_declarator" and name is not None and declarator.child("value") is None:
            at.report("MP546", name.span, name=name.text)


def _check_jump(jump: Node, at: FileSink) -> None:
    label = jump.child("label")
    word = jump.children[0].type
    stops = _LOOPS if word == "continue" else _LOOPS | _SWITCHES
    for each in jump.ancestors():
        if each.type in FUNCTIONS or each.type in CLASSES:
            break
        if label is None and each.type in stops:
            return
        if label is not None and each.type == "labeled_statement" and each.children[0].text == label.text:
            return
    at.report("MP547", jump.children[0].span, word=word)


def _check_operators(node: Node, at: FileSink) -> None:
    """`a ?? b || c` and `-1 ** 2` are errors without parentheses."""
    operator, left, right = node.child("operator"), node.child("left"), node.child("right")
    sign = operator.type if operator is not None else ""
    if sign == "**" and left is not None and left.type == "unary_expression":
        at.report("MP548", node.span, text=_excerpt(node))
    for side in (left, right):
        inner = side.child("operator") if side is not None and side.type == "binary_expression" else None
        other = inner.type if inner is not None else ""
        if (sign == "??" and other in _LOGIC) or (sign in _LOGIC and other == "??"):
            at.report("MP548", node.span, text=_excerpt(node))


def _check_rest(node: Node, at: FileSink) -> None:
    holder = node.parent if node.parent is not None and node.parent.type == "required_parameter" else node
    after = holder.next_sibling()
    if after is not None and after.type == ",":
        at.report("MP549", node.span, text=node.text)


def _excerpt(node: Node) -> str:
    text = " ".join(node.text.split())
    return text if len(text) <= 30 else text[:29] + "…"
