"""Each edge of the mechanism of updates is noticed when it is gone. All of them: `python tests/runtime/mutants.py`."""

import mutants
import pytest
import rig
from mpc.targets.assemble import load_parts

pytestmark = pytest.mark.skipif(rig.node() is None, reason="Node is not installed")

# Statements without which something must fail, by part.
EDGES = {
    "core": ["wrote(this)", "written.push(what)", "epoch++", "soon()", "$.epoch = epoch", "$.flying = 0"],
    "reads": [
        "log.set(object, { key, value, read, owner: row, next })", "log.inner = (log.inner || []).concat(object)",
        "dirty.add(entry.owner)",
    ],
    "objects": ["wrote(raw)", "note(raw, raw.slice(), true, holds)", "note(raw, 1, keysOf(raw), keysOf)"],
    "derived": ["note(this, 0, value, resultOf)"],
    "effects": ["untie(effect)", "turn++", "$.effects.forEach(untie)"],
    "view": ["note(value, 1, 1, bare)", "current.rows[at] = value.slice()", "return new Set()", "task.last = value"],
    "columns": ["entry.read = read", "note(object, read.key, read.value, read.read)"],
    "props": ["wrote()", "prop.v = value"],
}  # fmt: skip


@pytest.mark.parametrize(("part", "edge"), [(part, edge) for part, edges in EDGES.items() for edge in edges])
def test_an_edge_that_is_gone_is_noticed(part: str, edge: str) -> None:
    whole = next(each for each in load_parts(mutants.TARGETS[0]) if each.name == part)
    broken = [each for each in mutants.mutants(whole) if each.was == edge]
    assert broken, "no such statement"
    node = rig.node() or ""
    assert [mutant for mutant in broken if mutants.lives(mutant, node)] == []


def test_the_list_of_excused_mutants_is_true() -> None:
    """Each is one that can be made, and has a reason."""
    made = {mutant.key for part in load_parts(mutants.TARGETS[0]) for mutant in mutants.mutants(part)}
    for key, reason in mutants.excused().items():
        assert key in made, key
        assert len(reason) > 20
