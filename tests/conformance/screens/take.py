"""Take the sample app's pictures: build it for WeChat, open its pages in Chromium, write what a phone would show.

python tests/conformance/screens/take.py                      the kept ones, to docs/screens
python tests/conformance/screens/take.py --all --out /tmp/now  every shot as PNG, and what is wrong with each
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import rig
from click.testing import CliRunner
from mpc.compiler.cli import main as mpc

ROOT = Path(__file__).parents[3]


def build(app: Path, out: Path) -> Path:
    """The WeChat project of `app`, answering itself from its fixtures."""
    done = CliRunner().invoke(mpc, ["build", str(app), "--target", "wechat", "--out", str(out), "--lang", "en"])
    if done.exit_code != 0:
        raise SystemExit(done.output)
    return out / "wechat"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "screens")
    parser.add_argument("--all", action="store_true", help="every shot as PNG, not only the kept ones as WebP")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME")
    parser.add_argument("--tall", action="store_true", help="as high as the page needs")
    given = parser.parse_args()
    rig.ensure_installed()
    with tempfile.TemporaryDirectory() as folder:
        project = build(ROOT / "sample_app", Path(folder))
        shots = rig.screens(
            project,
            Path(__file__).parent / "shots.mjs",
            *(["--out", given.out.resolve()]),
            *([] if given.all else ["--kept", "--format", "webp"]),
            *(["--only", ",".join(given.only)] if given.only else []),
            *(["--tall"] if given.tall else []),
        )
    for shot in shots:
        print(f"{shot['name']}: {shot.get('file', 'no picture')}")
        for kind, found in {"errors": shot["errors"], "failed": shot["failed"], **shot["findings"]}.items():
            for one in found:
                print(f"  {kind}: {one}")


if __name__ == "__main__":
    main()
