"""What does not belong on a root element: directives and listeners."""

from dataclasses import replace

from mpc.compiler.analyze.foreign import translated
from mpc.compiler.analyze.template import loop_names
from mpc.compiler.diagnostics import FileSink, Sink
from mpc.compiler.frontend import ast


def without_directives(root: ast.Element, sink: FileSink) -> tuple[ast.Element, frozenset[str]]:
    """The root with its settings alone, and the names that a loop on it would have declared for its content."""
    names: frozenset[str] = frozenset()
    kept: list[ast.Attribute] = []
    quiet = Sink().at(sink.file)  # a foreign form is told as what stands here, and not as foreign too
    for attribute in translated(root, True, quiet).attributes:
        if not attribute.name.startswith(("mp:", "@")):
            kept.append(attribute)
            continue
        if attribute.name != "mp:key":  # it goes with its loop
            sink.report("MP331", attribute.name_span, name=attribute.name, tag=root.tag)
        if attribute.name == "mp:for":
            names |= loop_names(attribute.value or "")
    return replace(root, attributes=tuple(kept)), names
