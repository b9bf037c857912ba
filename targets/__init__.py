"""The targets: one folder each, and what they share.

A target is a folder here with a `platform.toml`, or an entry point of the group `mpc.targets` that names such a
package. Nothing lists their names: `discover()` looks. A target's folder holds words (`platform.toml`), tables
(`elements.toml`, `apis.toml`, `limits.toml`) and its part of the runtime.

The rooms: `base` (a target as data), `lower` and its neighbours (IR to a native tree), `markup`, `scripts` and
`configs` (the tree to text), `emit` (a project to a bundle of files).
"""

from functools import cache
from importlib.metadata import entry_points
from importlib.resources import files

from mpc.targets.base import Target, load_target

GROUP = "mpc.targets"


@cache
def discover() -> dict[str, Target]:
    """Every target by name, sorted by name."""
    folders = [
        f"mpc.targets.{folder.name}"
        for folder in files("mpc.targets").iterdir()
        if folder.is_dir() and folder.joinpath("platform.toml").is_file()
    ]
    packages = [*folders, *(point.value for point in entry_points(group=GROUP))]
    found = [load_target(package) for package in packages]
    return {target.name: target for target in sorted(found, key=lambda target: target.name)}
