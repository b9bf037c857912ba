"""The text of one expression: what tree it is, and what is refused by which name."""

import pytest
from mpc.compiler import expression as e
from mpc.compiler.diagnostics import Sink
from mpc.compiler.frontend.expressions import parse_expression
from mpc.compiler.source import SourceFile, Span
from mpc.targets.printing import Printer


def read(text: str) -> tuple[str | None, list[str]]:
    """The expression printed anew, with `!` behind free names, and what is wrong as `code:start-end:found`."""
    file = SourceFile("a.mp", text)
    sink = Sink()
    node = parse_expression(text, Span(0, len(text)), sink.at(file))
    printed = Printer(lambda name: f"{name.name}!").text(node.node) if node else None
    found = [f"{each.code}:{each.span.start}-{each.span.end}:{dict(each.args)['found']}" for each in sink.diagnostics]
    return printed, found


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("`a${`b${x}`}c`", "`a${`b${x!}`}c`"),
        ("`${`${`${x}`}`}`", "`${`${`${x!}`}`}`"),
        ("`${{ a: '}' }.a}` + '`'", "`${{ a: '}' }.a}` + '`'"),
        ("`$${x}$` + `\\`${x}\\${`", "`$${x!}$` + `\\`${x!}\\${`"),
        ("({ id }) => id + x", "({ id }) => id + x!"),
        ("({ id: key, a: [b = key + x, , c], ...rest }, d = { e: x }) => [key, b, c, rest, d, id]",
         "({ id: key, a: [b = key + x!, , c], ...rest }, d = { e: x! }) => [key, b, c, rest, d, id!]"),
        ("(...all) => all", "(...all) => all"),
        ("([a, [b]], ) => a + b", "([a, [b]], ) => a + b"),
        ("(a = (1, x)) => a", None),
        ("(a = f(x, ','), b = `,${a}`) => b", "(a = f!(x!, ','), b = `,${a}`) => b"),
        ("(a , b) => a", "(a, b) => a"),
        ("() => x", "() => x!"),
        ("名 => 名", "(名) => 名"),
        ("(a) * (b)", "a! * b!"),
        ("(a, b) => (c) => a + c + x", "(a, b) => (c) => a + c + x!"),
        ("0b1_1 + 0O17 + 0xF_f + 1_0.5_0 + .5 + 5. + 1e3 + 2E-3", "0b11 + 0O17 + 0xFf + 10.50 + .5 + 5. + 1e3 + 2E-3"),
        ("a.in.class.new.await", "a!.in.class.new.await"),
    ],
)  # fmt: skip
def test_reads(text: str, printed: str | None) -> None:
    assert read(text)[0] == printed


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r"'\u{1F600}'", "😀"), (r"'\ud83d\ude00'", "😀"), (r"'\x41\a\v\0'", "Aa\v\0"), (r'"\'\"\\"', "'\"\\"),
        (r"'\N{DIGIT ONE}\101'", None), ("0b11", 3), ("0o17", 15), ("1_000", 1000), ("5.", 5), ("1e400", float("inf")),
    ],
)  # fmt: skip
def test_literals(text: str, value: object) -> None:
    node = parse_expression(text, Span(0, len(text)), Sink().at(SourceFile("a.mp", text)))
    assert node is not None
    assert isinstance(node.node, e.Literal)
    assert value is None or node.node.value == value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("x ** 2", "MP407:2-4:**"), ("x | 1", "MP407:2-3:|"), ("x & 1", "MP407:2-3:&"), ("x ^ 1", "MP407:2-3:^"),
        ("x << 1", "MP407:2-4:<<"), ("x >> 1", "MP407:2-4:>>"), ("x >>> 1", "MP407:2-5:>>>"),
        ("'a' in o", "MP407:4-6:in"), ("o instanceof Object", "MP407:2-12:instanceof"), ("new Date()", "MP407:0-3:new"),
        ("await x", "MP407:0-5:await"), ("delete o.a", "MP407:0-6:delete"), ("x as T", "MP407:2-4:as"),
        ("x!.a", "MP407:1-2:!"), ("tag`a`", "MP407:3-4:`"), ("x, 1", "MP407:1-2:,"), ("(x, 1)", "MP407:2-3:,"),
        ("/a[/]/g.test(x)", "MP407:0-7:/a[/]/g"), ("f(/a b/)", "MP407:2-7:/a b/"), ("1n", "MP407:0-2:1n"),
        ("010", "MP407:0-3:010"), ("f(a,, b)", "MP402:4-5:,"), ("f(a b)", "MP402:4-5:b"), ("x > > 1", "MP402:4-5:>"),
        ("x = 1", "MP405:2-3:="), ("x |= 1", "MP405:2-4:|="),
        ("({ a: }) => a", "MP402:6-7:}"), ("(a = ) => a", "MP402:5-6:)"), ("(a b) => a", "MP402:3-4:b"),
        ("`${`${}`}`", "MP401:4-7:"), ("`${a b}`", "MP402:5-6:b"), ("(a = b c) => a", "MP402:7-8:c"),
    ],
)  # fmt: skip
def test_refuses(text: str, found: str) -> None:
    assert read(text) == (None, [found])


def test_deep_brackets_take_no_time() -> None:
    """A pattern that fails late must not be tried again in every way."""
    for text in ("(" * 60 + "a" + ")" * 60, "`${" * 40, "(((((((((((((((((((((((((((((a", "{" * 40 + "`" * 41):
        read(text)
