"""What a page's template has to show before any data come: words, pictures with theirs, a web-view."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mpc.compiler import ir
from mpc.compiler.analyze.uses import elements, walk
from mpc.compiler.expression import Expression
from mpc.compiler.reach.addresses import texts_in

_PICTURES = frozenset(("image", "cover-image"))
_ITEMS = frozenset(("navigator", "button", "label"))
_LABELS = ("aria-label", "aria-labelledby")
# Words, not a colour, an address or a name: with a space, or of a script that needs none.
_WORDS = re.compile(r"[^\s/#:.\-]+\s+\S|[\u2e80-\u9fff\uac00-\ud7af\u3040-\u30ff]")
_LETTERS = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Contents:
    """A unit's own template. `letters` that stand in it; elements that lack something; whether there is a web-view."""

    letters: int
    unlabelled: tuple[ir.Element, ...]
    posterless: tuple[ir.Element, ...]
    has_web_view: bool


def contents(unit: ir.Unit) -> Contents:
    every = list(elements(unit.template))
    return Contents(
        letters=sum(len(_LETTERS.findall(text)) for text in _words(unit.template)),
        unlabelled=tuple(_unlabelled(unit.template)),
        posterless=tuple(each for each in every if each.tag == "video" and not each.component and not _poster(each)),
        has_web_view=any(each.tag == "web-view" and not each.component for each in every),
    )


def _words(nodes: tuple[ir.Node, ...]) -> Iterator[str]:
    """Texts that stand in a template, also those that components are handed."""
    for node in walk(nodes):
        if isinstance(node, ir.Text):
            for part in node.parts:
                yield from [part] if isinstance(part, str) else texts_in(part.node)
        elif isinstance(node, ir.Element):
            for attribute in node.attributes:
                value = attribute.value
                if node.component and isinstance(value, str) and _WORDS.search(value):
                    yield value
                elif node.component and isinstance(value, ir.Mixed | Expression):
                    yield from (text for text in _texts(value) if _WORDS.search(text))


def _texts(value: ir.Mixed | Expression) -> Iterator[str]:
    if isinstance(value, Expression):
        yield from texts_in(value.node)
        return
    for part in value.parts:
        yield from [part] if isinstance(part, str) else texts_in(part.node)


def _unlabelled(nodes: tuple[ir.Node, ...], worded: bool = False) -> Iterator[ir.Element]:
    """Pictures that nothing names: no label of their own or around them, no words beside them, or in the row, the card
    or the button that they are in (`worded`)."""
    for index, node in enumerate(nodes):
        match node:
            case ir.Element():
                if _is_labelled(node):
                    continue
                beside = nodes[max(0, index - 1) : index + 2]
                if node.tag in _PICTURES and not node.component and not worded and not _has_words(beside):
                    yield node
                yield from _unlabelled(node.children, worded or (_is_one(node) and _has_words(node.children)))
            case ir.If(branches=branches):
                for branch in branches:
                    yield from _unlabelled(branch.body, worded)
            case ir.For(body=body):
                yield from _unlabelled(body, worded or _has_words(body))
            case ir.Only(body=body):
                yield from _unlabelled(body, worded)


def _is_one(element: ir.Element) -> bool:
    """Whether an element is one thing to a customer, so that its words are also those of its picture."""
    return element.tag in _ITEMS or any(each.name == "tap" for each in element.events)


def _has_words(nodes: tuple[ir.Node, ...]) -> bool:
    return any(isinstance(node, ir.Text) for node in walk(nodes))


def _is_labelled(element: ir.Element) -> bool:
    given = {each.name: each.value for each in element.attributes}
    hidden = given.get("aria-hidden", "false") not in ("false", "")
    return hidden or any(given.get(name, "") not in ("", True) for name in _LABELS)


def _poster(element: ir.Element) -> bool:
    return any(each.name in ("poster", "poster-for-crawler") and each.value for each in element.attributes)
