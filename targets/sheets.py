"""Style sheets of one target: a section's own, and those that it imports.

Where the platform keeps component styles apart, an imported sheet is one file for all. Where classes get a suffix
instead, a component's imports get it too: `styles/base` for pages, `styles/base__card` for the component `card`.
"""

import posixpath
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from typing import NamedTuple

from mpc.compiler import ir
from mpc.compiler.analyze.assets import asset_path
from mpc.compiler.analyze.paths import join
from mpc.compiler.analyze.styles import imported
from mpc.compiler.diagnostics import Sink
from mpc.compiler.style import StyleOptions, StyleRules, check, check_targets, render
from mpc.compiler.style.model import Style
from mpc.targets.base import Target


class Sheet(NamedTuple):
    """A file to write: `source` is the path of what it is made of."""

    path: str
    text: str
    source: str


@dataclass(frozen=True)
class Sheets:
    """Prints styles for one target; what it forbids goes to `sink`, which is marked with its name.

    `moved`: source files that are emitted in another one's place.
    """

    project: ir.Project
    target: Target
    targets: Set[str]
    components: bool  # whether the project has any
    px_to_rpx: bool
    production: bool
    sink: Sink
    moved: Mapping[str, str]

    def of(self, path: str, style: Style, scope: str) -> Iterator[Sheet]:
        """A section's sheet, at `path` (without suffix), unless it is empty, and all sheets that it imports."""
        sheets = imported(style, self.project.styles, self.target.name)
        names = keyframes(style, self.project.styles)
        text = self._text(style, scope, names)
        if text:
            yield Sheet(path + self.target.style_suffix, text, style.file.path)
        for sheet_path, sheet in sheets.items():
            sheet = replace(sheet, kind=style.kind) if style.kind == "component" else sheet
            text = self._text(sheet, scope, names)
            yield Sheet(self._path(sheet_path, scope), text, sheet_path)

    def _rules(self) -> StyleRules:
        rules = self.target.style_rules
        return rules if self.components else replace(rules, tags_end_at_components=True)

    def _path(self, path: str, scope: str) -> str:
        return posixpath.splitext(path)[0] + scope + self.target.style_suffix

    def _text(self, style: Style, scope: str, names: frozenset[str]) -> str:
        urls = {each.path: self._url(style, each.path) for each in style.urls}
        check_targets(style, self.targets, self.sink.for_target(None).at(style.file))
        checked = {path: "" if self._is_missing(style, path) else url for path, url in urls.items()}
        check(style, self._rules(), self.sink.at(style.file), urls=checked)
        options = StyleOptions(
            target=self.target.name,
            scope=scope,
            px_to_rpx=self.px_to_rpx,
            production=self.production,
            urls=urls,
            imports={each.path: self._import(style, each.path, scope) for each in style.imports},
            keyframes=names,
        )
        return render(style, options)

    def _url(self, style: Style, written: str) -> str:
        """The file from the project's root; where a target takes none, what is small is written out."""
        path = asset_path(style.file.path, written)
        if path is None or path not in self.project.style_assets:
            return written
        inlined = self.project.style_assets[path]
        return inlined if inlined and not self.target.style_rules.local_url else f"/{path}"

    def _is_missing(self, style: Style, written: str) -> bool:
        path = asset_path(style.file.path, written)
        return path is not None and path not in self.project.style_assets

    def _import(self, style: Style, written: str, scope: str) -> str:
        path = self._path(join(style.file.path, written), scope)
        path = posixpath.relpath(path, posixpath.dirname(self.moved.get(style.file.path, style.file.path)) or ".")
        return path if path.startswith(".") else f"./{path}"


def keyframes(style: Style, sheets: Mapping[str, Style]) -> frozenset[str]:
    """The names of the keyframes that a style or its imports define."""
    found = (style, *imported(style, sheets).values())
    return frozenset(name for each in found for name, _ in each.keyframes)
