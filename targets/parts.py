"""The files of some units of a project on one target, put together."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from mpc.compiler.diagnostics import Sink
from mpc.compiler.source import Span
from mpc.targets.pieces import Piece


@dataclass
class Part:
    """The files of some units. `features` and `apis` are by home: the folder that has a runtime of its own, "" for the
    project's. `modules` are those that the units require."""

    files: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)  # what each of the files is made of
    maps: dict[str, str] = field(default_factory=dict)  # source maps of some of them
    features: dict[str, set[str]] = field(default_factory=dict)
    apis: dict[str, set[str]] = field(default_factory=dict)
    modules: set[str] = field(default_factory=set)

    def file(self, path: str, text: str, source: str, sink: Sink) -> None:
        if path in self.files:
            first, second = sorted((self.sources[path], source))
            sink.for_target(None).report("MP007", None, Span(0, 0), path=path, first=first, second=second)
        self.files[path], self.sources[path] = text, source

    def add(self, piece: Piece, sink: Sink) -> None:
        for path, text, source in piece.files:
            self.file(path, text, source, sink)
        self.maps.update(piece.maps)
        for sheet in piece.sheets:
            if self.sources.get(sheet.path) != sheet.source:  # imported more than once
                self.file(*sheet, sink)
        if piece.features:
            self.features.setdefault(piece.home, set()).update(piece.features)
        if piece.apis:
            self.apis.setdefault(piece.home, set()).update(piece.apis)
        self.modules.update(piece.modules)

    def take(self, part: "Part", sink: Sink) -> None:
        """Add a part that was made elsewhere. What two have, such as an imported style sheet, is the same in both."""
        both = self.files.keys() & part.files.keys()
        for path in sorted(path for path in both if self.sources[path] != part.sources[path]):
            self.file(path, part.files[path], part.sources[path], sink)  # which reports it
        self.files |= part.files
        self.sources |= part.sources
        self.maps |= part.maps
        for mine, others in ((self.features, part.features), (self.apis, part.apis)):
            for home, names in others.items():
                mine.setdefault(home, set()).update(names)
        self.modules |= part.modules


def joined(pieces: Iterable[Piece], sink: Sink) -> Part:
    """Remembered (`mpc.compiler.memo`), so nobody may change what it gives."""
    part = Part()
    for piece in pieces:
        part.add(piece, sink)
    return part
