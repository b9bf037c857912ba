"""The room's entry: everything about one script."""

from collections.abc import Sequence
from dataclasses import replace

from mpc.compiler.diagnostics import FileSink, Sink
from mpc.compiler.script import checks
from mpc.compiler.script.acts import acts
from mpc.compiler.script.api import (
    edit_scoped,
    exposes_anything,
    find_guards,
    read_api,
    read_emits,
    read_exposes,
    read_refs,
)
from mpc.compiler.script.bindings import Values, read_bindings
from mpc.compiler.script.edits import Editor
from mpc.compiler.script.enums import Enums
from mpc.compiler.script.erase import erase_types
from mpc.compiler.script.exports import (
    after_requires,
    default_name,
    erase_exports,
    import_access,
    is_erased,
    prologue,
    read_exports,
)
from mpc.compiler.script.folds import find_branches, find_folds
from mpc.compiler.script.globals import check_globals
from mpc.compiler.script.hooks import HOOKS, called_hooks, check_hooks
from mpc.compiler.script.model import BindingKind, Import, Kind, NameUse, Require, Script
from mpc.compiler.script.modules import read_imports
from mpc.compiler.script.parse import Node, Tree, parse
from mpc.compiler.script.patterns import string_value
from mpc.compiler.script.props import edit_props, read_entries, read_props
from mpc.compiler.script.reads import member_reads
from mpc.compiler.script.references import check_assignments, edit_references, is_top
from mpc.compiler.script.refusals import check_refusals
from mpc.compiler.script.resolve import resolve
from mpc.compiler.script.runes import RESERVED, check_runes, edit_runes, find_runes, reactive_names, refuse_runes
from mpc.compiler.script.scopes import Resolution
from mpc.compiler.script.statements import erase_statement, is_type_statement
from mpc.compiler.script.syntax_errors import report_full_width, report_syntax_errors
from mpc.compiler.script.types import declared_types
from mpc.compiler.source import SourceFile, Span

_NAMES = frozenset({
    "identifier", "type_identifier", "shorthand_property_identifier", "shorthand_property_identifier_pattern",
})  # fmt: skip


def analyze(file: SourceFile, span: Span, kind: Kind, sink: FileSink) -> Script:
    """Read `file.text[span.start:span.end]`, TypeScript or JavaScript. All spans of the result are offsets in the file.

    What is wrong goes to `sink` (codes MP5xx). A script with syntax errors is `broken`: nothing else is reported about
    it and it must not be rendered, but its names are there, so that a template is not blamed for it.
    """
    tree = parse(file.text, span)
    resolution = resolve(tree.root, "var" in tree.types)
    script = _analyzed(tree, resolution, file, span, kind, sink)
    resolution.forget()
    tree.forget()
    return script


def _analyzed(tree: Tree, resolution: Resolution, file: SourceFile, span: Span, kind: Kind, sink: FileSink) -> Script:
    if tree.has_errors:
        report_syntax_errors(tree, span, sink)
    else:
        report_full_width(tree.root, sink)
    at = Sink().at(file) if tree.has_errors else sink
    root = tree.root
    values_only = tuple(root.walk_values())
    identifiers = frozenset(node.text for node in root.walk() if node.type in _NAMES)
    imports = read_imports(root, identifiers | RESERVED)
    default = default_name(identifiers)
    editor = Editor(file.text)
    runes = () if kind == "module" else find_runes(resolution)

    _check(root, values_only, resolution, kind, imports, at)
    check_runes(runes, resolution, kind, at) if kind != "module" else refuse_runes(find_runes(resolution), at)
    props_rune = next((rune for rune in runes if rune.name == "$props" and rune.declarator is not None), None)
    entries = read_entries(props_rune, at)
    reactive: dict[str, BindingKind] = reactive_names(runes)
    reactive.update((entry.local.text, "prop") for entry in entries)
    check_assignments(resolution, reactive, at)

    enums = Enums(root if "enum_declaration" in tree.types else None)
    values = Values(enums, resolution, runes)
    props = read_props(props_rune, entries, declared_types(root), values.lookup, at)
    top = [reference for reference in resolution.references if is_top(reference, resolution)]
    used = frozenset(reference.name for reference in top)
    known = tuple(_with_uses(each, used) for each, _ in imports)
    access = import_access(known)
    exports = read_exports(root, imports, resolution, default) if kind == "module" else ()
    stars = tuple(
        index for index, (each, statement) in enumerate(imports)
        if each.reexport and not each.type_only and statement.token("*") is not None
    )  # fmt: skip

    erase_types(root, enums, editor, at)
    _erase_modules(root, kind, editor)
    if kind == "module":
        erase_exports(root, editor, at, default)
    edit_runes(runes, editor)
    edit_props(props_rune, entries, props, editor)
    edit_references(resolution, reactive, access, editor)
    guards = find_guards(top, known)
    folds = (*find_folds(values_only, at), *guards)
    calls, escapes = read_api(top, known)
    scoped = edit_scoped(top, known, kind, editor)
    bindings = read_bindings(resolution, reactive, known, access, values)
    check_hooks(bindings, kind, at)
    bindings.update(called_hooks(bindings, kind))
    functions = {name: each.parameters for name, each in bindings.items() if each.is_function}
    requires = checks.find_requires(resolution) if kind == "module" else []
    return Script(
        file=file,
        span=span,
        kind=kind,
        broken=tree.has_errors,
        imports=known,
        bindings=bindings,
        props=props,
        hooks=tuple(name for name in HOOKS[kind] if name in functions),
        functions=functions,
        emits=read_emits(runes),
        exposes=read_exposes(runes),
        exposes_anything=exposes_anything(runes),
        refs=read_refs(runes),
        uses=frozenset([*(rune.name[1:] for rune in runes), *(["page"] if scoped else [])]),
        api_calls=calls,
        escapes=escapes,
        exports=exports,
        stars=stars,
        requires=tuple(Require(string_value(node) or "", node.span) for node in requires),
        is_commonjs=kind == "module" and _is_commonjs(root, resolution),
        prologue=prologue(exports) if exports else "",
        after_requires=after_requires([known[index].module_name for index in stars]),
        env_names=tuple((fold.name[4:], fold.span) for fold in folds if fold.name.startswith("env.")),
        member_reads=member_reads(top, [prop.local for prop in props]),
        name_uses=tuple(NameUse(reference.name, reference.node.span) for reference in top),
        types=frozenset(resolution.types),
        identifiers=identifiers,
        acts=acts(root),
        edits=tuple(editor.edits),
        moves=tuple(editor.moves),
        folds=folds,
        branches=find_branches(values_only, guards) if folds else (),
    )


def _check(
    root: Node,
    nodes: Sequence[Node],
    resolution: Resolution,
    kind: Kind,
    imports: tuple[tuple[Import, Node], ...],
    at: FileSink,
) -> None:
    checks.check_structure(root, nodes, kind, at)
    if not checks.is_third_party(at.file.path):
        check_refusals(nodes, at)
        check_globals(resolution, kind, kind == "module" and _is_commonjs(root, resolution), at)
        checks.check_repeated(resolution, at)
    checks.check_imports([each for each, _ in imports], at)
    top = [reference for reference in resolution.references if is_top(reference, resolution)]
    checks.check_components(top, [each for each, _ in imports], at)


def _erase_modules(root: Node, kind: Kind, editor: Editor) -> None:
    """Imports go everywhere; statements that only export go in modules."""
    for statement in root.children:
        gone = is_erased(statement) or is_type_statement(statement)
        if statement.type == "import_statement" or (statement.type == "export_statement" and kind == "module" and gone):
            erase_statement(statement, editor)


def _with_uses(each: Import, used: frozenset[str]) -> Import:
    return replace(each, used=used.intersection(each.locals))


def _is_commonjs(root: Node, resolution: Resolution) -> bool:
    """No `import` and no `export`, but `module`, `exports` or `require`."""
    if any(statement.type in ("import_statement", "export_statement") for statement in root.children):
        return False
    return any(
        reference.declaration is None and reference.name in ("module", "exports", "require")
        for reference in resolution.references
    )
