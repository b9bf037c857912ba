"""Structured data: what a page is about, for machines (schema.org as JSON-LD). Nothing is said that is not known."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from mpc.compiler.reach.entries import Entry

Node = dict[str, Any]
# How the things of `<seo type>` are called; every other page is a WebPage.
NAMES = {
    "product": "Product",
    "article": "Article",
    "local-business": "LocalBusiness",
    "software": "SoftwareApplication",
}
# Where a mini-program runs: inside apps of these systems.
_SYSTEMS = "Android, iOS"


def script(nodes: Sequence[Node]) -> str:
    """The content of a <script>: no text can end it, or begin a comment in it, and it is JavaScript's JSON as well."""
    text = json.dumps({"@context": "https://schema.org", "@graph": nodes}, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def thing(entry: Entry, name: str, found: Mapping[str, str], url: str, image: str, language: str) -> Node:
    """What the entry is about. `found` are its fields in schema.org's forms, and all that its type needs."""
    node: Node = {"@type": NAMES[entry.kind], "url": url, "headline" if entry.kind == "article" else "name": name}
    if entry.description:
        node["description"] = entry.description
    if image:
        node["image"] = image
    return {**node, **_OWN[entry.kind](found, url, language)}


def page(name: str, description: str, url: str, image: str, language: str) -> Node:
    """A page that is about no thing of its own."""
    node: Node = {"@type": "WebPage", "url": url, "name": name, "inLanguage": language}
    if description:
        node["description"] = description
    if image:
        node["primaryImageOfPage"] = {"@type": "ImageObject", "url": image}
    return node


def site(name: str, description: str, url: str, language: str) -> Node:
    node: Node = {"@type": "WebSite", "url": url, "name": name, "inLanguage": language}
    return {**node, "description": description} if description else node


def crumbs(steps: Sequence[tuple[str, str]]) -> Node:
    """The way to a page: (name, url), from the home page to the page itself."""
    return {"@type": "BreadcrumbList", "itemListElement": _numbered(steps, 1, "item")}


def items(name: str, links: Sequence[tuple[str, str]], first: int = 1) -> Node:
    """A list of pages: (name, url). `first` is the position of the first one."""
    return {"@type": "ItemList", "name": name, "itemListElement": _numbered(links, first, "url")}


def _numbered(steps: Sequence[tuple[str, str]], first: int, key: str) -> list[Node]:
    return [
        {"@type": "ListItem", "position": position, "name": name, key: url}
        for position, (name, url) in enumerate(steps, first)
    ]


def _offer(found: Mapping[str, str], url: str) -> Node:
    if "price" not in found:
        return {}
    offer: Node = {"@type": "Offer", "url": url, "price": found["price"]}
    if "currency" in found:
        offer["priceCurrency"] = found["currency"]
    if "availability" in found:
        offer["availability"] = f"https://schema.org/{found['availability']}"
    return {"offers": offer}


def _product(found: Mapping[str, str], url: str, _: str) -> Node:
    brand = {"brand": {"@type": "Brand", "name": found["brand"]}} if "brand" in found else {}
    return {**_renamed(found, {"sku": "sku"}), **brand, **_offer(found, url)}


def _article(found: Mapping[str, str], url: str, language: str) -> Node:
    author = {"author": {"@type": "Person", "name": found["author"]}} if "author" in found else {}
    dates = _renamed(found, {"published": "datePublished", "modified": "dateModified"})
    return {"inLanguage": language, "mainEntityOfPage": url, **author, **dates}


def _business(found: Mapping[str, str], _: str, __: str) -> Node:
    address = {"@type": "PostalAddress", "streetAddress": found["address"]}
    hours = {"openingHours": found["hours"].split("; ")} if "hours" in found else {}
    return {"address": address, **_renamed(found, {"telephone": "telephone"}), **hours}


def _software(found: Mapping[str, str], url: str, _: str) -> Node:
    kind = _renamed(found, {"category": "applicationCategory"})
    return {"operatingSystem": _SYSTEMS, **kind, **_offer(found, url)}


def _renamed(found: Mapping[str, str], names: Mapping[str, str]) -> Node:
    return {to: found[name] for name, to in names.items() if name in found}


_OWN = {"product": _product, "article": _article, "local-business": _business, "software": _software}
