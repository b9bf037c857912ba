"""`import.meta.target`, `import.meta.env.X` and `mp.canIUse("x")`, and the branches they decide."""

from collections.abc import Iterable, Mapping, Sequence

from mpc.compiler.diagnostics import FileSink
from mpc.compiler.script.changes import GUARD, Branch, Edit, Fold, Operator, Test
from mpc.compiler.script.constants import UNDEFINED, evaluate, same, truthy
from mpc.compiler.script.model import NOT_CONSTANT
from mpc.compiler.script.parse import Node
from mpc.compiler.script.patterns import property_name, unwrapped
from mpc.compiler.script.scopes import FUNCTIONS
from mpc.compiler.script.statements import CONTINUES, STATEMENT_LISTS
from mpc.compiler.source import Span

_NEEDS_PARENTHESES = frozenset({"object", "function_expression", "class", "sequence_expression"})


def find_folds(nodes: Iterable[Node], at: FileSink) -> tuple[Fold, ...]:
    """Every constant of `import.meta`; any other use of it is refused."""
    folds: list[Fold] = []
    for node in nodes:
        if not _is_import_meta(node):
            continue
        found = _fold(node)
        if found is None:
            at.report("MP528", node.span)
        else:
            folds.append(found)
    return tuple(folds)


def find_branches(nodes: Iterable[Node], guards: Iterable[Fold] = ()) -> tuple[Branch, ...]:
    """`if`, `?:`, `&&` and `||` whose condition is made of `import.meta`, guards and literals only."""
    known = {guard.span: guard.name for guard in guards}
    found: list[Branch] = []
    for node in nodes:
        if node.type in ("if_statement", "ternary_expression"):
            test = _test(node.child("condition"), known)
        elif node.type == "binary_expression":
            operator = node.child("operator")
            decides = operator is not None and operator.type in ("&&", "||") and _test(node, known) is None
            test = _test(node.child("left"), known) if decides else None
        else:
            continue
        if test is not None and _mentions(test) and not _declares_var(node):
            found.append(_BRANCHES[node.type](node, test))
    return tuple(found)


def decide(test: Test, constants: Mapping[str, object]) -> object:
    """The value of a condition; NOT_CONSTANT if a name in it has no value."""
    values = [decide(operand, constants) for operand in test.operands] if test.operator not in ("&&", "||") else []
    if test.operator == "name":
        return constants.get(test.name, NOT_CONSTANT if test.name.startswith(GUARD) else UNDEFINED)
    if test.operator == "value":
        return test.value
    if test.operator in ("&&", "||"):
        left = decide(test.operands[0], constants)
        if left is NOT_CONSTANT or truthy(left) == (test.operator == "||"):
            return left
        return decide(test.operands[1], constants)
    if NOT_CONSTANT in values:
        return NOT_CONSTANT
    if test.operator == "!":
        return not truthy(values[0])
    equal = same(values[0], values[1])
    return equal if equal is NOT_CONSTANT else equal == (test.operator == "===")


def _is_import_meta(node: Node) -> bool:
    return node.type == "meta_property" and node.children[0].type == "import"


def _fold(meta: Node) -> Fold | None:
    member = meta.parent
    if member is None or meta.field != "object":
        return None
    name = _member_name(member)
    if name == "env":
        inner, member = member, member.parent
        key = _member_name(member) if member is not None and inner.field == "object" else None
        name = f"env.{key}" if key is not None else None
    elif name != "target":
        name = None
    if name is None or member is None:
        return None
    return Fold(member.span, name, member.field == "object")


def _member_name(node: Node) -> str | None:
    if node.type == "member_expression":
        return property_name(node.child("property"))
    index = node.child("index") if node.type == "subscript_expression" else None
    return property_name(index) if index is not None and index.type == "string" else None


def _test(node: Node | None, guards: Mapping[Span, str]) -> Test | None:
    node = unwrapped(node)
    if node is None:
        return None
    if node.type == "call_expression":
        return Test("name", guards[node.span]) if node.span in guards else None
    if node.type in ("member_expression", "subscript_expression"):
        meta = next((each for each in node.walk() if _is_import_meta(each)), None)
        fold = _fold(meta) if meta is not None else None
        return Test("name", fold.name) if fold is not None and fold.span == node.span else None
    if node.type in ("string", "number", "true", "false", "null"):
        return Test("value", value=evaluate(node))
    operator = node.child("operator")
    sign = operator.type if operator is not None else ""
    if node.type == "unary_expression" and sign == "!":
        operand = _test(node.child("argument"), guards)
        return Test("!", operands=(operand,)) if operand is not None else None
    if node.type == "binary_expression" and sign in _OPERATORS:
        left, right = _test(node.child("left"), guards), _test(node.child("right"), guards)
        if left is not None and right is not None:
            return Test(_OPERATORS[sign], operands=(left, right))
    return None


_OPERATORS: dict[str, Operator] = {
    "===": "===",
    "!==": "!==",
    "==": "===",
    "!=": "!==",
    "&&": "&&",
    "||": "||",
}


def _mentions(test: Test) -> bool:
    return test.operator == "name" or any(_mentions(operand) for operand in test.operands)


def _declares_var(node: Node) -> bool:
    """A `var` in a branch is declared even if the branch never runs."""
    stack = [node]
    while stack:
        each = stack.pop()
        if each.type == "variable_declaration" or (each.type == "for_in_statement" and each.token("var") is not None):
            return True
        stack.extend(child for child in each.children if child.type not in FUNCTIONS)
    return False


def _if(node: Node, test: Test) -> Branch:
    consequence, otherwise = node.child("consequence"), node.child("alternative")
    assert consequence is not None
    alternative = otherwise.children[-1] if otherwise is not None else None
    keep_true = _keep_statement(node, consequence)
    if alternative is not None:
        edits_true = (*keep_true, _erased(node, consequence.end, node.end))
        edits_false = _keep_statement(node, alternative)
        if not edits_false:
            edits_false = (_replaced(consequence, "{}"),)
    else:
        edits_true = keep_true
        edits_false = (_replaced(node, ";" if _must_stay(node) else ""),)
    dead_true = (alternative.span,) if alternative is not None else ()
    return Branch(test, edits_true, edits_false, dead_true, (consequence.span,))


def _keep_statement(node: Node, kept: Node) -> tuple[Edit, ...]:
    """Take out what stands before the branch that stays; not where the line before would run on into it."""
    if kept.text.startswith(CONTINUES):
        return ()
    return (_erased(node, node.start, kept.start),)


def _must_stay(node: Node) -> bool:
    if node.parent is None or node.parent.type not in STATEMENT_LISTS:
        return True
    following = node.next_sibling()
    return following is not None and following.text.startswith(CONTINUES)


def _ternary(node: Node, test: Test) -> Branch:
    consequence, alternative = node.child("consequence"), node.child("alternative")
    assert consequence is not None and alternative is not None
    return Branch(
        test,
        _keep_expression(node, consequence),
        _keep_expression(node, alternative),
        (alternative.span,),
        (consequence.span,),
    )


def _logic(node: Node, test: Test) -> Branch:
    left, right, operator = node.child("left"), node.child("right"), node.child("operator")
    assert left is not None and right is not None and operator is not None
    kept, dropped = _keep_expression(node, right), (_erased(node, left.end, node.end),)
    if operator.type == "&&":
        return Branch(test, kept, dropped, (), (right.span,))
    return Branch(test, dropped, kept, (right.span,), ())


def _keep_expression(node: Node, kept: Node) -> tuple[Edit, ...]:
    """Leave one operand; in parentheses if its place could make something else of it."""
    before, after = _erased(node, node.start, kept.start), _erased(node, kept.end, node.end)
    if "\n" in before.text or kept.type in _NEEDS_PARENTHESES:
        before = Edit(before.start, before.end, "(" + before.text)
        after = Edit(after.start, after.end, ")" + after.text, rank=6)
    return tuple(edit for edit in (before, after) if edit.end > edit.start or edit.text)


def _erased(node: Node, start: int, end: int) -> Edit:
    return Edit(start, end, "\n" * node.source.count("\n", start, end))


def _replaced(node: Node, text: str) -> Edit:
    return Edit(node.start, node.end, text + "\n" * node.text.count("\n"))


_BRANCHES = {"if_statement": _if, "ternary_expression": _ternary, "binary_expression": _logic}


def spans_contain(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether one of the spans holds `[start, end)`."""
    return bool(spans) and any(span.start <= start and end <= span.end for span in spans)
