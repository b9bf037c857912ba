"""The methods that listeners name: the author's own functions, or small ones made for a call or an assignment."""

from collections.abc import Mapping

from mpc.compiler import expression as e
from mpc.compiler.ir import Role, Symbol
from mpc.targets.hoist import Hoist, read_paths
from mpc.targets.scope import Scope

# Names that a native page or component instance already has.
_TAKEN = frozenset(
    (
        "data properties setData route options is id dataset selectComponent triggerEvent props methods "
        "$ createSelectorQuery createIntersectionObserver $emit $refs mpRef mpRefs onLoad onShow onReady onHide "
        "onUnload"
    ).split()
)


def _without_event(node: e.Node) -> e.Node:
    """`log($event)` says no more than `log`."""
    match node:
        case e.Call(callee=e.Name() as callee, arguments=(e.Name(name="$event"),)):
            return callee
        case _:
            return node


class Handlers:
    """Collects the methods of one unit."""

    def __init__(self, hoist: Hoist, symbols: Mapping[str, Symbol]) -> None:
        self._hoist = hoist
        self._symbols = symbols
        self._known: dict[str, str] = {}
        self.methods: dict[str, str] = {}
        self.names: set[str] = set()
        self.paths: set[tuple[str, tuple[str, ...]]] = set()  # member paths that handlers read
        self.unreachable: set[int] = set()  # lists whose rows the runtime could not find

    def method(self, event: str, nodes: list[e.Node], scope: Scope) -> tuple[str, int]:
        """The method for these handlers in a row, and the number of loops whose indices it needs."""
        only = _without_event(nodes[0]) if len(nodes) == 1 else None
        if isinstance(only, e.Name) and self._is_own_function(only.name, scope):
            self.methods[only.name] = only.name
            self.names.add(only.name)
            return only.name, 0
        depth = scope.depth_of(nodes)
        self.paths.update(path for node in nodes for path in read_paths(node))
        for loop in scope.loops[:depth]:
            if loop.path is None:
                self.unreachable.add(id(loop.source))
        text = self._text(nodes, scope, depth)
        if text not in self._known:
            self._known[text] = self._name(event)
            self.methods[self._known[text]] = self._hoist.traced(text, scope)
        return self._known[text], depth

    def _is_own_function(self, name: str, scope: Scope) -> bool:
        symbol = self._symbols.get(name)
        return (
            symbol is not None
            and symbol.role is Role.FUNCTION
            and symbol.script == name
            and name not in _TAKEN
            and scope.find(name) is None
        )

    def _text(self, nodes: list[e.Node], scope: Scope, depth: int) -> str:
        statements = [self._statement(node, scope) for node in nodes]
        braces = len(nodes) > 1 or isinstance(nodes[0], e.Assignment)
        body = f"{{ {'; '.join(statements)} }}" if braces else statements[0]
        names: list[str] = []
        for loop in scope.loops[:depth]:
            names += [loop.item, loop.author_index or loop.index]
        # A name of an outer loop that an inner one hides cannot be used; it only keeps its place.
        names = [name if name not in names[at + 1 :] else f"_{at}" for at, name in enumerate(names)]
        used = {name.name for node in nodes for name in e.free_names(node)}
        while names and names[-1] not in used:
            names.pop()
        needs_event = bool(names) or "$event" in used or any(isinstance(node, e.Name) for node in nodes)
        parameters = ", ".join(["$event", *names] if needs_event else [])
        function = f"({parameters}) => {body}"
        if not depth:
            return function
        lists = ", ".join(f'"{loop.path}"' for loop in scope.loops[:depth])
        return f"[[{lists}], {function}]"

    def _statement(self, node: e.Node, scope: Scope) -> str:
        text = self._hoist.script(node, scope, safe=False)
        return f"{text}($event)" if isinstance(node, e.Name) else text

    def _name(self, event: str) -> str:
        word = "".join(char for char in event if char.isalnum())
        number = sum(1 for method in self.methods if method.startswith(f"_{word}"))
        while f"_{word}{number}" in self._symbols or f"_{word}{number}" in self.methods:
            number += 1
        return f"_{word}{number}"
