"""Class attributes as the markup writes them."""

import re

_CLASS = re.compile(r"[^ \t\n\r\f]+")


def class_tokens(text: str) -> list[str]:
    """The names in a constant class attribute, in order, as often as they stand there."""
    return _CLASS.findall(text)


def suffix_classes(text: str, scope: str) -> str:
    """A constant class attribute with `scope` behind every name; the white space between them stays."""
    return _CLASS.sub(lambda match: match[0] + scope, text) if scope else text
