"""What a `.mp` file says, before anything is known about names, components or targets."""

from mpc.compiler.record import record
from mpc.compiler.source import SourceFile, Span


@record
class Attribute:
    """`name`, `name="value"`, `:name="…"`, `@name.stop="…"` or `mp:name="…"`, as written.

    `value` is None for a bare name; `value_span` is the text between the quotes.
    """

    name: str
    value: str | None
    name_span: Span
    value_span: Span


@record
class Text:
    """Text between tags, entities not yet decoded."""

    text: str
    span: Span


@record
class Interpolation:
    """`{{ text }}`; the span is that of `text`."""

    text: str
    span: Span


@record
class Element:
    """A tag with its attributes and what stands inside it; `tag_span` is the name in the opening tag.

    `sound` is false if something of its tags was reported: then its name may not be what the author means.
    """

    tag: str
    attributes: tuple[Attribute, ...]
    children: tuple["Node", ...]
    tag_span: Span
    span: Span
    sound: bool = True

    def attribute(self, name: str) -> Attribute | None:
        """The first attribute of that name."""
        return next((attribute for attribute in self.attributes if attribute.name == name), None)


Node = Element | Text | Interpolation


@record
class Block:
    """A `<script>` or `<style>`: its opening tag and the text inside (`content`)."""

    attributes: tuple[Attribute, ...]
    tag_span: Span
    content: Span

    @property
    def lang(self) -> Attribute | None:
        return next((attribute for attribute in self.attributes if attribute.name == "lang"), None)


@record
class Document:
    """One `.mp` file. `root` is None if there is no usable root element (which has been reported)."""

    file: SourceFile
    root: Element | None
    script: Block | None
    style: Block | None
