"""Pages that ask who one is before they show anything: a guess, from what their hooks call before anybody has tapped.

Calls are followed through the functions of the page, of the modules that it imports, and of stores, by name. What runs
only if something is there (`if (session.signedIn) …`, `token && …`) does not count; what runs if it is missing does.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from mpc.compiler import ir
from mpc.compiler.analyze.links import CALLS
from mpc.compiler.reach.addresses import in_script
from mpc.compiler.reach.routes import api_name, option
from mpc.compiler.script.model import Script
from mpc.compiler.script.parse import Node, parse
from mpc.compiler.script.patterns import property_name, unwrapped
from mpc.compiler.source import SourceFile, Span

HOOKS = ("onLoad", "onShow", "onReady")
ASKING = frozenset(("login", "getUserProfile", "getUserInfo", "authorize", "getPhoneNumber", "getAuthCode"))
_LOGIN_PAGE = re.compile(r"(^|[/_-])(log-?in|sign-?in|auth|authorize|register|sign-?up)([/_-]|$)", re.IGNORECASE)
_FUNCTIONS = frozenset(("function_declaration", "generator_function_declaration", "arrow_function",
                        "function_expression", "method_definition"))  # fmt: skip
_EMPTY = frozenset(('""', "''", "``", "0", "false", "null", "undefined"))


@dataclass(frozen=True, slots=True)
class Wall:
    """`hook` calls, by the functions in `chain`, what asks: the last is `mp.…`. `span` is in the page's file."""

    hook: str
    chain: tuple[str, ...]
    file: SourceFile
    span: Span


@dataclass(frozen=True, slots=True)
class _Code:
    """A script's tree, and its functions by name: top-level ones, and methods of its objects."""

    script: Script
    functions: Mapping[str, Node]
    methods: Mapping[str, tuple[Node, ...]]


@dataclass
class Walls:
    """Looks for them; a script is read once."""

    project: ir.Project
    _codes: dict[str, _Code] = field(default_factory=dict)

    def of(self, unit: ir.Unit) -> Wall | None:
        """The first that a page's hooks run into."""
        if unit.script is None or unit.script.broken:
            return None
        code = self._code(unit.script)
        for hook in HOOKS:
            if body := code.functions.get(hook):
                for call in _calls(body):
                    chain = self._asks(call, code, {body.start})
                    if chain:
                        return Wall(hook, chain, unit.file, call.span)
        return None

    def _asks(self, call: Node, code: _Code, seen: set[object]) -> tuple[str, ...]:
        """The functions on the way from a call to what asks; empty where none does."""
        name = api_name(call, code.script)
        if name in ASKING or (name in CALLS and _leads_to_login(call, code.script)):
            return (f"mp.{name}",)
        label = (call.child("function") or call).text
        for other, body in self._bodies(call, code):
            key = (other.script.file.path, body.start)
            if key in seen:
                continue
            seen.add(key)
            for inner in _calls(body):
                if chain := self._asks(inner, other, seen):
                    return (label, *chain)
        return ()

    def _bodies(self, call: Node, code: _Code) -> Iterator[tuple[_Code, Node]]:
        """The functions that a call may run."""
        callee = unwrapped(call.child("function"))
        if callee is None:
            return
        if callee.type == "identifier":
            if body := code.functions.get(callee.text):
                yield code, body
            found = self._imported(callee.text, code)
            if found and (body := found[0].functions.get(found[1])):
                yield found[0], body
        elif callee.type == "member_expression":
            owner, name = unwrapped(callee.child("object")), property_name(callee.child("property"))
            if owner is None or name is None or owner.type not in ("identifier", "this"):
                return
            found = self._imported(owner.text, code)
            others = found[0] if found else code if owner.type == "this" or owner.text in code.script.bindings else None
            for body in others.methods.get(name, ()) if others else ():
                yield others or code, body
            if others and found and found[1] == "*" and (body := others.functions.get(name)):
                yield others, body

    def _imported(self, local: str, code: _Code) -> tuple[_Code, str] | None:
        """The module that a name comes from, and what it is called there."""
        binding = code.script.bindings.get(local)
        if binding is None or binding.import_index is None:
            return None
        source = code.script.imports[binding.import_index]
        path = self.project.imports.get((code.script.file.path, source.specifier), "")
        module = self.project.modules.get(path)
        if module is None or module.script is None or module.script.broken:
            return None
        return self._code(module.script), binding.imported or local

    def _code(self, script: Script) -> _Code:
        path = script.file.path
        if path not in self._codes:
            root = parse(script.file.text, script.span).root
            self._codes[path] = _Code(script, dict(_functions(root)), _methods(root))
        return self._codes[path]


def _functions(root: Node) -> Iterator[tuple[str, Node]]:
    """Functions at the top of a script, exported or not."""
    for statement in root.named_children:
        default = statement.type == "export_statement" and statement.token("default") is not None
        node = statement.child("declaration") or statement.child("value") or statement
        if node.type in _FUNCTIONS:
            name = node.child("name")
            if name is not None:
                yield name.text, node
            if default:
                yield "default", node
        for each in node.named_children if node.type in ("lexical_declaration", "variable_declaration") else []:
            name, value = each.child("name"), unwrapped(each.child("value"))
            if name is not None and value is not None and value.type in _FUNCTIONS:
                yield name.text, value


def _methods(root: Node) -> dict[str, tuple[Node, ...]]:
    found: dict[str, tuple[Node, ...]] = {}
    for node in root.walk():
        value = node if node.type == "method_definition" else unwrapped(node.child("value"))
        if node.type not in ("method_definition", "pair") or value is None or value.type not in _FUNCTIONS:
            continue
        name = property_name(node.child("name") or node.child("key"))
        if name:
            found[name] = (*found.get(name, ()), value)
    return found


def _calls(body: Node) -> Iterator[Node]:
    """The calls in a function that run where nobody is signed in, as they stand."""
    stack = [body]
    while stack:
        node = stack.pop()
        if node.type == "call_expression":
            yield node
        skipped = _needs_something(node)
        stack += [each for each in reversed(node.named_children) if each is not skipped]


def _needs_something(node: Node) -> Node | None:
    """The part of a node that runs only if what its condition names is there."""
    if node.type in ("if_statement", "ternary_expression"):
        condition, guarded = node.child("condition"), node.child("consequence")
    elif node.type == "binary_expression" and node.token("&&"):
        condition, guarded = node.child("left"), node.child("right")
    else:
        return None
    return None if _asks_for_absence(unwrapped(condition)) else guarded


def _asks_for_absence(node: Node | None) -> bool:
    """Whether a condition holds for what is not there: `!token`, `token === ""`, `list.length === 0`."""
    if node is None:
        return False
    if node.type == "unary_expression":
        return node.token("!") is not None
    if node.type != "binary_expression":
        return False
    if node.token("&&", "||"):
        return any(_asks_for_absence(unwrapped(node.child(side))) for side in ("left", "right"))
    if node.token("===", "=="):
        return any((side := node.child(name)) is not None and side.text in _EMPTY for name in ("left", "right"))
    return False


def _leads_to_login(call: Node, script: Script) -> bool:
    url = option(call, "url")
    return any(_LOGIN_PAGE.search(each.text.partition("?")[0]) for each in in_script(url, script))
