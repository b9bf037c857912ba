"""The JSON files of a project: app.json, and one for each page and component."""

import json
from collections.abc import Mapping
from typing import Any

from mpc.compiler import ir
from mpc.compiler.diagnostics import FileSink
from mpc.targets.base import Target


def app_json(app: ir.App, target: Target, sink: FileSink) -> dict[str, Any]:
    """app.json with the target's own keys."""
    words = target.platform["app"]
    result: dict[str, Any] = {"pages": list(app.pages)}
    if app.subpackages:
        result[words["subpackages"]] = [_subpackage(each, target) for each in app.subpackages]
        result |= words.get("subpackage_json", {})
    window = options(app.window, "window", target, sink)
    if window:
        result["window"] = window
    if app.tab_bar:
        result["tabBar"] = _tab_bar(app.tab_bar, target, sink)
    if app.preloads:
        result["preloadRule"] = {each.page: _preload(each, app, target) for each in app.preloads}
    if app.components and words["global_components"]:
        result["usingComponents"] = {tag: f"/{path}" for tag, path in sorted(app.components.items())}
    result |= words.get("json", {})
    result |= app.native.get(target.name, {})
    return result


def unit_json(unit: ir.Unit, app: ir.App, target: Target, sink: FileSink) -> dict[str, Any]:
    """The JSON of a page or a component."""
    result: dict[str, Any] = {}
    if unit.kind == "component":
        result |= target.platform["component"]["json"]
    else:
        result |= options(unit.options, "window", target, sink)
    known = app.components if target.platform["app"]["global_components"] else {}
    used = {tag: f"/{path}" for tag, path in sorted(unit.components.items()) if known.get(tag) != path}
    if used:
        result["usingComponents"] = used
    return result


def options(settings: tuple[ir.Option, ...], table: str, target: Target, sink: FileSink) -> dict[str, Any]:
    """Settings in mpc's words as the target's keys; what has no effect there is said."""
    words: Mapping[str, Any] = target.platform[table]
    if table == "tabbar":
        words = words["options"]
    result: dict[str, Any] = {}
    for setting in settings:
        keys = words.get(setting.name)
        if keys is None:
            sink.report(
                "MP810", setting.name_span, name=setting.name,
                target=target.title("en"), target_zh=target.title("zh"),
            )  # fmt: skip
            continue
        if "values" in keys:
            keys = keys["values"].get(setting.value)
            if keys is None:
                values = ", ".join(f"`{value}`" for value in sorted(words[setting.name]["values"]))
                sink.report("MP707", setting.span, name=setting.name, values=values)
                continue
        for name, value in keys.items():
            result[name] = _converted(value, setting, sink)
    return result


def _converted(template: str, setting: ir.Option, sink: FileSink) -> object:
    if template == "$":
        return setting.value
    if template == "$boolean":
        if setting.value not in (True, "true", "false"):
            sink.report("MP707", setting.span, name=setting.name, values="`true`, `false`")
        return setting.value in (True, "true")
    if template == "$number":
        if isinstance(setting.value, str) and setting.value.isdigit():
            return int(setting.value)
        sink.report("MP707", setting.span, name=setting.name, values="0, 1, 2 …")
        return 0
    return template


def _subpackage(package: ir.Subpackage, target: Target) -> dict[str, Any]:
    pages = [page.removeprefix(f"{package.root}/") for page in package.pages]
    result: dict[str, Any] = {"root": package.root, "pages": pages}
    fields = target.platform["app"]["subpackage_fields"]
    if package.name and "name" in fields:
        result["name"] = package.name
    if package.independent and "independent" in fields:
        result["independent"] = True
    return result


def _preload(preload: ir.Preload, app: ir.App, target: Target) -> dict[str, Any]:
    roots = {each.name: each.root for each in app.subpackages if each.name}
    names = {root: name for name, root in roots.items()}
    by_root = target.platform["app"]["preload_by"] == "root"
    table = roots if by_root else names
    return {"network": preload.network, "packages": [table.get(name, name) for name in preload.packages]}


def _tab_bar(tab_bar: ir.TabBar, target: Target, sink: FileSink) -> dict[str, Any]:
    words = target.platform["tabbar"]
    result = options(tab_bar.options, "tabbar", target, sink)
    tabs = []
    for tab in tab_bar.tabs:
        entry = {words["page"]: tab.page, words["text"]: tab.text}
        if tab.icon:
            entry[words["icon"]] = tab.icon
        if tab.active_icon:
            entry[words["active_icon"]] = tab.active_icon
        tabs.append(entry)
    result[words["list"]] = tabs
    return result


def to_json(value: Mapping[str, Any], production: bool) -> str:
    """A JSON file's text."""
    if production:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
