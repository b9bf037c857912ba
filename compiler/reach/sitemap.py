"""sitemap.xml, in as many files as it takes (sitemaps.org/protocol.html)."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

MOST_URLS = 50_000
MOST_BYTES = 50 * 1024 * 1024  # 52,428,800, uncompressed

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_HEAD = f"{_XML}<urlset {_NAMESPACE}>\n".encode()
_TAIL = b"</urlset>\n"


class Sitemap:
    """Takes addresses one by one and holds those of one file. `address` is where the site stands."""

    def __init__(self, address: str, most_urls: int = MOST_URLS, most_bytes: int = MOST_BYTES) -> None:
        self._address = address
        self._most_urls = most_urls
        self._most_bytes = most_bytes - len(_HEAD) - len(_TAIL)
        self._lines: list[bytes] = []
        self._size = 0
        self._files = 0

    def add(self, url: str, modified: str = "", priority: float | None = None) -> Iterator[tuple[str, bytes]]:
        """Add a page; the file that it does not fit into comes out. `modified` is a day or a moment of ISO 8601."""
        date = f"<lastmod>{modified}</lastmod>" if modified else ""
        weight = f"<priority>{priority:g}</priority>" if priority is not None else ""
        line = f"<url><loc>{escape(url)}</loc>{date}{weight}</url>\n".encode()
        if len(self._lines) == self._most_urls or self._size + len(line) > self._most_bytes:
            yield self._numbered()
        self._lines.append(line)
        self._size += len(line)

    def close(self) -> Iterator[tuple[str, bytes]]:
        """What is left, and the index if there is more than one file."""
        if not self._files:
            if self._lines:  # the schema wants one at least
                yield "sitemap.xml", self._file()
            return
        yield self._numbered()
        names = "".join(
            f"<sitemap><loc>{escape(f'{self._address}/sitemap-{number}.xml')}</loc></sitemap>\n"
            for number in range(1, self._files + 1)
        )
        yield "sitemap.xml", f"{_XML}<sitemapindex {_NAMESPACE}>\n{names}</sitemapindex>\n".encode()

    def _numbered(self) -> tuple[str, bytes]:
        self._files += 1
        return f"sitemap-{self._files}.xml", self._file()

    def _file(self) -> bytes:
        data = b"".join((_HEAD, *self._lines, _TAIL))
        self._lines, self._size = [], 0
        return data


def robots(address: str, is_open: bool) -> bytes:
    """robots.txt: everything, with the sitemap's address; or nothing, for a site without a page for search."""
    if not is_open:
        return b"User-agent: *\nDisallow: /\n"
    return f"User-agent: *\nAllow: /\n\nSitemap: {address}/sitemap.xml\n".encode()
