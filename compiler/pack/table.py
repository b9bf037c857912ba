"""Sizes as a table for a terminal."""

from typing import Any

from mpc.compiler.diagnostics import Language
from mpc.compiler.pack.sizes import Sizes, human, largest
from mpc.compiler.render import width

_WORDS: dict[Language, tuple[str, ...]] = {
    "en": ("main package", "total", "largest", "size", "limit", "used", "files", "budget"),
    "zh": ("主包", "合计", "最大的文件", "大小", "上限", "占用", "文件数", "预算"),
}


def table(sizes: Sizes, measured: dict[str, Any], language: Language) -> str:
    """A line a package and one for all, with limits and budgets where there are any, then the largest files.

    `measured` is what `manifest.sizes_of` says.
    """
    main, total, most, *head = _WORDS[language]
    rows = [["", *head]]
    for part in (*measured["packages"], measured["total"]):
        limit = part["limit"]["bytes"] if part["limit"] else 0
        rows.append([
            (part["root"] or main) if "root" in part else total,
            human(part["size"]),
            human(limit) if limit else "-",
            f"{part['size'] / limit:.1%}" if limit else "-",
            str(part["files"]),
            human(part["budget"]) if part["budget"] else "-",
        ])  # fmt: skip
    if all(row[-1] == "-" for row in rows[1:]):
        rows = [row[:-1] for row in rows]
    lines = [_line(row, [max(map(width, column)) for column in zip(*rows, strict=True)]) for row in rows]
    files = ", ".join(f"{each.path} {human(each.size)}" for each in largest(sizes.files, 3))
    return "".join(f"  {line}\n" for line in (*lines, f"{most}: {files}"))


def _line(cells: list[str], widths: list[int]) -> str:
    gaps = [" " * (wide - width(cell)) for cell, wide in zip(cells, widths, strict=True)]
    first, *others = zip(cells, gaps, strict=True)
    return "  ".join([first[0] + first[1], *(gap + cell for cell, gap in others)]).rstrip()
