"""`<use>`: components that every page and component may use, of this project or a platform's own."""

import json
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from mpc.compiler import ir
from mpc.compiler.analyze.app.attributes import only, required
from mpc.compiler.analyze.assets import report_missing
from mpc.compiler.analyze.paths import is_local, join
from mpc.compiler.diagnostics import FileSink
from mpc.compiler.files import Files
from mpc.compiler.frontend import ast
from mpc.compiler.source import Span

# Sources of this compiler in the folder of a native component: they are no part of it.
_OURS = (".mp", ".ts")
# What all platforms take as a key of `usingComponents`.
_TAG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@dataclass
class Uses:
    """`sources`: tag -> the `.mp` file as written, and its place. `natives`: tag -> the component of each target."""

    sources: dict[str, tuple[str, Span]] = field(default_factory=dict)
    natives: dict[str, ir.NativeUse] = field(default_factory=dict)


def read_uses(root: ast.Element, files: Files, targets: frozenset[str], sink: FileSink) -> Uses:
    """Every `<use>`. Native components are found, with the files of their folders; `.mp` files are read later."""
    found = Uses()
    for child in root.children:
        if not isinstance(child, ast.Element) or child.tag != "use":
            continue
        only(child, ("name", "from", *sorted(targets)), sink)
        name = required(child, "name", sink)
        source = child.attribute("from")
        natives = {each: attribute for each in sorted(targets) if (attribute := child.attribute(each))}
        if source is None and not natives:
            required(child, "from", sink)
        if name is None or not name.value:
            continue
        if not _TAG.fullmatch(name.value):
            sink.report("MP740", name.value_span, name=name.value)
            continue
        if name.value in found.sources or name.value in found.natives:
            sink.report("MP739", name.value_span, name=name.value, tag="use")
        if source is not None and source.value:
            found.sources[name.value] = (source.value, source.value_span)
        places = {each: place for each, written in natives.items() if (place := _place(written, files, sink))}
        if natives:
            found.natives[name.value] = ir.NativeUse(name.value, places, frozenset(natives), source is not None)
    return found


def _place(attribute: ast.Attribute, files: Files, sink: FileSink) -> ir.NativePlace | None:
    """The component that `wechat="./native/van"` names: `native/van.json` or `native/van/index.json`."""
    written, span = attribute.value or "", attribute.value_span
    if written.endswith(".mp"):
        sink.report("MP728", span, path=written)
        return None
    local = is_local(written) or ("/" in written and files.exists(f"{join('', written)}.json"))
    if not local:
        sink.report("MP391", span, form=f"npm: `{written}`")
        return None
    path = join("", written)
    base = next((each for each in (path, f"{path}/index") if files.exists(f"{each}.json")), None)
    if base is None:
        report_missing(f"{path}.json", span, files, sink)
        return None
    return ir.NativePlace(base, frozenset(_gathered(base, files, span, sink)), span)


def _gathered(base: str, files: Files, span: Span, sink: FileSink) -> set[str]:
    """The files of a component's folder, and of those that its JSON names."""
    found: set[str] = set()
    known = files.paths()
    open_paths, seen = [base], {base}
    while open_paths:
        path = open_paths.pop()
        folder = posixpath.dirname(path)
        inside = f"{folder}/" if folder else f"{path}."
        found |= {each for each in known if each.startswith(inside) and not each.endswith(_OURS)}
        for each in _dependencies(path, files):
            if not files.exists(f"{each}.json"):
                report_missing(f"{each}.json", span, files, sink)
            elif each not in seen:
                seen.add(each)
                open_paths.append(each)
    return found


def _dependencies(path: str, files: Files) -> list[str]:
    """The components that a native component's JSON names, as paths of the project."""
    file = files.text(f"{path}.json")
    try:
        value = json.loads(file.text) if file else {}
    except (ValueError, RecursionError):
        return []  # the platform's own tools will say so
    listed: object = value.get("usingComponents", {}) if isinstance(value, dict) else {}
    names = listed.values() if isinstance(listed, Mapping) else ()
    paths = [each for each in names if isinstance(each, str) and "://" not in each]
    resolved = [join(f"{path}.json", each) for each in paths]
    return [each if files.exists(f"{each}.json") else f"{each}/index" for each in resolved]
