"""What becomes of a build on its way out: sizes, limits and budgets, archives, manifests and size reports.

Everything here is pure: a bundle's bytes come in, bytes, texts and diagnostics go out. Writing them, asking git and
running the vendors' tools is done in `compiler.build`.
"""
