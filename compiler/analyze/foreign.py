"""Forms of other template languages: recognised, so that the message can show mpc's own form."""

import re

from mpc.compiler.diagnostics import FileSink
from mpc.compiler.frontend import ast

_DIRECTIVE = re.compile(r"(?:wx|a|tt|v|s|qq|swan)[:-](if|elif|else-if|else|for|key|model|show|for-item|for-index)\b.*")
_VUE = re.compile(r"v-(on|bind):(.+)")
_BIND = re.compile(r"(bind|catch|capture-bind|capture-catch|mut-bind):?([a-z][\w-]*)")
_ON = re.compile(r"(on|catch)([A-Z]\w*)")
_NAMES = {"else-if": "mp:elif", "for-item": "mp:for", "for-index": "mp:for"}


def report_foreign(attribute: ast.Attribute, sink: FileSink) -> bool:
    """Report `wx:if`, `v-on:tap`, `bindtap`, `onTap` and the like; False if it is no such form."""
    name = attribute.name
    ours = _ours(name)
    if ours is None:
        return False
    sink.report("MP310", attribute.name_span, name=name, ours=ours)
    return True


def _ours(name: str) -> str | None:
    if match := _VUE.fullmatch(name):
        return f"@{match.group(2)}" if match.group(1) == "on" else f":{match.group(2)}"
    if match := _DIRECTIVE.fullmatch(name):
        return _NAMES.get(match.group(1), f"mp:{match.group(1)}")
    if match := _BIND.fullmatch(name):
        stop = ".stop" if "catch" in match.group(1) else ""
        capture = ".capture" if match.group(1).startswith("capture") else ""
        return f"@{match.group(2)}{capture}{stop}"
    if match := _ON.fullmatch(name):
        stop = ".stop" if match.group(1) == "catch" else ""
        return f"@{match.group(2).lower()}{stop}"
    return None
