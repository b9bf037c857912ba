"""What a type annotation says about props: names, whether they may be left out, and the platform's type names."""

from dataclasses import dataclass
from typing import Literal

from mpc.compiler.script.model import PropType
from mpc.compiler.script.parse import Node
from mpc.compiler.script.patterns import property_name

Found = PropType | Literal["function"]
_NAMES: dict[str, Found] = {
    "string": "string", "number": "number", "boolean": "boolean", "object": "object", "any": "any", "unknown": "any",
    "String": "string", "Number": "number", "Boolean": "boolean", "Object": "object", "Function": "function",
    "Array": "array", "ReadonlyArray": "array", "Record": "object",
}  # fmt: skip
_SAME = frozenset({"Partial", "Required", "Readonly"})


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an object type; `type` is None for a method."""

    type: Node | None
    optional: bool
    method: bool


@dataclass(frozen=True, slots=True)
class Types:
    """The interfaces and type aliases of a script, by name."""

    declared: dict[str, Node]

    def members(self, node: Node | None, depth: int = 0) -> dict[str, Member] | None:
        """The members of an object type; None for a type that is not written in this script."""
        if node is None or depth > 20:
            return None
        if node.type in ("type_annotation", "parenthesized_type", "type_arguments"):
            return self.members(node.named_children[0] if node.named_children else None, depth)
        if node.type in ("object_type", "interface_body"):
            return {name: member for name, member in map(_member, node.named_children) if name is not None}
        if node.type == "intersection_type":
            found: dict[str, Member] = {}
            for part in node.named_children:
                members = self.members(part, depth + 1)
                if members is None:
                    return None
                found |= members
            return found
        if node.type == "generic_type":
            return self._generic(node, depth)
        return self._named(node.text, depth) if node.type == "type_identifier" else None

    def prop_type(self, node: Node | None, depth: int = 0) -> Found:
        """The platform's name for a type."""
        if node is None or depth > 20:
            return "any"
        kind = node.type
        if kind in ("type_annotation", "parenthesized_type", "readonly_type"):
            return self.prop_type(node.named_children[0] if node.named_children else None, depth)
        if kind in ("predefined_type", "type_identifier"):
            return _NAMES.get(node.text) or self._alias(node.text, depth)
        if kind == "literal_type":
            inner = node.named_children[0].type if node.named_children else ""
            literals: dict[str, Found] = {
                "string": "string", "number": "number", "unary_expression": "number",
                "true": "boolean", "false": "boolean",
            }  # fmt: skip
            return literals.get(inner, "any")
        if kind == "union_type":
            return self._union(node, depth)
        if kind == "generic_type":
            name = node.child("name")
            return _NAMES.get(name.text, "any") if name is not None else "any"
        simple: dict[str, Found] = {
            "array_type": "array", "tuple_type": "array", "object_type": "object", "function_type": "function",
            "constructor_type": "function", "template_literal_type": "string", "intersection_type": "object",
        }  # fmt: skip
        return simple.get(kind, "any")

    def _generic(self, node: Node, depth: int) -> dict[str, Member] | None:
        name, arguments = node.child("name"), node.child("type_arguments")
        if name is None or name.text not in _SAME or arguments is None:
            return None
        members = self.members(arguments, depth + 1)
        if members is None or name.text == "Readonly":
            return members
        optional = name.text == "Partial"
        return {key: Member(member.type, optional, member.method) for key, member in members.items()}

    def _named(self, name: str, depth: int) -> dict[str, Member] | None:
        declaration = self.declared.get(name)
        if declaration is None:
            return None
        if declaration.type == "type_alias_declaration":
            return self.members(declaration.child("value"), depth + 1)
        found: dict[str, Member] = {}
        parents = declaration.token("extends_type_clause")
        for parent in parents.named_children if parents is not None else []:
            members = self.members(parent, depth + 1)
            if members is None:
                return None
            found |= members
        return found | (self.members(declaration.child("body"), depth + 1) or {})

    def _alias(self, name: str, depth: int) -> Found:
        declaration = self.declared.get(name)
        if declaration is None:
            return "any"
        if declaration.type == "interface_declaration":
            return "object"
        return self.prop_type(declaration.child("value"), depth + 1)

    def _union(self, node: Node, depth: int) -> Found:
        parts: list[Node] = []
        stack = [node]
        while stack:
            part = stack.pop()
            if part.type == "union_type":
                stack.extend(part.named_children)
            elif part.text not in ("null", "undefined"):
                parts.append(part)
        kinds = {self.prop_type(part, depth + 1) for part in parts}
        if "function" in kinds:
            return "function"
        return kinds.pop() if len(kinds) == 1 else "any"


def declared_types(root: Node) -> Types:
    """The named types at a program's top level."""
    declared: dict[str, Node] = {}
    for statement in root.children:
        name = statement.child("name")
        if name is not None and statement.type in ("interface_declaration", "type_alias_declaration"):
            declared[name.text] = statement
    return Types(declared)


def _member(node: Node) -> tuple[str | None, Member]:
    optional = node.token("?") is not None
    return property_name(node.child("name")), Member(node.child("type"), optional, node.type == "method_signature")
