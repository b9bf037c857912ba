"""Breaks the runtime in every place, one at a time, and lists what no case notices.

Run `python tests/runtime/mutants.py [part …]`. A mutant is a part without one of its statements, with a condition that
always or never holds, or without one side of an `&&` or `||`. Those that nobody could notice, or that cost time alone,
stand in mutants.toml with the reason. Ends with 1 if another one lives, or if one of that list is gone.
"""

import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from mpc.compiler.script.changes import Edit
from mpc.compiler.script.edits import apply
from mpc.compiler.script.parse import Node, parse
from mpc.compiler.source import Span
from mpc.targets.assemble import Part, assemble_runtime, load_parts

HERE = Path(__file__).parent
TARGETS = ("alipay", "wechat")
# The quickest first: most mutants end there.
CASES = [HERE / "cases" / f"{name}.js" for name in ("edges", "exact", "pages", "components", "model")]
LEAKS = HERE / "heap" / "leaks.js"
PARTS = (
    *("core", "reads", "objects", "derived", "effects", "view", "columns"),
    *("rows", "props", "tick", "page", "component", "lifetimes", "host", "plain"),
)


Key = tuple[str, str, str, str]


@dataclass(frozen=True)
class Mutant:
    """One change of a part: `now` instead of `was`, which begins in this line of its text (`number` counts from 1)."""

    part: str
    number: int
    line: str
    was: str
    now: str
    text: str
    whole: str

    @property
    def key(self) -> Key:
        return self.part, self.line, self.was, self.now


def edits(root: Node) -> Iterator[Edit]:
    """Every single change of a part."""
    for node in root.walk():
        if node.type in ("expression_statement", "return_statement"):
            yield Edit(node.start, node.end, ";")
        if node.type in ("if_statement", "ternary_expression"):
            condition = node.child("condition")
            assert condition is not None
            yield from (Edit(condition.start, condition.end, f"({value})") for value in ("true", "false"))
        if node.type == "binary_expression" and node.token("&&", "||"):
            left, right = node.child("left"), node.child("right")
            assert left is not None and right is not None
            yield Edit(left.start, right.start, "")
            yield Edit(left.end, right.end, "")


def mutants(part: Part) -> Iterator[Mutant]:
    whole = Span(0, len(part.text))
    for edit in edits(parse(part.text, whole).root):
        number = part.text.count("\n", 0, edit.start) + 1
        was = " ".join(part.text[edit.start : edit.end].split())
        line = part.text.splitlines()[number - 1].strip()
        yield Mutant(part.name, number, line, was, edit.text, apply(part.text, whole, [edit]), part.text)


def passes(target: str, parts: tuple[Part, ...], node: str = "node", loud: bool = False) -> bool:
    """Whether all cases pass, and end, with these parts in production's form. `loud`: print what fails."""
    environment = {**os.environ, "MPC_BAIL": "1", "MPC_SEEDS": "20"}
    with tempfile.TemporaryDirectory() as folder:
        runtime = Path(folder) / "mpc.js"
        runtime.write_text(assemble_runtime(parts, [part.name for part in parts if not part.development], True))
        start = [node, "--expose-gc", str(HERE / "harness.js"), target, str(runtime)]
        # What is counted in the heap wants a process of its own.
        for command in ([*start, *map(str, CASES)], [*start, str(LEAKS)]):
            try:
                done = subprocess.run(command, capture_output=True, text=True, timeout=45, check=False, env=environment)
            except subprocess.TimeoutExpired:
                return False
            if done.returncode:
                if loud:
                    print(done.stdout, done.stderr)
                return False
    return True


def lives(mutant: Mutant, node: str = "node") -> bool:
    """Whether all cases pass on each target that has this part."""
    for target in TARGETS:
        parts = load_parts(target)
        broken = tuple(replace(each, text=mutant.text) if each.text == mutant.whole else each for each in parts)
        if broken != parts and not passes(target, broken, node):
            return False
    return True


def excused() -> dict[Key, str]:
    """The reasons of mutants.toml."""
    entries = tomllib.loads((HERE / "mutants.toml").read_text(encoding="utf-8"))["mutant"]
    return {(each["part"], each["line"], each["was"], each["now"]): each["why"] for each in entries}


def main(names: tuple[str, ...]) -> int:
    parts = load_parts(TARGETS[0])
    if not all(passes(target, load_parts(target), loud=True) for target in TARGETS):
        print("the runtime itself fails")
        return 1
    found = [mutant for part in parts if part.name in names for mutant in mutants(part)]
    reasons = excused()
    gone = [key for key in reasons if key[0] in names and key not in {mutant.key for mutant in found}]
    tried = [mutant for mutant in found if mutant.key not in reasons]
    with ThreadPoolExecutor(2) as pool:
        living = [mutant for mutant, lived in zip(tried, pool.map(lives, tried), strict=True) if lived]
    for mutant in living:
        print(f"{mutant.part}:{mutant.number}: `{mutant.was}` -> `{mutant.now}`", flush=True)
    for key in gone:
        print(f"mutants.toml names what is no more: {key}")
    print(f"{len(living)} of {len(tried)} live; {len(found) - len(tried)} are excused")
    return 1 if living or gone else 0


if __name__ == "__main__":
    sys.exit(main(tuple(sys.argv[1:]) or PARTS))
