"""A page's bar that follows state: effects for what `title`, `bar-color` and `bar-text` say.

Each value is a derived one, so that the platform is told only when it is another. Nothing is added to the runtime.
"""

from mpc.compiler import ir
from mpc.targets.base import Target
from mpc.targets.following import text_of, value_of
from mpc.targets.hoist import Hoist
from mpc.targets.javascript import to_js
from mpc.targets.sharing import Said

FEATURES = frozenset(("effects", "derived"))
_HEX = {"black": "#000000", "white": "#ffffff"}
_NAMES = {"title": "$$title", "bar-text": "$$front", "bar-color": "$$back"}


def bar_effects(unit: ir.Unit, window: tuple[ir.Option, ...], hoist: Hoist, target: Target) -> Said:
    """The statements; `window` has the app's settings, for the colour that does not follow."""
    if not unit.following:
        return Said()
    words = target.platform["bar"]
    values: dict[str, str] = {}
    for attribute in unit.following:
        text = text_of(attribute.value, hoist) if attribute.name == "title" else value_of(attribute.value, hoist)
        if attribute.name == "bar-text":
            text = f'{text} === "black" ? "{_HEX["black"]}" : "{_HEX["white"]}"'
        values[attribute.name] = text
    boxes = [f"{_NAMES[name]} = $.derived(() => {text})" for name, text in values.items()]
    found = [f"const {', '.join(boxes)}"]
    if "title" in values:
        call, key = words["title"]
        found.append(_effect(call, [f"{key}: {_NAMES['title']}.v"]))
    if {"bar-color", "bar-text"} & set(values):
        fixed = {each.name: str(each.value) for each in (*window, *unit.options)}
        constants = {**words.get("defaults", {}), **fixed}
        entries = []
        for name in ("bar-text", "bar-color"):
            if name in values:
                entries.append(f"{words['colors'][name]}: {_NAMES[name]}.v")
            elif name in constants:
                entries.append(f"{words['colors'][name]}: {to_js(_HEX.get(constants[name], constants[name]))}")
        found.append(_effect(words["colors"]["call"], entries))
    return Said("".join(f"{each}; " for each in found), {}, FEATURES)


def _effect(call: str, entries: list[str]) -> str:
    return f"$.effect(() => {{ {call}({{ {', '.join(entries)} }}) }})"
