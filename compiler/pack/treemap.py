"""Files as tiles whose areas are their sizes: a squarified treemap, laid out on a canvas of fixed proportions.

The layout is that of Bruls, Huizing and van Wijk, "Squarified Treemaps" (2000): a row takes further tiles as long as
its worst proportion gets better.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from mpc.compiler.pack.sizes import File, Sizes

WIDTH, HEIGHT = 1200.0, 560.0
"""The canvas, in units of its own; what shows it scales all alike."""

_HEAD = 17.0  # the line with a folder's name
_GAP = 2.0
_NAMED = 44.0, 30.0  # a folder smaller than this gets no line of its own


@dataclass(frozen=True, slots=True)
class Area:
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Tile:
    """A file, or (`file` is None) a folder around the tiles that follow it. `name` is what is written on it."""

    name: str
    path: str
    size: int
    area: Area
    depth: int
    file: File | None = None


@dataclass
class _Folder:
    path: str = ""
    folders: dict[str, "_Folder"] = field(default_factory=dict)
    files: list[File] = field(default_factory=list)

    @property
    def size(self) -> int:
        return sum(each.size for each in self.files) + sum(each.size for each in self.folders.values())


def tiles(sizes: Sizes) -> list[Tile]:
    """All folders and files of a bundle that have a size, a folder before what is in it."""
    root = _Folder()
    for file in sizes.files:
        folder = root
        for part in file.path.split("/")[:-1]:
            path = f"{folder.path}/{part}" if folder.path else part
            folder = folder.folders.setdefault(part, _Folder(path))
        folder.files.append(file)
    return list(_laid_out(root, Area(0, 0, WIDTH, HEIGHT), 0))


def _laid_out(folder: _Folder, area: Area, depth: int) -> Iterator[Tile]:
    everything: list[_Folder | File] = [*folder.folders.values(), *folder.files]
    inside = [each for each in everything if each.size]
    inside.sort(key=lambda each: (-each.size, each.path))
    for each, place in zip(inside, squarified([each.size for each in inside], area), strict=True):
        name = each.path.removeprefix(f"{folder.path}/") if folder.path else each.path
        if isinstance(each, File):
            yield Tile(name, each.path, each.size, place, depth, each)
            continue
        each, name = _only(each, name)
        yield Tile(f"{name}/", each.path, each.size, place, depth)
        yield from _laid_out(each, _inner(place), depth + 1)


def _only(folder: _Folder, name: str) -> tuple[_Folder, str]:
    """A folder that holds nothing but another one is drawn as one."""
    while not folder.files and len(folder.folders) == 1:
        [(part, folder)] = folder.folders.items()
        name = f"{name}/{part}"
    return folder, name


def _inner(area: Area) -> Area:
    """What a folder leaves to its files: all but its line and a margin, where there is room for those."""
    if area.width < _NAMED[0] or area.height < _NAMED[1]:
        return area
    return Area(area.x + _GAP, area.y + _HEAD, area.width - 2 * _GAP, area.height - _HEAD - _GAP)


def has_head(tile: Tile) -> bool:
    """Whether there is room for a folder's name."""
    return tile.area.width >= _NAMED[0] and tile.area.height >= _NAMED[1]


def squarified(sizes: list[int], area: Area) -> list[Area]:
    """An area for each size (descending, above zero), in their proportion, filling `area`."""
    if not sizes:
        return []
    scale = area.width * area.height / sum(sizes)
    found: list[Area] = []
    rest, start = area, 0
    while start < len(sizes):
        side = min(rest.width, rest.height)
        end = start + 1
        while end < len(sizes) and _worst(sizes[start : end + 1], scale, side) <= _worst(sizes[start:end], scale, side):
            end += 1
        row, rest = _row(sizes[start:end], scale, rest)
        found += row
        start = end
    return found


def _worst(row: list[int], scale: float, side: float) -> float:
    """The worst proportion (1 is a square) in a row along a side."""
    total = sum(row) * scale
    if not side or not total:
        return float("inf")
    return max(side**2 * row[0] * scale / total**2, total**2 / (side**2 * row[-1] * scale))


def _row(row: list[int], scale: float, area: Area) -> tuple[list[Area], Area]:
    """A row along the shorter side, and what is left."""
    total = sum(row) * scale
    upright = area.width >= area.height
    side = area.height if upright else area.width
    depth = total / side if side else 0.0
    found, at = [], 0.0
    for size in row:
        length = size * scale / depth if depth else 0.0
        place = Area(area.x, area.y + at, depth, length) if upright else Area(area.x + at, area.y, length, depth)
        found.append(place)
        at += length
    if upright:
        return found, Area(area.x + depth, area.y, max(0.0, area.width - depth), area.height)
    return found, Area(area.x, area.y + depth, area.width, max(0.0, area.height - depth))
