"""The whole compile on one screen: one call a phase.

    files -> config -> project (parse, analyse, resolve)  once for all targets
                          |
                          +-> emit (lower, print)          for each target -> Bundle

Everything here is pure: files come in through `Files`, bundles go out, diagnostics gather in the sink.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from mpc.compiler import config as configuration
from mpc.compiler import ir
from mpc.compiler.analyze.project import Collector
from mpc.compiler.config import Config
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Files
from mpc.compiler.source import SourceFile


class Output(Protocol):
    """One target's files: texts, and the project's assets to copy."""

    files: dict[str, str]
    assets: frozenset[str]


@dataclass(frozen=True)
class Backend:
    """What the pipeline needs of the targets; the command line puts it together."""

    names: frozenset[str]
    builtins: frozenset[str]
    emit: Callable[[ir.Project, str, Config, str, Sink], Output]


@dataclass
class Result:
    """What came out: a bundle for each target that can be written."""

    config: Config
    bundles: dict[str, Output] = field(default_factory=dict)


def compile_project(files: Files, backend: Backend, targets: list[str], mode: str, sink: Sink) -> Result:
    """Compile for some targets. A target whose sources have errors gets no bundle."""
    file = files.text(configuration.FILE)
    config = configuration.read(file, mode, backend.names, sink.at(file or SourceFile(configuration.FILE, "")))
    project = Collector(files, config, backend.builtins, backend.names, sink).collect()
    result = Result(config)
    if project is None:
        return result
    # With errors in the sources nothing will be written, but what a target cannot do is worth knowing in the same run.
    for target in targets:
        bundle = backend.emit(project, target, config, mode, sink)
        if not any(each.severity == "error" and each.target in (None, target) for each in sink.diagnostics):
            result.bundles[target] = bundle
    return result
