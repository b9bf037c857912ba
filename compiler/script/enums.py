"""`enum` as an object on the same lines: `enum E { A, B = "b" }` is `const E = { A: 0, 0: "A", B: "b" }`."""

from mpc.compiler.diagnostics import FileSink
from mpc.compiler.literals import encode
from mpc.compiler.script.constants import MAX_DEPTH, evaluate, is_deeper, is_integer
from mpc.compiler.script.edits import Editor
from mpc.compiler.script.model import NOT_CONSTANT
from mpc.compiler.script.parse import Node
from mpc.compiler.script.patterns import property_name, unwrapped

Members = dict[str, object]

_TYPED = frozenset({"as_expression", "satisfies_expression", "type_assertion", "non_null_expression"})


class Enums:
    """The members of a program's enums; an initializer may use earlier members, of this or another enum."""

    def __init__(self, root: Node | None) -> None:
        """`None` is a program without any."""
        self.members: dict[str, Members] = {}
        for node in root.walk() if root is not None else ():
            if node.type == "enum_declaration":
                name = node.child("name")
                key = name.text if name is not None else ""
                self.members[key] = self.members.get(key, {}) | self._read(node)  # one that stands twice is reported

    def value(self, name: str) -> object:
        """The object that an enum becomes, reverse names included, or NOT_CONSTANT."""
        members = self.members.get(name)
        if members is None or any(value is NOT_CONSTANT for value in members.values()):
            return NOT_CONSTANT
        reverse = {str(value): key for key, value in members.items() if not isinstance(value, str)}
        return {**reverse, **members}

    def erase(self, node: Node, editor: Editor, at: FileSink) -> None:
        """The edits that make an object of an enum."""
        name, body, keyword = node.child("name"), node.child("body"), node.token("enum")
        if name is None or body is None or keyword is None:
            return
        if node.token("const") is not None:
            editor.erase(keyword.start, name.start)
        else:
            editor.replace(keyword.start, keyword.end, "const")
        editor.insert(body.start, "= ", rank=-5)
        members = self.members[name.text]
        for member in _members(body):
            key, initializer = _parts(member)
            value = members.get(property_name(key) or "", NOT_CONSTANT)
            if value is NOT_CONSTANT:
                at.report("MP516", member.span, name=property_name(key) or key.text)
                continue
            if initializer is None:
                editor.insert(key.end, f": {encode(value)}")
            elif _has_names(initializer) or _has_types(initializer):
                editor.replace(key.end, initializer.end, f": {encode(value)}")
            else:
                editor.replace(key.end, initializer.start, ": ")
            if not isinstance(value, str):
                label = encode(value) if is_integer(value) and value >= 0 else encode(str(value))
                editor.insert(member.end, f", {label}: {encode(property_name(key))}", rank=1)

    def _read(self, node: Node) -> Members:
        members: Members = {}
        following: object = 0
        body = node.child("body")
        for member in _members(body) if body is not None else []:
            key, initializer = _parts(member)
            if initializer is not None and is_deeper(initializer, MAX_DEPTH):
                value: object = NOT_CONSTANT
            else:
                value = following if initializer is None else self._value(initializer, members)
            members[property_name(key) or ""] = value
            following = value + 1 if is_integer(value) else NOT_CONSTANT
        return members

    def _value(self, node: Node, members: Members) -> object:
        def lookup(name: Node) -> object:
            return members.get(name.text, self.members.get(name.text, NOT_CONSTANT))

        inner = unwrapped(node)
        if inner is not None and inner.type in ("binary_expression", "unary_expression"):
            value = self._bits(inner, members)
            if value is not NOT_CONSTANT:
                return value
        value = evaluate(node, lookup)
        return value if isinstance(value, (str, int, float)) and not isinstance(value, bool) else NOT_CONSTANT

    def _bits(self, node: Node, members: Members) -> object:
        """`| & ^ << >> ~` of 32-bit numbers."""
        operator = node.child("operator")
        sign = operator.type if operator is not None else ""
        if node.type == "unary_expression" and sign == "~":
            value = self._value(node.children[-1], members)
            return ~_int32(value) if is_integer(value) else NOT_CONSTANT
        left, right = node.child("left"), node.child("right")
        if left is None or right is None or sign not in ("|", "&", "^", "<<", ">>"):
            return NOT_CONSTANT
        a, b = self._value(left, members), self._value(right, members)
        if not is_integer(a) or not is_integer(b):
            return NOT_CONSTANT
        a, b = _int32(a), _int32(b)
        if sign in ("<<", ">>"):
            return _int32(a << (b & 31)) if sign == "<<" else a >> (b & 31)
        return a | b if sign == "|" else a & b if sign == "&" else a ^ b


def _has_types(initializer: Node) -> bool:
    return any(node.type in _TYPED for node in initializer.walk())


def _int32(value: int) -> int:
    return (value + 2**31) % 2**32 - 2**31


def _members(body: Node) -> list[Node]:
    return [child for child in body.children if child.named]


def _parts(member: Node) -> tuple[Node, Node | None]:
    if member.type == "enum_assignment":
        return member.children[0], member.child("value")
    return member, None


def _has_names(node: Node) -> bool:
    return any(each.type == "identifier" for each in node.walk())
