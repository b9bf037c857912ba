"""Short names for the declarations of a program, chosen so that no scope is confused.

Two declarations may share a name unless one would hide the other where it is used.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from mpc.compiler.script.parse import Node
from mpc.compiler.script.scopes import Declaration, Resolution, Scope

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ$_"
_KEYWORDS = frozenset(["do", "if", "in", "of", "as", "is"])


def short_names() -> Iterator[str]:
    """All names of letters, the shortest first."""
    for size in count(1):
        for number in range(len(_LETTERS) ** size):
            name = ""
            for _ in range(size):
                number, digit = divmod(number, len(_LETTERS))
                name = _LETTERS[digit] + name
            if name not in _KEYWORDS:
                yield name


def name_declarations(resolution: Resolution) -> Iterator[tuple[Node, str]]:
    """The new name of every node that declares or uses a declared name; global names are left, and never taken."""
    uses: dict[Declaration, list[Node]] = {declaration: [declaration.node] for declaration in resolution.declared}
    for reference in resolution.references:
        if reference.declaration is not None:
            uses[reference.declaration].append(reference.node)
    taken = {reference.name for reference in resolution.references if reference.declaration is None}
    rivals = _rivals(resolution, uses)
    names: dict[Declaration, str] = {}
    # The shortest names for the most used; the place decides between equals, so that the result is always the same.
    for declaration in sorted(uses, key=lambda each: (-len(uses[each]), each.node.start)):
        near = taken | {names[rival] for rival in rivals[declaration] if rival in names}
        names[declaration] = next(name for name in short_names() if name not in near)
    for declaration, nodes in uses.items():
        for node in {node.start: node for node in nodes}.values():
            yield node, names[declaration]


def _rivals(resolution: Resolution, declared: Iterable[Declaration]) -> Mapping[Declaration, set[Declaration]]:
    """The declarations that need another name: of one scope, and those that would hide one in use."""
    inside: dict[Scope, set[Declaration]] = defaultdict(set)
    for declaration in declared:
        inside[declaration.scope].add(declaration)
    rivals: dict[Declaration, set[Declaration]] = defaultdict(set)

    def part(declaration: Declaration, others: Iterable[Declaration]) -> None:
        for other in others:
            if other is not declaration:
                rivals[declaration].add(other)
                rivals[other].add(declaration)

    for scope, declarations in list(inside.items()):
        for declaration in declarations:
            part(declaration, declarations)
        # A block right inside a function's or a handler's head cannot declare its parameters again.
        for outer in inside.get(scope.parent, ()) if scope.parent else ():
            if outer.kind == "parameter":
                part(outer, declarations)
    for reference in resolution.references:
        found, at = reference.declaration, reference.scope
        while found is not None and at is not found.scope:
            part(found, inside.get(at, ()))
            assert at.parent is not None  # a declaration is found in a scope around its use
            at = at.parent
    return rivals
