"""Writes a bundle into a folder: only what differs, all or nothing, and removes what it wrote before."""

from pathlib import Path

from mpc.compiler.build.lock import locked
from mpc.compiler.build.outputs import Outputs
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Files
from mpc.compiler.pipeline import Output
from mpc.compiler.source import Span


def write(output: Output, folder: Path, files: Files, sink: Sink) -> int | None:
    """Write all files of a bundle; returns how many changed. None: it cannot be written, as is reported, and what was
    there before is as it was."""
    try:
        with locked(folder.parent, lambda: None):
            outputs = Outputs(folder)
            outputs.recover()
            return outputs.write(output, files)
    except OSError as error:
        report_unwritable(error, folder, sink)
        return None


def report_unwritable(error: OSError, folder: Path, sink: Sink) -> None:
    place = str(error.filename2 or error.filename or folder)  # the second is where a file was to be moved to
    sink.report("MP006", None, Span(0, 0), path=place, reason=error.strerror or str(error))
