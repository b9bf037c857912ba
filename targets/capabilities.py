"""Asks a target's tables what an element, attribute or event becomes, and reports what cannot be."""

import re
from collections.abc import Iterator, Mapping, Sequence

from mpc.compiler import expression as e
from mpc.compiler import ir
from mpc.compiler.analyze.groups import MEMBERS
from mpc.compiler.analyze.uses import BUBBLING
from mpc.compiler.analyze.vocabulary import camel, kebab
from mpc.compiler.diagnostics import FileSink, suggest
from mpc.compiler.expression import Expression
from mpc.compiler.record import record
from mpc.compiler.source import Span
from mpc.targets.base import Target
from mpc.targets.elsewhere import Elsewhere, elsewhere
from mpc.targets.tables import COMMON, Attribute, Element, Event, Model, Value
from mpc.targets.versions import check_since

# Indices of the rows that a listener's handler wants: `data-mp-i` and so on.
RESERVED = "data-mp-"
_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)(px|rpx)?")


@record
class Given:
    """An attribute that an element gets: its native name, mpc's, and where the author wrote it."""

    native: str
    name: str
    span: Span


class Capabilities:
    """One target's answers, for one file."""

    def __init__(self, target: Target, version: str, sink: FileSink) -> None:
        self._version = version  # the base library that mpc.toml names, or nothing
        self._target = target
        # What no table knows concerns all targets alike, and is said once.
        self._sink = sink
        self._anywhere = sink.sink.for_target(None).at(sink.file)

    def tag(self, node: ir.Element) -> str:
        element = self._target.elements.get(node.tag)
        if element is None:
            return node.tag
        if element.support == "no":
            self._refuse("MP801", node.tag_span, element, tag=node.tag)
        elif element.support == "unknown":
            self._refuse("MP806", node.tag_span, element, name=f"<{node.tag}>")
        else:
            self._since(f"<{node.tag}>", element, node.tag_span)
        return element.native

    def used(self, node: ir.Element, natives: Mapping[str, ir.NativeUse]) -> None:
        """Report a tag that `<use>` registers for other targets only."""
        use = natives.get(node.tag)
        if use is not None and not use.elsewhere and node.native and self._target.name not in use.named:
            titles = {"target": self._target.title("en"), "target_zh": self._target.title("zh")}
            self._sink.report("MP819", node.tag_span, tag=node.tag, name=self._target.name, **titles)

    def also(self, node: ir.Element) -> Iterator[tuple[str, str | bool]]:
        """Native attributes that make up for another default than WeChat's."""
        element = self._target.elements.get(node.tag)
        if element is not None:
            yield from element.also.items()

    def attribute(self, node: ir.Element, attribute: ir.Attribute) -> Iterator[tuple[str, ir.Value]]:
        """The native attributes for one of the author's; none if the target cannot have it."""
        element = self._target.elements.get(node.tag)
        entry = element.attribute(attribute.name) if element else None
        name = attribute.name
        if element is None or element.support == "no" or self._is_reserved(attribute):
            return
        if entry is None and (others := elsewhere(self._target, node.tag, lambda each: each.attribute(name))):
            self._refuse("MP803", attribute.name_span, others, tag=node.tag, name=name)
            return
        if entry is None:
            known = [*element.attributes, "class", "style", "id", "hidden"]
            self._anywhere.report(
                "MP802", attribute.name_span, tag=node.tag, name=name, suggestion=suggest(name, known)
            )
            yield name, attribute.value
            return
        if entry.support == "no":
            self._refuse("MP803", attribute.name_span, entry, tag=node.tag, name=name)
            return
        if entry.support == "unknown":
            self._refuse("MP806", attribute.name_span, entry, name=f"{name} of <{node.tag}>")
        self._since(f"`{name}` <{node.tag}>", entry, attribute.name_span)
        self._check_kind(node, attribute, entry)
        native = name if entry.native.endswith("*") else entry.native
        yield from self._valued(node, attribute, entry, native)

    def _check_kind(self, node: ir.Element, attribute: ir.Attribute, entry: Attribute) -> None:
        """A text is true, whatever it says; a number in quotes is what the platforms make a number of."""
        value, name = attribute.value, attribute.name
        if not isinstance(value, str):
            if entry.kind != "number" or value is not True:
                return
            self._anywhere.report("MP838", attribute.span, tag=node.tag, name=name, kind="number", value="0")
        elif entry.kind == "boolean" and value != "true":
            proposed = "true" if value in ("", name) else "false"
            self._anywhere.report("MP838", attribute.span, tag=node.tag, name=name, kind="boolean", value=proposed)
        elif entry.kind == "number" and not _NUMBER.fullmatch(value.strip()):
            self._anywhere.report("MP838", attribute.span, tag=node.tag, name=name, kind="number", value="0")

    def _valued(
        self, node: ir.Element, attribute: ir.Attribute, entry: Attribute, native: str
    ) -> Iterator[tuple[str, ir.Value]]:
        value = attribute.value
        if not isinstance(value, str) or not entry.values:
            if not isinstance(value, str | bool) and not _only_same(value, entry):
                names = ", ".join(each.name for each in entry.values.values() if not _is_same(each))
                self._refuse("MP837", attribute.span, entry, tag=node.tag, name=attribute.name, values=names)
            yield native, value
            return
        found: Value | None = entry.values.get(value)
        others = None if found else elsewhere(self._target, node.tag, lambda each: _value(each, entry.name, value))
        if others:
            self._refuse("MP807", attribute.span, others, tag=node.tag, name=attribute.name, value=value)
        elif found is None:
            self._anywhere.report(
                "MP808", attribute.span, tag=node.tag, name=attribute.name, value=value,
                suggestion=suggest(value, entry.values),
            )  # fmt: skip
            yield native, value
        elif found.support == "no":
            self._refuse("MP807", attribute.span, found, tag=node.tag, name=attribute.name, value=value)
        else:
            if found.support == "unknown":
                self._refuse("MP806", attribute.span, found, name=f'{attribute.name}="{value}"')
            self._since(f'`{attribute.name}="{value}"`', found, attribute.span)
            yield native, found.native
            yield from found.also.items()

    def component_attribute(self, node: ir.Element, attribute: ir.Attribute) -> bool:
        """Whether a component's host can have an attribute that is no prop of it."""
        if self._is_reserved(attribute):
            return False
        if attribute.name == "hidden" and not self._target.platform["markup"]["hidden_on_components"]:
            titles = {"target": self._target.title("en"), "target_zh": self._target.title("zh")}
            self._sink.report("MP814", attribute.name_span, tag=node.tag, **titles)
            return False
        return True

    def check_style(self, node: ir.Element) -> None:
        """Report what a `style` attribute must not say, as far as it is written out."""
        if self._target.platform["style"].get("important_in_attributes", True):
            return
        for value in node.styles:
            parts = value.parts if isinstance(value, ir.Mixed) else (value,)
            if any(isinstance(part, str) and "!important" in part for part in parts):
                self._sink.report("MP655", node.tag_span)

    def prop_name(self, name: str) -> str:
        """A component's attribute as this target wants it written."""
        wants_camel = self._target.platform["markup"]["component_attribute"] == "camel"
        if name.startswith(("data-", "aria-")):
            return name
        return camel(name) if wants_camel else kebab(name)

    def listener(
        self, node: ir.Element, definition: ir.Unit | None, event: str, stop: bool, capture: bool, span: Span
    ) -> str | None:
        """The attribute that listens to an event; None if the target has none."""
        target = self._target
        form = ("capture_" if capture else "") + ("catch" if stop else "bind")
        if definition is not None:
            emitted = {event, camel(event), kebab(event)} & definition.emits
            if emitted or definition.emits_anything or event.startswith("update-"):
                return target.listener("component", sorted(emitted)[0] if emitted else event)
            if event not in BUBBLING:
                return None  # reported where the component's use was checked
            if not target.platform["events"]["on_components"]:
                titles = {"target": target.title("en"), "target_zh": target.title("zh")}
                self._sink.report("MP805", span, tag=node.tag, name=event, **titles)
                return None
            return target.listener(form, event)
        if node.native:
            return target.listener("component" if form == "bind" else form, event)
        element = target.elements.get(node.tag)
        entry: Event | None = element.event(event) if element else None
        others = None if entry else elsewhere(target, node.tag, lambda each: each.event(event))
        if others:
            self._refuse("MP809", span, others, tag=node.tag, name=event)
            return None
        if entry is None:
            known = self._event_names(element)
            self._anywhere.report("MP804", span, tag=node.tag, name=event, suggestion=suggest(event, known))
            return None
        if entry.support == "no":
            self._refuse("MP809", span, entry, tag=node.tag, name=event)
            return None
        if entry.support == "unknown":
            self._refuse("MP806", span, entry, name=f"@{event} on <{node.tag}>")
        elif entry.en_help:
            self._refuse("MP836", span, entry, tag=node.tag, name=event)
        self._since(f"`@{event}` <{node.tag}>", entry, span)
        common = self._target.elements[COMMON].event(event) or entry
        if capture and not common.captures:
            self._anywhere.report("MP832", span, name=event)
            return None
        if stop and not common.bubbles:
            self._sink.report("MP833", span, name=event)
            form = "bind"
        return target.listener(form, entry.native)

    def check_twice(self, given: Sequence[Given]) -> None:
        """Report what sets an attribute that another one has set before it."""
        if len(given) < 2:
            return
        first: dict[str, Given] = {}
        for each in sorted(given, key=lambda one: one.span.start):
            before = first.setdefault(each.native, each)
            if before is not each:
                sink = self._anywhere if before.name == each.name else self._sink
                sink.report(
                    "MP830", each.span, name=self._written(each), other=self._written(before), native=each.native
                )  # fmt: skip

    def model(self, node: ir.Element, model: ir.Model) -> Model | None:
        """What `mp:model` binds on a form control; None if the element is none, which is reported."""
        known = self._target.elements
        found = known[node.tag].model if node.tag in known and not node.component else None
        group = next((group for group, member in MEMBERS.items() if member == node.tag), None)
        if found is not None and model.property:
            self._anywhere.report("MP351", model.span, tag=node.tag, name=model.property)
        elif found is None and group:
            self._anywhere.report("MP350", model.span, tag=node.tag, group=group)
        elif found is None:
            controls = ", ".join(f"<{tag}>" for tag in known if known[tag].model)
            self._anywhere.report("MP319", model.span, tag=node.tag, known=controls)
        return found if not model.property else None

    def _event_names(self, element: Element | None) -> list[str]:
        if element is None:
            return []
        common = element.common.events if element.common else {}
        return [*element.events, *common]

    def _since(self, what: str, entry: Element | Attribute | Event | Value, span: Span) -> None:
        check_since(what, entry.since, self._version, self._target, span, self._sink)

    def _written(self, given: Given) -> str:
        """The author's word: `mp:show`, `:value`, `value`."""
        text, start = self._sink.file.text, given.span.start
        return text[start - (text[start - 1 : start] == ":") : given.span.end]

    def _is_reserved(self, attribute: ir.Attribute) -> bool:
        if attribute.name.startswith(RESERVED):
            self._anywhere.report("MP831", attribute.name_span, name=attribute.name)
        elif attribute.name.startswith("data-") and not attribute.name.islower():
            name = f"data-{kebab(attribute.name.removeprefix('data-'))}"
            self._anywhere.report("MP839", attribute.name_span, name=attribute.name, suggestion=name)
        return attribute.name.startswith(RESERVED)

    def _refuse(
        self, code: str, span: Span, entry: Element | Attribute | Event | Value | Elsewhere, **args: object
    ) -> None:
        title = self._target
        self._sink.report(
            code, span, **args, target=title.title("en"), target_zh=title.title("zh"),
            alternative=entry.en_help or "", alternative_zh=entry.zh_help or "",
            source="" if isinstance(entry, Elsewhere) else entry.source or "",
        )  # fmt: skip


def _is_same(value: Value) -> bool:
    return value.support != "no" and value.native == value.name and not value.also


def _only_same(value: Expression | ir.Mixed, entry: Attribute) -> bool:
    """Whether a computed value can only be one that the target has under its own name: `ready ? "a" : "b"`."""
    if all(_is_same(each) for each in entry.values.values()):
        return True
    ends = [value.node] if isinstance(value, Expression) else []
    while any(isinstance(each, e.Conditional) for each in ends):
        ends = [
            end
            for each in ends
            for end in ((each.then, each.otherwise) if isinstance(each, e.Conditional) else (each,))
        ]
    found = [entry.values.get(str(each.value)) if isinstance(each, e.Literal) else None for each in ends]
    return bool(found) and all(each is not None and _is_same(each) for each in found)


def _value(element: Element, name: str, value: str) -> Value | None:
    attribute = element.attribute(name)
    return attribute.values.get(value) if attribute else None
