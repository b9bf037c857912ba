"""What is known of a style section. All offsets are character offsets in the whole file."""

from typing import Literal, NamedTuple

from mpc.compiler.record import record
from mpc.compiler.source import SourceFile, Span

Kind = Literal["app", "page", "component", "partial"]
PartKind = Literal["class", "tag", "id", "attribute", "universal", "arguments"]


class Reference(NamedTuple):
    """A path as the author wrote it, without quotes, and where it stands."""

    path: str
    span: Span


class Import(NamedTuple):
    """What an `@import` names, where, and everything between `@import` and its semicolon."""

    path: str
    span: Span
    prelude: Span


@record
class Comment:
    """A comment between statements; those inside a statement are part of its text."""

    span: Span


@record
class Declaration:
    """`name: value`, without the semicolon."""

    span: Span
    value: Span


@record
class Rule:
    """`prelude { items }`; also a step of `@keyframes`, which has no selectors."""

    span: Span
    prelude: Span
    body: Span
    items: "tuple[Item, ...]"
    selectors: tuple[Span, ...]

    @property
    def nested(self) -> bool:
        """Whether rules stand inside, so that it has to be rebuilt."""
        return has_rules(self.items)


@record
class AtRule:
    """`@name prelude { items }`; without a block `body` is None."""

    span: Span
    name: str
    prelude: Span
    body: Span | None
    items: "tuple[Item, ...]"
    targets: tuple[str, ...] = ()

    def concerns(self, target: str) -> bool:
        """False for an `@target` block of other targets."""
        return self.name != "target" or target in self.targets


Item = Comment | Declaration | Rule | AtRule


def has_rules(items: tuple[Item, ...]) -> bool:
    """Whether a rule, or a block such as `@media`, stands among the items of a rule."""
    return any(
        isinstance(item, Rule) or (isinstance(item, AtRule) and (item.name != "target" or has_rules(item.items)))
        for item in items
    )


@record
class Part:
    """A simple selector, or the argument of `:not()` and the like if it is more than one of them.

    `name` is without `.` or `#` and with escapes resolved; `bare` marks a tag without a class.
    """

    kind: PartKind
    span: Span
    name: str
    bare: bool = False


@record
class TargetBlock:
    """An `@target` block and the names it asks for."""

    span: Span
    names: tuple[Reference, ...]

    def concerns(self, target: str) -> bool:
        return any(name.path == target for name in self.names)


@record
class Style:
    """One analysed style section: plain data, the same for all targets. Tuples are in the order of the
    text."""

    file: SourceFile
    span: Span
    kind: Kind
    items: tuple[Item, ...]
    parts: tuple[Part, ...]
    imports: tuple[Import, ...]
    urls: tuple[Reference, ...]
    pixels: tuple[Span, ...]
    targets: tuple[TargetBlock, ...]
    empty: tuple[Span, ...]  # semicolons that end nothing
    keyframes: tuple[Reference, ...] = ()
    animated: tuple[Reference, ...] = ()  # words in `animation`: some are names of keyframes

    @property
    def classes(self) -> tuple[str, ...]:
        """The names of all classes that selectors name, sorted."""
        return tuple(sorted({part.name for part in self.parts if part.kind == "class"}))

    def imports_for(self, target: str) -> tuple[Import, ...]:
        """The imports that are left when this target is rendered."""
        return tuple(found for found in self.imports if self.concerns(found.span, target))

    def urls_for(self, target: str) -> tuple[Reference, ...]:
        """The `url()`s that are left when this target is rendered."""
        return tuple(found for found in self.urls if self.concerns(found.span, target))

    def concerns(self, span: Span, target: str) -> bool:
        """False for what stands in an `@target` block of other targets."""
        return all(block.concerns(target) for block in self.targets if block.span.start <= span.start < block.span.end)
