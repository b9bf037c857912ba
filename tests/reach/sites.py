"""Sites for tests: hand-made entries, and what a reader makes of the pages."""

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Memory
from mpc.compiler.reach.entries import Entry
from mpc.compiler.reach.platform import Platform
from mpc.compiler.reach.settings import Settings
from mpc.compiler.reach.site import pages
from mpc.compiler.source import SourceFile, Span

TARGETS = Path(__file__).parents[2] / "targets"
FILE = SourceFile("pages/pear.mp", "<page>\n")
HTML = "{http://www.w3.org/1999/xhtml}"


def platforms(options: Mapping[str, Mapping[str, str]] | None = None) -> list[Platform]:
    """The three targets as a project has them that is on all of them."""
    named = [
        ("wechat", "WeChat", "微信", "wx01"),
        ("alipay", "Alipay", "支付宝", "2021"),
        ("douyin", "Douyin", "抖音", "tt01"),
    ]
    return [
        Platform(
            name, {"en": en, "zh": zh}, appid,
            tomllib.loads((TARGETS / name / "reach.toml").read_text("utf-8")), (options or {}).get(name, {}),
        )
        for name, en, zh, appid in named
    ]  # fmt: skip


def settings(**changes: Any) -> Settings:
    said = {
        "page": "pages/home", "address": "https://fruit.example", "name": "Fruit", "image": "",
        "description": "Fruit from the farm", "language": "en", "signature": "", "file": FILE, "span": Span(0, 6),
    }  # fmt: skip
    return Settings(**{**said, **changes})


def entry(number: int = 1, **changes: Any) -> Entry:
    """A pear that is complete."""
    said = {
        "page": "pages/pear", "query": (("id", str(number)),), "index": True, "title": f"Pear {number}",
        "description": f"Pear number {number}", "keywords": ("pear", "fruit"), "image": "assets/pear.png",
        "address": f"/pear/{number}/", "priority": 0.8, "kind": "product", "file": FILE, "span": Span(0, 6),
        "fields": {"price": "2.50", "currency": "EUR", "availability": "in-stock", "brand": "Farm", "sku": "P1"},
        "what": f"pages/pear ({number})",
    }  # fmt: skip
    return Entry(**{**said, **changes})


HOME = entry(page="pages/home", query=(), title="Fruit", address="/", kind="", fields={}, image="", priority=1.0)


@dataclass
class Made:
    files: dict[str, bytes]
    sink: Sink

    @property
    def codes(self) -> list[str]:
        return [each.code for each in self.sink.diagnostics]

    def text(self, path: str) -> str:
        return self.files[path].decode()

    def page(self, path: str) -> "Read":
        return Read(self.text(path))

    @property
    def html(self) -> list[str]:
        return sorted(path for path in self.files if path.endswith(".html"))


def made(entries: Iterable[Entry], own: Settings | None = None, on: list[Platform] | None = None) -> Made:
    sink = Sink()
    files = Memory({"assets/pear.png": "picture", "assets/app.png": "picture"})
    found = list(pages(entries, own or settings(), platforms() if on is None else on, files, sink))
    assert len(dict(found)) == len(found), "a file comes out once"
    return Made(dict(found), sink)


class Read:
    """A page as a strict parser reads it; every mistake in it is an exception."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Element = html5lib.HTMLParser(strict=True).parse(text)

    def all(self, tag: str, **attributes: str) -> list[Element]:
        found = self.root.iter(f"{HTML}{tag}")
        return [each for each in found if all(each.get(name) == value for name, value in attributes.items())]

    def one(self, tag: str, **attributes: str) -> Element:
        (found,) = self.all(tag, **attributes)
        return found

    def said(self, tag: str, **attributes: str) -> str:
        return "".join(self.one(tag, **attributes).itertext())

    def meta(self, name: str) -> str | None:
        found = [*self.all("meta", name=name), *self.all("meta", property=name)]
        return found[0].get("content") if found else None

    @property
    def links(self) -> list[str]:
        return [each.get("href", "") for each in self.all("a")]

    @property
    def data(self) -> list[dict[str, Any]]:
        """Structured data, by its scripts' own texts."""
        text = self.said("script", type="application/ld+json")
        graph: list[dict[str, Any]] = json.loads(text)["@graph"]
        return graph

    def about(self, kind: str) -> dict[str, Any]:
        (found,) = [each for each in self.data if each["@type"] == kind]
        return found
