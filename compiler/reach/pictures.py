"""The pictures of a site: files of the project that pages show, each copied once, and addresses of the web."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from mpc.compiler.diagnostics import Sink
from mpc.compiler.files import Files
from mpc.compiler.reach.dimensions import Size, dimensions
from mpc.compiler.reach.settings import is_web
from mpc.compiler.source import SourceFile, Span

_KINDS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif")


@dataclass
class Pictures:
    """Knows of each file of the project that was asked for whether it is there, and how large it is."""

    files: Files
    sink: Sink
    _sizes: dict[str, Size | None] = field(default_factory=dict)
    _missing: set[str] = field(default_factory=set)
    _told: set[tuple[str, Span]] = field(default_factory=set)
    _copied: set[str] = field(default_factory=set)

    def shown(self, image: str, file: SourceFile, span: Span) -> str:
        """The picture if it can be shown; "" for none, and, after a report, for what is neither file nor address."""
        if not image or image in self._sizes or is_web(image):
            return image
        is_known = image not in self._missing and image.lower().endswith(_KINDS)  # no other file is for the public
        data = self.files.data(image) if is_known else None
        if data is None:
            self._missing.add(image)
            if (file.path, span) not in self._told:  # one of ten thousand items says it for all
                self._told.add((file.path, span))
                self.sink.report("MP778", file, span, path=image)
            return ""
        self._sizes[image] = dimensions(data)
        return image

    def size(self, image: str) -> Size | None:
        """(width, height) in pixels; None where it is not known."""
        return self._sizes.get(image)

    def copied(self, image: str) -> Iterator[tuple[str, bytes]]:
        """The file of a picture that is shown, the first time that it is asked for."""
        if image in self._sizes and image not in self._copied:
            self._copied.add(image)
            data = self.files.data(image)
            if data is not None:
                yield image, data
