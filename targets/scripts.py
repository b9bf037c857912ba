"""The emitted scripts: the author's text between a header and a footer (see ARCHITECTURE.md).

Three forms of a unit, the cheapest that serves: `_shell` has nothing to run, `_plain` runs a script without
state, `_reactive` hands everything to the runtime.
"""

from contextlib import suppress
from dataclasses import dataclass

from mpc.compiler import ir
from mpc.compiler.script import Stretch, changed, compactions, joined, made, render_stretches
from mpc.compiler.script.model import Script
from mpc.compiler.source import SourceFile, Span
from mpc.targets.features import features, helpers
from mpc.targets.javascript import braces, entry, project, to_js
from mpc.targets.lower import View
from mpc.targets.refs import METHOD, listens
from mpc.targets.requires import Context, requires, takes_from_mpc
from mpc.targets.shapes import key
from mpc.templates import render_template

HOST = {"page": "Page", "component": "Component"}
# A page of the runtime always has these methods.
_ALWAYS = frozenset(("onLoad", "onShow", "onHide", "onUnload"))


@dataclass(frozen=True)
class Emitted:
    """A script, and the parts of the runtime that it needs. `stretches` say where the text stands in `file`, if that is
    asked for."""

    text: str
    features: frozenset[str] = frozenset()
    file: SourceFile | None = None
    stretches: tuple[Stretch, ...] = ()


def unit_script(unit: ir.Unit, view: View, target: str, context: Context) -> Emitted:
    """The script of a page or a component."""
    needed = features(unit, view)
    if needed:
        return _emitted(_reactive(unit, view, context), unit.file, context, needed | {unit.kind})
    if unit.script is not None and unit.kind == "page" and _does_something(unit.script):
        return _emitted(_plain(unit, unit.script, view, context), unit.file, context)
    return Emitted(_shell(unit, view, target, context))


def app_script(app: ir.App, context: Context) -> Emitted:
    """app.js: the app's hooks. There is no view, so it needs no runtime."""
    script = app.script
    if script is None or not _does_something(script):
        return Emitted("App({})\n")
    header = requires(app.file.path, script, (), context) + "App((() => {"
    footer = f"return {braces(script.hooks) or '{}'} }})())"
    stretches = _lines(app.file, script.span, header, render_stretches(script, context.constants), footer, context)
    return _emitted(stretches, app.file, context)


def module_script(module: ir.Module, context: Context) -> Emitted:
    """A `.ts` or `.js` module, or a JSON file as a module."""
    script = module.script
    if script is None:
        return Emitted(f"module.exports = {{ default: {(module.json or 'null').strip()} }}\n")
    needed = requires(module.file.path, script, (), context)
    head = Stretch(f"{script.prologue} {needed}{script.after_requires}", script.span.start)
    stretches = _finished([head, *render_stretches(script, context.constants)], context)
    return _emitted(stretches, module.file, context, frozenset({"store"} if takes_from_mpc(script, "store") else ()))


# -- the three forms -------------------------------------------------------------------------------------


def _shell(unit: ir.Unit, view: View, target: str, context: Context) -> str:
    """Nothing to run: what the host needs to know, and nothing else."""
    data = to_js(dict(view.constants)) if view.constants else ""
    if unit.kind == "page":
        return f"Page({{ data: {data} }})\n" if data else "Page({})\n"
    props = [(key(prop.public), to_js(prop.default) if prop.constant_default else "null") for prop in unit.props]
    named_slots = unit.any_slot or any(unit.slots - {""})
    text = render_template(target, "component.js.j2", props=props, data=data, named_slots=named_slots)
    return joined(_finished([Stretch(text)], context))


def _plain(unit: ir.Unit, script: Script, view: View, context: Context) -> list[Stretch]:
    """A page without state: its script runs in onLoad, its functions are called by name."""
    header = requires(unit.file.path, script, view.names, context)
    data = f"data: {to_js(dict(view.constants))}, " if view.constants else ""
    header += f"Page({{ {data}onLoad() {{ this.$ = (() => {{"
    entries = [entry(name, text) for name, text in view.handlers.items()]
    entries += [hook for hook in script.hooks if hook not in view.handlers]
    first = " this.$.onLoad()" if "onLoad" in script.hooks else ""
    methods = [name for name in dict.fromkeys([*script.hooks, *view.handlers]) if name != "onLoad"]
    calls = "".join(f", {name}() {{ return this.$.{name}() }}" for name in methods)
    footer = f"return {braces(entries) or '{}'} }})();{first} }}{calls} }})"
    body = render_stretches(script, context.constants)
    return _lines(unit.file, script.span, header, body, footer, context)


def _reactive(unit: ir.Unit, view: View, context: Context) -> list[Stretch]:
    script = unit.script
    hooks = script.hooks if script else ()
    body = render_stretches(script, context.constants) if script else []
    footer = f"{_generated(unit, view)}return {_returned(unit, view, hooks)} }}))"
    instance = "($)" if "$." in joined(body) or "$." in footer else "()"
    arguments = [to_js({**view.constants, **_first_data(unit, view)}), to_js(_methods(unit, view, hooks))]
    if unit.kind == "component":
        arguments.insert(0, _properties(unit))
    header = requires(unit.file.path, script, view.names, context, [unit.kind, *helpers(view)])
    header += f"{HOST[unit.kind]}({unit.kind}({', '.join(arguments)}, {instance} => {{"
    if script is None:
        return _finished(made(f"{header} {footer}", 0), context)
    return _lines(unit.file, script.span, header, body, footer, context)


def _generated(unit: ir.Unit, view: View) -> str:
    """The states of slots that this unit fills, the reports of its own slots, and what is said around the template."""
    states = [f"const {name} = $.state({to_js(unit.symbols[name].constant)}); " for name in unit.slot_states]
    return "".join([*states, *(f"{report}; " for report in view.reports), *(each.statements for each in view.said)])


def _hooks(view: View, own: tuple[str, ...]) -> dict[str, str]:
    """Hook -> JavaScript: the author's, by name, and those that the compiler makes or puts around them."""
    made = {name: text for each in view.said for name, text in each.hooks.items()}
    return {**{hook: hook for hook in own if hook not in view.handlers}, **made}


def _returned(unit: ir.Unit, view: View, hooks: tuple[str, ...]) -> str:
    """`[roots, shapes, handlers, places]`; empty ones at the end are left out."""
    roots = [entry(name, _root(unit, view, name)) for name in view.shapes]
    shapes = [f"{key(name)}: {shape.text()}" for name, shape in view.shapes.items() if shape.text() != "1"]
    handlers = [entry(name, text) for name, text in view.handlers.items()]
    handlers += [entry(name, text) for name, text in _hooks(view, hooks).items()]
    places = [f"{key(name)}: {place}" for name, place in view.places.items()]
    parts = [braces(roots) or "{}", braces(shapes), braces(handlers), braces(places)]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return f"[{', '.join(part or '0' for part in parts)}]"


def _root(unit: ir.Unit, view: View, name: str) -> str:
    """A box by its own name; a hoisted value; or a function for what is imported or constant."""
    if name in view.hoists:
        return view.hoists[name]
    if name in view.constants:
        return f"() => ({to_js(view.constants[name])})"
    symbol = unit.symbols[name]
    boxed = symbol.role in (ir.Role.STATE, ir.Role.DERIVED)
    return name if boxed else f"() => {symbol.script}"


def _methods(unit: ir.Unit, view: View, hooks: tuple[str, ...]) -> list[object]:
    """What the host must find as methods. A component's hooks are called by the runtime, not by the host."""
    own = [hook for hook in _hooks(view, hooks) if hook not in _ALWAYS] if unit.kind == "page" else []
    return list(dict.fromkeys([*own, *view.handlers, *([METHOD] if listens(view.places) else [])]))


def _properties(unit: ir.Unit) -> str:
    defaults = ((key(prop.public), _default(prop)) for prop in unit.props)
    return braces(f"{name}: {value}" for name, value in defaults) or "{}"


def _default(prop: ir.Prop) -> str:
    """`undefined` marks a prop that must be passed, `null` one that may be left out."""
    if prop.constant_default:
        return to_js(prop.default)
    return "null" if prop.optional or prop.has_default else "undefined"


def _first_data(unit: ir.Unit, view: View) -> dict[str, object]:
    """The fields of the first frame that the compiler can compute."""
    found: dict[str, object] = {}
    for name, shape in view.shapes.items():
        symbol = unit.symbols.get(name)
        if symbol is not None and symbol.has_constant and symbol.role is ir.Role.STATE:
            with suppress(LookupError):  # takes code: the first flush sends it
                found[name] = project(symbol.constant, shape)
        if name not in found and shape.rows is not None:
            found[name] = []  # a loop over nothing makes some hosts warn
    return found


def _does_something(script: Script) -> bool:
    """Whether running the script has any effect, or makes anything that a template can use."""
    own = any(binding.kind != "import" for binding in script.bindings.values())
    return own or script.acts or any(source.bare for source in script.imports)


# -- text ------------------------------------------------------------------------------------------------


def _lines(
    file: SourceFile, span: Span, header: str, body: list[Stretch], footer: str, context: Context
) -> list[Stretch]:
    """Header, body and footer, in development each on the line of the source that it stands for."""
    head, foot = Stretch(header, span.start), made(footer, span.end)
    if context.production:
        return _finished([head, Stretch("\n"), *body, Stretch("\n"), *foot], context)
    # `</script>` stands behind code, or behind a comment
    end = "" if not joined(body).rpartition("\n")[2].strip(" \t") else "\n"
    above = Stretch("\n" * (file.position(span.start).line - 1))
    return _finished([above, head, *body, Stretch(end), *foot], context)


def _finished(stretches: list[Stretch], context: Context) -> list[Stretch]:
    if context.production:
        return changed(stretches, compactions(joined(stretches)))
    last = next((stretch.text for stretch in reversed(stretches) if stretch.text), "")
    return stretches if last.endswith("\n") else [*stretches, Stretch("\n")]


def _emitted(
    stretches: list[Stretch], file: SourceFile, context: Context, needed: frozenset[str] = frozenset()
) -> Emitted:
    return Emitted(joined(stretches), needed, file, tuple(stretches) if context.traced else ())
