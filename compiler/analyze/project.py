"""The front half of the compiler: from a project's files to one `ir.Project`, the same for every target."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from sys import intern

from mpc.compiler import ir
from mpc.compiler.analyze.account_page import account_page
from mpc.compiler.analyze.accounts import FOLLOW
from mpc.compiler.analyze.app import AppReader
from mpc.compiler.analyze.app.uses import Uses
from mpc.compiler.analyze.assets import data_url, listed_assets, report_elsewhere
from mpc.compiler.analyze.checks import Known, check_app, check_module, check_sheet, check_style, check_unit
from mpc.compiler.analyze.filled import Unfilled, fill_unit
from mpc.compiler.analyze.heard import Asked, Heard
from mpc.compiler.analyze.links import check_link_names, pages_and_tabs
from mpc.compiler.analyze.outside import check_outside
from mpc.compiler.analyze.paths import candidates, is_local, join, resolve_module, without_suffix
from mpc.compiler.analyze.slot_facts import slot_facts
from mpc.compiler.analyze.styles import StyleReader
from mpc.compiler.analyze.unit import Parsed, build_unit, imported_components, missing_components
from mpc.compiler.analyze.vocabulary import Vocabulary
from mpc.compiler.config import Config
from mpc.compiler.diagnostics import Diagnostic, FileSink, Sink, suggest
from mpc.compiler.files import Files, Questions, variants
from mpc.compiler.frontend import ast
from mpc.compiler.frontend.markup import parse
from mpc.compiler.memo import ONCE, Remembers
from mpc.compiler.profile import phase
from mpc.compiler.script import analyze as analyze_script
from mpc.compiler.script import live_names
from mpc.compiler.script.model import NOT_CONSTANT, Import, Kind, Script
from mpc.compiler.source import SourceFile, Span
from mpc.compiler.style.model import Kind as StyleKind
from mpc.compiler.style.model import Style
from mpc.compiler.style.sass import Sass
from mpc.compiler.workers import Workers, alone

APP = "app.mp"
STYLE_LANGUAGES = frozenset(("css", "scss"))
SCRIPT_LANGUAGES = frozenset(("ts", "js"))


@dataclass
class Found:
    """What some of the pages lead to, and what was reported and asked on the way."""

    pages: Sequence[str]
    units: dict[str, ir.Unit]
    modules: dict[str, ir.Module]
    module_paths: dict[str, str]
    imports: dict[tuple[str, str], str]
    vanished: list[tuple[SourceFile, Import]]
    sheets: dict[str, Style]
    diagnostics: list[Diagnostic]
    asked: Asked


class Collector:
    """Follows a project from app.mp to everything it uses, each file once."""

    def __init__(
        self,
        files: Files,
        config: Config,
        builtins: frozenset[str],
        targets: frozenset[str],
        sass: Sass,
        sink: Sink,
        workers: Workers = alone,
        memo: Remembers = ONCE,
        view: str = "",
    ) -> None:
        """`view` names what is seen of the files, for what is remembered."""
        self._workers = workers
        self._files = files = Heard(files)
        self._memo = memo
        self._view = view
        # What remembered functions look at.
        questions = Questions(files.text, files.data, files.exists, files.paths)
        self._watched: Files = memo.watched((view, "files"), questions)
        self._config = config
        self._builtins = builtins
        self._targets = targets
        self._sink = sink
        self._parsed: dict[str, Parsed | None] = {}  # by path with .mp
        self._modules: dict[str, ir.Module] = {}
        self._module_paths: dict[str, str] = {}  # the plain path, whatever file is read for it
        self._imports: dict[tuple[str, str], str] = {}
        self._followed: set[str] = set()  # files whose imports are known
        self._vanished: list[tuple[SourceFile, Import]] = []  # of files that only other targets have
        self._env = memo.run((view, "env"), _env, config.env, config.broken, sink=sink)
        self._styles = StyleReader(files, self._watched, targets, sass, sink, memo, view)

    def collect(self) -> ir.Project | None:
        """The whole project, or None if there is no app to build."""
        parsed = self._parse(APP, ("app",))
        if parsed is None or parsed.document.root is None:
            if not self._files.exists(APP):
                self._sink.report("MP701", None, Span(0, 0))
            return None
        sink = self._sink.at(parsed.document.file)
        reader = AppReader(parsed.document, self._files, self._targets, sink)
        uses = reader.uses()
        registered = self._registered(uses, sink)
        tab_bar = self._tab_bar(reader.custom_tab_bar(), sink)
        self._follow(parsed.script)
        parts = parsed.document, parsed.script, parsed.style, registered, uses.natives, tab_bar
        remembered = (self._view, "read app")
        read = self._memo.run(remembered, _read_app, *parts, self._targets, self._watched, sink=self._sink)
        app = read.app
        for page in sorted(read.generated_pages):
            self._generated_page(page, app, read.page_spans[page], sink)
        units: dict[str, ir.Unit] = {}

        def found_by(pages: Iterable[str]) -> Found:
            taken: list[str] = []
            for page in pages:
                taken.append(page)
                self._page(page, read.page_spans[page], sink)
            return self._found(taken, self._units(registered, frozenset(uses.natives)))

        for found in self._workers(app.every_page, found_by, large=True):
            known = found.modules is self._modules or self._take(found)
            units = {**(found if known else found_by(found.pages)).units, **units}
        units = dict(sorted(units.items()))
        self._check_vanished(units)
        units = self._filled(units)
        check_outside(app, units, self._config, self._sink)
        assets = self._checked(app, units) | read.assets | listed_assets(self._files, self._config, self._sink)
        pictures = self._pictures([app.style, *(unit.style for unit in units.values()), *self._styles.sheets.values()])
        return ir.Project(app, units, self._modules, self._imports, frozenset(assets), self._styles.sheets, pictures)

    def _found(self, pages: Sequence[str], units: dict[str, ir.Unit]) -> Found:
        return Found(
            pages,
            units,
            self._modules,
            self._module_paths,
            self._imports,
            self._vanished,
            self._styles.sheets,
            self._sink.diagnostics,
            self._files.asked,
        )

    def _take(self, found: Found) -> bool:
        """Know what was found elsewhere as if it had been found here; False if the files are no longer the same."""
        if not found.asked.again(self._files):
            return False
        self._sink.extend(found.diagnostics)
        for stem, module in found.modules.items():
            path = found.module_paths[stem]
            if self._is_known(stem, path, module.file):
                continue
            self._modules[stem] = module
            self._module_paths[stem] = path
        self._imports |= found.imports
        self._vanished += found.vanished
        self._styles.sheets |= found.sheets
        return True

    def _is_known(self, stem: str, path: str, file: SourceFile | None) -> bool:
        """Whether a module was read before; report two files for one, of which the first by name counts."""
        known = self._modules.get(stem)
        first = self._module_paths.get(stem)
        if known is not None and first is not None and first != path and file != known.file:
            one, other = sorted((first, path))
            self._sink.report("MP007", None, Span(0, 0), path=f"{stem}.js", first=one, second=other)
            return path == other
        return known is not None

    # -- files -------------------------------------------------------------------------------------------

    def _parse(self, path: str, kinds: tuple[str, ...]) -> Parsed | None:
        if path not in self._parsed:
            self._parsed[path] = None  # a cycle ends here
            self._parsed[path] = self._read(path)
        parsed = self._parsed[path]
        root = parsed.document.root if parsed else None
        if parsed and root and root.tag not in kinds:
            self._sink.report("MP714", parsed.document.file, root.tag_span, tag=root.tag, expected=kinds[0])
            return None
        return parsed

    def _read(self, path: str) -> Parsed | None:
        file = self._files.text(path)
        return self._parsed_file(path, file) if file else None

    def _parsed_file(self, path: str, file: SourceFile) -> Parsed:
        """`path` is the plain one, whatever file is read for it."""
        read = self._memo.run(("source", file.path), _read_source, file, self._env, sink=self._sink)
        document, script = read
        kind = document.root.tag if document.root else "page"
        with phase("styles", file.path):
            style = self._style(document, kind, self._sink.at(file))
        return Parsed(intern(without_suffix(path)), document, script, style)

    def _style(self, document: ast.Document, kind: str, sink: FileSink) -> Style | None:
        block = document.style
        if block is None or not _check_language(block, STYLE_LANGUAGES, sink):
            return None
        style_kind: StyleKind = "app" if kind == "app" else "component" if kind == "component" else "page"
        scss = block.lang is not None and block.lang.value == "scss"
        return self._styles.section(document.file, block.content, style_kind, scss)

    # -- imports -----------------------------------------------------------------------------------------

    def _follow(self, script: Script | None) -> None:
        """Read everything that a script imports."""
        if script is None or script.file.path in self._followed:
            return
        self._followed.add(script.file.path)
        remembered = (self._view, "imports", script.file.path)
        arguments = script, self._env, self._targets, self._watched
        for source, path, stem in self._memo.run(remembered, _resolve_imports, *arguments, sink=self._sink):
            key = script.file.path, source.specifier
            if key in self._imports:
                continue
            if path is None:
                self._vanished.append((script.file, source))
                continue
            self._imports[key] = stem
            if not (self._component(path) if path.endswith(".mp") else self._module(path)):
                del self._imports[key]

    def _check_vanished(self, units: dict[str, ir.Unit]) -> None:
        """A template has no dead branches: what it names must be there."""
        used = {unit.file.path: unit.names for unit in units.values()}
        for file, source in self._vanished:
            if used.get(file.path, frozenset()) & set(source.locals):
                self._resolve(file, source.specifier, source.specifier_span)

    def _resolve(self, file: SourceFile, specifier: str, span: Span) -> str | None:
        return _resolve(file, specifier, span, self._targets, self._files, self._sink)

    def _is_elsewhere(self, paths: Iterable[str], sink: FileSink, span: Span) -> bool:
        return report_elsewhere(paths, span, self._files, self._targets, sink)

    def _component(self, path: str) -> bool:
        parsed = self._parse(path, ("component",))
        if parsed is None:
            return False
        self._follow(parsed.script)
        return True

    def _module(self, path: str) -> bool:
        """Read a module; whether there is one to read."""
        stem = without_suffix(path)
        if self._module_paths.get(stem) == path:
            return True
        file = self._files.text(path)
        if self._is_known(stem, path, file):
            return True
        if file is None:  # it cannot be read, which has been reported
            return False
        self._module_paths[stem] = path
        script, text = self._memo.run(("module", file.path, path), _read_module, file, path, self._env, sink=self._sink)
        self._modules[stem] = ir.Module(stem, file, script, text)
        self._follow(script)
        return True

    def _registered(self, uses: Uses, sink: FileSink) -> dict[str, str]:
        """Tag -> unit path of the components of the project that `<use>` registers."""
        found: dict[str, str] = {}
        for tag, (written, span) in uses.sources.items():
            path = self._registered_component(written, span, sink)
            if path:
                found[tag] = path
        return found

    def _registered_component(self, written: str, span: Span, sink: FileSink) -> str | None:
        path = self._resolve(sink.file, written, span)
        if path and not path.endswith(".mp"):
            sink.report("MP728", span, path=written)
        if path and path.endswith(".mp") and (parsed := self._parse(path, ("component",))):
            self._follow(parsed.script)
            return without_suffix(path)
        return None

    def _tab_bar(self, custom: ast.Attribute | None, sink: FileSink) -> str | None:
        return self._registered_component(custom.value or "", custom.value_span, sink) if custom else None

    def _page(self, path: str, span: Span, sink: FileSink) -> None:
        parsed = self._parse(f"{path}.mp", ("page",))
        if parsed is None:
            file = f"{path}.mp"
            if not self._files.exists(file) and not self._is_elsewhere([file], sink, span):
                known = [each[:-3] for each in self._files.paths() if each.endswith(".mp")]
                sink.report("MP718", span, path=file, suggestion=suggest(path, known))
            return
        self._follow(parsed.script)

    def _generated_page(self, path: str, app: ir.App, span: Span, sink: FileSink) -> None:
        """A page that mpc writes; the author's own of that name would be hidden by it."""
        file = account_page(path, app.accounts)
        if self._files.exists(file.path):
            sink.report("MP764", span, path=file.path)
        elif not app.accounts:
            sink.report("MP762", span)
        self._parsed[file.path] = self._parsed_file(file.path, file)

    # -- units -------------------------------------------------------------------------------------------

    def _units(self, registered: dict[str, str], natives: frozenset[str]) -> dict[str, ir.Unit]:
        run, sink = self._memo.run, self._sink
        common = run((self._view, "words"), _words, registered, natives, self._builtins, self._targets, sink=sink)
        imports: Mapping[tuple[str, str], str] = self._memo.watched((self._view, "imports"), self._imports)
        units: dict[str, ir.Unit] = {}
        for parsed in self._parsed.values():
            root = parsed.document.root if parsed else None
            if parsed is None or root is None or root.tag == "app":
                continue
            parts = parsed.path, parsed.document, parsed.script, parsed.style
            units[parsed.path] = run((self._view, "unit", parsed.path), _unit, *parts, common, imports, sink=sink)
        return units

    def _filled(self, units: dict[str, ir.Unit]) -> dict[str, ir.Unit]:
        unfilled = self._memo.watched((self._view, "unfilled"), Unfilled(units, slot_facts(units, self._sink)))
        return {
            path: self._memo.run((self._view, "fill", path), fill_unit, unit, unfilled, sink=self._sink)
            for path, unit in units.items()
        }

    def _checked(self, app: ir.App, units: dict[str, ir.Unit]) -> frozenset[str]:
        """Check everything against everything; gives the files that markup names."""
        run, view, sink, files = self._memo.run, self._view, self._sink, self._watched
        known = Known(app, units, self._modules, self._imports, *pages_and_tabs(app))
        known = self._memo.watched((view, "known"), known)
        check_link_names(units, sink)
        found = [run((view, "app"), check_app, app, known, files, sink=sink)]
        for path, unit in units.items():
            found.append(run((view, "check", path), check_unit, unit, known, files, sink=sink))
        for path, module in self._modules.items():
            run((view, "check module", path), check_module, module, known, sink=sink)
        for path, sheet in self._styles.sheets.items():
            run((view, "check sheet", path), check_sheet, sheet, known, sink=sink)
        return frozenset[str]().union(*found)

    def _pictures(self, styles: Iterable[Style | None]) -> dict[str, str]:
        """The files that `url()` names, by path, with the `data:` address that may stand for each."""
        run, view, files = self._memo.run, self._view, self._watched
        named = (
            run((view, "urls", style.file.path), check_style, style, files, sink=self._sink)
            for style in styles
            if style and style.urls
        )
        found = sorted(frozenset[str]().union(*named))
        return {path: run((view, "data", path), data_url, path, files, sink=self._sink) for path in found}


# -- what is remembered: these look at nothing but their arguments ------------------------------------------


@dataclass(frozen=True, slots=True)
class _Env:
    """The constants of mpc.toml."""

    values: Mapping[str, object]
    broken: bool

    def check(self, script: Script, sink: FileSink) -> None:
        for name, span in script.env_names:
            known = {*self.values, "MODE"}
            if name not in known and not self.broken:
                sink.report("MP008", span, name=name, suggestion=suggest(name, known))


@dataclass(frozen=True, slots=True)
class _AppRead:
    """An app.mp: where it lists each page, which of the pages mpc writes, the files that it names."""

    app: ir.App
    page_spans: Mapping[str, Span]
    generated_pages: frozenset[str]
    assets: frozenset[str]


def _read_app(
    document: ast.Document,
    script: Script | None,
    style: Style | None,
    components: Mapping[str, str],
    natives: Mapping[str, ir.NativeUse],
    tab_bar: str | None,
    targets: frozenset[str],
    files: Files,
    sink: Sink,
) -> _AppRead:
    reader = AppReader(document, files, targets, sink.at(document.file))
    app = reader.read(script, style, components, natives, tab_bar)
    return _AppRead(app, dict(reader.page_spans), reader.generated_pages, frozenset(reader.assets))


def _env(values: Mapping[str, object], broken: bool, sink: Sink) -> _Env:
    return _Env(values, broken)


def _read_source(file: SourceFile, env: _Env, sink: Sink) -> tuple[ast.Document, Script | None]:
    here = sink.at(file)
    with phase("markup", file.path):
        document = parse(file, here)
    block = document.script
    if block is None:
        return document, None
    _check_language(block, SCRIPT_LANGUAGES, here)
    tag = document.root.tag if document.root else "page"
    kind: Kind = "page" if tag == "page" else "app" if tag == "app" else "component"
    with phase("scripts", file.path):
        script = analyze_script(file, block.content, kind, here)
    env.check(script, here)
    return document, script


def _read_module(file: SourceFile, path: str, env: _Env, sink: Sink) -> tuple[Script | None, str | None]:
    here = sink.at(file)
    if path.endswith(".json"):
        return None, _json(file, here)
    with phase("scripts", file.path):
        script = analyze_script(file, Span(0, len(file.text)), "module", here)
    env.check(script, here)
    return script, None


def _json(file: SourceFile, sink: FileSink) -> str:
    try:
        json.loads(file.text)
    except (ValueError, RecursionError) as error:
        at = getattr(error, "pos", 0)
        sink.report("MP713", Span(at, min(at + 1, len(file.text))), reason=getattr(error, "msg", str(error)))
        return "null"
    return file.text


def _words(
    registered: Mapping[str, str],
    natives: frozenset[str],
    builtins: frozenset[str],
    targets: frozenset[str],
    sink: Sink,
) -> Vocabulary:
    return Vocabulary(builtins | {FOLLOW}, registered, targets, frozenset(), natives)


def _unit(
    path: str,
    document: ast.Document,
    script: Script | None,
    style: Style | None,
    common: Vocabulary,
    imports: Mapping[tuple[str, str], str],
    sink: Sink,
) -> ir.Unit:
    """A unit; `common` are the words that all units have."""
    components = {**common.components, **imported_components(script, imports)}
    vocabulary = replace(common, components=components, missing=missing_components(script, imports))
    with phase("templates", document.file.path):
        return build_unit(Parsed(path, document, script, style), vocabulary, sink.at(document.file))


def _resolve_imports(
    script: Script, env: _Env, targets: frozenset[str], files: Files, sink: Sink
) -> list[tuple[Import, str | None, str]]:
    """The file of each import that has one, once for each, also without suffix; None if only other targets have it."""
    found: dict[str, tuple[Import, str | None, str]] = {}
    for source in script.imports:
        if source.type_only or source.is_mpc or found.get(source.specifier, ("", None, ""))[1] is not None:
            continue
        if _vanishes(script, source, env, targets, files):
            found[source.specifier + source.module_name] = source, None, ""
            continue
        path = _resolve(script.file, source.specifier, source.specifier_span, targets, files, sink)
        if path is not None:
            found[source.specifier] = source, path, without_suffix(path)
    return list(found.values())


def _vanishes(script: Script, source: Import, env: _Env, targets: frozenset[str], files: Files) -> bool:
    """Whether an import of a file that some targets have is used by no code that runs on the others."""
    if not is_local(source.specifier) or source.bare or source.reexport or source.is_component:
        return False
    if resolve_module(files, script.file.path, source.specifier) is not None:
        return False
    wanted = candidates(join(script.file.path, source.specifier))
    having = {name for path in wanted for name in variants(files, path, targets)}
    constants: dict[str, object] = {f"env.{name}": value for name, value in env.values.items()}
    constants["env.MODE"] = NOT_CONSTANT
    others = [live_names(script, constants | {"target": name}) for name in targets - having]
    return bool(having) and not any(names & set(source.locals) for names in others)


def _resolve(
    file: SourceFile, specifier: str, span: Span, targets: frozenset[str], files: Files, sink: Sink
) -> str | None:
    if not is_local(specifier):
        sink.report("MP391", file, span, form=f'`import … from "{specifier}"`')
        return None
    path = resolve_module(files, file.path, specifier)
    if path is None:
        wanted = join(file.path, specifier)
        if report_elsewhere(candidates(wanted), span, files, targets, sink.at(file)):
            return None
        known = [each for each in files.paths() if each.endswith((".ts", ".js", ".mp", ".json"))]
        guess = suggest(wanted, known) or suggest(wanted + ".ts", known)
        guess = f"@/{guess.removesuffix('.ts')}" if guess else ""
        sink.report("MP715", file, span, path=wanted, suggestion=guess)
    return path


def _check_language(block: ast.Block, known: frozenset[str], sink: FileSink) -> bool:
    for attribute in block.attributes:
        if attribute.name != "lang":
            sink.report("MP716", attribute.name_span, name=attribute.name, suggestion="")
        elif attribute.value not in known:
            if attribute.value in ("sass", "less", "stylus"):
                sink.report("MP649", attribute.value_span, name=attribute.value)
            else:
                guess = suggest(attribute.value or "", known)
                sink.report("MP717", attribute.value_span, name=attribute.value, suggestion=guess)
            return False
    return True
