"""app.mp: what stands directly under `<app>`, one file a subject; `reader` puts them together.

May import what the rest of `compiler/analyze` may. Nothing here reads another `.mp` file.
"""

from mpc.compiler.analyze.app.reader import AppReader

__all__ = ["AppReader"]
