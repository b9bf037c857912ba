"""From the text of a `.mp` file to its AST: split, lex and parse. Knows nothing of targets or of other files.

`split` finds the root element, the script and the style; `markup` reads the root with Lark into `ast` nodes;
`expressions` reads the text of one expression. May import `source`, `diagnostics` and `expression` only.
"""
