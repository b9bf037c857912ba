"""Draws the shop's pictures: `python sample_app/art/draw.py` writes them into `sample_app/assets/`.

Needs Chromium (`CHROMIUM=/path` if it is not called `chromium`) and `pip install pillow`; the app needs neither, as
the pictures are kept. Each drawing is SVG; Chromium paints many on one sheet, Pillow cuts it up and keeps 64 colours.
"""
# ruff: noqa: E501 - places and sizes

import os
import subprocess
import tempfile
from pathlib import Path

import fruits as f
from PIL import Image
from shapes import at, circle, ellipse, path, rect

ASSETS = Path(__file__).parents[1] / "assets"
COLORS = 64

CREAM, MINT, LILAC, ROSE, SKY = "#fdf3e1", "#eef5e4", "#eeeefa", "#fdecea", "#eaf3f6"
GRAPES = at(f.grapes(), -4, 4, 0.88)
MELON = f.melon_slice("#d8b45a", "#f3e3a4", "#f7a552", "#fbc27e")
PALE_MELON = f.melon_slice("#c9d79c", "#eef3cf", "#f7f8e2", "#fdf1cf")

# name: ground, its shadow, the whole fruit, what lies in front of it
FRUIT: dict[str, tuple[str, str, str, str]] = {
    "navel-orange": (CREAM, "#f3dfba", f.orange(), f.citrus_half("#f08b22", "#ffeecb", "#fbab3f", "#ffd08a")),
    "wogan": ("#fdf0e0", "#f3d8b6", f.mandarin(), f.mandarin_segments()),
    "pomelo": ("#f8f6dd", "#e6e2b4", f.pomelo(), f.pomelo_wedge()),
    "lemon": ("#fbf8dc", "#ece5b0", f.lemon(), f.citrus_half("#f3cb36", "#fffbe3", "#fbe36f", "#fff4b4")),
    "blueberry": (LILAC, "#d6d8ee", at(f.blueberries(), 0, -4, 0.92), ""),
    "strawberry": (ROSE, "#f3cfca", f.strawberry(), f.strawberry_half()),
    "shine-muscat": (MINT, "#d5e3c0", GRAPES, ""),
    "kiwi": ("#f2f5e1", "#dbe2bb", f.kiwi(), f.kiwi_half()),
    "watermelon": (MINT, "#d0e2c4", f.watermelon(), f.watermelon_slice()),
    "hami": (CREAM, "#eedcb2", f.hami(), MELON),
    "honeydew": ("#f4f7e6", "#dde5c2", f.honeydew(), PALE_MELON),
    "mango": ("#fef5dd", "#f3e0ac", f.mango(), f.mango_half()),
    "durian": ("#f7f5df", "#e4dfb4", f.durian(), f.durian_open()),
    "mangosteen": ("#f8edf3", "#e5cfdc", f.mangosteen(), f.mangosteen_half()),
    "dragon-fruit": ("#fdecf3", "#f2cbdc", f.dragon(), f.dragon_half()),
    "lychee": ("#fdefec", "#f2d0c9", f.lychee(), f.lychee_open()),
    "pineapple": ("#fef6dc", "#f0e0a6", at(f.pineapple(), 0, 14, 0.88), f.pineapple_ring()),
    "apple": (ROSE, "#f2cfc6", f.apple(), f.apple_half()),
    "pear": ("#f9f3e2", "#e9dcb8", f.pear(), f.pear_half()),
    "peach": ("#feefe9", "#f5d3c6", f.peach(), f.peach_half()),
    "cherry": ("#fbebee", "#efcbd2", f.cherries(), ""),
    "gift-season": ("#eef4ea", "#d2e0ca", at(f.gift_season(), 0, 10, 0.88), ""),
    "gift-citrus": ("#fdf1e2", "#f2d9b8", at(f.gift_citrus(), 0, 10, 0.88), ""),
    "gift-berry": ("#f1effa", "#d9d5ec", at(f.gift_berry(), 0, 10, 0.88), ""),
}


def cover(name: str, size: float = 400) -> str:
    """A fruit with half of another one in front, on its own ground."""
    ground, shadow, whole, cut = FRUIT[name]
    half = size / 2
    drawn = rect(0, 0, size, size, 0, ground)
    drawn += circle(half * 1.62, half * 0.4, half * 0.62, "#ffffff", opacity=0.45)
    if not cut:
        drawn += ellipse(half, half * 1.56, half * 0.72, half * 0.13, shadow)
        return drawn + at(whole, half, half * 1.06, half / 142)
    if name == "lychee":
        drawn += ellipse(half, half * 1.52, half * 0.74, half * 0.13, shadow)
        back = at(whole, half * 0.66, half * 0.8, half / 150, -16) + at(whole, half * 1.3, half * 0.76, half / 164, 20)
        return (
            drawn
            + f.leaf(half * 0.98, half * 0.5, half * 0.6, -30)
            + back
            + at(cut, half * 1.02, half * 1.2, half / 150)
        )
    drawn += ellipse(half * 0.98, half * 1.56, half * 0.82, half * 0.13, shadow)
    return drawn + at(whole, half * 0.78, half * 0.88, half / 152) + at(cut, half * 1.3, half * 1.24, half / 186, -8)


def crate(name: str, size: float = 400) -> str:
    """The same fruit as it is packed."""
    ground, shadow, whole, _ = FRUIT[name]
    half = size / 2
    drawn = rect(0, 0, size, size, 0, ground) + ellipse(half, half * 1.7, half * 0.84, half * 0.1, shadow)
    places = [(0.62, 0.74, -12), (1.38, 0.74, 14), (1.0, 0.64, 0), (0.8, 0.86, 10), (1.2, 0.86, -10)]
    places += [(0.44, 0.98, 8), (0.82, 1.0, -8), (1.2, 1.0, 10), (1.56, 0.98, -6)]
    size = 0.8 if name == "cherry" else 1.24 if name == "lychee" else 1
    drawn += "".join(at(whole, half * x, half * y, half * size / 390, turn) for x, y, turn in places)
    drawn += rect(half * 0.24, half * 1.12, half * 1.52, half * 0.54, 6, "#96693c")
    slats = "".join(
        rect(half * 0.2, half * (1.1 + i * 0.2), half * 1.6, half * 0.17, 8, color)
        for i, color in enumerate(("#d9ab72", "#cf9f65", "#d9ab72"))
    )
    posts = "".join(rect(half * x, half * 1.06, half * 0.14, half * 0.64, 6, "#b98953") for x in (0.26, 1.6))
    return drawn + slats + posts


def scene(width: float, height: float, ground: str, hill: str, far: str, parts: str) -> str:
    hills = path(
        f"M0 {height * 0.74}Q{width * 0.3} {height * 0.5} {width * 0.62} {height * 0.7}T{width} {height * 0.6}V{height}H0Z",
        far,
    )
    hills += path(f"M0 {height * 0.9}Q{width * 0.42} {height * 0.68} {width} {height * 0.86}V{height}H0Z", hill)
    return rect(0, 0, width, height, 0, ground) + hills + parts


def banner(ground: str, hill: str, far: str, glow: str, parts: str) -> str:
    """The left half stays calm: the page writes there."""
    return scene(690, 300, ground, hill, far, circle(540, 120, 150, glow, opacity=0.5) + parts)


BANNERS = {
    "melon": banner(
        "#dff0d5",
        "#a9d09a",
        "#c8e3ba",
        "#f4fbe6",
        at(f.watermelon(), 500, 140, 1.12) + at(f.watermelon_slice(), 606, 214, 0.78, -10),
    ),
    "berry": banner(
        "#e3e7fa",
        "#b3bde8",
        "#cdd4f3",
        "#f6f7ff",
        at(f.blueberries(), 500, 160, 0.98) + at(f.strawberry(), 614, 200, 0.66, 12),
    ),
    "guide": banner(
        "#fbf0c9", "#e6cf83", "#f2e2a8", "#fffbe6", at(f.durian(), 500, 156, 0.98) + at(f.durian_open(), 598, 222, 0.7)
    ),
}

ARTICLES = {
    "durian": scene(480, 270, "#f8f3d4", "#e3d592", "#eee4b4", at(f.durian(), 176, 146, 0.94) + at(f.durian_open(), 318, 182, 0.86)),
    "berries": scene(480, 270, "#ecebfa", "#c3c6ea", "#d8daf3", at(f.blueberries(), 112, 152, 0.76) + at(f.strawberry(), 246, 150, 0.78, -6) + at(f.cherries(), 376, 146, 0.76)),
    "ripen": scene(480, 270, "#f1f5df", "#c9d9a4", "#dde8c2", at(f.mango(), 112, 150, 0.8) + at(f.kiwi(), 236, 164, 0.66) + at(f.kiwi_half(), 288, 190, 0.5) + at(f.peach(), 384, 150, 0.74)),
    "watermelon": scene(480, 270, "#e4f2dc", "#a8d096", "#c9e4bb", at(f.watermelon(), 170, 136, 1.04) + at(f.watermelon_slice(), 320, 186, 0.9, -8)),
    "citrus": scene(480, 270, "#fdf0d8", "#f0cd92", "#f7dfb4", at(f.pomelo(), 112, 132, 0.92) + at(f.orange(), 238, 160, 0.74) + at(f.citrus_half("#f08b22", "#ffeecb", "#fbab3f", "#ffd08a"), 322, 184, 0.66) + at(f.lemon(), 404, 170, 0.62)),
}  # fmt: skip

# file: width, height, drawing
SIDE = 320
PICTURES = {f"fruit/{name}": (SIDE, SIDE, cover(name)) for name in FRUIT}
PICTURES |= {f"fruit/{name}-box": (SIDE, SIDE, crate(name)) for name in FRUIT if not name.startswith("gift")}
PICTURES |= {f"banner/{name}": (690, 300, drawn) for name, drawn in BANNERS.items()}
PICTURES |= {f"article/{name}": (480, 270, drawn) for name, drawn in ARTICLES.items()}


def sheet(pictures: dict[str, tuple[int, int, str]]) -> Image.Image:
    """All pictures below each other, as Chromium paints them."""
    svgs = []
    for width, height, drawn in pictures.values():
        box = "0 0 400 400" if width == height else f"0 0 {width} {height}"
        svgs.append(f'<svg width="{width}" height="{height}" viewBox="{box}">{drawn}</svg>')
    page = "<style>*{margin:0}svg{display:block}</style>" + "".join(svgs)
    size = f"690,{sum(height for _, height, _ in pictures.values())}"
    with tempfile.TemporaryDirectory() as folder:
        source, shot = Path(folder, "sheet.html"), Path(folder, "sheet.png")
        source.write_text(f"<!doctype html><meta charset=utf-8>{page}", encoding="utf-8")
        command = [os.environ.get("CHROMIUM", "chromium"), "--headless=new", "--no-sandbox", "--hide-scrollbars"]
        subprocess.run(
            [*command, f"--window-size={size}", f"--screenshot={shot}", source.as_uri()],
            check=True,
            capture_output=True,
        )
        return Image.open(shot).convert("RGB").copy()


def main() -> None:
    names = list(PICTURES)
    for start in range(0, len(names), 24):  # a sheet is at most 16384 pixels high
        some = {name: PICTURES[name] for name in names[start : start + 24]}
        painted, top = sheet(some), 0
        for name, (width, height, _) in some.items():
            cut = painted.crop((0, top, width, top + height))
            file = ASSETS / f"{name}.png"
            file.parent.mkdir(parents=True, exist_ok=True)
            cut.quantize(COLORS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(file, optimize=True)
            top += height


if __name__ == "__main__":
    main()
