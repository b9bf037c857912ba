"""Which functions of `mp` a project uses on one target, and which of them it cannot have."""

from collections.abc import Iterator

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.analyze.uses import elements
from mpc.compiler.diagnostics import Sink, suggest
from mpc.compiler.script import dead_spans, guarded_spans
from mpc.compiler.script.model import ApiCall, Script
from mpc.compiler.source import SourceFile, Span
from mpc.targets.apis import load_functions
from mpc.targets.base import Target
from mpc.targets.requires import Context
from mpc.targets.versions import check_since


class ApiUses:
    """Collects `names` by home (see `Context.home`); unknown functions and those that the target lacks are reported.

    `version`: the base library that the author names, or nothing.
    """

    def __init__(self, target: Target, context: Context, version: str, names: dict[str, set[str]], sink: Sink) -> None:
        self.names = names
        self._target = target
        self._functions = load_functions(target.name)
        self._context = context
        self._version = version
        self._sink = sink
        self._titles = {"target": target.title("en"), "target_zh": target.title("zh")}

    def script(self, script: Script | None) -> None:
        """The uses in a script, without those in branches that never run on this target."""
        if script is None:
            return
        dead = dead_spans(script, self._context.constants)
        for call in script.api_calls:
            if not _inside(call.span, dead):
                self._use(script.file, call, guarded=_inside(call.span, guarded_spans(script, call.name)))
        for span in script.escapes:
            self._sink.for_target(None).report("MP813", script.file, span)

    def template(self, unit: ir.Unit) -> None:
        """The uses in a template's handlers, where its elements exist on this target."""
        for name, span in _handler_uses(unit, self._target.name):
            self._use(unit.file, ApiCall(name, span), guarded=False)

    def _use(self, file: SourceFile, call: ApiCall, guarded: bool) -> None:
        entry = self._target.apis.get(call.name)
        function = self._functions.get(call.name)
        help_texts = {"alternative": (entry and entry.en_help) or "", "alternative_zh": (entry and entry.zh_help) or ""}
        if function is not None:
            self.names.setdefault(self._context.home(file.path), set()).add(call.name)
            if entry is not None and not guarded:
                what = f"`mp.{call.name}`"
                check_since(what, entry.since, self._version, self._target, call.span, self._sink.at(file))
            for option, span in call.options:
                if option in function.lacks:
                    self._sink.report("MP840", file, span, name=call.name, option=option, **self._titles)
            if entry is not None and entry.support == "unknown" and not guarded:
                self._sink.report("MP806", file, call.span, name=f"mp.{call.name}", **self._titles, **help_texts)
        elif entry is not None and entry.support == "no":
            self._sink.report("MP811", file, call.span, name=call.name, **self._titles, **help_texts)
        elif entry is not None:
            self._sink.for_target(None).report("MP391", file, call.span, form=f"`mp.{call.name}`")
        else:
            guess = suggest(call.name, self._functions)
            self._sink.for_target(None).report("MP812", file, call.span, name=call.name, suggestion=guess)


def _inside(span: Span, spans: tuple[Span, ...]) -> bool:
    return any(each.start <= span.start < each.end for each in spans)


def _handler_uses(unit: ir.Unit, target: str) -> Iterator[tuple[str, Span]]:
    """Uses of `mp.name` in a template's handlers."""

    def walk(node: e.Node) -> Iterator[e.Member]:
        if isinstance(node, e.Member) and isinstance(node.object, e.Name):
            symbol = unit.symbols.get(node.object.name)
            if symbol is not None and symbol.role is ir.Role.API:
                yield node
        for child in e.children(node):
            yield from walk(child)

    for element in elements(unit.template, target):
        for event in element.events:
            for member in walk(event.handler.node):
                yield member.name, event.handler.span_of(member)
