"""Short names for the runtime in production: what only the runtime's own parts use is renamed.

Every declared name gets one short name wherever it stands, so no scope can be confused; properties are renamed
only if `parts.toml` calls them private. What emitted scripts use (`$.state`, `.v`, the exports) keeps its name.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import count

from mpc.compiler.script.changes import Edit
from mpc.compiler.script.edits import apply
from mpc.compiler.script.parse import Node, parse
from mpc.compiler.script.resolve import resolve
from mpc.compiler.script.scopes import Reference
from mpc.compiler.source import Span

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_KEYWORDS = frozenset(["do", "if", "in", "of", "as", "is"])
_FUNCTIONS = ("Array.isArray", "Object.is", "Object.keys", "Object.assign", "Object.getPrototypeOf")
_SHORT = {"true": "!0", "false": "!1"}
_PROPERTIES = frozenset(
    ("property_identifier", "shorthand_property_identifier", "shorthand_property_identifier_pattern")
)


@lru_cache(maxsize=64)
def shorten(text: str, private: frozenset[str]) -> str:
    """The same program with short names. `private` are property names that nothing outside uses."""
    span = Span(0, len(text))
    root = parse(text, span).root
    resolution = resolve(root)
    uses: list[Node] = [declaration.node for declaration in resolution.declared]
    uses += [reference.node for reference in resolution.references if reference.declaration is not None]
    taken = {reference.name for reference in resolution.references if reference.declaration is None}
    uses = list({node.start: node for node in uses}.values())
    names = _names(Counter(node.text for node in uses), taken)
    properties = [node for node in root.walk() if node.type in _PROPERTIES and node.text in private]
    keys = _names(Counter(node.text for node in properties), _public(root, private))
    edits = [Edit(node.start, node.end, _written(node, names, keys)) for node in uses]
    edits += [Edit(node.start, node.end, keys[node.text]) for node in properties if node.type == "property_identifier"]
    short = (name for name in _short() if name not in {*taken, *names.values(), *_KEYWORDS})
    head, aliased = _aliases(root, short)
    edits += [Edit(node.start, node.end, _SHORT[node.type]) for node in root.walk() if node.type in _SHORT]
    edits += [*aliased, *_joined_declarations(root), *_bare_parameters(root), *_undefined(resolution.references)]
    return head + apply(text, span, edits)


def _aliases(root: Node, names: Iterator[str]) -> tuple[str, list[Edit]]:
    """Functions of the language that need no `this`, under a name of one's own where they are called often."""
    heads: list[str] = []
    edits: list[Edit] = []
    for function in _FUNCTIONS:
        uses = [node for node in root.walk() if node.type == "member_expression" and node.text == function]
        if len(uses) > 2:
            name = next(names)
            heads.append(f"{name} = {function}")
            edits += [Edit(node.start, node.end, name) for node in uses]
    return (f"let {', '.join(heads)}\n" if heads else ""), edits


def _bare_parameters(root: Node) -> Iterator[Edit]:
    """`(a) => …` as `a => …`; the parentheses alone are cut, since the name is edited as well."""
    for node in root.walk():
        parameters = node.child("parameters") if node.type == "arrow_function" else None
        only = parameters.named_children if parameters else []
        if parameters and len(only) == 1 and [child.type for child in only[0].children] == ["identifier"]:
            before = node.token("async")
            yield Edit(parameters.start, only[0].start, " " if before else "")
            yield Edit(only[0].end, parameters.end, "")


def _joined_declarations(root: Node) -> Iterator[Edit]:
    """`const a = 1` and the `let b` behind it as `let a = 1, b`. Nothing assigns to a constant, so `let` serves."""
    for node in root.walk():
        keyword = node.token("const", "let") if node.type == "lexical_declaration" else None
        if keyword is None:
            continue
        before = node.previous_sibling()
        if before is not None and before.type == "lexical_declaration":
            yield Edit(before.children[-1].start if before.token(";") else before.end, keyword.end + 1, ",")
        elif keyword.type == "const":
            yield Edit(keyword.start, keyword.end, "let")


def _undefined(references: Iterable[Reference]) -> Iterator[Edit]:
    for reference in references:
        if reference.name == "undefined" and not reference.shorthand:
            yield Edit(reference.node.start, reference.node.end, "void 0")


def _written(node: Node, names: dict[str, str], keys: dict[str, str]) -> str:
    """A name's new form; `{ x }` becomes `{ x: a }`."""
    short = names[node.text]
    return f"{keys.get(node.text, node.text)}: {short}" if node.type.startswith("shorthand_") else short


def _public(root: Node, private: frozenset[str]) -> set[str]:
    return {node.text for node in root.walk() if node.type in _PROPERTIES and node.text not in private}


def _names(uses: Counter[str], taken: set[str]) -> dict[str, str]:
    """The shortest names for the most used ones; ties by name, so that the result is always the same."""
    free = (name for name in _short() if name not in taken and name not in _KEYWORDS)
    order = sorted(uses, key=lambda name: (-uses[name] * len(name), name))
    return {name: next(free) for name in order}


def _short() -> Iterator[str]:
    for size in count(1):
        for number in range(len(_LETTERS) ** size):
            name = ""
            for _ in range(size):
                number, digit = divmod(number, len(_LETTERS))
                name = _LETTERS[digit] + name
            yield name
