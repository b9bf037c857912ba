"""Asks a target's tables what an element, attribute or event becomes, and reports what cannot be."""

from collections.abc import Iterator, Mapping

from mpc.compiler import ir
from mpc.compiler.analyze.uses import BUBBLING
from mpc.compiler.analyze.vocabulary import camel, kebab
from mpc.compiler.diagnostics import FileSink, suggest
from mpc.compiler.source import Span
from mpc.targets.base import Target
from mpc.targets.tables import Attribute, Element, Event, Value
from mpc.targets.versions import check_since

# Form controls: the attribute that shows the value, and the event that tells a new one in `detail.value`.
MODELS = {
    "input": ("value", "input"),
    "textarea": ("value", "input"),
    "switch": ("checked", "change"),
    "slider": ("value", "change"),
    "picker": ("value", "change"),
}


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

    def attribute(self, node: ir.Element, attribute: ir.Attribute) -> Iterator[tuple[str, ir.Value]]:
        """The native attributes for one of the author's; none if the target cannot have it."""
        element = self._target.elements.get(node.tag)
        entry = element.attribute(attribute.name) if element else None
        name = attribute.name
        if element is None or element.support == "no":
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
        native = name if entry.native.endswith("*") else entry.native
        yield from self._valued(node, attribute, entry, native)

    def _valued(
        self, node: ir.Element, attribute: ir.Attribute, entry: Attribute, native: str
    ) -> Iterator[tuple[str, ir.Value]]:
        value = attribute.value
        if not isinstance(value, str) or not entry.values:
            yield native, value
            return
        found: Value | None = entry.values.get(value)
        if found is None:
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
        if entry is None:
            known = self._event_names(element)
            self._anywhere.report("MP804", span, tag=node.tag, name=event, suggestion=suggest(event, known))
            return None
        if entry.support == "no":
            self._refuse("MP809", span, entry, tag=node.tag, name=event)
            return None
        if entry.support == "unknown":
            self._refuse("MP806", span, entry, name=f"@{event} on <{node.tag}>")
        self._since(f"`@{event}` <{node.tag}>", entry, span)
        return target.listener(form, entry.native)

    def model(self, node: ir.Element, model: ir.Model) -> tuple[str, str] | None:
        """The value's attribute and the event of a form control, in mpc's names."""
        found = MODELS.get(node.tag)
        if found is None:
            known = ", ".join(f"<{tag}>" for tag in MODELS)
            self._anywhere.report("MP319", model.span, tag=node.tag, known=known)
        return found

    def _event_names(self, element: Element | None) -> list[str]:
        if element is None:
            return []
        common = element.common.events if element.common else {}
        return [*element.events, *common]

    def _since(self, what: str, entry: Element | Attribute | Event | Value, span: Span) -> None:
        check_since(what, entry.since, self._version, self._target, span, self._sink)

    def _refuse(self, code: str, span: Span, entry: Element | Attribute | Event | Value, **args: object) -> None:
        title = self._target
        self._sink.report(
            code, span, **args, target=title.title("en"), target_zh=title.title("zh"),
            alternative=entry.en_help or "", alternative_zh=entry.zh_help or "", source=entry.source or "",
        )  # fmt: skip
