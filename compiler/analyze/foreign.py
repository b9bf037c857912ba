"""Forms of other template languages: recognised, so that the message can show mpc's own form.

They are reported and then read as what they mean, so that what depends on them (the variable of a `v-for`) is not
reported as well.
"""

import re
from dataclasses import dataclass, field, replace

from mpc.compiler.diagnostics import FileSink
from mpc.compiler.frontend import ast
from mpc.compiler.source import Span

_DIRECTIVE = re.compile(
    r"(?:wx|a|tt|v|s|qq|swan|dd|ks|xhs|jd)[:-]"
    r"(?P<word>if|elif|else-if|else|for-items|for-item|for-index|for|key|model|show)(?P<rest>[:.].*)?"
)
_WORDS = {"else-if": "elif", "for-items": "for"}
_PREFIXED = (
    (re.compile(r"v-bind:(.+)"), ":", ""),
    (re.compile(r"v-on:(.+)"), "@", ""),
    (re.compile(r"(?:mut-)?bind:?([a-z][\w-]*)"), "@", ""),
    (re.compile(r"catch:?([a-z][\w-]*)"), "@", ".stop"),
    (re.compile(r"capture-bind:?([a-z][\w-]*)"), "@", ".capture"),
    (re.compile(r"capture-catch:?([a-z][\w-]*)"), "@", ".capture.stop"),
    (re.compile(r"on([A-Z]\w*)"), "@", ""),
    (re.compile(r"catch([A-Z]\w*)"), "@", ".stop"),
)
_RENAMED = {"model:value": "mp:model", "model:checked": "mp:model", "className": "class", "slot-scope": "mp:slot"}
# No attribute says this: mpc has another way. `{}` stands for the expression.
_OTHERWISE = {"v-html": '<rich-text :nodes="{}" />', "v-text": "{{{{ {} }}}}", "v-slot": 'mp:slot="{}"'}
_SLOT = re.compile(r"(?:#|v-slot:)([\w-]+)")
_CLICK = re.compile(r"@click\b(.*)")
_IDENTIFIER = re.compile(r"[A-Za-z_$][\w$]*")
_BRACES = re.compile(r"\s*\{\{(.*)\}\}\s*", re.DOTALL)
_OF = re.compile(r"^(\s*(?:\([^()]*\)|[\w$]+)\s+)of(?=\s)")

TAGS = frozenset(("wxs", "sjs", "import-sjs", "import", "include", "template"))
"""Elements of native templates that mpc replaces by components and modules."""


@dataclass(slots=True)
class _Found:
    """The attributes of one element: kept as they are or translated, and the parts of a foreign loop."""

    kept: list[ast.Attribute] = field(default_factory=list)
    loop: ast.Attribute | None = None
    item: str = "item"
    index: str = "index"
    key: ast.Attribute | None = None


def translated(element: ast.Element, builtin: bool, sink: FileSink) -> ast.Element:
    """The element with mpc's forms in place of others, which are reported; the same object if there are none.

    `builtin`: no component, whose props might be called `key`.
    """
    found = _Found()
    looped = any(_is_loop(attribute.name) for attribute in element.attributes)
    tag = element.tag
    for attribute in element.attributes:
        name = attribute.name
        if (builtin or looped) and name in (":key", "key"):
            found.key = attribute
        elif match := _DIRECTIVE.fullmatch(name):
            _directive(attribute, match["word"], match["rest"] or "", found, sink)
        elif match := _SLOT.fullmatch(name):
            _slot(attribute, match.group(1), found, sink)
            tag = "view" if tag == "template" else tag
        elif name in _OTHERWISE:
            _report(attribute, _OTHERWISE[name].format(_bare(attribute) or "…"), sink)
        elif name in _RENAMED:
            _rename(attribute, _RENAMED[name], found, sink)
        elif builtin and (match := _CLICK.fullmatch(name)):
            _rename(attribute, f"@tap{match.group(1)}", found, sink)
        else:
            _prefixed(attribute, found, sink)
    _loop(found, sink)
    if tuple(found.kept) == element.attributes:
        return element
    return replace(element, tag=tag, attributes=tuple(found.kept))


def _is_loop(name: str) -> bool:
    match = _DIRECTIVE.fullmatch(name)
    return name == "mp:for" or (match is not None and match["word"] in ("for", "for-items"))


def _directive(attribute: ast.Attribute, word: str, rest: str, found: _Found, sink: FileSink) -> None:
    word = _WORDS.get(word, word)
    if word == "for" and found.loop is None:
        found.loop = attribute
    elif word == "for-item":
        found.item = attribute.value or "item"
    elif word == "for-index":
        found.index = attribute.value or "index"
    elif word == "key":
        found.key = attribute
    else:
        argument = rest if word == "model" and rest.startswith(":") else ""
        _rename(attribute, f"mp:{word}{argument}", found, sink)


def _prefixed(attribute: ast.Attribute, found: _Found, sink: FileSink) -> None:
    """`v-on:tap`, `bindtap`, `onTap` and the like; anything else is kept."""
    for pattern, prefix, modifiers in _PREFIXED:
        if match := pattern.fullmatch(attribute.name):
            name = match.group(1)
            name = name.lower() if "A" <= name[0] <= "Z" else name
            name = "tap" if prefix == "@" and name == "click" else name
            _rename(attribute, f"{prefix}{name}{modifiers}", found, sink)
            return
    found.kept.append(attribute)


def _rename(attribute: ast.Attribute, name: str, found: _Found, sink: FileSink) -> None:
    value = _bare(attribute)
    _report(attribute, name if value is None else f'{name}="{value}"', sink, name)
    if attribute.value is None or value is not None:
        _keep(attribute, name, value, found)


def _slot(attribute: ast.Attribute, name: str, found: _Found, sink: FileSink) -> None:
    scope = f' mp:slot="{attribute.value}"' if attribute.value else ""
    _report(attribute, f'slot="{name}"{scope}', sink, f'slot="{name}"')
    _keep(attribute, "slot", name, found)
    if attribute.value:
        _keep(attribute, "mp:slot", attribute.value, found)


def _loop(found: _Found, sink: FileSink) -> None:
    """The loop and its key, in one message; a key alone is reported alone."""
    loop, key = found.loop, found.key
    if loop is None:
        if key is not None:
            _rename(key, "mp:key", found, sink)
        return
    text = _bare(loop)
    item = found.item
    if text is not None and loop.name.startswith("v-"):
        text = _OF.sub(r"\1in", text)
        first = _IDENTIFIER.search(text)
        item = first.group() if first else item
        prefix = ""
    else:
        prefix = f"{found.item}, {found.index} in "
    named = bool(_IDENTIFIER.fullmatch(found.item) and _IDENTIFIER.fullmatch(found.index))
    ours = f'mp:for="{prefix}{text}"' if text is not None and named else "mp:for"
    # Without a key the platforms go by the position.
    expression = _key(key, item) if key else item if loop.name.startswith("v-") else found.index
    ours += f' mp:key="{expression}"'
    _keep(key or loop, "mp:key", expression, found)
    _report(loop, ours, sink, "mp:for")
    if text is not None and named:
        start = _value_start(loop) - len(prefix)  # so that the list's expression keeps its place
        span = Span(max(0, start), loop.value_span.end)
        found.kept.append(ast.Attribute("mp:for", prefix + text, loop.name_span, span))


def _key(attribute: ast.Attribute, item: str) -> str:
    """`id` names a field of the row in native templates, `*this` the row itself."""
    text = _bare(attribute) or item
    if attribute.name.startswith((":", "v-")) or _BRACES.fullmatch(attribute.value or ""):
        return text
    return item if text == "*this" else text if text in (item, "index") else f"{item}.{text}"


def _keep(attribute: ast.Attribute, name: str, value: str | None, found: _Found) -> None:
    start = _value_start(attribute)
    span = attribute.value_span if value is None else Span(start, max(start, attribute.value_span.end))
    found.kept.append(ast.Attribute(name, value, attribute.name_span, span))


def _bare(attribute: ast.Attribute) -> str | None:
    """The value without `{{ }}` around it; None if there is none, or text beside the braces."""
    if attribute.value is None:
        return None
    match = _BRACES.fullmatch(attribute.value)
    text = match.group(1) if match else attribute.value
    return None if "{{" in text else text.strip()


def _value_start(attribute: ast.Attribute) -> int:
    """Where the text of `_bare` begins."""
    value = attribute.value or ""
    match = _BRACES.fullmatch(value)
    inner = match.group(1) if match else value
    offset = (match.start(1) if match else 0) + len(inner) - len(inner.lstrip())
    return attribute.value_span.start + offset


def _report(attribute: ast.Attribute, ours: str, sink: FileSink, short: str = "") -> None:
    if short and (len(ours) > 100 or re.search(r"[\n`]", ours)):
        ours = short
    sink.report("MP310", attribute.name_span, name=attribute.name, ours=" ".join(ours.split())[:120])
