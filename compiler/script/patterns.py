"""The names that a binding pattern declares, and small questions about expressions."""

from mpc.compiler.literals import decode_string
from mpc.compiler.script.parse import Node

WRAPPERS = frozenset({"as_expression", "satisfies_expression", "non_null_expression", "parenthesized_expression"})


def bound_names(pattern: Node | None) -> list[Node]:
    """The identifiers a pattern binds, in source order; defaults and computed keys are no bindings."""
    names: list[Node] = []
    stack = [pattern] if pattern is not None else []
    while stack:
        node = stack.pop()
        if node.type in ("identifier", "shorthand_property_identifier_pattern", "type_identifier"):
            names.append(node)
        elif node.type in ("object_pattern", "array_pattern", "rest_pattern"):
            stack.extend(reversed(node.named_children))
        elif node.type in ("assignment_pattern", "object_assignment_pattern"):
            stack.extend(child for child in node.children if child.field == "left")
        elif node.type == "pair_pattern":
            stack.extend(child for child in node.children if child.field == "value")
    return names


def unwrapped(node: Node | None) -> Node | None:
    """The expression inside parentheses, `as`, `satisfies`, `!` and `<T>`."""
    while node is not None:
        if node.type in WRAPPERS:
            node = node.named_children[0] if node.named_children else None
        elif node.type == "type_assertion":
            node = node.named_children[-1] if node.named_children else None
        else:
            break
    return node


def wrapping(node: Node) -> Node:
    """The outermost of the parentheses and type operators around an expression."""
    while node.parent is not None and (node.parent.type in WRAPPERS or node.parent.type == "type_assertion"):
        node = node.parent
    return node


def arguments_of(call: Node) -> list[Node]:
    """The arguments of a call or `new`."""
    arguments = call.child("arguments")
    return arguments.named_children if arguments is not None and arguments.type == "arguments" else []


def string_value(node: Node | None) -> str | None:
    """The value of a string literal, or of a template string without holes."""
    if node is not None and node.type == "string":
        return decode_string(node.text[1:-1])
    if node is not None and node.type == "template_string" and node.token("template_substitution") is None:
        return decode_string(node.text[1:-1])
    return None


def property_name(node: Node | None) -> str | None:
    """The name that an object key, member or import specifier spells; None for a computed one."""
    if node is None or node.type == "computed_property_name":
        return None
    if node.type == "string":
        return string_value(node)
    return node.text


def bracket_after_type(node: Node) -> Node | None:
    """The `[` on a line after `x as T`: TypeScript ends the statement there, our parser goes on with the type."""
    bracket = node.token("[") if node.type in ("lookup_type", "array_type") else None
    return bracket if bracket is not None and "\n" in node.source[node.children[0].end : bracket.start] else None
