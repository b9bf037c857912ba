"""The JSON files of a project: app.json, one for each page and component, the theme's."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from mpc.compiler import ir
from mpc.compiler.analyze.app.theme import is_themed
from mpc.compiler.diagnostics import FileSink
from mpc.targets.base import Target
from mpc.targets.natives import merged

THEME = "theme.json"


def app_json(app: ir.App, target: Target, apis: Iterable[str], sink: FileSink) -> dict[str, Any]:
    """app.json with the target's own keys. `apis` are the functions of `mp` that the app uses."""
    words = target.platform["app"]
    result: dict[str, Any] = {"pages": list(app.pages)}
    if app.subpackages:
        result[words["subpackages"]] = [_subpackage(each, target, sink) for each in app.subpackages]
        result |= words.get("subpackage_json", {})
    window = options(app.window, "window", app.theme, target, sink)
    if window:
        result["window"] = window
    if app.tab_bar:
        result["tabBar"] = _tab_bar(app.tab_bar, app.theme, target, sink)
    if app.preloads:
        result["preloadRule"] = {each.page: _preload(each, app, target) for each in app.preloads}
    components = {tag: f"/{path}" for tag, path in app.components.items() if words["global_components"]}
    if words["global_components"]:
        components |= _natives(app.natives, target)
    if components:
        result["usingComponents"] = dict(sorted(components.items()))
    if app.permissions:
        result |= _permissions(app.permissions, target, sink)
    private = sorted(set(words.get("private_infos", ())) & set(apis))
    if private:
        result["requiredPrivateInfos"] = private
    if app.theme:
        if "theme_json" in words:
            result |= words["theme_json"] if app.theme.values else {"darkmode": True}
        else:
            titles = {"target": target.title("en"), "target_zh": target.title("zh")}
            sink.report("MP815", app.theme.span, **titles)
    result |= words.get("json", {})
    return merged(result, app.native, "app", target, sink)


def theme_json(theme: ir.Theme) -> dict[str, Any]:
    """What `@name` is in each mode."""
    pairs = theme.values.items()
    return {mode: {name: pair[number] for name, pair in pairs} for number, mode in enumerate(("light", "dark"))}


def unit_json(unit: ir.Unit, app: ir.App, target: Target, moved: Mapping[str, str], sink: FileSink) -> dict[str, Any]:
    """The JSON of a page or a component. `moved`: where units go whose place the platform decides."""
    result: dict[str, Any] = {}
    if unit.kind == "component":
        result |= target.platform["component"]["json"]
    else:
        result |= options(unit.options, "window", app.theme, target, sink)
        result |= options(_first(unit), "window", app.theme, target, sink)
    everywhere = target.platform["app"]["global_components"]
    known = app.components if everywhere else {}
    used = {tag: f"/{moved.get(path, path)}" for tag, path in unit.components.items() if known.get(tag) != path}
    natives = _natives(app.natives, target)
    for tag in {*unit.natives, *unit.components} & set(natives):
        registered = tag in unit.natives or unit.components[tag] == app.components.get(tag)
        used |= {tag: natives[tag]} if registered and not everywhere else {}
    if used:
        result["usingComponents"] = dict(sorted(used.items()))
    return merged(result, unit.native, "page", target, sink)


def _natives(natives: Mapping[str, ir.NativeUse], target: Target) -> dict[str, str]:
    """Tag -> path of the platform's own components."""
    return {tag: f"/{use.places[target.name].path}" for tag, use in natives.items() if target.name in use.places}


def _first(unit: ir.Unit) -> tuple[ir.Option, ...]:
    """Settings that follow state, as far as their first value is a text that is known."""
    found = []
    for attribute in unit.following:
        value = attribute.value
        parts = value.parts if isinstance(value, ir.Mixed) else (value,)
        texts = [_first_text(part, unit.symbols) for part in parts]
        if None not in texts:
            text = "".join(each or "" for each in texts)
            found.append(ir.Option(attribute.name, text, attribute.name_span, attribute.span))
    return tuple(found)


def _first_text(part: object, symbols: Mapping[str, ir.Symbol]) -> str | None:
    if isinstance(part, str):
        return part
    symbol = symbols.get(getattr(part, "text", "").strip())
    known = symbol is not None and symbol.has_constant and isinstance(symbol.constant, str)
    return str(symbol.constant) if symbol and known else None


def options(
    settings: tuple[ir.Option, ...], table: str, theme: ir.Theme | None, target: Target, sink: FileSink
) -> dict[str, Any]:
    """Settings in mpc's words as the target's keys; what has no effect there is said."""
    words: Mapping[str, Any] = target.platform[table]
    if table == "tabbar":
        words = words["options"]
    result: dict[str, Any] = {}
    for setting in settings:
        keys = words.get(setting.name)
        if keys is None:
            _no_effect(setting.name, target, setting, sink)
            continue
        value = _plain_value(setting, theme, target)
        if "values" in keys:
            keys = keys["values"].get(value, {})
        for name, template in keys.items():
            result[name] = value if template == "$" else template
    return result


def _plain_value(setting: ir.Option, theme: ir.Theme | None, target: Target) -> object:
    """The value; one of the theme's is written out in its light form where there is no theme."""
    if theme and is_themed(setting) and "theme_json" not in target.platform["app"]:
        return theme.values.get(str(setting.value)[1:], (setting.value,))[0]
    return setting.value


def _no_effect(name: str, target: Target, place: ir.Option, sink: FileSink) -> None:
    titles = {"target": target.title("en"), "target_zh": target.title("zh")}
    sink.report("MP810", place.name_span, name=name, **titles)


def _subpackage(package: ir.Subpackage, target: Target, sink: FileSink) -> dict[str, Any]:
    pages = [page.removeprefix(f"{package.root}/") for page in package.pages]
    result: dict[str, Any] = {"root": package.root, "pages": pages}
    fields = target.platform["app"]["subpackage_fields"]
    if package.name and "name" in fields:
        result["name"] = package.name
    if package.independent and "independent" in fields:
        result["independent"] = True
    elif package.independent:
        place = ir.Option("independent", True, package.independent, package.independent)
        _no_effect("independent", target, place, sink)
    return result


def _preload(preload: ir.Preload, app: ir.App, target: Target) -> dict[str, Any]:
    roots = {each.name: each.root for each in app.subpackages if each.name}
    names = {root: name for name, root in roots.items()}
    by_root = target.platform["app"]["preload_by"] == "root"
    table = roots if by_root else names
    return {"network": preload.network, "packages": [table.get(name, name) for name in preload.packages]}


def _tab_bar(tab_bar: ir.TabBar, theme: ir.Theme | None, target: Target, sink: FileSink) -> dict[str, Any]:
    words = target.platform["tabbar"]
    result: dict[str, Any] = {}
    if tab_bar.custom and "custom" in words:
        result |= words["custom"]["json"]
    elif tab_bar.custom and tab_bar.custom_span:
        _no_effect("custom", target, ir.Option("custom", True, tab_bar.custom_span, tab_bar.custom_span), sink)
    result |= options(tab_bar.options, "tabbar", theme, target, sink)
    tabs = []
    for tab in tab_bar.tabs:
        entry: dict[str, object] = {words["page"]: tab.page, words["text"]: tab.text}
        for key, icon in ((words["icon"], tab.icon), (words["active_icon"], tab.active_icon)):
            if icon:
                entry[key] = _plain_value(ir.Option(key, icon, tab.span, tab.span), theme, target)
        tabs.append(entry)
    result[words["list"]] = tabs
    return result


def _permissions(permissions: tuple[ir.Permission, ...], target: Target, sink: FileSink) -> dict[str, Any]:
    scopes = target.platform["app"]["scopes"]
    result = {}
    for each in permissions:
        if each.scope in scopes:
            result[scopes[each.scope]] = {"desc": each.reason}
        else:
            titles = {"target": target.title("en"), "target_zh": target.title("zh")}
            sink.report("MP816", each.span, name=each.scope, **titles)
    return {"permission": result} if result else {}


def to_json(value: Mapping[str, Any], production: bool) -> str:
    """A JSON file's text."""
    if production:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
