"""The generated part of docs/elements.md: what each built-in element, attribute and event becomes on each target."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mpc.targets.base import Target
from mpc.targets.tables import COMMON, Attribute, Element, Event, Value


@dataclass(frozen=True)
class Row:
    """A name of the language, and what each target makes of it; None: nothing to say there."""

    label: str
    cells: tuple[str | None, ...]

    @property
    def is_same(self) -> bool:
        return set(self.cells) <= {"yes", None}


def element_sections(targets: Sequence[Target]) -> str:
    """A section an element: what is the same everywhere in a line, every difference in a table."""
    tags = sorted({tag for target in targets for tag in target.elements} - {COMMON})
    shared = [tag for tag in tags if len(_having(tag, targets)) == len(targets)]
    parts = [_section("On every element", COMMON, targets)]
    parts += [_section(f"`<{tag}>`", tag, targets) for tag in shared]
    for tag in (tag for tag in tags if tag not in shared):
        owners = ", ".join(target.title("en") for target in _having(tag, targets))
        parts.append(_section(f"`<{tag}>`: {owners}", tag, targets))
    return "\n".join(parts)


def _section(title: str, tag: str, targets: Sequence[Target]) -> str:
    lines = [f"### {title}", "", *_facts(tag, targets)]
    having = _having(tag, targets)
    rows = [*_attribute_rows(tag, having), *_event_rows(tag, having)]
    if same := [row.label for row in rows if row.is_same]:
        lines.append(f"* {'the same' if len(having) > 1 else 'it has'}: {', '.join(same)}")
    if lines[-1]:
        lines.append("")
    different: dict[tuple[str | None, ...], list[str]] = {}
    for row in rows:
        if not row.is_same:
            different.setdefault(row.cells, []).append(row.label)
    if different:
        lines += [_line(["", *(target.title("en") for target in having)]), _line(["---"] * (len(having) + 1))]
        lines += [_line([", ".join(labels), *(cell or "" for cell in cells)]) for cells, labels in different.items()]
        lines.append("")
    return "\n".join(lines)


def _facts(tag: str, targets: Sequence[Target]) -> Iterator[str]:
    for target in targets:
        element = target.elements[tag]
        if (cell := _cell(target, element, element.native if tag != element.native else "")) != "yes":
            yield f"* {target.title('en')}: {cell}"
        for key, value in element.also.items():
            yield f'* {target.title("en")}: `{key}="{{{{{str(value).lower()}}}}}"` unless you say otherwise'
    element = targets[0].elements[tag]
    if element.parents:
        yield f"* stands directly in {_tags(element.parents)}"
    if element.children:
        yield f"* holds {_tags(element.children)} only"


def _attribute_rows(tag: str, targets: Sequence[Target]) -> Iterator[Row]:
    """Attributes, each followed by those of its values that are not the same everywhere it exists."""
    for name in dict.fromkeys(name for target in targets for name in target.elements[tag].attributes):
        found = [target.elements[tag].attribute(name) for target in targets]
        values = list(dict.fromkeys(value for each in found if each for value in each.values))
        rows = [Row(f'`{name}="{value}"`', _value_cells(targets, found, value)) for value in values]
        same = [value for value, row in zip(values, rows, strict=True) if row.is_same]
        label = f"`{name}` ({', '.join(f'`{value}`' for value in same)})" if same else f"`{name}`"
        yield Row(label, tuple(_entry_cell(t, each, name) for t, each in zip(targets, found, strict=True)))
        yield from (row for row in rows if not row.is_same)


def _value_cells(targets: Sequence[Target], found: Sequence[Attribute | None], value: str) -> tuple[str | None, ...]:
    return tuple(
        _entry_cell(target, each.values.get(value), value) if each and each.support != "no" else None
        for target, each in zip(targets, found, strict=True)
    )


def _event_rows(tag: str, targets: Sequence[Target]) -> Iterator[Row]:
    for name in dict.fromkeys(name for target in targets for name in target.elements[tag].events):
        cells = (_entry_cell(target, target.elements[tag].event(name), name) for target in targets)
        yield Row(f"`@{name}`", tuple(cells))


def _entry_cell(target: Target, entry: Attribute | Event | Value | None, name: str) -> str:
    if entry is None:
        return "no"
    native = entry.native if entry.native not in (name, f"{name}*") and not entry.native.endswith("*") else ""
    if native and isinstance(entry, Event):
        native = target.listener("bind", native)
    return _cell(target, entry, native)


def _cell(target: Target, entry: Element | Attribute | Event | Value, native: str) -> str:
    help_text = _escaped(entry.en_help or "")
    if entry.support == "no":
        return f"no: {help_text}"
    words = [f"`{native}`"] if native else []
    if isinstance(entry, Value):
        words += [f'with `{key}="{value}"`' for key, value in entry.also.items()]
    if entry.since and _version(entry.since) > _version(str(target.platform["base_library"])):
        words.append(f"from {entry.since}")
    words += ["not documented"] if entry.support == "unknown" else []
    text = ", ".join(words) or "yes"
    return f"{text}: {help_text}" if help_text and not isinstance(entry, Element) else text


def _escaped(text: str) -> str:
    """Tags, and attributes with their values, as code."""
    return re.sub(r'<[^<>]+>|[\w:-]+="[^"]*"', lambda match: f"`{match[0]}`", text)


def _version(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(".")))


def _having(tag: str, targets: Sequence[Target]) -> list[Target]:
    return [target for target in targets if target.elements[tag].support != "no"]


def _tags(names: Sequence[str]) -> str:
    return ", ".join(f"`<{name}>`" for name in names)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
