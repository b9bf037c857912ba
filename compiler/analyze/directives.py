"""The words that begin with `mp:`."""

CONTROL = frozenset(("mp:if", "mp:elif", "mp:else", "mp:for", "mp:key", "mp:only", "mp:except"))
"""Those that make structure around an element; they may stand on a `<block>`."""
DIRECTIVES = CONTROL | {"mp:show", "mp:model", "mp:ref", "mp:slot"}
