"""What a script must not do, whatever else it says."""

from collections.abc import Iterable

from mpc.compiler.diagnostics import FileSink
from mpc.compiler.script.model import Import, Kind
from mpc.compiler.script.parse import TYPED, Node
from mpc.compiler.script.patterns import bracket_after_type, string_value
from mpc.compiler.script.scopes import FUNCTIONS, Reference, Resolution
from mpc.compiler.source import Span

_STATEMENTS = frozenset({"expression_statement", "lexical_declaration", "variable_declaration", "return_statement"})


def is_third_party(path: str) -> bool:
    """Code from `node_modules` may use what the platforms give it."""
    return path.startswith("node_modules/") or "/node_modules/" in path


def check_repeated(resolution: Resolution, at: FileSink) -> None:
    """One name, declared twice in one scope."""
    for first, again in resolution.repeated:
        line = at.file.position(first.node.start).line
        at.report("MP540", again.node.span, name=again.name, line=line)


def check_imports(imports: Iterable[Import], at: FileSink) -> None:
    """A `.mp` file gives its component and nothing else."""
    for each in imports:
        if not each.is_component:
            continue
        wrong = [(name.local, name.span) for name in each.named]
        if each.namespace is not None and each.namespace_span is not None:
            wrong.append((each.namespace, each.namespace_span))
        for name, span in wrong:
            at.report("MP543", span, name=name, path=each.specifier)


def check_structure(root: Node, nodes: Iterable[Node], kind: Kind, at: FileSink) -> None:
    """Exports in a `.mp` file, `await` outside of functions, and `import()`."""
    if kind != "module":
        for statement in root.children:
            if statement.type == "export_statement":
                at.report("MP510", statement.children[0].span)
    misread: dict[int, Span] = {}  # by statement
    for node in nodes:
        if node.type == "await_expression" or (node.type == "for_in_statement" and node.token("await") is not None):
            if not any(each.type in FUNCTIONS for each in node.ancestors()):
                at.report("MP511", node.span)
        elif node.type == "call_expression" and node.children[0].type == "import":
            at.report("MP529", node.span)
        elif node.type == "parenthesized_expression" and (annotation := node.token("type_annotation")):
            # The parser takes `(a: T): U => b : c` in a ternary for two of these, and would lose a part.
            statement = next((each for each in node.ancestors() if each.type in _STATEMENTS), node)
            misread[statement.start] = annotation.span  # the innermost one comes last, and has the function's own type
        elif node.type == "binary_expression" and node.children[-2].type == ">" and node.text.endswith("`"):
            if node.children[-1].type == "template_string" and node.source[node.children[-1].start - 1] == ">":
                at.report("MP515", node.span, what="tag<A | B>`…`")  # parsed as comparisons
        elif node.type in TYPED:
            brackets = (bracket_after_type(each) for child in node.children[1:] for each in child.walk())
            for bracket in brackets:
                if bracket is not None:
                    at.report("MP541", bracket.span)
    for place in misread.values():
        at.report("MP542", place)


def check_components(references: list[Reference], imports: list[Import], at: FileSink) -> None:
    """A component is a tag, not a value."""
    names = {name for each in imports if each.is_component for name in each.locals}
    for reference in references:
        if reference.name in names:
            at.report("MP530", reference.node.span, name=reference.name)


def find_requires(resolution: Resolution) -> list[Node]:
    """The specifiers of `require("x")`."""
    found: list[Node] = []
    for reference in resolution.references:
        call = reference.node.parent
        if reference.name != "require" or reference.declaration is not None or call is None:
            continue
        arguments = call.child("arguments") if call.type == "call_expression" else None
        first = arguments.named_children[0] if arguments is not None and len(arguments.named_children) == 1 else None
        if first is not None and first.type == "string" and string_value(first) is not None:
            found.append(first)
    return found
