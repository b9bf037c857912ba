"""A target as data: its words and its tables."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from mpc.compiler.style import StyleRules
from mpc.targets.tables import Api, Element, load_apis, load_elements


@dataclass(frozen=True)
class Target:
    """One platform. `platform` is its platform.toml; the properties name what the generic code asks of it."""

    name: str
    package: str
    platform: Mapping[str, Any]
    elements: Mapping[str, Element]
    apis: Mapping[str, Api]

    def title(self, language: str) -> str:
        return str(self.platform["title"][language])

    @property
    def markup_suffix(self) -> str:
        return str(self.platform["files"]["markup"])

    @property
    def style_suffix(self) -> str:
        return str(self.platform["files"]["style"])

    @property
    def allows_parentheses(self) -> bool:
        return bool(self.platform["expressions"]["parentheses"])

    @property
    def scopes_by_suffix(self) -> bool:
        """Whether a component's classes need a suffix to be its own."""
        return bool(self.platform["style"]["scope"] == "suffix")

    @property
    def style_rules(self) -> StyleRules:
        table = {
            name: value
            for name, value in self.platform["style"].items()
            if name not in ("scope", "important_in_attributes")
        }
        for name in ("reserved_class_prefixes", "refused_at_rules"):
            table[name] = tuple(table.get(name, ()))
        return StyleRules(**table)

    def directive(self, name: str) -> str:
        """`if` as `wx:if`."""
        return _filled(str(self.platform["markup"]["directive"]), name)

    def listener(self, form: str, name: str) -> str:
        """The attribute that listens: `form` is a key of [events], `name` the native event."""
        return _filled(str(self.platform["events"][form]), name)


@lru_cache(4096)
def _filled(pattern: str, name: str) -> str:
    pascal = "".join(part[:1].upper() + part[1:] for part in name.split("-"))
    return pattern.format(name=name, Name=pascal)


def load_target(package: str) -> Target:
    """The target in a package such as `mpc.targets.wechat`."""
    folder = files(package)
    platform = tomllib.loads(folder.joinpath("platform.toml").read_text(encoding="utf-8"))
    name = package.rpartition(".")[2]
    return Target(
        name=platform["name"],
        package=package,
        platform=platform,
        elements=load_elements(name),
        apis=load_apis(name),
    )
