"""The menu of an official account, as its platform takes it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mpc.compiler.config import MenuButton
from mpc.compiler.reach.filled import filled, values
from mpc.compiler.reach.links import Link, Places, opened_by
from mpc.compiler.reach.platform import Platform


def menu(buttons: Iterable[MenuButton], links: Sequence[Link], places: Places, platform: Platform) -> dict[str, Any]:
    """The body of the call that makes it, by the platform's table `[menu]`."""
    table: Mapping[str, Any] = platform.table["menu"]

    def one(button: MenuButton) -> dict[str, Any]:
        named = {"name": button.name, "url": button.url}
        if button.buttons:
            inner = [one(each) for each in button.buttons]
            return {**filled(table["group"], named), table["inner"]["list"]: inner}
        if button.url:
            return dict(filled(table["web"], named))
        opened = places.opened(*opened_by(button, links))
        return dict(filled(table["page"], {**values(opened, platform), **named}))

    return {table["list"]: [one(button) for button in buttons]}
