"""The size report for a browser: one page without scripts and without anything from elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mpc.compiler.diagnostics import Language
from mpc.compiler.pack.checks import NEAR, Platform
from mpc.compiler.pack.sizes import File, Sizes, human
from mpc.compiler.pack.treemap import HEIGHT, WIDTH, Tile, has_head, tiles
from mpc.templates import render_page

_PICTURES = frozenset(("png", "jpg", "jpeg", "gif", "svg", "webp", "bmp", "ico"))
_KINDS = {"js": "script", "json": "data", **dict.fromkeys(_PICTURES, "picture")}
KINDS = ("script", "markup", "style", "data", "picture", "other")

_WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "title": "Sizes", "version": "version", "mode": "mode", "commit": "commit", "dirty": "with changes",
        "package": "Package", "size": "Size", "limit": "Limit", "used": "Used", "budget": "Budget", "files": "Files",
        "state": "State", "main": "main package", "total": "total", "fine": "fine", "near": "near the limit",
        "over": "too large", "dear": "over budget",
        "unsure": "not official", "file": "File", "kind": "Kind", "share": "Share",
        "all": "All files, the largest first", "none": "none", "colours": "Colours", "targets": "Targets",
        "map": "Map of the files: the larger the area, the larger the file. The table below says the same in words.",
        "script": "script", "markup": "markup", "style": "style", "data": "data", "picture": "picture",
        "other": "other",
    },
    "zh": {
        "title": "代码包大小", "version": "版本", "mode": "模式", "commit": "提交", "dirty": "有未提交的修改",
        "package": "代码包", "size": "大小", "limit": "上限", "used": "占用", "budget": "预算", "files": "文件数",
        "state": "状态", "main": "主包", "total": "合计", "fine": "正常", "near": "接近上限",
        "over": "超限", "dear": "超出预算",
        "unsure": "非官方数字", "file": "文件", "kind": "类型", "share": "占比",
        "all": "全部文件，从大到小", "none": "无", "colours": "颜色", "targets": "平台",
        "map": "文件大小分布图：面积越大，文件越大。下表给出相同的内容。",
        "script": "脚本", "markup": "模板", "style": "样式", "data": "数据", "picture": "图片", "other": "其他",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section:
    """One target's part of the page. `told` is its manifest."""

    sizes: Sizes
    platform: Platform
    told: Mapping[str, Any]


def page(sections: list[Section], language: Language) -> str:
    """The page for some targets, at least one."""
    words = _WORDS[language]
    first = sections[0].told
    return render_page(
        "sizes.html",
        language="zh-CN" if language == "zh" else "en",
        words=words,
        kinds=KINDS,
        app=first["app"],
        mpc=first["mpc"],
        mode=first["mode"],
        git=first["git"],
        proportion=f"{WIDTH:.0f} / {HEIGHT:.0f}",
        targets=[_section(each, words, language) for each in sections],
    )


def _section(section: Section, words: Mapping[str, str], language: Language) -> dict[str, Any]:
    parts = [*section.told["packages"], section.told["total"]]
    files = sorted(section.sizes.files, key=lambda file: (-file.size, file.path))
    total = section.sizes.total
    return {
        "name": section.platform.name,
        "title": section.platform.title_zh if language == "zh" else section.platform.title,
        "total": human(total),
        "budgets": any(each["budget"] is not None for each in parts),
        "parts": [_part(each, words) for each in parts],
        "tiles": [_tile(each, section.platform, total) for each in tiles(section.sizes)],
        "kinds": [kind for kind in KINDS if any(kind_of(each, section.platform) == kind for each in files)],
        "files": [
            {
                "path": each.path,
                "size": human(each.size),
                "kind": kind_of(each, section.platform),
                "share": _share(each.size, total),
            }
            for each in files
        ],
    }


def _part(part: Mapping[str, Any], words: Mapping[str, str]) -> dict[str, Any]:
    limit, budget, size = part["limit"], part["budget"], part["size"]
    used = size / limit["bytes"] if limit else 0.0
    near = "over" if used > 1 and limit["firm"] else "near" if used >= NEAR else "fine"
    return {
        "name": (part["root"] or words["main"]) if "root" in part else words["total"],
        "size": human(size),
        "limit": human(limit["bytes"]) if limit else words["none"],
        "firm": not limit or limit["firm"],
        "source": limit["source"] if limit else "",
        "budget": human(budget) if budget is not None else "",
        "used": f"{used:.1%}" if limit else "",
        "width": f"{min(1.0, used) * 100:.2f}",
        "near": near,
        "state": "dear" if budget is not None and size > budget and near != "over" else near,
        "files": part["files"],
    }


def kind_of(file: File, platform: Platform) -> str:
    """What a file is, by its suffix; those of markup and styles are the platform's."""
    suffix = file.path.rpartition(".")[2].lower()
    return platform.suffixes.get(suffix) or _KINDS.get(suffix, "other")


def _tile(tile: Tile, platform: Platform, total: int) -> dict[str, Any]:
    area = tile.area
    return {
        "name": tile.name,
        "label": f"{tile.path}{'' if tile.file else '/'} · {human(tile.size)} · {_share(tile.size, total)}",
        "size": human(tile.size),
        "kind": kind_of(tile.file, platform) if tile.file else "folder",
        "shown": (area.width > 34 and area.height > 14) if tile.file else has_head(tile),
        "tall": area.height > 30,
        "style": f"left:{area.x / WIDTH:.3%};top:{area.y / HEIGHT:.3%};"
        f"width:{area.width / WIDTH:.3%};height:{area.height / HEIGHT:.3%}",
    }


def _share(size: int, total: int) -> str:
    return f"{size / total:.1%}" if total else "-"
