"""Production's forms of the runtime's own parts: shorter, and the same program."""

import pytest
from mpc.compiler.script.parse import parse
from mpc.compiler.script.resolve import resolve
from mpc.compiler.source import Span
from mpc.targets.assemble import squeeze
from mpc.targets.shorten import shorten

ROWS = [
    # Names: one name in two scopes, unless one would hide the other; globals are never taken.
    ("const outer = 1\nconst f = (first) => first + outer\n", "var a=1,b=b=>b+a\n"),
    ("const f = (first) => {\n  let second\n  g(second, first, a)\n}\n", "var b=b=>{let c\ng(c,b,a)}\n"),
    ("const f = (first) => (first ? f(first) : 0)\n", "var b=a=>a?b(a):0\n"),
    ("try {\n  f()\n} catch (error) {\n  g(error)\n}\n", "try{f()}catch(a){g(a)}\n"),
    ("const f = ({ log, kept }) => ({ log, kept })\n", "var a=({a,kept:b})=>({a,kept:b})\n"),
    ("for (const one of list) for (const two of one) f(two)\n", "for(let a of list)for(let b of a)f(b)\n"),
    # Syntax.
    ("const f = (x) => {\n  if (!x) return 0\n  return g(x)\n}\n", "var a=a=>!a?0:g(a)\n"),
    ("const f = (x) => {\n  if (x.y = 1) return 0\n  return { x }\n}\n", "var a=a=>(a.y=1)?0:{x:a}\n"),
    ("const f = () => {\n  return { a: 1 }\n}\n", "var a=()=>({a:1})\n"),
    ("const f = (x) => {\n  g()\n  if (x) return 1\n  return 2\n}\n", "var a=a=>(g(),a?1:2)\n"),
    ("const f = (x) => {\n  g()\n  x.y = 1\n  return x\n}\n", "var a=a=>(g(),a.y=1,a)\n"),
    ("if (a) {\n  b()\n} else {\n  c()\n}\n", "if(a)b();else c()\n"),
    ("if (a) {\n  b = 1\n  c()\n}\n", "if(a)b=1,c()\n"),
    ("if (a || b) c()\nif (a && !b) c()\nif ((a || b) && c) d()\n", "if(a||b)c()\na&&!b&&c()\nif((a||b)&&c)d()\n"),
    ('if (typeof a === "object") b(undefined, true)\n', 'typeof a=="object"&&b(void 0,!0)\n'),
    ("const m = new Map()\nf(new Map().size)\n", "var a=new Map\nf(new Map().size)\n"),
    ("f(Object.keys(a))\nf(Object.keys(b))\n", "var{keys:c}=Object\nf(c(a))\nf(c(b))\n"),
    ("let f = 1\nf = 2\nconst h = 3\ng(f, h)\nlet k\nf = k\n", "var a=1,a=2,b=3\ng(a,b)\nvar c,a=c\n"),
    ("const f = (x) => {\n  let y = 1\n  y = x\n  let z = y\n  g(z)\n}\n", "var a=b=>{let a=1\na=b\nlet c=a\ng(c)}\n"),
    ("if (a) {\n  for (const b of a) if (b) d(b)\n} else c()\n", "if(a){for(let b of a)b&&d(b)}else c()\n"),
    (
        "for (const a of b) {\n  if (a) {\n    for (const c of a) c()\n  }\n}\n",
        "for(let a of b)if(a)for(let c of a)c()\n",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_shorter(text: str, expected: str) -> None:
    found = squeeze(shorten(text, frozenset({"log"})))
    assert found == expected
    assert not parse(found, Span(0, len(found))).has_errors


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_every_name_means_what_it_meant(text: str, expected: str) -> None:
    """As many uses of globals as before, each under its own name."""

    def free(program: str) -> list[str]:
        found = resolve(parse(program, Span(0, len(program))).root).references
        return sorted(each.name for each in found if each.declaration is None and each.name != "undefined")

    assert set(free(expected)) == set(free(text))
