"""The front half of the compiler: from a project's files to one `ir.Project`, the same for every target."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mpc.compiler import ir
from mpc.compiler.analyze.account_page import account_page
from mpc.compiler.analyze.accounts import FOLLOW, check_accounts
from mpc.compiler.analyze.app import AppReader
from mpc.compiler.analyze.app.theme import check_theme
from mpc.compiler.analyze.app.uses import Uses
from mpc.compiler.analyze.assets import collect_assets, collect_style_assets, listed_assets, report_elsewhere
from mpc.compiler.analyze.boundaries import check_boundaries
from mpc.compiler.analyze.contract import check_imports
from mpc.compiler.analyze.filled import fill_slots
from mpc.compiler.analyze.heard import Asked, Heard
from mpc.compiler.analyze.links import check_links
from mpc.compiler.analyze.outside import check_outside
from mpc.compiler.analyze.paths import candidates, is_local, join, resolve_module, without_suffix
from mpc.compiler.analyze.styles import StyleReader
from mpc.compiler.analyze.unit import Parsed, build_unit, imported_components, missing_components
from mpc.compiler.analyze.uses import check_uses
from mpc.compiler.analyze.vocabulary import Vocabulary
from mpc.compiler.config import Config
from mpc.compiler.diagnostics import Diagnostic, FileSink, Sink, suggest
from mpc.compiler.files import Files, variants
from mpc.compiler.frontend import ast
from mpc.compiler.frontend.markup import parse
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
    ) -> None:
        self._workers = workers
        self._files = files = Heard(files)
        self._config = config
        self._builtins = builtins
        self._targets = targets
        self._sink = sink
        self._parsed: dict[str, Parsed | None] = {}  # by path with .mp
        self._modules: dict[str, ir.Module] = {}
        self._module_paths: dict[str, str] = {}  # the plain path, whatever file is read for it
        self._imports: dict[tuple[str, str], str] = {}
        self._vanished: list[tuple[SourceFile, Import]] = []  # of files that only other targets have
        self._styles = StyleReader(files, targets, sass, sink)

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
        app = reader.read(parsed.script, parsed.style, registered, uses.natives, tab_bar)
        for page in sorted(reader.generated_pages):
            self._generated_page(page, app, reader.page_spans[page], sink)
        units: dict[str, ir.Unit] = {}

        def found_by(pages: Sequence[str]) -> Found:
            for page in pages:
                self._page(page, reader.page_spans[page], sink)
            return self._found(pages, self._units(registered, frozenset(uses.natives)))

        for found in self._workers(app.every_page, found_by):
            known = found.modules is self._modules or self._take(found)
            units = {**(found if known else found_by(found.pages)).units, **units}
        units = dict(sorted(units.items()))
        self._check_vanished(units)
        units = fill_slots(units, self._sink)
        check_uses(units, self._sink)
        for unit in units.values():
            check_theme(unit.options, app.theme, self._sink.at(unit.file))
        check_imports(self._scripts(units), self._modules, self._imports, self._sink)
        check_accounts(app, units, self._sink)
        check_outside(app, units, self._config, self._sink)
        check_links(app, units, [script for script, _ in self._scripts(units)], self._sink)
        check_boundaries(app, units, self._modules, self._imports, self._styles.sheets, self._sink)
        assets = collect_assets(self._files, app, units, self._sink) | reader.assets
        assets |= listed_assets(self._files, self._config, self._sink)
        pictures = collect_style_assets(self._files, app, units, self._styles.sheets, self._sink)
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
        """Whether a module was read before; report two files for one."""
        known = self._modules.get(stem)
        first = self._module_paths.get(stem)
        if known is not None and first != path and file != known.file:
            self._sink.report("MP007", None, Span(0, 0), path=f"{stem}.js", first=first, second=path)
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
        sink = self._sink.at(file)
        with phase("markup", file.path):
            document = parse(file, sink)
        kind = document.root.tag if document.root else "page"
        with phase("scripts", file.path):
            script = self._script(document, kind, sink)
        with phase("styles", file.path):
            style = self._style(document, kind, sink)
        return Parsed(without_suffix(path), document, script, style)

    def _script(self, document: ast.Document, kind: str, sink: FileSink) -> Script | None:
        block = document.script
        if block is None:
            return None
        self._check_language(block, SCRIPT_LANGUAGES, sink)
        script_kind: Kind = "page" if kind == "page" else "app" if kind == "app" else "component"
        script = analyze_script(document.file, block.content, script_kind, sink)
        self._check_env(script, sink)
        return script

    def _check_env(self, script: Script, sink: FileSink) -> None:
        for name, span in script.env_names:
            known = {*self._config.env, "MODE"}
            if name not in known and not self._config.broken:
                sink.report("MP008", span, name=name, suggestion=suggest(name, known))

    def _style(self, document: ast.Document, kind: str, sink: FileSink) -> Style | None:
        block = document.style
        if block is None or not self._check_language(block, STYLE_LANGUAGES, sink):
            return None
        style_kind: StyleKind = "app" if kind == "app" else "component" if kind == "component" else "page"
        scss = block.lang is not None and block.lang.value == "scss"
        return self._styles.section(document.file, block.content, style_kind, scss)

    def _check_language(self, block: ast.Block, known: frozenset[str], sink: FileSink) -> bool:
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

    # -- imports -----------------------------------------------------------------------------------------

    def _follow(self, script: Script | None) -> None:
        """Resolve and read everything that a script imports."""
        if script is None:
            return
        for source in script.imports:
            if source.type_only or source.is_mpc or (script.file.path, source.specifier) in self._imports:
                continue
            if self._vanishes(script, source):
                self._vanished.append((script.file, source))
                continue
            path = self._resolve(script.file, source.specifier, source.specifier_span)
            if path is None:
                continue
            self._imports[script.file.path, source.specifier] = without_suffix(path)
            if path.endswith(".mp"):
                if self._component(path, script.file, source):
                    continue
                del self._imports[script.file.path, source.specifier]
            elif not self._module(path):
                del self._imports[script.file.path, source.specifier]

    def _vanishes(self, script: Script, source: Import) -> bool:
        """Whether an import of a file that some targets have is used by no code that runs on the others."""
        if not is_local(source.specifier) or source.bare or source.reexport or source.is_component:
            return False
        if resolve_module(self._files, script.file.path, source.specifier) is not None:
            return False
        wanted = candidates(join(script.file.path, source.specifier))
        having = {name for path in wanted for name in variants(self._files, path, self._targets)}
        constants: dict[str, object] = {f"env.{name}": value for name, value in self._config.env.items()}
        constants["env.MODE"] = NOT_CONSTANT
        others = [live_names(script, constants | {"target": name}) for name in self._targets - having]
        return bool(having) and not any(names & set(source.locals) for names in others)

    def _check_vanished(self, units: dict[str, ir.Unit]) -> None:
        """A template has no dead branches: what it names must be there."""
        used = {unit.file.path: unit.names for unit in units.values()}
        for file, source in self._vanished:
            if used.get(file.path, frozenset()) & set(source.locals):
                self._resolve(file, source.specifier, source.specifier_span)

    def _resolve(self, file: SourceFile, specifier: str, span: Span) -> str | None:
        if not is_local(specifier):
            self._sink.report("MP391", file, span, form=f'`import … from "{specifier}"`')
            return None
        path = resolve_module(self._files, file.path, specifier)
        if path is None:
            wanted = join(file.path, specifier)
            if self._is_elsewhere(candidates(wanted), self._sink.at(file), span):
                return None
            known = [each for each in self._files.paths() if each.endswith((".ts", ".js", ".mp", ".json"))]
            guess = suggest(wanted, known) or suggest(wanted + ".ts", known)
            guess = f"@/{guess.removesuffix('.ts')}" if guess else ""
            self._sink.report("MP715", file, span, path=wanted, suggestion=guess)
        return path

    def _is_elsewhere(self, paths: Iterable[str], sink: FileSink, span: Span) -> bool:
        return report_elsewhere(paths, span, self._files, self._targets, sink)

    def _component(self, path: str, file: SourceFile, source: Import) -> bool:
        parsed = self._parse(path, ("component",))
        if parsed is None:
            return False
        if parsed.script is not None:
            self._follow(parsed.script)
        return True

    def _module(self, path: str) -> bool:
        """Read a module; whether there is one to read."""
        stem = without_suffix(path)
        file = self._files.text(path)
        if self._is_known(stem, path, file):
            return True
        if file is None:  # it cannot be read, which has been reported
            return False
        self._module_paths[stem] = path
        sink = self._sink.at(file)
        if path.endswith(".json"):
            self._modules[stem] = ir.Module(stem, file, None, self._json(file, sink))
            return True
        with phase("scripts", file.path):
            script = analyze_script(file, Span(0, len(file.text)), "module", sink)
        self._check_env(script, sink)
        self._modules[stem] = ir.Module(stem, file, script)
        self._follow(script)
        return True

    def _json(self, file: SourceFile, sink: FileSink) -> str:
        try:
            json.loads(file.text)
        except (ValueError, RecursionError) as error:
            at = getattr(error, "pos", 0)
            sink.report("MP713", Span(at, min(at + 1, len(file.text))), reason=getattr(error, "msg", str(error)))
            return "null"
        return file.text

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
        units: dict[str, ir.Unit] = {}
        for parsed in self._parsed.values():
            root = parsed.document.root if parsed else None
            if parsed is None or root is None or root.tag == "app":
                continue
            components = {**registered, **imported_components(parsed.script, self._imports)}
            missing = missing_components(parsed.script, self._imports)
            vocabulary = Vocabulary(self._builtins | {FOLLOW}, components, self._targets, missing, natives)
            with phase("templates", parsed.document.file.path):
                units[parsed.path] = build_unit(parsed, vocabulary, self._sink.at(parsed.document.file))
        return units

    def _scripts(self, units: dict[str, ir.Unit]) -> list[tuple[Script, frozenset[str]]]:
        """Every script, with the names that its template uses."""
        found = [(unit.script, unit.names) for unit in units.values()]
        found += [(module.script, frozenset()) for module in self._modules.values()]
        return [(script, names) for script, names in found if script is not None]
