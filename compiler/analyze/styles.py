"""Style sections and the sheets that they import."""

import posixpath
from collections.abc import Collection, Mapping

from mpc.compiler.analyze.assets import report_elsewhere
from mpc.compiler.analyze.paths import join
from mpc.compiler.diagnostics import Sink, suggest
from mpc.compiler.files import Files
from mpc.compiler.memo import ONCE, Remembers
from mpc.compiler.source import SourceFile, Span
from mpc.compiler.style import analyze, check_component
from mpc.compiler.style.model import Import, Kind, Style
from mpc.compiler.style.sass import Sass

SUFFIXES = (".css", ".scss")


class StyleReader:
    """Reads each style once. `sheets` are the imported ones, by path."""

    def __init__(
        self,
        files: Files,
        watched: Files,
        targets: Collection[str],
        sass: Sass,
        sink: Sink,
        memo: Remembers = ONCE,
        view: str = "",
    ) -> None:
        self._files = files
        self._watched = watched
        self._memo = memo
        self._view = view
        self._targets = targets
        self._sass = sass
        self._sink = sink
        self.sheets: dict[str, Style] = {}

    def section(self, file: SourceFile, span: Span, kind: Kind, scss: bool) -> Style | None:
        """A `<style>` and, behind it, everything it imports; None if Sass gives nothing for it."""
        style = self._read(file, span, kind, scss)
        if style is None:
            return None
        self._follow(style, (file.path,))
        if kind == "component":
            for sheet in imported(style, self.sheets).values():
                check_component(sheet, self._sink.at(sheet.file))
        return style

    def _read(self, file: SourceFile, span: Span, kind: Kind, scss: bool) -> Style | None:
        run = self._memo.run
        if not scss:
            return run(("css", file.path), _css, file, span, kind, sink=self._sink)
        # Another process compiles it; it looks at what it is given for files.
        key = (self._view, "scss", file.path)
        return run(key, _scss, file, span, kind, self._watched, self._sass, sink=self._sink)

    def _follow(self, style: Style, chain: tuple[str, ...]) -> None:
        """Read what a style imports; `chain` are the files on the way to it."""
        for each in style.imports:
            path = join(style.file.path, each.path)
            if ":" in each.path or each.path.startswith("//"):
                continue  # reported where it was read
            if path in chain:
                self._sink.report("MP644", style.file, each.span, path=path)
            elif path in self.sheets:
                self._follow(self.sheets[path], (*chain, path))
            elif (sheet := self._sheet(path, style, each)) is not None:
                self.sheets[path] = sheet
                self._follow(sheet, (*chain, path))

    def _sheet(self, path: str, style: Style, written: Import) -> Style | None:
        suffix = posixpath.splitext(path)[1]
        if suffix not in SUFFIXES and self._files.exists(path):
            self._sink.report("MP643", style.file, written.span, path=path)
            return None
        file = self._files.text(path)
        if file is None:
            if report_elsewhere([path], written.span, self._files, self._targets, self._sink.at(style.file)):
                return None
            known = [each for each in self._files.paths() if each.endswith(SUFFIXES)]
            guess = next((path + end for end in SUFFIXES if path + end in known), "") or suggest(path, known)
            guess = f"@/{guess}" if guess else ""
            self._sink.report("MP715", style.file, written.span, path=path, suggestion=guess)
            return None
        return self._read(file, Span(0, len(file.text)), "partial", suffix == ".scss")


def _css(file: SourceFile, span: Span, kind: Kind, sink: Sink) -> Style:
    return analyze(file, span, kind, sink.at(file))


def _scss(file: SourceFile, span: Span, kind: Kind, files: Files, sass: Sass, sink: Sink) -> Style | None:
    made = sass.compile(file, span, files, sink) if file.text[slice(*span)].strip() else file
    if made is None:
        return None
    span = Span(0, len(made.text)) if made is not file else span
    return analyze(made, span, kind, sink.at(made))


def imported(style: Style, sheets: Mapping[str, Style], target: str | None = None) -> dict[str, Style]:
    """All sheets that a style imports, also through others, by path; for a target only those it keeps."""
    found: dict[str, Style] = {}
    waiting = [style]
    while waiting:
        current = waiting.pop()
        for each in current.imports if target is None else current.imports_for(target):
            path = join(current.file.path, each.path)
            if path in sheets and path not in found:
                found[path] = sheets[path]
                waiting.append(sheets[path])
    return dict(sorted(found.items()))
