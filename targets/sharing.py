"""`<share>`: what a page hands over when a customer shares it. No part of the runtime: a function of the page's own.

What the author's `onShareAppMessage` returns wins, field by field.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mpc.compiler import ir
from mpc.compiler.analyze.assets import asset_path
from mpc.targets.base import Target
from mpc.targets.following import text_of
from mpc.targets.hoist import Hoist
from mpc.targets.javascript import braces, to_js

HOOK = "onShareAppMessage"
_QUERY = "$$query"
_PAIRS = f'Object.keys({_QUERY}).map((name) => `${{name}}=${{encodeURIComponent({_QUERY}[name])}}`).join("&")'


@dataclass(frozen=True)
class Said:
    """Code made of what stands around a template: statements, and hooks that replace or call the author's."""

    statements: str = ""
    hooks: Mapping[str, str] = field(default_factory=dict)
    features: frozenset[str] = frozenset()


def sharing(unit: ir.Unit, app: tuple[ir.Metadata, ...], assets: frozenset[str], hoist: Hoist, target: Target) -> Said:
    """The hook of a page with `<share>`; `app` has what app.mp says for all pages."""
    if not any(each.tag == "share" for each in unit.metadata):
        return Said()
    values = {name: _first(name, unit, app) for name in ("title", "image", "path")}
    keys = target.platform["share"]
    entries = [f"{keys[name]}: {_text(value, unit, assets, hoist)}" for name, value in values.items() if value]
    own = unit.script.hooks if unit.script else ()
    if values["path"]:
        statements, hooks, features = "", {}, frozenset(("core",))
    else:
        entries.append(f"{keys['path']}: {to_js(f'/{unit.path}?')} + {_PAIRS}")
        call = "; return onLoad($event)" if "onLoad" in own else ""
        hooks = {"onLoad": f"($event) => {{ {_QUERY} = $event{call} }}"}
        statements, features = f"let {_QUERY} = {{}}; ", frozenset(("core", "query"))
    if HOOK in own:
        merged = f"own && own.then ? own.then($$shared) : Object.assign({braces(entries)}, own)"
        statements += f"const $$shared = (own) => {merged}; "
        hooks[HOOK] = f"($event) => $$shared({HOOK}($event))"
    else:
        hooks[HOOK] = f"() => ({braces(entries) or '{}'})"
    return Said(statements, hooks, features)


def _first(name: str, unit: ir.Unit, app: tuple[ir.Metadata, ...]) -> ir.Attribute | None:
    """What is nearest: `<share>`, the page's `<seo>`, its title; then what the app says."""
    share, seo = (ir.metadata_of(unit.metadata, tag) for tag in ("share", "seo"))
    found = [share.find(name), *([seo.find(name)] if name != "path" else [])]
    if name == "title":
        found += [each for each in unit.following if each.name == "title"]
        titles = [each for each in unit.options if each.name == "title"]
        found += [ir.Attribute("title", str(each.value), each.name_span, each.span) for each in titles]
    found += [ir.metadata_of(app, tag).find(name) for tag in ("share", "seo")]
    return next((each for each in found if each), None)


def _text(attribute: ir.Attribute, unit: ir.Unit, assets: frozenset[str], hoist: Hoist) -> str:
    """An attribute as JavaScript; a file of the project is named by its place in the output."""
    if attribute.name == "image" and isinstance(attribute.value, str):
        inside = any(attribute in each.attributes for each in unit.metadata)
        path = asset_path(unit.file.path if inside else "", attribute.value)
        if path in assets:
            return to_js(f"/{path}")
    return text_of(attribute.value, hoist)
