"""Short names for the runtime in production: what only the runtime's own parts use is renamed.

Declared names are renamed scope by scope (`naming.py`); properties only if
`parts.toml` calls them private. What emitted scripts use (`$.state`, `.v`, the exports) keeps its name.
"""

from collections import Counter
from functools import lru_cache

from mpc.compiler.script.changes import Edit
from mpc.compiler.script.edits import apply
from mpc.compiler.script.parse import Node, parse
from mpc.compiler.script.resolve import resolve
from mpc.compiler.source import Span
from mpc.targets.compress import compressed
from mpc.targets.naming import name_declarations, short_names

_FUNCTIONS = ("Array.isArray", "Object.is", "Object.keys", "Object.assign", "Object.getPrototypeOf")
_WORDS = ("length", "forEach", "dataset", "push")
_OFTEN = 3  # from here on a word's declaration is shorter than what it saves
_PROPERTIES = frozenset(
    ("property_identifier", "shorthand_property_identifier", "shorthand_property_identifier_pattern")
)


@lru_cache(maxsize=64)
def shorten(text: str, private: frozenset[str]) -> str:
    """The same program with short names. `private` are property names that nothing outside uses."""
    text = _aliased(text)
    span = Span(0, len(text))
    root = parse(text, span).root
    resolution = resolve(root)
    properties = [node for node in root.walk() if node.type in _PROPERTIES and node.text in private]
    keys = _names(Counter(node.text for node in properties), _public(root, private))
    edits = [Edit(node.start, node.end, _written(node, name, keys)) for node, name in name_declarations(resolution)]
    edits += [Edit(node.start, node.end, keys[node.text]) for node in properties if node.type == "property_identifier"]
    edits += [Edit(node.start, node.end, keys[node.text]) for node in _named_in_text(root, keys)]
    edits += compressed(root)
    return apply(text, span, edits)


def _aliased(text: str) -> str:
    """What is used often under a name of its own: functions that need no `this`, and words after a dot."""
    span = Span(0, len(text))
    root = parse(text, span).root
    heads: dict[str, list[str]] = {}
    edits: list[Edit] = []
    for function in _FUNCTIONS:
        uses = [node for node in root.walk() if node.type == "member_expression" and node.text == function]
        if len(uses) > 1:
            name = function.replace(".", "_")
            owner, key = function.split(".")
            heads.setdefault(owner, []).append(f"{key}: {name}")
            edits += [Edit(node.start, node.end, name) for node in uses]
    declared = [f"{{ {', '.join(names)} }} = {owner}" for owner, names in heads.items()]
    for word in _WORDS:
        nodes = [node for node in root.walk() if node.type == "property_identifier" and node.text == word]
        uses = [node for node in nodes if node.parent and node.parent.type == "member_expression"]
        if len(uses) > _OFTEN:
            declared.append(f'{word}_ = "{word}"')
            edits += [Edit(node.start - 1, node.end, f"[{word}_]") for node in uses]
    return (f"let {', '.join(declared)}\n" if declared else "") + apply(text, span, edits)


def _written(node: Node, short: str, keys: dict[str, str]) -> str:
    """A name's new form; `{ x }` becomes `{ x: a }`."""
    key = keys.get(node.text, node.text)
    return f"{key}: {short}" if node.type.startswith("shorthand_") and key != short else short


def _named_in_text(root: Node, keys: dict[str, str]) -> list[Node]:
    """The `raw` of `note(this, "raw", …)`: properties that are handed on by name."""
    return [node for node in root.walk() if node.type == "string_fragment" and node.text in keys]


def _public(root: Node, private: frozenset[str]) -> set[str]:
    return {node.text for node in root.walk() if node.type in _PROPERTIES and node.text not in private}


def _names(uses: Counter[str], taken: set[str]) -> dict[str, str]:
    """The shortest names for the most used ones; ties by name, so that the result is always the same."""
    free = (name for name in short_names() if name not in taken)
    order = sorted(uses, key=lambda name: (-uses[name], name))
    return {name: next(free) for name in order}
