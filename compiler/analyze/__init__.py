"""From ASTs to the IR: directives become structure, names get symbols, component uses are checked.

Target-independent: the built-in vocabulary is handed in. May import `frontend`, `script`, `style` and `ir`.
"""
