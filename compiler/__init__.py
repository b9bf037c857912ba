"""The mpc compiler: `.mp` sources in, native mini-program projects out.

The rooms, in the order a source passes through them: `frontend` (text to AST), `script` and `style`
(analysis and positional edits of the author's own text), `analyze` (names, components, the IR), then the
targets (`mpc.targets`, handed in by the command line), then `build` (the only writer).
"""
