"""Shorter ways to say the same in JavaScript: edits of the runtime's own parts, which keep to one style."""

from collections.abc import Iterator
from itertools import pairwise

from mpc.compiler.script.changes import Edit
from mpc.compiler.script.parse import Node

_CONSTANTS = {"true": "!0", "false": "!1", "undefined": "void 0"}
_CONTROLLED = frozenset(("if_statement", "for_statement", "for_in_statement", "else_clause"))
_CALLED = frozenset(("call_expression", "member_expression", "subscript_expression"))
_WHOLE = frozenset((("arrow_function", "body"), ("variable_declarator", "value")))
_VALUES = frozenset(("binary_expression", "ternary_expression", "assignment_expression"))
# What cannot stand before `?` without parentheses.
_LOOSER = frozenset(("assignment_expression", "ternary_expression", "arrow_function"))


def compressed(root: Node) -> Iterator[Edit]:
    """All edits; none of them overlap."""
    for node in root.walk():
        match node.type:
            case "true" | "false" | "undefined":
                yield Edit(node.start, node.end, _CONSTANTS[node.type])
            case "lexical_declaration" | "expression_statement":
                yield from _declaration(node)
            case "for_in_statement":
                keyword = node.token("const")
                yield from [Edit(keyword.start, keyword.end, "let")] if keyword else []
            case "arrow_function":
                yield from _bare_parameter(node)
            case "if_statement" if node.parent and node.parent.type != "else_clause":
                yield from _conditional(node)
            case "statement_block":
                yield from _returns(node) or _only_statement(node) or _only_expression(node)
            case "parenthesized_expression" if _is_conjunction(node) or _is_argument(node):
                yield from _without_ends(node, node.named_children[0])
            case "parenthesized_expression" if node.parent and (node.parent.type, node.field) in _WHOLE:
                inside = node.named_children[0]
                if inside.type in _VALUES:
                    yield from _without_ends(node, inside)
            case "binary_expression":
                yield from _comparison(node)
            case "new_expression":
                arguments = node.child("arguments")
                if arguments and not arguments.named_children and node.parent and node.parent.type not in _CALLED:
                    yield Edit(arguments.start, arguments.end, "")


def _without_ends(node: Node, inside: Node, before: str = "", after: str = "") -> list[Edit]:
    return [Edit(node.start, inside.start, before), Edit(inside.end, node.end, after)]


def _declaration(node: Node) -> Iterator[Edit]:
    """`const a = 1` and the `let b` behind it as `let a = 1, b`. Nothing assigns to a constant, so `let` serves.

    Those of the whole program become `var`, which may name one variable twice: `a = 2` between two of them is one more.
    """
    keyword = node.token("const", "let")
    before = node.previous_sibling()
    top = node.parent is not None and node.parent.type == "program"
    if before is not None and _declares(before, top) and _declares(node, top):
        end = keyword.end + 1 if keyword else node.start
        yield Edit(before.children[-1].start if before.token(";") else before.end, end, ",")
    elif keyword and (top or keyword.type == "const"):
        yield Edit(keyword.start, keyword.end, "var" if top else "let")


def _declares(node: Node, top: bool) -> bool:
    """Whether this can be part of one declaration: at the top also `a = 1` behind another part of it."""
    if node.type == "lexical_declaration":
        return True
    inside = node.named_children[0] if top and node.type == "expression_statement" else None
    if inside is None or inside.type != "assignment_expression" or inside.named_children[0].type != "identifier":
        return False
    before = node.previous_sibling()
    return before is not None and _declares(before, top)


def _bare_parameter(node: Node) -> Iterator[Edit]:
    """`(a) => …` as `a => …`; the parentheses alone are cut, since the name is edited as well."""
    parameters = node.child("parameters")
    only = parameters.named_children if parameters else []
    if parameters and len(only) == 1 and [child.type for child in only[0].children] == ["identifier"]:
        yield Edit(parameters.start, only[0].start, " " if node.token("async") else "")
        yield Edit(only[0].end, parameters.end, "")


def _only_statement(node: Node) -> list[Edit]:
    """A branch's or a loop's only statement without the braces; several expressions as one."""
    owner = node.parent
    statements = node.named_children
    if owner is None or owner.type not in _CONTROLLED or not statements:
        return []
    otherwise = owner.type == "if_statement" and owner.child("alternative") is not None
    # An `if` inside would take the `else` behind it.
    single = ["return_statement"] if otherwise else ["return_statement", "for_in_statement"]
    if owner.type in ("for_statement", "for_in_statement"):
        single.append("if_statement")
    alone = len(statements) == 1 and statements[0].type in single
    if not alone and any(each.type != "expression_statement" for each in statements):
        return []
    edits = [Edit(one.named_children[0].end, other.start, ",") for one, other in pairwise(statements)]
    last = statements[-1] if alone else statements[-1].named_children[0]
    edits.append(Edit(node.start, statements[0].start, ""))
    edits.append(Edit(last.end, node.end, ";" if otherwise else ""))
    return edits


def _only_expression(block: Node) -> list[Edit]:
    """`(a) => { b(a) }` as `(a) => b(a)`: nobody looks at what such a function returns."""
    statements = [node for node in block.named_children if node.type != "comment"]
    if block.parent is None or block.parent.type != "arrow_function" or len(statements) != 1:
        return []
    if statements[0].type == "if_statement" and _conditional(statements[0]):
        return _without_ends(block, statements[0])
    return _without_ends(block, statements[0].named_children[0]) if statements[0].type == "expression_statement" else []


def _is_conjunction(node: Node) -> bool:
    """The parentheses of `(a && b) || c`, which say nothing."""
    inside, around = node.named_children[0], node.parent
    both = inside.type == around.type == "binary_expression" if around else False
    return both and inside.token("&&") is not None and around is not None and around.token("||") is not None


def _is_argument(node: Node) -> bool:
    """The parentheses of `f((a = b))`."""
    inside = node.named_children[0].type
    return node.parent is not None and node.parent.type == "arguments" and inside == "assignment_expression"


def _conditional(node: Node) -> list[Edit]:
    """`if (a) b()` as `a && b()`, where neither needs parentheses."""
    condition, body = node.child("condition"), node.child("consequence")
    test = condition.named_children[0] if condition else None
    action = body.named_children[0] if body and body.type == "expression_statement" else None
    if node.child("alternative") is not None or test is None or action is None or action.type != "call_expression":
        return []
    if test.type in _LOOSER or test.token("||", "??") or not (test.text[0].isalpha() or test.text[0] in "!$_"):
        return []
    return [Edit(node.start, test.start, ""), Edit(test.end, action.start, "&&")]


def _returns(block: Node) -> list[Edit]:
    """`if (a) return b` and the `return c` behind it as `return a ? b : c`; all of an arrow function as its value."""
    statements = [node for node in block.named_children if node.type != "comment"]
    last = statements[-1] if statements else None
    if last is None or last.type != "return_statement" or not last.named_children:
        return []
    first = len(statements) - 1
    while first and _returned(statements[first - 1]) is not None:
        first -= 1
    chain = statements[first:]
    before = statements[:first]
    is_arrow = block.parent is not None and block.parent.type == "arrow_function"
    is_value = is_arrow and all(each.type == "expression_statement" for each in before)
    value = last.named_children[0]
    if not is_value and len(chain) == 1:
        return []
    edits: list[Edit] = []
    start = block.start if is_value else chain[0].start
    head = "" if is_value else "return "
    if is_value and before:
        for each in before:
            edits.append(Edit(start, each.named_children[0].start, head or "("))
            start, head = each.named_children[0].end, ","
    for statement in chain[:-1]:
        returned = _returned(statement)
        condition = statement.child("condition")
        assert returned is not None and condition is not None
        test = condition.named_children[0]
        looser = test.type in _LOOSER
        edits.append(Edit(start, test.start, f"{head}(" if looser else head))
        edits.append(Edit(test.end, returned.start, ")?" if looser else "?"))
        start, head = returned.end, ":"
    wrapped = is_value and len(statements) == 1 and value.type == "object"
    edits.append(Edit(start, value.start, f"{head}(" if wrapped else head))
    if is_value:
        edits.append(Edit(value.end, block.end, ")" if wrapped or before else ""))
    return edits


def _returned(statement: Node) -> Node | None:
    """The `b` of `if (a) return b`."""
    if statement.type != "if_statement" or statement.child("alternative") is not None:
        return None
    consequence = statement.child("consequence")
    if consequence is None or consequence.type != "return_statement" or not consequence.named_children:
        return None
    return consequence.named_children[0]


def _comparison(node: Node) -> Iterator[Edit]:
    """`typeof a === "object"` compares two texts: `==` says the same."""
    left, operator = node.child("left"), node.token("===", "!==")
    if left and operator and left.text.startswith("typeof "):
        yield Edit(operator.start, operator.end, operator.text[:2])
