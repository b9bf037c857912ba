"""What the web site says of itself, and how its addresses are made."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from mpc.compiler import ir
from mpc.compiler.analyze.assets import asset_path
from mpc.compiler.config import Config
from mpc.compiler.diagnostics import Language, Sink
from mpc.compiler.source import SourceFile, Span

_WEB = re.compile(r"https?://[^\s/\\]+[^\s\\]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Settings:
    """`address` is where the site stands, "https://example.com/shop", without a slash at its end; `image` a file of the
    project, an address of the web, or ""; `signature` the owner's endpoint that signs for the JS-SDK, or ""; `page` the
    first one of the app. `file` and `span` are where messages about the whole site belong."""

    address: str
    name: str
    description: str
    image: str
    language: str  # "zh-CN", "en"
    signature: str
    file: SourceFile
    span: Span
    page: str = ""

    @property
    def words(self) -> Language:
        """The language of the words that the site itself says."""
        return "zh" if self.language.startswith("zh") else "en"

    @property
    def base(self) -> str:
        """What stands before every path in links: "" at the root of a host, else "/shop"."""
        return urlsplit(self.address).path

    def link(self, path: str) -> str:
        """A path of the site as the pages of the site link to it."""
        return self.base + path

    def url(self, path: str) -> str:
        """A path of the site as others call it."""
        return self.address + path

    def picture(self, image: str) -> str:
        """The address of a picture: one of the web as it is, a file of the project on the site."""
        return image if is_web(image) else self.url(f"/{quote(image)}")


def settings(project: ir.Project, config: Config, sink: Sink) -> Settings | None:
    """None, after a report, if nobody says where the site stands: canonical addresses and sitemaps are whole ones."""
    app = project.app
    seo = ir.metadata_of(app.metadata, "seo")
    found = seo.find("site")
    address = _address(seo.text("site").strip())
    if not address:
        if not found:  # what is there and no address has been reported
            sink.report("MP775", app.file, seo.span)
        return None
    share = ir.metadata_of(app.metadata, "share")
    image = seo.text("image") or share.text("image")
    window = [str(each.value) for each in app.window if each.name == "title"]
    said: dict[str, Any] = dict(config.reach)
    return Settings(
        address=address,
        name=seo.text("title") or next(iter(window), config.name),
        description=seo.text("description"),
        image=asset_path(app.file.path, image) or image,
        language=said.get("language", "zh-CN"),
        signature=said.get("signature", ""),
        file=app.file,
        span=seo.span,
        page=next(iter(app.every_page), ""),
    )


def _address(said: str) -> str:
    """Where the site stands, in ASCII as links need it; "" for what is no address of a site."""
    parts = urlsplit(said) if is_web(said) else None
    if parts is None or parts.query or parts.fragment or "@" in parts.netloc:
        return ""
    try:
        host = parts.netloc.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    return f"{parts.scheme}://{host}{quote(parts.path.rstrip('/'), safe='/%-_.~')}"


def is_web(address: str) -> bool:
    """Whether it is an address that a browser loads: `javascript:` and `data:` are none."""
    if not _WEB.match(address):
        return False
    try:
        return bool(urlsplit(address).netloc)
    except ValueError:  # a broken IPv6 host
        return False
