"""`<native>`: an author's JSON merged into ours, and checked against the target's schema of that file."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from mpc.compiler import ir
from mpc.compiler.diagnostics import FileSink, suggest
from mpc.targets.base import Target

Places = Mapping[tuple[str | int, ...], ir.Place]
OWNED = ("pages", "usingComponents", "subpackages", "subPackages", "preloadRule", "component")
_TYPES = {
    "string": ("a text", "文本"),
    "number": ("a number", "数字"),
    "integer": ("a whole number", "整数"),
    "boolean": ("true or false", "true 或 false"),
    "array": ("a list", "数组"),
    "object": ("an object", "对象"),
}


def merged(
    own: dict[str, Any], natives: tuple[ir.Native, ...], kind: str, target: Target, sink: FileSink
) -> dict[str, Any]:
    """`own` with the author's JSON for this target; objects are merged, everything else is replaced.

    `kind` is "app" or "page". Unknown keys are a warning, values that do not fit an error, both at their place.
    """
    chosen = [each for each in natives if each.target == target.name]
    if not chosen:
        return own
    result = own
    places: dict[tuple[str | int, ...], ir.Place] = {}
    for each in chosen:
        _check_owned(each, target, sink)
        result = _merged(result, each.value)
        places |= {path: place for path, place in each.places.items() if path}
    _check(result, places, kind, target, sink)
    return result


def _check_owned(native: ir.Native, target: Target, sink: FileSink) -> None:
    """What mpc writes from the sources: an author's own would put it out of step with the files that there are."""
    tab_list = ("tabBar", target.platform["tabbar"]["list"])
    for path in (*((name,) for name in OWNED), tab_list):
        if path in native.places:
            sink.report("MP736", native.places[path].key, name=".".join(path))


def _merged(own: Mapping[str, Any], more: Mapping[str, object]) -> dict[str, Any]:
    result = dict(own)
    for name, value in more.items():
        both = isinstance(value, dict) and isinstance(result.get(name), dict)
        result[name] = _merged(result[name], value) if both and isinstance(value, dict) else value
    return result


@cache
def schema(target: str, kind: str) -> Mapping[str, Any] | None:
    """The schema of one of the target's JSON files; None for a target that has none."""
    file = files("mpc.targets").joinpath("schemas", f"{target}.{kind}.json")
    return dict(json.loads(file.read_text("utf-8"))) if file.is_file() else None


def _check(value: Mapping[str, Any], places: Places, kind: str, target: Target, sink: FileSink) -> None:
    rules = schema(target.name, kind)
    if rules is None:
        return
    from jsonschema import Draft202012Validator  # 76 ms: only where somebody writes `<native>`

    titles = {"target": target.title("en"), "target_zh": target.title("zh")}
    for error in Draft202012Validator(rules).iter_errors(value):
        path = tuple(error.absolute_path)
        if error.validator == "additionalProperties":
            known = error.schema.get("properties", {})
            for key in error.instance:
                if key not in known and (*path, key) in places:
                    place = places[*path, key].key
                    sink.report("MP817", place, name=key, suggestion=suggest(key, known), **titles)
        elif path in places:
            en, zh = _expected(error.schema, error.validator, error.message)
            name = next((each for each in reversed(path) if isinstance(each, str)), "")
            sink.report("MP818", places[path].value, name=name, expected=en, expected_zh=zh, **titles)


def _expected(rules: Mapping[str, Any], validator: str, message: str) -> tuple[str, str]:
    """What a schema wants, in words."""
    if validator == "required":
        names = ", ".join(f"`{each}`" for each in rules["required"])
        return f"an object with {names}", f"含有 {names} 的对象"
    if "enum" in rules or "const" in rules:
        values = rules.get("enum", [rules.get("const")])
        text = ", ".join(f"`{json.dumps(each, ensure_ascii=False)}`" for each in values)
        return (f"one of {text}", f"{text} 之一") if len(values) > 1 else (text, text)
    if validator == "type" and rules.get("type") in _TYPES:
        return _TYPES[rules["type"]]
    if validator == "pattern":
        return f"a text like `{rules['pattern']}`", f"形如 `{rules['pattern']}` 的文本"
    if validator == "anyOf":
        parts = [_expected(each, "type" if "type" in each else "enum", message) for each in rules["anyOf"]]
        return " or ".join(en for en, _ in parts), "或".join(zh for _, zh in parts)
    if validator in ("minItems", "maxItems"):
        low, high = rules.get("minItems", 0), rules.get("maxItems", "…")
        return f"a list of {low} to {high} entries", f"{low} 到 {high} 项的数组"
    return message, message
