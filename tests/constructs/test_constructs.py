"""One construct, one proof: each runs in an app walked on three hosts, stands in a golden, has samples of misuse.

The list comes from the grammars, the tables and the kinds of nodes (`catalogue.py`); what a project uses is read from
its sources (`detect.py`). `proofs.toml` names the error samples, and what is refused always.
"""

import tomllib
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import pytest
from catalogue import constructs
from detect import used_in

HERE = Path(__file__).parent
TESTS = HERE.parent
PROOFS = tomllib.loads((HERE / "proofs.toml").read_text(encoding="utf-8"))
SAMPLES = frozenset(folder.name.partition("-")[0] for folder in (TESTS / "errors").glob("MP*"))
ALLOWED = sorted(constructs() - set(PROOFS["refused"]))


@cache
def walked() -> frozenset[str]:
    """What the apps use that the conformance walks run."""
    apps = sorted(path.parent for path in (TESTS / "conformance").glob("*/app.mp"))
    return frozenset().union(*map(used_in, [*apps, TESTS.parent / "sample_app"]))


@cache
def golden() -> frozenset[str]:
    return frozenset().union(*map(used_in, sorted((TESTS / "golden").glob("*/src"))))


def misuses(construct: str) -> list[str]:
    """The codes of what can go wrong with a construct: those of the most exact pattern that fits."""
    fitting = [pattern for pattern in PROOFS["misuse"] if fnmatchcase(construct, pattern)]
    return PROOFS["misuse"][max(fitting, key=len)] if fitting else []


@pytest.mark.parametrize("construct", ALLOWED)
def test_runs_on_three_hosts(construct: str) -> None:
    assert construct in walked()


@pytest.mark.parametrize("construct", ALLOWED)
def test_stands_in_a_golden(construct: str) -> None:
    assert construct in golden()


@pytest.mark.parametrize("construct", sorted(constructs()))
def test_its_misuse_has_a_sample(construct: str) -> None:
    codes = [PROOFS["refused"][construct]] if construct in PROOFS["refused"] else misuses(construct)
    assert codes
    assert [code for code in codes if code not in SAMPLES] == []


def test_the_shop_uses_what_is_not_excused() -> None:
    """The sample shop shows the language at work: what it does without is listed with a reason, and nothing more."""
    missing = constructs() - set(PROOFS["refused"]) - used_in(TESTS.parent / "sample_app")
    excused = PROOFS["not_in_the_shop"]
    assert sorted(each for each in missing if not any(fnmatchcase(each, pattern) for pattern in excused)) == []
    assert [pattern for pattern in excused if not any(fnmatchcase(each, pattern) for each in missing)] == []


def test_the_proofs_name_what_there_is() -> None:
    assert sorted(set(PROOFS["refused"]) - constructs()) == []
    assert [
        pattern for pattern in PROOFS["misuse"] if not any(fnmatchcase(each, pattern) for each in constructs())
    ] == []


def test_what_is_refused_is_nowhere_in_use() -> None:
    assert sorted(set(PROOFS["refused"]) & (walked() | golden())) == []
