"""What an archive holds and what it was made from, as JSON beside it."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from mpc.compiler.config import Config
from mpc.compiler.pack.checks import Limit, Part, Platform, budgets, parts
from mpc.compiler.pack.sizes import Sizes

VERSION = 1
"""Of the manifest's form: a reader refuses one that it does not know."""


@dataclass(frozen=True, slots=True)
class Revision:
    """What git says of the project: its commit, and whether its files differ from that."""

    commit: str
    dirty: bool


def manifest(
    sizes: Sizes, data: bytes, platform: Platform, config: Config, mode: str, mpc: str, revision: Revision | None
) -> dict[str, Any]:
    """All that is worth knowing of an archive `data`. Sizes in bytes, digests SHA-256 in hexadecimal. Of `[env]` only
    the names: values may be nobody else's business. No time and no place of a machine: same input, same bytes."""
    package_of = {file.path: package.root for package in sizes.packages for file in package.files}
    return {
        "manifest": VERSION,
        "target": sizes.target,
        "app": {"name": config.name, "version": config.version, "appid": config.option(sizes.target, "appid")},
        "mpc": mpc,
        "mode": mode,
        "env": sorted(config.env),
        "git": {"commit": revision.commit, "dirty": revision.dirty} if revision else None,
        "archive": {
            "file": f"{sizes.target}.zip",
            "size": len(data),
            "sha256": hashlib.sha256(data).hexdigest(),
            "limit": _limit(platform.limits.get("upload_zip_bytes")),
        },
        **sizes_of(sizes, platform, config),
        "files": [
            {"path": each.path, "package": package_of[each.path], "size": each.size, "sha256": each.digest}
            for each in sizes.files
        ],
    }


def sizes_of(sizes: Sizes, platform: Platform, config: Config) -> dict[str, Any]:
    """`{"total": part, "packages": [part]}`; a part has its size, its number of files, its limit and its budget."""
    allowed = {name: size for name, _, size in budgets(config, sizes.target)}
    *packages, total = (_part(each, platform, allowed) for each in parts(sizes))
    return {"total": total, "packages": packages}


def _part(part: Part, platform: Platform, allowed: dict[str, int]) -> dict[str, Any]:
    root = {} if part.kind == "total" else {"root": part.root}
    return {
        **root,
        "size": part.size,
        "files": len(part.files),
        "limit": _limit(platform.limits.get(part.limit_name)),
        "budget": allowed.get(part.kind),
    }


def _limit(limit: Limit | None) -> dict[str, Any] | None:
    return {"bytes": limit.value, "source": limit.source, "firm": limit.firm} if limit else None


def to_bytes(value: dict[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
