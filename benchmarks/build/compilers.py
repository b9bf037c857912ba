"""The other compilers that benchmarks compare with: their pinned packages, and how each builds for WeChat."""

import json
from pathlib import Path

from measure import run

HOME = Path(__file__).parent / "peers"
# What each of them is asked for: a build to publish, for WeChat alone.
BUILD = {
    "uni-app": ("npx", "uni", "build", "-p", "mp-weixin"),
    "taro": ("npx", "taro", "build", "--type", "weapp"),
    "mpx": ("npx", "mpx-cli-service", "build", "--targets=wx"),
}
ENVIRONMENT = {"NODE_ENV": "production", "CI": "1"}
PACKAGES = {"uni-app": "@dcloudio/vite-plugin-uni", "taro": "@tarojs/cli", "mpx": "@mpxjs/core"}


def link(name: str, folder: Path) -> None:
    """Put the packages of a compiler into an app, without copying them; npm installs them the first time."""
    home = HOME / name
    if not (home / "node_modules").is_dir():
        # Not `npm ci`: it wants the lock file to hold what only other systems install.
        run(("npm", "install", "--no-save", "--ignore-scripts", "--legacy-peer-deps"), home)
    for each in ("package.json", "node_modules"):
        (folder / each).symlink_to(home / each)


def title(name: str) -> str:
    """The name and the version that the lock file pins."""
    lock = json.loads((HOME / name / "package-lock.json").read_text(encoding="utf-8"))
    return f"{name} {lock['packages'][f'node_modules/{PACKAGES[name]}']['version']}"
