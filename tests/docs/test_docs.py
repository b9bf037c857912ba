"""The documents say what the compiler does: their examples compile, their tables are those of the targets.

`MPC_UPDATE_DOCS=1 pytest tests/docs` writes the tables and the output that is shown anew. Read the difference: the text
around it may have to follow.
"""

import os
import re
from pathlib import Path

import element_tables
import pytest
from fences import Example, FenceError, examples, problems, refreshed
from mpc.compiler.diagnostics import catalogue

ROOT = Path(__file__).parent.parent.parent
# In the READMEs a fence is an example only if its info string has one of our words.
DOCUMENTS = {
    "docs/language.md": False,
    "docs/targets.md": True,
    "docs/elements.md": True,
    "docs/porting.md": True,
    "README.md": True,
    "README.zh-CN.md": True,
}
UPDATE = bool(os.environ.get("MPC_UPDATE_DOCS"))
GENERATED = ("docs/targets.md", "docs/elements.md", "docs/porting.md")


def found() -> list[Example]:
    return [
        example
        for document, marked_only in DOCUMENTS.items()
        if (ROOT / document).is_file()
        for example in examples(document, (ROOT / document).read_text(encoding="utf-8"), marked_only)
    ]


if UPDATE:
    for name, marked in DOCUMENTS.items():
        if (ROOT / name).is_file():
            before = (ROOT / name).read_text(encoding="utf-8")
            (ROOT / name).write_text(element_tables.regenerated(refreshed(name, before, marked)), encoding="utf-8")


@pytest.mark.parametrize("example", found(), ids=lambda example: example.name)
def test_example(example: Example) -> None:
    assert problems(example) == []


def test_the_language_is_shown_by_examples() -> None:
    language = [example for example in found() if example.document == "docs/language.md"]
    assert len(language) > 30


@pytest.mark.parametrize("document", DOCUMENTS)
def test_codes_exist(document: str) -> None:
    path = ROOT / document
    codes = set(re.findall(r"\bMP\d{3}\b", path.read_text(encoding="utf-8"))) if path.is_file() else set()
    assert codes - set(catalogue()) == set()


def test_links_lead_somewhere() -> None:
    for document in DOCUMENTS:
        path = ROOT / document
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        for link in re.findall(r"\]\((?!https?:)([^)#]+)", text):
            # A document that another change brings is not ours to miss.
            assert (path.parent / link).exists() or link.endswith(".md"), f"{document}: {link}"


def test_generated_tables() -> None:
    texts = {name: (ROOT / name).read_text(encoding="utf-8") for name in GENERATED}
    assert set().union(*map(element_tables.parts_in, texts.values())) == set(element_tables.PARTS)
    for name, text in texts.items():
        assert element_tables.regenerated(text) == text, f"{name} is out of date: MPC_UPDATE_DOCS=1 pytest tests/docs"


def test_a_changed_table_is_noticed() -> None:
    text = "<!-- generated: elements -->\n| element |\n<!-- end -->\n"
    assert element_tables.regenerated(text) != text
    assert "| `view` | yes | yes | yes |" in element_tables.regenerated(text)


def test_refreshing_changes_only_shown_output() -> None:
    text = (
        PAGE.format("<page><view>a</view></page>")
        + "```xml output=wechat/pages/home.wxml\n<old />\n<old />\n```\nend\n"
    )
    assert refreshed("x.md", text) == text.replace("<old />\n<old />", "<view>a</view>")


# -- the tests above can fail --------------------------------------------------------------------------------

PAGE = "```html file=pages/home.mp\n{}\n```\n"


def first(text: str) -> list[str]:
    (example,) = examples("broken.md", text)
    return problems(example)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        (PAGE.format("<page><view>{{ x }}</view></page>"), "MP201"),
        (PAGE.format('<page><view mp:for="n in 3">{{ n }}</view></page>'), "MP305"),
        ("```html\n<view>{{ x }}</view>\n```\n", "MP201"),
        ("```ts\nlet a: = 1\n```\n", "MP5"),
        ("```css\n.a { color: red\n```\n", "MP601"),
        ('```toml\n[app]\nnam = "x"\n```\n', "MP003"),
        ("```html error=MP201\n<view>x</view>\n```\n", "MP201 does not come"),
        ('```html error=MP305\n<view mp:for="n in 3">x</view>\n```\n', "error MP305 does not come"),
        ("```html warns=MP305\n<view>{{ x }}</view>\n```\n", "MP201"),
        ("```html error=MP201\n<view mp:fi>{{ x }}</view>\n```\n", "MP301"),
        (PAGE.format("<page />") + "```ts file=lib/a.ts\nexport const a = 1\n```\n", "not part of the project"),
        (PAGE.format("<page />") + "```xml output=wechat/pages/home.wxml\n<view />\n```\n", "is now"),
        (PAGE.format("<page />") + "```xml output=wechat/pages/nope.wxml\n<view />\n```\n", "is not emitted"),
    ],
)  # fmt: skip
def test_a_broken_example_fails(text: str, part: str) -> None:
    assert part in "\n".join(first(text))


def test_an_error_must_come_from_its_own_fence() -> None:
    other = "```html file=pages/b.mp error=MP201\n<page><view /></page>\n```\n"
    assert len(first(PAGE.format("<page><view>{{ x }}</view></page>") + other)) >= 2


@pytest.mark.parametrize("info", ["html fil=pages/home.mp", "html warn=MP305", "html fragment error=MP201"])
def test_a_misspelt_fence_fails(info: str) -> None:
    with pytest.raises(FenceError):
        examples("broken.md", f"```{info}\n<page />\n```\n")


def test_a_file_that_stands_twice_fails() -> None:
    with pytest.raises(FenceError):
        first(PAGE.format("<page />") * 2)


def test_sections_are_projects() -> None:
    text = f"# One\n{PAGE.format('<page />')}\n## Two\n{PAGE.format('<page />')}"
    assert [example.heading for example in examples("two.md", text)] == ["One", "Two"]
    assert all(problems(example) == [] for example in examples("two.md", text))
