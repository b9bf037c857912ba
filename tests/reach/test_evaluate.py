"""Templates' expressions computed before anything runs say what JavaScript says, or that they do not know."""

import json
import shutil
import subprocess

import pytest
from mpc.compiler.diagnostics import Sink
from mpc.compiler.expression import Expression
from mpc.compiler.frontend.expressions import parse_expression
from mpc.compiler.reach.evaluate import Unknown, text
from mpc.compiler.source import SourceFile, Span

ITEM = {"name": "梨🍐", "price": 12.5, "tags": ["a", None, "c"], "stock": 0, "shop": {"city": "Riga"}, "none": None}
KNOWN = [
    "item.name", "item.name.length", "item.name.slice(0, 1)", "item.price * 2", "item.price.toFixed(2)",
    "(1.005).toFixed(2)", "(2.5).toFixed(0)", "(-1.5).toFixed(0)", "item.tags.join('/')", "item.tags.length",
    "item.tags[0]", "item.shop.city", "item.stock ? 'yes' : 'no'", "item.none ?? 'x'", "item.none || item.name",
    "item.stock > 0 && 'there'", "`${item.name}: ${item.price}`",
    "item.tags.filter((t) => t).map((t, i) => t + i).join()", "1 / 3", "0.1 + 0.2", "1e21", "1e-7",
    "123456789012345680000", "-0 + 0", "7 % 3", "-7 % 3", "'12800' / 100", "' 1.50 ' * 2", "'10' - 1",
    "'9' < 10", "'a' + 1", "1 + 'a'", "item.price === 12.5",
    "item.stock !== 0", "!item.none", "-item.price", "' x '.trim()", "'a,b'.split(',').length",
    "'B'.toLowerCase()", "item.tags.includes('c')", "item.tags.slice(1).length", "100000000 * 10", "5e-324",
    "1.7976931348623157e308", "item.missing === undefined",
]  # fmt: skip
UNKNOWN = [
    "other", "yuan(item.price)", "item.name.padStart(3)", "item.shop", "1 / 0", "item.price < 'a'",
    "item.name.slice({})", "item.tags.map(1)", "[...item.tags].length", "typeof item", "'9' < '10'",
    "'a' * 2", "'' * 2", "true * 2",
]  # fmt: skip


def computed(source: str) -> str:
    sink = Sink()
    file = SourceFile("a.mp", source)
    found = parse_expression(source, Span(0, len(source)), sink.at(file))
    assert isinstance(found, Expression), sink.diagnostics
    return text(found, {"item": ITEM})


def test_as_javascript_says_it() -> None:
    node = shutil.which("node")
    assert node, "Node comes with the test's packages"
    values = ",".join(f"String({each})" for each in KNOWN)
    code = f"const item = {json.dumps(ITEM)}; console.log(JSON.stringify([{values}]))"
    done = subprocess.run([node, "-e", code], capture_output=True, text=True, check=True, encoding="utf-8")
    theirs = dict(zip(KNOWN, json.loads(done.stdout), strict=True))
    assert {each: computed(each) for each in KNOWN} == theirs


@pytest.mark.parametrize("source", UNKNOWN)
def test_what_it_does_not_know(source: str) -> None:
    with pytest.raises(Unknown):
        computed(source)


def test_null_and_undefined_show_nothing() -> None:
    assert computed("item.none") == computed("item.none.deep.er") == computed("item.missing") == ""
