"""`<seo>`: what a platform's search is told, while compiling (a sitemap) and while a page is shown (its info)."""

from typing import Any

from mpc.compiler import ir
from mpc.compiler.diagnostics import FileSink
from mpc.targets.base import Target
from mpc.targets.following import text_of
from mpc.targets.hoist import Hoist
from mpc.targets.sharing import Said

FEATURES = frozenset(("core", "effects"))


def page_info(unit: ir.Unit, app: tuple[ir.Metadata, ...], hoist: Hoist, target: Target, sink: FileSink) -> Said:
    """The effect that tells the platform what the page is about; nothing where the platform takes no such word."""
    words = target.platform.get("page_info")
    seo = ir.metadata_of(unit.metadata, "seo")
    if words is None or not any(seo.find(name) for name in words["fields"]):
        return Said()
    entries = []
    for name, field in words["fields"].items():
        found = seo.find(name) or _title(unit, name) or ir.metadata_of(app, "seo").find(name)
        if found is None:
            continue
        most = field.get("most")
        if most and isinstance(found.value, str) and len(found.value) > most:
            titles = {"target": target.title("en"), "target_zh": target.title("zh")}
            sink.report("MP845", found.span, name=name, most=most, count=len(found.value), **titles)
        entries.append(f"{field['key']}: {_cut(text_of(found.value, hoist), found, most)}")
    call = words["call"]
    return Said(f"$.effect(() => {{ {call} && {call}({{ {', '.join(entries)} }}) }}); ", {}, FEATURES)


def _title(unit: ir.Unit, name: str) -> ir.Attribute | None:
    """The bar's title stands for the one that is not given."""
    if name != "title":
        return None
    titles = [ir.Attribute("title", str(each.value), each.name_span, each.span) for each in unit.options]
    named = zip(unit.options, titles, strict=True)
    constant = [title for option, title in named if option.name == "title"]
    return next((each for each in (*unit.following, *constant) if each.name == "title"), None)


def _cut(text: str, attribute: ir.Attribute, most: int | None) -> str:
    """What follows state may grow longer than the platform takes."""
    short = isinstance(attribute.value, str) and (not most or len(attribute.value) <= most)
    return text if short or not most else f"{text}.slice(0, {most})"


def sitemap(project: ir.Project) -> dict[str, Any]:
    """sitemap.json: a rule for each page that `<seo>` says something of, then one for all others.

    developers.weixin.qq.com/miniprogram/dev/reference/configuration/sitemap.html; the schema of npm miniprogram-ci
    wants an action in each rule.
    """
    rules: list[dict[str, Any]] = []
    everything = _action(ir.metadata_of(project.app.metadata, "seo")) or "allow"
    for path in project.app.every_page:
        unit = project.units.get(path)
        if unit is None or not unit.metadata:
            continue
        seo = ir.metadata_of(unit.metadata, "seo")
        params = seo.text("params").replace(",", " ").split()
        priority = {"priority": float(seo.text("priority"))} if seo.find("priority") else {}
        action = _action(seo) or (everything if params or priority else "")
        if not action:
            continue
        if action == "allow" and params:
            rules.append({"action": action, "page": path, "params": params, "matching": "exact", **priority})
            rules.append({"action": "disallow", "page": path})
        else:
            rules.append({"action": action, "page": path, **priority})
    return {"rules": [*rules, {"action": everything, "page": "*"}]}


def _action(seo: ir.Metadata) -> str:
    return {"true": "allow", "false": "disallow"}.get(seo.text("index"), "")
