"""Measures updates beside hand-written native code: `python benchmarks/updates/run.py`.

    --runs 30   runs of each operation; the table has the median
    --docs      put the tables into docs/benchmarks.md as well
    --peers     what other compilers send too, all or those that are named, in a table of their own; npm installs them

Both pages run in one process under WeChat's open framework, taking turns; nothing is drawn. Nothing asserts the times.
"""

import argparse
import json
import statistics
import subprocess
import tempfile
from pathlib import Path

import peers
import rig
from mpc.compiler.build.writer import write
from mpc.compiler.cli import backend
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Folder
from mpc.compiler.pipeline import compile_project

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
DOCS = ROOT / "docs" / "benchmarks.md"
RIG = ROOT / "tests" / "conformance"
MARK = "<!-- updates: written by benchmarks/updates/run.py -->"
PEERS_MARK = "<!-- updates of peers: written by benchmarks/updates/run.py -->"
HEAD = "| operation | `setData` calls | bytes | time | script alone | script without JIT |\n|---|---|---|---|---|---|\n"


def build(out: Path) -> None:
    """The page written for mpc, as production output for WeChat."""
    sink = Sink()
    result = compile_project(Folder(HERE / "mpc", sink), backend(), ["wechat"], "production", sink)
    assert sink.diagnostics == [], sink.diagnostics
    write(result.bundles["wechat"], out, result.files["wechat"], sink)


def measure(out: Path, runs: int, *flags: str) -> dict[str, dict[str, dict[str, object]]]:
    pages = (f"mpc={out / 'project'}", f"native={HERE / 'native'}")
    command = [rig.node() or "node", *flags, str(HERE / "rig.mjs"), str(RIG), str(out), str(runs), *pages]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, dict[str, dict[str, object]]] = json.loads(done.stdout)
    return found


def table(out: Path, runs: int) -> str:
    """Rows of the table: each cell is mpc's value / that of native code."""
    build(out / "project")
    fast, slow = measure(out, runs), measure(out, runs, "--jitless", "--no-expose-wasm")
    lines = []
    for name, found in fast.items():

        def pair(key: str, of: dict[str, dict[str, object]]) -> str:
            mine, native = (statistics.median(of[each][key]) for each in ("mpc", "native"))  # type: ignore[call-overload]
            return f"{mine:.2f} / {native:.2f} ms"

        exact = (f"{found['mpc'][key]} / {found['native'][key]}" for key in ("calls", "bytes"))
        times = (pair("total", found), pair("script", found), pair("script", slow[name]))
        lines.append(f"| {' | '.join((name, *exact, *times))} |\n")
    return HEAD + "".join(lines)


def put_into_docs(mark: str, text: str) -> None:
    """Replace what stands between two marks."""
    before, _, after = DOCS.read_text(encoding="utf-8").split(mark)
    DOCS.write_text(f"{before}{mark}\n{text}{mark}{after}", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=30)
    parser.add_argument("--docs", action="store_true")
    parser.add_argument("--peers", nargs="*", choices=peers.NAMES)
    options = parser.parse_args()
    rig.ensure_installed()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = {MARK: table(folder, options.runs)}
        if options.peers is not None:
            chosen = options.peers or peers.NAMES
            texts[PEERS_MARK] = peers.table(chosen, folder / "project", HERE / "native", folder)
    print("\n".join(texts.values()))
    if options.docs:
        for mark, text in texts.items():
            put_into_docs(mark, text)


if __name__ == "__main__":
    main()
