"""Measures builds and writes the table: `python benchmarks/build/run.py`.

    --pages 10 100 500 1000   sizes of the app
    --runs 5                  runs of each; the table has the median, and in brackets the least and the most
    --peers uni-app taro mpx  other compilers too, in a table of their own (npm installs them in `peers/<name>/`)
    --peer-pages, --peer-runs for these alone, which take longer
    --memory 1000             also say what so many rebuilds leave in the memory of `mpc watch`, with the first size
    --docs                    put the table into docs/benchmarks.md as well

Each run is a process of its own. Runs of different things take turns, so that a busy minute of the machine falls on
all of them. Before a cold build the output and the cache are removed. The numbers are of this machine, and nothing
asserts them.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import compilers
from generate import app_of, files, write
from measure import MPC, Run, Spread, peak_memory, run, spread
from watching import growth, rebuilds

HERE = Path(__file__).parent
DOCS = HERE.parent.parent / "docs" / "benchmarks.md"
MARK = "<!-- build: written by benchmarks/build/run.py -->"
TARGETS = ("wechat", "douyin", "alipay")
REBUILDS = 4
"""For each run, so many edits of a page in `mpc watch`."""


@dataclass
class Subject:
    """Something to measure: a command, and what to do before each of its runs."""

    title: str
    command: tuple[str, ...]
    folder: Path
    prepare: Callable[[], None]
    environment: dict[str, str] = field(default_factory=dict)
    runs: list[Run] = field(default_factory=list)

    @property
    def median(self) -> float:
        return spread([each.wall for each in self.runs]).median

    def once(self) -> None:
        self.prepare()
        self.runs.append(run(self.command, self.folder, self.environment))

    def memory(self) -> int:
        self.prepare()
        return peak_memory(self.command, self.folder, self.environment)


def subjects_of_mpc(folder: Path) -> list[Subject]:
    """Cold builds of one, two and three targets, and a build of what has not changed."""

    def forget() -> None:
        """Out of the way, and not removed: ext4 looks for places of new files among those of files that just went."""
        away = Path(tempfile.mkdtemp(dir=folder.parent))
        for each in ("dist", ".mpc"):
            if (folder / each).exists():
                (folder / each).rename(away / each)

    def build(*targets: str) -> tuple[str, ...]:
        return (*MPC, "build", ".", *(word for target in targets for word in ("--target", target)))

    def leave() -> None:
        """All is as the build before left it."""

    return [
        Subject("cold, 1 target", build(TARGETS[0]), folder, forget),
        Subject("cold, 2 targets", build(*TARGETS[:2]), folder, forget),
        Subject("cold, 3 targets", build(*TARGETS), folder, forget),
        Subject("nothing changed, 3 targets", build(*TARGETS), folder, leave),
    ]


def subject_of_peer(name: str, folder: Path) -> Subject:
    """A cold build by another compiler; its packages are linked into the app."""
    compilers.link(name, folder)

    def forget() -> None:
        shutil.rmtree(folder / "dist", ignore_errors=True)
        shutil.rmtree(compilers.HOME / name / "node_modules" / ".cache", ignore_errors=True)

    return Subject(compilers.title(name), compilers.BUILD[name], folder, forget, compilers.ENVIRONMENT)


def compared(pages: int, runs: int, peers: list[str]) -> dict[str, str]:
    """A row of the table of peers: builds to publish, for one target."""
    row = {"pages": f"{pages:,}"}
    with tempfile.TemporaryDirectory(prefix="mpc-benchmark-") as name:
        folders = {each: Path(name) / each for each in ("mpc", *peers)}
        for each, folder in folders.items():
            write(folder, files(app_of(pages), each))
        cold = subjects_of_mpc(folders["mpc"])[0]
        ours = Subject("mpc", (*cold.command, "--mode", "production"), cold.folder, cold.prepare)
        subjects = [ours, *(subject_of_peer(each, folders[each]) for each in peers)]
        for number in range(runs):
            for subject in subjects:
                subject.once()
            print(f"  {pages} pages, peers: run {number + 1} of {runs}", file=sys.stderr)
        first = ours.median
        for subject in subjects:
            times = "" if subject is ours else f", {subject.median / first:.1f} times"
            row[subject.title] = f"{_seconds(spread([each.wall for each in subject.runs]))}{times}"
            row[f"{subject.title.split()[0]}, memory"] = f"{subject.memory() / 1_000_000:.0f} MB"
    return row


def measured(pages: int, runs: int) -> dict[str, str]:
    """A row of the table, by column."""
    row = {"pages": f"{pages:,}"}
    with tempfile.TemporaryDirectory(prefix="mpc-benchmark-") as name:
        folder = Path(name) / "app"
        write(folder, files(app_of(pages)))
        subjects = subjects_of_mpc(folder)
        for number in range(runs):
            for subject in subjects:
                subject.once()
            print(f"  {pages} pages: run {number + 1} of {runs}", file=sys.stderr)
        for subject in subjects:
            row[subject.title] = _seconds(spread([each.wall for each in subject.runs]))
        row["a page edited, 3 targets"] = _seconds(spread(rebuilds(folder, runs * REBUILDS)))
        cold = subjects[2]
        row["its processor time"] = _seconds(spread([each.cpu for each in cold.runs]))
        row["its peak memory"] = f"{cold.memory() / 1_000_000:.0f} MB"
    return row


def _seconds(found: Spread) -> str:
    if found.median < 1:
        return f"{found.median * 1000:.0f} ms ({found.least * 1000:.0f}–{found.most * 1000:.0f})"
    return f"{found.median:.2f} s ({found.least:.2f}–{found.most:.2f})"


def table(rows: list[dict[str, str]]) -> str:
    """A Markdown table; the rows have the same columns."""
    lines = [list(rows[0]), ["---:"] * len(rows[0]), *(list(row.values()) for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def machine() -> str:
    """What was measured, where and when."""
    version = subprocess.run((*MPC, "--version"), capture_output=True, text=True).stdout.strip()
    cpu = platform.processor()
    memory = 0
    if Path("/proc/cpuinfo").exists():
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        cpu = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), cpu)
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**30
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (
        f"{datetime.now(UTC):%Y-%m-%d}: {version}, Python {platform.python_version()}, {cores} cores of {cpu}, "
        f"{memory} GB, {platform.system()} {platform.release()}; load {os.getloadavg()[0]:.1f} when it began."
    )


def put_into_docs(text: str) -> None:
    """Replace what stands between the two marks."""
    before, _, rest = DOCS.read_text(encoding="utf-8").partition(MARK)
    after = rest.partition(MARK)[2]
    DOCS.write_text(f"{before}{MARK}\n{text}\n{MARK}{after}", encoding="utf-8")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--pages", type=int, nargs="+", default=[10, 100, 500, 1000])
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--peers", nargs="+", default=[], choices=sorted(compilers.BUILD))
    arguments.add_argument("--peer-pages", type=int, nargs="+")
    arguments.add_argument("--peer-runs", type=int)
    arguments.add_argument("--memory", type=int, default=0)
    arguments.add_argument("--docs", action="store_true")
    chosen = arguments.parse_args()
    facts = machine()
    rows = [measured(pages, chosen.runs) for pages in chosen.pages]
    text = f"{facts}\nMedian of {chosen.runs} runs (least–most).\n\n{table(rows)}"
    if chosen.memory:
        text += f"\n{growth(chosen.pages[0], chosen.memory)}\n"
    if chosen.peers:
        node = subprocess.run(("node", "--version"), capture_output=True, text=True).stdout.strip()
        runs = chosen.peer_runs or chosen.runs
        others = [compared(pages, runs, chosen.peers) for pages in chosen.peer_pages or chosen.pages]
        text += f"\nA build to publish, for WeChat alone, with Node {node}; median of {runs} runs:\n\n{table(others)}"
    print(text)
    if chosen.docs:
        put_into_docs(text)


if __name__ == "__main__":
    main()
