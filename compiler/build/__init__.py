"""Writes bundles. The only room that changes anything outside the process."""
