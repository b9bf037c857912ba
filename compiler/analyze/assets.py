"""Files of the project that sources name: images in markup, `url()` in styles."""

import base64
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator

from mpc.compiler import ir
from mpc.compiler.analyze.paths import join
from mpc.compiler.analyze.uses import elements
from mpc.compiler.config import Config
from mpc.compiler.diagnostics import FileSink, Sink, suggest
from mpc.compiler.files import Files, variants
from mpc.compiler.source import SourceFile, Span
from mpc.compiler.style.model import Style

# Attributes that name a file; a value with `{{ }}` is the author's own business.
ASSET_ATTRIBUTES = frozenset(("src", "poster", "icon-path", "default-source"))
# What may be written into a style where a target takes no file there, and up to how many bytes.
INLINED = {
    ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp",
    ".svg": "image/svg+xml", ".ttf": "font/ttf", ".otf": "font/otf", ".woff": "font/woff", ".woff2": "font/woff2",
}  # fmt: skip
INLINE_LIMIT = 16 * 1024
_URL = re.compile(r"""(?<![\w-])url\(\s*["']?([^"')\s{]+)""", re.IGNORECASE)
_REMOTE = ("http:", "https:", "data:", "cloud:", "//", "wxfile:", "blob:")


def asset_path(file: str, written: str) -> str | None:
    """The project path that an attribute or `url()` names; None for what is not of the project."""
    if not written or written.startswith((*_REMOTE, "#")):
        return None
    return join(file, written.partition("?")[0].partition("#")[0])


def report_missing(path: str, span: Span, files: Files, sink: FileSink) -> None:
    """Say that a file does not exist, and which of the same kind may be meant."""
    suffix = posixpath.splitext(path)[1]
    guess = suggest(path, [each for each in files.paths() if posixpath.splitext(each)[1] == suffix])
    sink.report("MP711", span, path=path, suggestion=f"@/{guess}" if guess else "")


def report_elsewhere(paths: Iterable[str], span: Span, files: Files, targets: Collection[str], sink: FileSink) -> bool:
    """Report a file that only other targets have; whether it is one."""
    for path in paths:
        if having := variants(files, path, targets):
            sink.report("MP750", span, path=path, targets=", ".join(having))
            return True
    return False


def named_images(file: SourceFile, metadata: Iterable[ir.Metadata], files: Files, sink: Sink) -> set[str]:
    """The images of `<share>` and the like that exist; missing ones are reported."""
    found: set[str] = set()
    for each in metadata:
        if (image := each.find("image")) and isinstance(image.value, str):
            found |= _existing(file, image.value, image.span, files, sink)
    return found


def named_assets(unit: ir.Unit, files: Files, sink: Sink) -> frozenset[str]:
    """The paths of all files that markup names and that exist; missing ones are reported where they are named."""
    found = named_images(unit.file, unit.metadata, files, sink)
    for element in elements(unit.template):
        if element.component:
            continue
        for text in _texts(element.styles):
            for path in _URL.findall(text):
                if asset_path(unit.file.path, path) is not None:
                    sink.at(unit.file).report("MP654", element.tag_span, path=path)
        for attribute in element.attributes:
            if attribute.name in ASSET_ATTRIBUTES and isinstance(attribute.value, str):
                found |= _existing(unit.file, attribute.value, attribute.span, files, sink)
    return frozenset(found)


def style_assets(style: Style, files: Files, sink: Sink) -> frozenset[str]:
    """The files that `url()` names and that exist."""
    each = (_existing(style.file, reference.path, reference.span, files, sink) for reference in style.urls)
    return frozenset[str]().union(*each)


def data_url(path: str, files: Files, sink: Sink) -> str:
    """The `data:` address that may stand for a file; nothing for a large one."""
    kind = INLINED.get(posixpath.splitext(path)[1].lower())
    data = files.data(path) if kind else None
    return f"data:{kind};base64,{base64.b64encode(data).decode()}" if data and len(data) <= INLINE_LIMIT else ""


def listed_assets(files: Files, config: Config, sink: Sink) -> set[str]:
    """What mpc.toml says is copied: files, and folders with everything in them that no dot hides."""
    found: set[str] = set()
    paths = files.paths() if config.assets else []
    for written in config.assets:
        path = join("", written).removesuffix("/")
        held = {each for each in paths if each == path or each.startswith(f"{path}/")}
        held = {each for each in held if not posixpath.basename(each).startswith(".")}
        if not held and config.file:
            report_missing(path, config.place("build", "assets"), files, sink.at(config.file))
        found |= held
    return found


def _texts(values: Iterable[ir.Value]) -> Iterator[str]:
    """What is written out of `style` attributes."""
    for value in values:
        for part in value.parts if isinstance(value, ir.Mixed) else (value,):
            if isinstance(part, str):
                yield part


def _existing(file: SourceFile, written: str, span: Span, files: Files, sink: Sink) -> set[str]:
    path = asset_path(file.path, written)
    if path is None:
        return set()
    if files.exists(path):
        return {path}
    report_missing(path, span, files, sink.at(file))
    return set()
