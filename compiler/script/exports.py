"""ES module exports as getters of `module.exports`, live bindings in cycles included.

    module.exports = { get cart() { return cart }, get default() { return $default } };

stands before the requires, so that a module in a cycle finds it; what `export *` passes on is copied behind them.
"""

from collections.abc import Sequence

from mpc.compiler.diagnostics import FileSink
from mpc.compiler.literals import encode
from mpc.compiler.script.edits import Editor
from mpc.compiler.script.model import Export, Import
from mpc.compiler.script.parse import Node
from mpc.compiler.script.patterns import bound_names, property_name
from mpc.compiler.script.scopes import Resolution
from mpc.compiler.script.statements import is_type_statement

DEFAULT = "$default"


def read_exports(
    root: Node, imports: Sequence[tuple[Import, Node]], resolution: Resolution, default: str
) -> tuple[Export, ...]:
    """What a module exports by name. `default` is the name for a default export that has none of its own."""
    statements = [each for each, _ in imports]
    access = import_access(statements) | {name: name for each in statements if each.is_mpc for name in each.locals}
    modules = {id(statement): each for each, statement in imports}
    found: list[Export] = []
    for statement in root.children:
        if statement.type != "export_statement" or statement.token("type") is not None:
            continue
        source = modules.get(id(statement))
        if source is not None:
            found += _passed_on(statement, source)
        else:
            found += _own(statement, resolution, access, default)
    return tuple(found)


def import_access(imports: Sequence[Import]) -> dict[str, str]:
    """Local name -> the JavaScript that reads it."""
    access: dict[str, str] = {}
    for each in imports:
        if each.reexport or each.is_mpc or each.type_only:
            continue
        if each.default is not None:
            access[each.default] = f"{each.module_name}.default"
        if each.namespace is not None:
            access[each.namespace] = each.module_name
        for name in each.named:
            access[name.local] = each.module_name + property_access(name.imported)
    return access


def property_access(name: str) -> str:
    """`.name`, or `["name"]` for a name that is no identifier."""
    return f".{name}" if name.replace("$", "_").isidentifier() else f"[{encode(name)}]"


def prologue(exports: Sequence[Export]) -> str:
    """The statement a module begins with."""
    getters = [f"get {_key(each.name)}() {{ return {each.expression} }}" for each in exports]
    return f"module.exports = {{ {', '.join(getters)} }};" if getters else "module.exports = {};"


def after_requires(stars: Sequence[str]) -> str:
    """For each `export * from`: copy the getters of a required module that are not exported by name here."""
    return " ".join(
        f"(($) => {{ delete $.default; for (const name in module.exports) delete $[name]; "
        f"Object.defineProperties(module.exports, $) }})(Object.getOwnPropertyDescriptors({name}));"
        for name in stars
    )


def erase_exports(root: Node, editor: Editor, at: FileSink, default: str) -> None:
    """Take out `export`, `export default` and export lists of a module."""
    for statement in root.children:
        if statement.type != "export_statement" or is_type_statement(statement):
            continue
        value = statement.child("value")
        declaration = statement.child("declaration")
        if statement.token("=") is not None or (declaration is not None and declaration.type == "import_alias"):
            at.report("MP515", statement.span, what="export =")
        elif statement.token("default") is not None and value is not None:
            _default_value(statement, value, editor, default)
        elif declaration is not None:
            editor.erase(statement.start, declaration.start)


def is_erased(statement: Node) -> bool:
    """Whether nothing of an export statement remains."""
    remains = statement.child("value") or statement.child("declaration") or statement.token("=")
    return remains is None


def default_name(taken: frozenset[str]) -> str:
    """The name of a default export that is an expression: `$default`, or the next free one."""
    name, number = DEFAULT, 2
    while name in taken:
        name, number = f"{DEFAULT}{number}", number + 1
    return name


def _default_value(statement: Node, value: Node, editor: Editor, default: str) -> None:
    if value.type in ("function_expression", "generator_function", "class", "function_declaration"):
        editor.erase(statement.start, value.start)
        if value.child("name") is None:
            keyword = value.token("*") or value.token("function", "class")
            assert keyword is not None
            editor.insert(keyword.end, f" {default}", rank=-5)
    else:
        editor.replace(statement.start, value.start, f"const {default} = ")


def _passed_on(statement: Node, source: Import) -> list[Export]:
    star = statement.token("namespace_export")
    if star is not None:
        name = star.named_children[-1]
        return [Export(property_name(name) or "", source.module_name, name.span)]
    return [Export(each.local, source.module_name + property_access(each.imported), each.span) for each in source.named]


def _own(statement: Node, resolution: Resolution, access: dict[str, str], default: str) -> list[Export]:
    value, declaration = statement.child("value"), statement.child("declaration")
    is_default = statement.token("default")
    if is_default is not None:
        owner = value if value is not None else declaration
        name = owner.child("name") if owner is not None and _names_itself(owner) else None
        if owner is None or owner.type == "interface_declaration":
            return []
        return [Export("default", name.text if name is not None else default, is_default.span)]
    if declaration is not None:
        return [Export(name.text, name.text, name.span) for name in _declared(declaration)]
    listed = statement.token("export_clause")
    found: list[Export] = []
    for each in listed.named_children if listed is not None else []:
        local, alias = each.child("name"), each.child("alias")
        found_as = resolution.top.get(local.text) if local is not None else None
        if local is None or found_as is None or each.token("type") is not None:
            continue
        if found_as.kind == "import" and local.text not in access:
            continue  # a type
        name = alias or local
        found.append(Export(property_name(name) or "", access.get(local.text, local.text), name.span))
    return found


def _names_itself(node: Node) -> bool:
    return node.type in (
        "function_expression", "generator_function", "class", "function_declaration",
        "generator_function_declaration", "class_declaration", "abstract_class_declaration",
    )  # fmt: skip


def _declared(declaration: Node) -> list[Node]:
    if declaration.type in ("lexical_declaration", "variable_declaration"):
        return [name for each in declaration.named_children for name in bound_names(each.child("name"))]
    if _names_itself(declaration) or declaration.type == "enum_declaration":
        name = declaration.child("name")
        return [name] if name is not None else []
    return []


def _key(name: str) -> str:
    return name if name.replace("$", "_").isidentifier() else encode(name)
