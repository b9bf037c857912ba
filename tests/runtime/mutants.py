"""Breaks the runtime in every place, one at a time, and lists what no case notices.

Run `python tests/runtime/mutants.py [part …]`. A mutant is a part without one of its statements, with a condition that
always or never holds, or without one side of an `&&` or `||`.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from mpc.compiler.script.changes import Edit
from mpc.compiler.script.edits import apply
from mpc.compiler.script.parse import Node, parse
from mpc.compiler.source import Span
from mpc.targets.assemble import Part, assemble_runtime, load_parts

HERE = Path(__file__).parent
TARGET = "alipay"
PARTS = (
    *("core", "reads", "objects", "derived", "effects", "view", "columns"),
    *("rows", "props", "tick", "page", "component", "lifetimes"),
)


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


def noticed(parts: tuple[Part, ...]) -> bool:
    """Whether some case fails, or does not end, with these parts."""
    with tempfile.TemporaryDirectory() as folder:
        runtime = Path(folder) / "mpc.js"
        runtime.write_text(assemble_runtime(parts, [part.name for part in parts if not part.development], True))
        for case in sorted((HERE / "cases").glob("*.js")):
            command = ["node", str(HERE / "harness.js"), TARGET, str(runtime), str(case)]
            try:
                done = subprocess.run(command, capture_output=True, timeout=60, check=False)
            except subprocess.TimeoutExpired:
                return True
            if done.returncode:
                return True
    return False


def main(names: tuple[str, ...]) -> None:
    parts = load_parts(TARGET)
    mutants = []
    for part in parts:
        if part.name in names:
            whole = Span(0, len(part.text))
            for edit in edits(parse(part.text, whole).root):
                text = apply(part.text, whole, [edit])
                mutants.append(
                    (part, edit, tuple(replace(each, text=text) if each is part else each for each in parts))
                )
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(noticed, [mutant for _, _, mutant in mutants]))
    for (part, edit, _), result in zip(mutants, results, strict=True):
        if not result:
            line = part.text.count("\n", 0, edit.start) + 1
            print(f"{part.name}:{line}: `{part.text[edit.start : edit.end]}` -> `{edit.text}`")
    print(f"{results.count(False)} of {len(results)} live")


if __name__ == "__main__":
    main(tuple(sys.argv[1:]) or PARTS)
