"""Import statements: what they bring in, and the variables that hold the required modules."""

import re
from collections.abc import Iterable

from mpc.compiler.script.model import Import, ImportedName
from mpc.compiler.script.parse import Node
from mpc.compiler.script.patterns import property_name, string_value
from mpc.compiler.source import Span


def read_imports(root: Node, taken: Iterable[str]) -> tuple[tuple[Import, Node], ...]:
    """Every `import` and `export … from`, in source order, with its statement. `taken`: identifiers of the script."""
    names = set(taken)
    named: dict[str, str] = {}  # by specifier: one that is imported twice is required once
    found: list[tuple[Import, Node]] = []
    for statement in root.children:
        source = statement.child("source")
        specifier = string_value(source)
        if statement.type not in ("import_statement", "export_statement") or source is None or specifier is None:
            continue
        name = named.setdefault(specifier, module_name(specifier, names))
        names.add(name)
        read = _import if statement.type == "import_statement" else _reexport
        found.append((read(statement, specifier, source.span, name), statement))
    return tuple(found)


def module_name(specifier: str, taken: Iterable[str]) -> str:
    """`$cart` for `@/stores/cart`; `$cart2` if that is taken."""
    stem = specifier.rstrip("/").rpartition("/")[2]
    stem = re.sub(r"\.(mp|ts|js|mjs|cjs|json)$", "", stem)
    words = [word for word in re.split(r"[^\w]+|_+", stem) if word]
    camel = "".join(word if index == 0 else word[:1].upper() + word[1:] for index, word in enumerate(words))
    if not f"_{camel}".isidentifier():
        camel = ""
    base = f"${camel or 'module'}"
    name, number = base, 2
    taken = set(taken)
    while name in taken:
        name, number = f"{base}{number}", number + 1
    return name


def _import(statement: Node, specifier: str, span: Span, name: str) -> Import:
    clause = statement.token("import_clause")
    default = clause.token("identifier") if clause is not None else None
    star = clause.token("namespace_import") if clause is not None else None
    namespace = star.token("identifier") if star is not None else None
    listed = clause.token("named_imports") if clause is not None else None
    named = tuple(_named(each) for each in _specifiers(listed))
    all_types = statement.token("type") is not None or (
        listed is not None and not named and bool(listed.named_children) and default is None
    )
    return Import(
        specifier=specifier,
        specifier_span=span,
        span=statement.span,
        module_name=name,
        default=default.text if default is not None else None,
        default_span=default.span if default is not None else None,
        namespace=namespace.text if namespace is not None else None,
        namespace_span=namespace.span if namespace is not None else None,
        named=named,
        type_only=all_types,
    )


def _reexport(statement: Node, specifier: str, span: Span, name: str) -> Import:
    listed = statement.token("export_clause")
    named = tuple(_named(each) for each in _specifiers(listed))
    empty = listed is not None and not named and bool(listed.named_children)
    return Import(
        specifier=specifier,
        specifier_span=span,
        span=statement.span,
        module_name=name,
        named=named,
        type_only=statement.token("type") is not None or empty,
        reexport=True,
    )


def _specifiers(listed: Node | None) -> list[Node]:
    """The specifiers of a list that are no types."""
    if listed is None:
        return []
    return [
        each
        for each in listed.named_children
        if each.type in ("import_specifier", "export_specifier") and each.token("type", "typeof") is None
    ]


def _named(specifier: Node) -> ImportedName:
    name, alias = specifier.child("name"), specifier.child("alias")
    local = alias or name
    assert local is not None
    return ImportedName(property_name(name) or "", property_name(local) or "", local.span)
