"""The top-level names of a script: what each is, and what it is before anything runs."""

from collections.abc import Mapping, Sequence

from mpc.compiler.script.constants import UNDEFINED, as_json, evaluate
from mpc.compiler.script.enums import Enums
from mpc.compiler.script.model import NOT_CONSTANT, Binding, BindingKind, Import
from mpc.compiler.script.parse import Node
from mpc.compiler.script.patterns import unwrapped
from mpc.compiler.script.references import changes_inside, is_top
from mpc.compiler.script.runes import Rune
from mpc.compiler.script.scopes import Declaration, Reference, Resolution

_FUNCTIONS = frozenset({
    "arrow_function", "function_expression", "generator_function", "function_declaration",
    "generator_function_declaration",
})  # fmt: skip
_READS = frozenset({"member_expression", "subscript_expression", "spread_element"})


class Values:
    """The initial values of top-level names, found on demand."""

    def __init__(self, enums: Enums, resolution: Resolution, runes: Sequence[Rune]) -> None:
        self.resolution = resolution
        self.enums = enums
        self.runes = {id(rune.declarator): rune for rune in runes if rune.declarator is not None}
        self.found: dict[str, object] = {}
        self.uses: dict[str, list[Reference]] = {}
        for reference in resolution.references:
            if is_top(reference, resolution):
                self.uses.setdefault(reference.name, []).append(reference)

    def of(self, declaration: Declaration) -> object:
        """The initial value of a top-level name."""
        name = declaration.name
        if name not in self.found:
            self.found[name] = NOT_CONSTANT  # what refers to itself is not constant
            self.found[name] = self._value(declaration)
        return self.found[name]

    def lookup(self, node: Node) -> object:
        """For the evaluator: the value of a name at the place where it is used, outside of any function."""
        declaration = self.resolution.top.get(node.text)
        if declaration is None or (declaration.node.start > node.start and declaration.kind != "enum"):
            return NOT_CONSTANT
        value = self.of(declaration)
        uses = self.uses.get(node.text, [])
        if any(use.role != "read" and not use.in_function for use in uses):
            return NOT_CONSTANT
        if isinstance(value, (list, dict)) and not all(use.in_function or _only_reads(use.node) for use in uses):
            return NOT_CONSTANT
        return value

    def _value(self, declaration: Declaration) -> object:
        if declaration.kind == "enum":
            return self.enums.value(declaration.name)
        name = declaration.statement.child("name")
        if declaration.statement.type != "variable_declarator" or name is None or name.type != "identifier":
            return NOT_CONSTANT
        initial = declaration.statement.child("value")
        rune = self.runes.get(id(declaration.statement))
        if rune is not None:
            argument = rune.arguments[0] if rune.arguments else None
            if argument is None:
                return UNDEFINED if rune.name == "$state" else NOT_CONSTANT
            return evaluate(_body(argument) if rune.by else argument, self.lookup)
        if initial is None:
            return UNDEFINED
        value = evaluate(initial, self.lookup)
        changed = any(use.role != "read" or changes_inside(use.node) for use in self.uses.get(declaration.name, []))
        return NOT_CONSTANT if isinstance(value, (list, dict)) and changed else value


def read_bindings(
    resolution: Resolution,
    reactive: Mapping[str, BindingKind],
    imports: Sequence[Import],
    access: Mapping[str, str],
    values: Values,
) -> dict[str, Binding]:
    """Every top-level name, in source order."""
    found: dict[str, Binding] = {}
    owners = {local: (index, imported) for index, each in enumerate(imports) for local, imported in _imported(each)}
    for declaration in sorted(resolution.top.values(), key=lambda each: each.node.start):
        name = declaration.name
        if declaration.kind == "import":
            index, imported = owners.get(name, (None, None))
            if index is not None:
                found[name] = Binding(
                    name, "import", declaration.node.span, access.get(name, name), NOT_CONSTANT,
                    import_index=index, imported=imported,
                )  # fmt: skip
            continue
        kind = reactive.get(name) or _kind(declaration)
        function = function_of(declaration)
        found[name] = Binding(
            name=name,
            kind=kind,
            span=declaration.node.span,
            access=f"{name}.v" if name in reactive else name,
            value=NOT_CONSTANT if kind == "prop" else as_json(values.of(declaration)),
            is_function=function is not None,
            parameters=parameter_count(function) if function is not None else 0,
            replaced=any(use.role != "read" for use in values.uses.get(name, [])),
        )
    return found


def function_of(declaration: Declaration) -> Node | None:
    """The function a name is declared as, by a declaration or as the value of a variable."""
    statement = declaration.statement
    if statement.type in _FUNCTIONS:
        return statement
    name = statement.child("name")
    if statement.type == "variable_declarator" and name is declaration.node:
        value = unwrapped(statement.child("value"))
        return value if value is not None and value.type in _FUNCTIONS else None
    return None


def parameter_count(function: Node) -> int:
    """How many parameters a function declares, a rest parameter counted as one, `this` not at all."""
    if function.child("parameter") is not None:
        return 1
    parameters = function.child("parameters")
    patterns = [each.child("pattern") for each in parameters.named_children] if parameters is not None else []
    return sum(1 for pattern in patterns if pattern is not None and pattern.type != "this")


def _kind(declaration: Declaration) -> BindingKind:
    kinds: dict[str, BindingKind] = {
        "const": "const", "let": "let", "var": "var", "function": "function", "class": "class", "enum": "enum",
    }  # fmt: skip
    return kinds.get(declaration.kind, "let")


def _imported(each: Import) -> list[tuple[str, str]]:
    if each.reexport or each.type_only:
        return []
    names = [(name.local, name.imported) for name in each.named]
    if each.default is not None:
        names.append((each.default, "default"))
    if each.namespace is not None:
        names.append((each.namespace, "*"))
    return names


def _body(argument: Node) -> Node | None:
    """The expression of `() => expression`."""
    function = unwrapped(argument)
    body = function.child("body") if function is not None and function.type == "arrow_function" else None
    return body if body is not None and body.type != "statement_block" else None


def _only_reads(node: Node) -> bool:
    """Whether a use at the top level cannot change the value: member access, spread, or the value of a rune."""
    parent = node.parent
    if parent is None or changes_inside(node):
        return False
    if parent.type in _READS:
        return True
    call = parent.parent if parent.type == "arguments" else None
    function = call.child("function") if call is not None else None
    return function is not None and function.text in ("$state", "$derived")
