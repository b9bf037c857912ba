"""What the names of a script mean in its unit's template."""

from mpc.compiler.ir import Role, Symbol
from mpc.compiler.script.model import NOT_CONSTANT, Binding, Script

_ROLES = {
    "state": Role.STATE,
    "derived": Role.DERIVED,
    "prop": Role.PROP,
    "let": Role.PLAIN,
    "var": Role.PLAIN,
    "class": Role.FUNCTION,
    "enum": Role.CONSTANT,
}


def symbols_of(script: Script | None) -> dict[str, Symbol]:
    """Every name that the template may use or assign. Component imports are tags, not names."""
    if script is None:
        return {}
    found: dict[str, Symbol] = {}
    for binding in script.bindings.values():
        role = _role(binding, script)
        if role is None:
            continue
        constant = binding.value is not NOT_CONSTANT and role in (Role.STATE, Role.CONSTANT)
        value = binding.value if constant else None
        found[binding.name] = Symbol(
            binding.name, role, binding.access, value, constant, constant and not binding.replaced
        )
    return found


def _role(binding: Binding, script: Script) -> Role | None:
    if binding.kind == "import":
        assert binding.import_index is not None
        source = script.imports[binding.import_index]
        if source.is_component or source.type_only:
            return None
        if source.is_mpc:
            return Role.API if binding.imported == "default" else Role.FUNCTION
        return Role.VALUE
    if binding.is_function or binding.kind == "function":
        return Role.FUNCTION
    return _ROLES.get(binding.kind, Role.CONSTANT)
