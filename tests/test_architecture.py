"""The arrows between rooms, and the promises about names, checked on the sources themselves."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted(path for room in ("compiler", "targets", "templates") for path in (ROOT / room).rglob("*.py"))

# What each room may import of mpc, besides itself.
BASE = {
    "mpc.compiler.source", "mpc.compiler.diagnostics", "mpc.compiler.literals", "mpc.compiler.record",
    "mpc.compiler.profile", "mpc.compiler.workers", "mpc.compiler.memo",
}  # fmt: skip
ALLOWED = {
    "compiler/frontend": BASE | {"mpc.compiler.expression"},
    "compiler/script": BASE,
    "compiler/style": BASE,
    "compiler/analyze": BASE
    | {
        "mpc.compiler.frontend", "mpc.compiler.script", "mpc.compiler.style", "mpc.compiler.expression",
        "mpc.compiler.ir", "mpc.compiler.files", "mpc.compiler.config",
    },
    "compiler/build": BASE
    | {
        "mpc.compiler.pipeline", "mpc.compiler.files", "mpc.compiler.style", "mpc.compiler.pack", "mpc.compiler.render",
        "mpc.compiler.trace",
    },
    "compiler/pack": BASE
    | {
        "mpc.compiler.pipeline", "mpc.compiler.files", "mpc.compiler.config", "mpc.compiler.render", "mpc.templates",
    },
    "compiler/reach": BASE
    | {
        "mpc.compiler.ir", "mpc.compiler.expression", "mpc.compiler.files", "mpc.compiler.config",
        "mpc.compiler.analyze", "mpc.compiler.script", "mpc.compiler.render", "mpc.templates",
    },
    "compiler/trace": BASE,
    "compiler/editor": BASE | {"mpc.compiler.frontend", "mpc.compiler.config", "mpc.compiler.files"},
    "targets": BASE
    | {
        "mpc.compiler.ir", "mpc.compiler.expression", "mpc.compiler.analyze", "mpc.compiler.script",
        "mpc.compiler.style", "mpc.compiler.config", "mpc.templates",
    },
    "templates": set(),
}  # fmt: skip


def imports(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    packages = ("mpc", "mpc.compiler", "mpc.targets")  # `from mpc.compiler import ir` imports mpc.compiler.ir
    found = [
        f"{node.module}.{alias.name}" if node.module in packages else node.module or ""
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    ]
    found += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    return [name for name in found if name.split(".")[0] == "mpc"]


@pytest.mark.parametrize("room", ALLOWED)
def test_rooms_import_only_what_they_may(room: str) -> None:
    own = "mpc." + room.replace("/", ".")
    wrong = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in SOURCES
        if path.relative_to(ROOT).as_posix().startswith(f"{room}/")
        for name in imports(path)
        if not (name == own or name.startswith(f"{own}."))
        and not any(name == allowed or name.startswith(f"{allowed}.") for allowed in ALLOWED[room])
    ]
    assert wrong == []


def test_only_the_command_line_knows_the_targets() -> None:
    knowing = [
        path.relative_to(ROOT).as_posix()
        for path in SOURCES
        if path.is_relative_to(ROOT / "compiler") and any(name.startswith("mpc.targets") for name in imports(path))
    ]
    assert {Path(each).parent.as_posix() for each in knowing} <= {"compiler", "compiler/commands"}
    assert [each for each in knowing if Path(each).parent.name == "compiler"] == ["compiler/cli.py"]


def test_no_target_is_named_outside_its_folder() -> None:
    """Platform differences are words in a target's folder; shared code never asks which target it is."""
    names = {"wechat", "douyin", "alipay"}
    allowed = {"targets/tables.py"}  # names the table that is the vocabulary
    wrong = []
    for path in SOURCES:
        relative = path.relative_to(ROOT)
        if relative.parts[0] == "targets" and len(relative.parts) > 2 and relative.parts[1] in names:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            literal = isinstance(node, ast.Constant) and node.value in names
            if literal and relative.as_posix() not in allowed:
                wrong.append(f"{relative}:{node.lineno}")
    assert wrong == []


def test_importing_mpc_loads_nothing_heavy() -> None:
    """Start-up is the no-op build: the command line loads its parts only when it needs them."""
    import subprocess
    import sys

    heavy = ("lark", "jinja2", "jsonschema", "tree_sitter")
    modules = "mpc.compiler.cli, mpc.compiler.commands.build"  # the second: as far as a build with nothing to do
    code = f"import sys, {modules}; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
