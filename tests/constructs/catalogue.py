"""Every construct of the language, by name, read from where the compiler itself defines it.

A name is `room/construct`: `expression/binary ??`, `markup/mp:for`, `script/$state`, `syntax/for_in_statement`,
`style/@media`, `app/tabbar`. What is new in a grammar, a new directive, rune, hook or kind of
node comes by itself.
"""

import itertools
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import get_args

import tree_sitter_typescript
from lark import Lark
from lark.grammar import Rule
from mpc.compiler import ir
from mpc.compiler.analyze.app.reader import CHILDREN
from mpc.compiler.analyze.directives import DIRECTIVES
from mpc.compiler.analyze.metadata import METADATA
from mpc.compiler.analyze.options import FOLLOWING, PAGE_OPTIONS, TABBAR_OPTIONS
from mpc.compiler.analyze.values import MODIFIERS
from mpc.compiler.script.hooks import HOOKS
from mpc.compiler.script.runes import RUNES
from mpc.compiler.style.model import PartKind
from mpc.compiler.style.parse import DESCRIPTORS, GROUPS, STATEMENTS
from tree_sitter import Language

# Kinds of the TypeScript grammar that no text of our scripts has: other dialects, and error recovery.
FOREIGN_SYNTAX = frozenset(
    "adding_type_annotation existential_type flow_maybe_type hash_bang_line html_comment jsx_text"
    " omitting_type_annotation opting_type_annotation program template_type".split()
)
# Terminals that tell constructs apart.
OPERATORS = frozenset("ASSIGN COMPARE EQUALITY MULTIPLY NOT SIGN TYPEOF UPDATE".split())
_SIGNS = "=!<>+-*/%?|&^~"


@cache
def grammar() -> Lark:
    """The grammar of expressions, without what the compiler makes of a tree."""
    text = files("mpc.compiler.frontend").joinpath("expression.lark").read_text(encoding="utf-8")
    return Lark(text, parser="lalr", start=["expression", "handler"], maybe_placeholders=False)


@cache
def _words() -> tuple[str, ...]:
    return tuple("".join(word) for size in range(1, 5) for word in itertools.product(_SIGNS, repeat=size))


def _spellings(terminal: str) -> list[str]:
    """The operators that a terminal matches, found by trying."""
    if terminal == "TYPEOF":
        return ["typeof"]
    pattern = next(each.pattern for each in grammar().terminals if each.name == terminal)
    matches = re.compile(pattern.to_regexp()).fullmatch
    return [word for word in _words() if matches(word)]


def _expressions() -> Iterator[str]:
    """The alternatives of the grammar that have a name; those that an operator tells apart once for each operator."""
    for rule in grammar().rules:
        if isinstance(rule, Rule) and rule.alias:
            terminal = next((symbol.name for symbol in rule.expansion if symbol.name in OPERATORS), None)
            for operator in _spellings(terminal) if terminal else ("",):
                yield f"{rule.alias} {operator}".strip()


def _markup() -> Iterator[str]:
    yield from DIRECTIVES
    yield from (f"@event.{modifier}" for modifier in MODIFIERS)
    yield from (f"node {kind.__name__}" for kind in get_args(ir.Node))
    yield from (
        "name",
        'name="text"',
        'name="{{ }}"',
        'name="a {{ }}"',
        ':name=""',
        "comment",
        "entity",
        "block",
        "follow",
    )
    yield from ("@event=name", "@event=call", "@event=assignment", "component", "text {{ }}", "mp:model:name")


def _script() -> Iterator[str]:
    yield from RUNES
    yield "$derived.by"
    for kind, hooks in HOOKS.items():
        yield from (f"{kind} {hook}" for hook in hooks)
    yield from ("import default", "import named", "import namespace", "import bare", "import type", "import json")
    yield from ("import component", "import mpc", "import.meta.target", "import.meta.env")


def _syntax() -> Iterator[str]:
    language = Language(tree_sitter_typescript.language_typescript())
    for number in range(language.node_kind_count):
        kind = language.node_kind_for_id(number)
        if kind and language.node_kind_is_named(number) and language.node_kind_is_visible(number):
            yield kind


def _style() -> Iterator[str]:
    yield from (f"@{name}" for name in (*GROUPS, *STATEMENTS, *DESCRIPTORS, "keyframes"))
    yield from get_args(PartKind)
    yield from ("rule", "declaration", "nested rule", "comment", "url()")


def _app() -> Iterator[str]:
    yield from CHILDREN
    yield from (f"page {name}" for name in PAGE_OPTIONS)
    yield from (f"tabbar {name}" for name in (*TABBAR_OPTIONS, "custom"))
    yield from (f"{root} <{name}>" for name, forms in METADATA.items() for root in forms)
    yield "page <native>"
    yield from (f"page {name}={{{{ }}}}" for name in FOLLOWING)
    yield "tab"


@cache
def constructs() -> frozenset[str]:
    """All of them."""
    rooms = {
        "expression": _expressions(),
        "markup": _markup(),
        "script": _script(),
        "syntax": (kind for kind in _syntax() if kind not in FOREIGN_SYNTAX),
        "style": _style(),
        "app": _app(),
    }
    return frozenset(f"{room}/{name}" for room, names in rooms.items() for name in names)
