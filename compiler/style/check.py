"""What a target forbids, from a record of its capabilities."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mpc.compiler.diagnostics import FileSink, suggest
from mpc.compiler.source import Span
from mpc.compiler.style.model import AtRule, Item, Part, Rule, Style

_COLOR_SCHEME = re.compile(r"\(\s*prefers-color-scheme[^()]*\)")
_PLAIN_NAME = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class StyleRules:
    """What a target's style sheets may contain; the defaults allow everything.

    * `attribute_selectors`: `[type=text]` anywhere
    * `relative_url`: `url()` with a path that is relative to the file
    * `component_tag_selectors`: `view.card` in components; a bare `view` is an error there on all targets
    * `component_id_selectors`: `#card` in components
    * `reserved_class_prefixes`: what class names must not begin with, without the dot
    * `local_url`: `url()` with a file of the project at all
    * `component_attribute_selectors`: `[type=text]` in components
    * `any_names`: classes and ids with escapes or with letters that are not ASCII
    * `universal_selector`: `*`
    * `selector_arguments`: lists and combinators in `:not()`, `:is()` and the like
    * `refused_at_rules`: at-rules that break a style sheet, without the `@`
    * `dark_mode`: `@media (prefers-color-scheme: …)`
    * `tags_end_at_components`: `view` in a page does not reach the `view`s of its components

    Facts: WeChat's style compiler (wcsc of miniprogram-compiler 0.2.3) refuses escapes and non-ASCII letters
    in names, `*`, `:not(.a, .b)`, `:not(.a .b)`, `@layer` and `@container`, and turns a local path in `url()`
    into `…-do-not-use-local-path-…`.
    """

    attribute_selectors: bool = True
    relative_url: bool = True
    component_tag_selectors: bool = True
    component_id_selectors: bool = True
    reserved_class_prefixes: tuple[str, ...] = ()
    local_url: bool = True
    component_attribute_selectors: bool = True
    any_names: bool = True
    universal_selector: bool = True
    selector_arguments: bool = True
    refused_at_rules: tuple[str, ...] = ()
    dark_mode: bool = True
    tags_end_at_components: bool = True


def check(
    style: Style,
    rules: StyleRules,
    sink: FileSink,
    *,
    target: str | None = None,
    urls: Mapping[str, str] | None = None,
) -> None:
    """Report what `rules` forbid, at the selector or path.

    `@target` blocks of other targets are passed over: `target` is the name to go by, or else that of the
    sink; without either everything is checked. `urls` is what `render` will be given: a path counts as what
    it becomes, and "" as one that has been reported.
    """
    target = target or sink.sink.target
    for part in style.parts:
        if target is None or style.concerns(part.span, target):
            _check_part(part, rules, style.kind == "component", sink)
    if style.kind != "component" and not rules.tags_end_at_components:
        _check_reach(style, target, sink)
    for path, span in style.urls:
        if target is None or style.concerns(span, target):
            _check_url((urls or {}).get(path, path), path, rules, sink, span)
    for rule in _at_rules(style.items, target):
        scheme = _COLOR_SCHEME.search(style.file.text, *rule.prelude) if rule.name == "media" else None
        if scheme and not rules.dark_mode:
            sink.report("MP647", Span(*scheme.span()), text=scheme[0])
        if rule.name in rules.refused_at_rules:
            sink.report("MP641", Span(rule.span.start, rule.span.start + 1 + len(rule.name)), name=rule.name)


def _check_reach(style: Style, target: str | None, sink: FileSink) -> None:
    """Selectors of nothing but tags, outside of components."""
    for rule in _rules(style.items, target):
        for start, end in rule.selectors:
            parts = [part for part in style.parts if start <= part.span.start < end]
            if all(part.kind in ("tag", "universal") and part.name != "page" for part in parts):
                for part in parts[-1:]:
                    sink.report("MP648", part.span, name=part.name)


def check_targets(style: Style, known: Iterable[str], sink: FileSink) -> None:
    """Report the names after `@target` that are no target's."""
    names = set(known)
    for block in style.targets:
        for name, span in block.names:
            if name not in names:
                sink.report("MP622", span, name=name, suggestion=suggest(name, names))


def _rules(items: tuple[Item, ...], target: str | None) -> Iterator[Rule]:
    """The rules that stand in no other rule."""
    for item in items:
        if isinstance(item, Rule):
            yield item
        elif isinstance(item, AtRule) and (target is None or item.concerns(target)):
            yield from _rules(item.items, target)


def _at_rules(items: tuple[Item, ...], target: str | None) -> Iterator[AtRule]:
    for item in items:
        if isinstance(item, AtRule):
            if target is not None and not item.concerns(target):
                continue
            yield item
        if isinstance(item, AtRule | Rule):
            yield from _at_rules(item.items, target)


def _check_part(part: Part, rules: StyleRules, component: bool, sink: FileSink) -> None:
    if part.kind in ("class", "id") and not rules.any_names and not _PLAIN_NAME.fullmatch(part.name):
        sink.report("MP638", part.span, name=part.name)
    match part.kind:
        case "universal":
            if not component and not rules.universal_selector:
                sink.report("MP639", part.span)
        case "arguments":
            if not rules.selector_arguments:
                sink.report("MP640", part.span, text=part.name)
        case "attribute":
            if not rules.attribute_selectors:
                sink.report("MP633", part.span, text=part.name)
            elif component and not rules.component_attribute_selectors:
                sink.report("MP637", part.span, text=part.name)
        case "tag":
            # Bare ones are reported by `analyze`, for all targets.
            if component and not part.bare and not rules.component_tag_selectors:
                sink.report("MP631", part.span, name=part.name)
        case "id":
            if component and not rules.component_id_selectors:
                sink.report("MP632", part.span, name=part.name)
        case "class":
            prefix = next((p for p in rules.reserved_class_prefixes if part.name.startswith(p)), None)
            if prefix is not None:
                sink.report("MP634", part.span, name=part.name, prefix=prefix)


def _check_url(url: str, path: str, rules: StyleRules, sink: FileSink, span: Span) -> None:
    scheme = url.split(":", 1)[0] if ":" in url else ""
    if not url or url.startswith("//") or (scheme and scheme.replace("+", "").replace("-", "").isalnum()):
        return
    if not rules.local_url:
        sink.report("MP636", span, path=path)
    elif not rules.relative_url and not url.startswith("/"):
        sink.report("MP635", span, path=path)
