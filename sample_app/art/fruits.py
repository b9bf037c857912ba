"""Each fruit as a whole and cut open, about 200 wide around the origin, and the gift boxes."""
# ruff: noqa: E501 - outlines

from math import cos, pi, sin

from shapes import around, at, ball, body, circle, dots, ellipse, inside, leaf, line, painted, path, rect, wedges

STEM = "#7a5a3a"


def stem(x: float, y: float, height: float = 22, lean: float = 6) -> str:
    return line(f"M{x:g} {y:g}q{lean / 2:g} {-height / 2:g} {lean:g} {-height:g}", STEM, 8)


# -- citrus --------------------------------------------------------------------------------------------------


def pores(color: str) -> str:
    places = [(-46, 22), (-20, 44), (14, 30), (40, 8), (30, 52), (-8, 8), (52, 36), (-56, -10), (4, 66), (-34, 64)]
    return dots(places, 2.6, color, opacity=0.7)


def orange() -> str:
    return ball(0, 0, 88, "#f79a2b", "#e9801a") + pores("#d97312") + stem(0, -80, 14, 3) + leaf(2, -84, 78, -28)


def citrus_half(rind: str, pith: str, flesh: str, light: str, count: int = 10, radius: float = 84) -> str:
    drawn = circle(0, 0, radius, rind) + circle(0, 0, radius - 8, pith)
    drawn += wedges(count, radius - 12, flesh)
    return drawn + "".join(
        ellipse(x, y, 3, 9, light, turn + 90, opacity=0.8) for x, y, turn in around(count, radius * 0.58, 0)
    )


def mandarin() -> str:
    skin = path("M0 -66C60 -72 96 -40 96 4C96 50 54 76 0 76C-54 76 -96 50 -96 4C-96 -40 -60 -72 0 -66Z")
    drawn = body(skin, "#fb8b24", "#e8720f", (-16, -12)) + pores("#d8660b")
    drawn += ellipse(-44, -34, 18, 10, "#fff", -35, opacity=0.5)
    return drawn + line("M-18 -58Q0 -50 18 -58", "#d8660b", 5) + stem(0, -60, 16, 4) + leaf(2, -64, 84, -24)


def mandarin_segments() -> str:
    shape = path("M-62 -8C-60 40 60 40 62 -8C40 -30 -40 -30 -62 -8Z")
    one = body(shape, "#ffae4a", "#f68f22", (-4, -8))
    one += line("M-50 -6C-28 -20 28 -20 50 -6", "#ffe3ba", 5)
    return at(one, -10, 34, 1, -8) + at(one, 30, -6, 0.92, 14)


def pomelo() -> str:
    skin = path(
        "M0 -98C30 -98 38 -74 58 -48C84 -20 96 4 92 34C86 74 50 92 0 92C-50 92 -86 74 -92 34C-96 4 -84 -20 -58 -48C-38 -74 -30 -98 0 -98Z"
    )
    drawn = body(skin, "#e6d65a", "#cdbb3d") + pores("#b5a42f")
    return drawn + ellipse(-38, -28, 14, 26, "#fff", 30, opacity=0.45) + stem(0, -92, 16, 2) + leaf(2, -96, 72, -18)


def pomelo_wedge() -> str:
    rind = path("M-92 -20A96 96 0 0 0 92 -20Z")
    drawn = painted(rind, "#e6d65a") + path("M-84 -20A86 86 0 0 0 84 -20Z", "#fdf4dc")
    flesh = path("M-70 -20A72 72 0 0 0 70 -20Z")
    drawn += painted(flesh, "#f27a86") + inside(flesh, line("M0 -20L-44 60M0 -20L44 60M0 -20L0 64", "#ffd2d2", 5))
    return drawn + dots([(-36, 8), (-10, 26), (20, 22), (40, 2)], 4, "#ffb3b8")


def lemon() -> str:
    skin = path(
        "M-104 6C-96 -6 -88 -16 -78 -30C-50 -66 40 -72 74 -34C84 -22 92 -14 102 -4C108 2 106 10 98 14C88 20 82 28 72 38C38 70 -44 68 -74 34C-82 24 -92 20 -102 16C-108 14 -108 10 -104 6Z"
    )
    return (
        body(skin, "#f9d548", "#eabb25", (-10, -12))
        + inside(skin, pores("#dba91a"))
        + ellipse(-34, -32, 22, 10, "#fff", -16, opacity=0.6)
    )


# -- berries -------------------------------------------------------------------------------------------------


def blueberry() -> str:
    crown = "".join(at(path("M-9 0L0 -17L9 0Z", "#2f3c72"), x, y, 1, turn + 90) for x, y, turn in around(5, 20))
    return ball(0, 0, 62, "#5b6fb5", "#43549a", "#cdd8ff") + at(
        circle(0, 0, 24, "#38478a") + crown + circle(0, 0, 14, "#27325f"), 10, -14
    )


def blueberries() -> str:
    one, places = blueberry(), [(-58, -34, -14), (46, -52, 20), (-4, 16, 0), (-84, 46, -40), (72, 40, 44)]
    return leaf(-6, -68, 84, -64) + leaf(10, -66, 70, -12) + "".join(at(one, x, y, 0.86, turn) for x, y, turn in places)


def strawberry() -> str:
    skin = path("M0 -58C34 -78 84 -62 84 -18C84 34 36 92 0 96C-36 92 -84 34 -84 -18C-84 -62 -34 -78 0 -58Z")
    drawn = body(skin, "#e8443f", "#cc2e34")
    seeds = [
        (-48, -22),
        (-18, -30),
        (14, -26),
        (46, -20),
        (-56, 8),
        (-30, 4),
        (0, 2),
        (30, 6),
        (56, 4),
        (-40, 34),
        (-14, 34),
        (14, 34),
        (40, 32),
        (-24, 60),
        (2, 64),
        (24, 58),
    ]
    drawn += "".join(ellipse(x, y, 3.4, 5.6, "#ffd98a") for x, y in seeds)
    sepals = "".join(leaf(0, -56, 52, turn, "#62a84f", "#47893c") for turn in (-170, -130, -90, -50, -10))
    return drawn + ellipse(-46, -38, 9, 15, "#fff", 30, opacity=0.4) + sepals + stem(0, -58, 26, 8)


def strawberry_half() -> str:
    skin = path("M0 -58C34 -78 84 -62 84 -18C84 34 36 92 0 96C-36 92 -84 34 -84 -18C-84 -62 -34 -78 0 -58Z")
    flesh = at(painted(skin, "#f58b80"), 0, 2, 0.86)
    core = at(painted(skin, "#fde0d6"), 0, 0, 0.46)
    sepals = "".join(leaf(0, -54, 46, turn, "#62a84f", "#47893c") for turn in (-160, -120, -60, -20))
    return painted(skin, "#dd3a3a") + flesh + core + sepals


def grapes() -> str:
    rows = [(-72, -24, 24, 72), (-48, 0, 48), (-72, -24, 24, 72), (-48, 0, 48), (-24, 24), (0,)]
    drawn = line("M0 -70C4 -92 -4 -104 10 -118", STEM, 9) + leaf(6, -92, 92, -8) + leaf(2, -88, 76, -158)
    for i, row in enumerate(rows):
        for x in row:
            light = (x // 24 + i) % 3 == 0
            drawn += ball(x, -56 + i * 32, 29, "#b9d870" if light else "#a6c957", "#84ad3b", "#f6ffe0")
    return drawn


def kiwi() -> str:
    skin = ellipse(0, 0, 92, 72, "none")
    drawn = body(skin, "#9c7a4b", "#83633a")
    hairs = [(-50, -20), (-20, -40), (16, -30), (48, -10), (-60, 14), (-26, 4), (10, 8), (42, 26), (-34, 36), (4, 44)]
    return drawn + "".join(line(f"M{x} {y}l7 4", "#6f5230", 3) for x, y in hairs) + ellipse(84, 4, 8, 12, "#5d4327")


def kiwi_half() -> str:
    drawn = circle(0, 0, 80, "#8a683c") + circle(0, 0, 73, "#b7d36a") + circle(0, 0, 62, "#98c04a")
    rays = "".join(line(f"M{x * 0.5:g} {y * 0.5:g}L{x:g} {y:g}", "#b7d36a", 4) for x, y, _ in around(18, 58))
    seeds = "".join(ellipse(x, y, 3, 6, "#2d2a1c", turn + 90) for x, y, turn in around(18, 37, -80))
    return drawn + rays + ellipse(0, 0, 27, 25, "#f3f3cf") + seeds


# -- melons --------------------------------------------------------------------------------------------------


def watermelon() -> str:
    skin = ellipse(0, 0, 104, 90, "none")
    stripe = "M{0} -96C{1} -60 {2} -30 {1} 0C{2} 30 {1} 60 {0} 96"
    stripes = "".join(line(stripe.format(x * 0.5, x, x * 1.12), "#2e6b3a", 15) for x in (-88, -46, 0, 46, 88))
    lit = ellipse(-16, -14, 104, 90, "#57a04f")
    drawn = painted(skin, "#448a43") + inside(skin, lit + stripes)
    return (
        drawn + ellipse(-52, -46, 20, 10, "#fff", -35, opacity=0.4) + line("M0 -88C4 -104 22 -104 26 -92", "#6b7d3a", 7)
    )


def watermelon_slice() -> str:
    drawn = path("M-104 -30A106 106 0 0 0 104 -30Z", "#3f8442") + path("M-95 -30A97 97 0 0 0 95 -30Z", "#e6f0c4")
    drawn += path("M-86 -30A88 88 0 0 0 86 -30Z", "#ef5350") + path(
        "M-86 -30A88 88 0 0 0 86 -30L70 -30A74 74 0 0 1 -70 -30Z", "#f47068"
    )
    seeds = [
        (-48, -12),
        (-22, -14),
        (6, -12),
        (34, -14),
        (56, -10),
        (-34, 10),
        (-8, 12),
        (20, 10),
        (42, 6),
        (-14, 34),
        (12, 34),
    ]
    return drawn + "".join(ellipse(x, y, 4, 7, "#3a2320", 12) for x, y in seeds)


def netted(base: str, shade: str, net: str, rx: float = 104, ry: float = 80) -> str:
    skin = ellipse(0, 0, rx, ry, "none")
    curves = "".join(line(f"M{x} -90C{x + 26} -40 {x - 26} 40 {x} 90", net, 3.4) for x in range(-100, 101, 25))
    curves += "".join(line(f"M-110 {y}C-50 {y + 20} 50 {y - 20} 110 {y}", net, 3) for y in range(-72, 73, 24))
    return body(skin, base, shade) + inside(skin, f'<g opacity=".75">{curves}</g>')


def hami() -> str:
    return netted("#e2c26a", "#cba64a", "#fbeec6") + stem(0, -74, 20, 8)


def melon_slice(skin: str, rim: str, flesh: str, light: str) -> str:
    drawn = path("M-104 -34C-84 40 84 40 104 -34C84 72 -84 72 -104 -34Z", skin)
    drawn = path("M-106 -40C-92 78 92 78 106 -40Z", skin) + path("M-97 -40C-84 64 84 64 97 -40Z", rim)
    drawn += path("M-91 -40C-78 56 78 56 91 -40Z", flesh) + path("M-60 -40C-48 4 48 4 60 -40Z", light)
    return drawn + "".join(
        ellipse(x, y, 4, 8, "#fff3d0", turn)
        for x, y, turn in [(-30, -24, 30), (-10, -16, 10), (12, -16, -10), (32, -25, -30)]
    )


def honeydew() -> str:
    return ball(0, 4, 88, "#dfe7b4", "#c3d092") + line(
        "M0 -82C2 -98 -6 -104 -20 -106M0 -88C10 -100 20 -100 26 -98", "#7f9a4b", 8
    )


# -- tropical ------------------------------------------------------------------------------------------------

MANGO = "M-78 -30C-54 -80 20 -92 66 -58C108 -26 104 36 62 64C24 90 -30 84 -62 58C-80 42 -104 30 -98 8C-94 -6 -84 -16 -78 -30Z"


def mango() -> str:
    blush = inside(path(MANGO), ellipse(64, -60, 84, 58, "#f2803c", 30, opacity=0.75))
    return (
        body(path(MANGO), "#fbbf3b", "#eda420")
        + blush
        + ellipse(-30, -44, 24, 10, "#fff", -24, opacity=0.5)
        + stem(58, -60, 18, 8)
        + leaf(64, -74, 72, -160)
    )


def mango_half() -> str:
    drawn = ellipse(0, 0, 96, 70, "#f0a52a") + ellipse(0, -3, 88, 62, "#fcc64f")
    cells = ""
    for i in range(-3, 4):
        for j in range(-2, 3):
            if (i / 3.5) ** 2 + (j / 2.7) ** 2 < 0.86:
                cells += rect(i * 24 - 10, j * 23 - 12, 20, 19, 6, "#ffd873")
    return drawn + inside(ellipse(0, -3, 84, 58, "none"), cells)


def durian() -> str:
    spikes, count = [], 34
    for i in range(count * 2):
        angle = pi * i / count
        reach = 1.12 if i % 2 else 0.96
        spikes.append(f"{96 * reach * cos(angle):.1f} {84 * reach * sin(angle):.1f}")
    skin = path("M" + "L".join(spikes) + "Z")
    drawn = body(skin, "#a9a64b", "#8a8836", (-12, -10))
    for y in range(-62, 63, 25):
        width = 84 * (1 - (y / 92) ** 2) ** 0.5
        count = int(width // 13)
        for i in range(-count, count + 1, 2):
            x = i * 12.5 + (6 if (y // 25) % 2 else 0)
            drawn += path(f"M{x - 10:g} {y + 9}L{x:g} {y - 12}L{x + 10:g} {y + 9}Z", "#c6c365") + path(
                f"M{x:g} {y - 12}L{x + 10:g} {y + 9}L{x:g} {y + 9}Z", "#908d3a"
            )
    return line("M0 -88L6 -122", STEM, 15) + drawn


def durian_open() -> str:
    shell = path("M-108 -14C-100 62 100 62 108 -14C60 -42 -60 -42 -108 -14Z")
    drawn = body(shell, "#a9a64b", "#8a8836", (-4, -10)) + path(
        "M-96 -14C-82 40 82 40 96 -14C56 -34 -56 -34 -96 -14Z", "#fbf3d6"
    )
    lobe = path("M-46 6C-50 -24 -20 -40 6 -34C36 -36 52 -14 46 8C36 32 -34 32 -46 6Z")
    flesh = body(lobe, "#f9d765", "#eebf3f", (-4, -6)) + line("M-22 -8C-8 -18 10 -18 24 -8", "#fdebaa", 6)
    spikes = "".join(
        path(f"M{x - 9} {y}L{x} {y + 20}L{x + 9} {y}Z", "#8a8836")
        for x, y in [(-78, 24), (-50, 36), (-18, 42), (16, 42), (48, 36), (78, 24)]
    )
    return spikes + drawn + at(flesh, -44, -6, 0.86, -6) + at(flesh, 40, -8, 0.9, 8)


def mangosteen() -> str:
    drawn = ball(0, 8, 82, "#7a3a5a", "#5f2746", "#e0b4c8")
    calyx = "".join(
        ellipse(x, y * 0.55 - 62, 30, 17, "#8fa85a" if i % 2 else "#7f9a4b", x / 3)
        for i, (x, y, _) in enumerate(around(4, 32, -135))
    )
    return drawn + calyx + stem(0, -66, 22, 6)


def mangosteen_half() -> str:
    drawn = circle(0, 0, 82, "#6b2e4d") + circle(0, 0, 72, "#a34a68")
    petals = "".join(
        at(ellipse(0, -31, 21, 30, "#fffaf2") + line("M-6 -46C-9 -36 -8 -26 -4 -16", "#efe2d6", 4), turn=60 * i)
        for i in range(6)
    )
    return drawn + circle(0, 0, 60, "#8e3c5a") + petals


def dragon() -> str:
    skin = ellipse(0, 6, 76, 92, "none")
    fins = [
        (-66, -10, -150),
        (66, -10, -30),
        (-72, 34, -170),
        (72, 34, -10),
        (-38, -62, -112),
        (38, -62, -68),
        (-48, 74, 150),
        (48, 74, 30),
    ]
    back = "".join(leaf(x, y, 54, turn, "#7fb04f", "#e2477f") for x, y, turn in fins)
    front = [(-30, -20, -110), (28, -18, -70), (0, 22, -90), (-36, 50, -120), (36, 52, -60), (0, -58, -90)]
    drawn = back + body(skin, "#e2477f", "#c53069")
    return drawn + "".join(leaf(x, y, 46, turn, "#f27aa4", "#8fbf5f") for x, y, turn in front)


def dragon_half() -> str:
    drawn = ellipse(0, 0, 78, 90, "#d8387a") + ellipse(0, 0, 68, 80, "#f08bb0") + ellipse(0, 0, 62, 74, "#c81e63")
    seeds = [
        (r * cos(a), r * sin(a) * 1.2)
        for r, n, o in ((10, 4, 0.3), (26, 10, 0), (41, 15, 0.2), (54, 20, 0.1))
        for a in [2 * pi * i / n + o for i in range(n)]
    ]
    fins = "".join(
        leaf(x, y, 40, turn, "#7fb04f", "#e2477f")
        for x, y, turn in [
            (-70, -30, -150),
            (70, -30, -30),
            (-74, 20, -176),
            (74, 20, -4),
            (-20, -82, -104),
            (24, -82, -74),
        ]
    )
    return fins + drawn + dots(seeds, 2.7, "#3a0f22")


def lychee() -> str:
    drawn = ball(0, 0, 62, "#dc4a4f", "#bf343e", "#ffd9d0")
    bumps = [
        (r * cos(a), r * sin(a))
        for r, n, o in ((0, 1, 0), (20, 6, 0), (40, 12, 0.26))
        for a in [2 * pi * i / n + o for i in range(n)]
    ]
    return drawn + dots(bumps, 5, "#ea6a64", opacity=0.9)


def lychee_open() -> str:
    flesh = ball(0, -8, 56, "#fdf6ee", "#ecdfd6")
    cup = path("M-62 -6C-48 8 -34 -8 -18 4C-4 14 10 -6 26 4C40 12 50 -4 62 -6C64 40 34 62 0 62C-34 62 -64 40 -62 -6Z")
    return (
        flesh
        + body(cup, "#dc4a4f", "#bf343e", (-8, -6))
        + dots([(-36, 26), (-12, 34), (14, 30), (36, 22), (0, 50), (-26, 46), (26, 44)], 4.4, "#ea6a64")
    )


def pineapple() -> str:
    leaves = "".join(
        at(path("M-13 0C-16 -40 -6 -70 0 -86C6 -70 16 -40 13 0Z", color), x, -64, size, turn)
        for x, turn, size, color in [
            (-26, -46, 0.9, "#4d9150"),
            (26, 46, 0.9, "#4d9150"),
            (-16, -24, 1, "#5fa65c"),
            (16, 24, 1, "#5fa65c"),
            (0, 0, 1.04, "#74b868"),
        ]
    )
    skin = rect(-68, -72, 136, 166, 64, "none")
    cross = "".join(line(f"M{x} -90L{x + 120} 110M{x + 120} -90L{x} 110", "#c9851d", 4) for x in range(-190, 91, 40))
    eyes = dots(
        [(x + (20 if row % 2 else 0), -56 + row * 33) for row in range(5) for x in (-60, -20, 20, 60)], 4, "#b5731a"
    )
    return leaves + body(skin, "#f4b93e", "#e09f27") + inside(skin, f'<g opacity=".8">{cross}</g>{eyes}')


def pineapple_ring() -> str:
    drawn = circle(0, 0, 80, "#d9982a") + circle(0, 0, 73, "#fbd45e")
    rays = "".join(line(f"M{x * 0.46:g} {y * 0.46:g}L{x:g} {y:g}", "#f3c03f", 6) for x, y, _ in around(16, 64))
    return drawn + rays + circle(0, 0, 25, "#fdebaf")


# -- apples, pears, stone fruit ------------------------------------------------------------------------------

APPLE = "M0 -60C22 -82 88 -78 92 -10C94 44 56 92 26 88C14 86 8 82 0 82C-8 82 -14 86 -26 88C-56 92 -94 44 -92 -10C-88 -78 -22 -82 0 -60Z"
PEAR = "M4 -98C32 -100 40 -72 44 -46C50 -16 88 2 88 44C88 82 48 96 2 96C-44 96 -86 82 -86 44C-86 2 -46 -16 -38 -46C-32 -72 -26 -96 4 -98Z"
PEACH = "M0 -66C40 -84 96 -60 94 -2C92 52 44 82 6 96C-40 84 -94 54 -94 -2C-94 -60 -40 -84 0 -66Z"


def apple() -> str:
    streaks = inside(
        path(APPLE),
        "".join(
            line(f"M{x} -70C{x * 1.5} -20 {x * 1.5} 30 {x} 90", "#f4b36a", 4, opacity=0.45)
            for x in (-60, -34, -12, 14, 38, 62)
        ),
    )
    drawn = body(path(APPLE), "#dd4038", "#bf2b2d") + streaks + ellipse(-52, -34, 11, 22, "#fff", 22, opacity=0.45)
    return (
        drawn + path("M-26 -60Q0 -40 26 -60Q0 -52 -26 -60Z", "#a32428") + stem(0, -56, 38, 12) + leaf(8, -76, 66, -20)
    )


def apple_half() -> str:
    drawn = path(APPLE, "#cf3733") + at(path(APPLE, "#fff3d3"), 0, 0, 0.92)
    core = (
        path("M0 -30C22 -28 34 2 0 38C-34 2 -22 -28 0 -30Z", "#f7e2a6")
        + ellipse(-9, 2, 5, 12, "#6b4226", 16)
        + ellipse(9, 2, 5, 12, "#6b4226", -16)
    )
    return drawn + core + stem(0, -54, 30, 8)


def pear() -> str:
    dotted = dots(
        [(-40, 40), (-14, 20), (18, 50), (46, 30), (-52, 66), (0, 74), (40, 68), (8, -20), (-10, -56), (24, -6)],
        2.8,
        "#b58a49",
    )
    return (
        body(path(PEAR), "#dcb56b", "#c69a4d")
        + dotted
        + ellipse(-48, 26, 11, 24, "#fff", 24, opacity=0.4)
        + stem(4, -92, 34, 10)
        + leaf(10, -110, 66, -8)
    )


def pear_half() -> str:
    core = (
        path("M0 12C22 14 28 44 0 66C-28 44 -22 14 0 12Z", "#f3ead0")
        + ellipse(-8, 40, 4, 10, "#6b4226", 14)
        + ellipse(8, 40, 4, 10, "#6b4226", -14)
    )
    return path(PEAR, "#c69a4d") + at(path(PEAR, "#fffaec"), 0, 2, 0.92) + core + stem(4, -92, 28, 8)


def peach() -> str:
    blush = inside(
        path(PEACH),
        ellipse(46, -28, 70, 66, "#ee6d74", 20, opacity=0.75) + ellipse(-70, 40, 40, 60, "#fbd2a6", 20, opacity=0.7),
    )
    drawn = (
        body(path(PEACH), "#fba98f", "#ee8578") + blush + line("M0 -62C-22 -20 -18 40 4 88", "#dd6a6a", 5, opacity=0.8)
    )
    return drawn + ellipse(-52, -36, 12, 22, "#fff", 26, opacity=0.45) + leaf(0, -66, 86, -34) + leaf(-2, -66, 74, -152)


def peach_half() -> str:
    drawn = path(PEACH, "#ee8578") + at(path(PEACH, "#fde0b4"), 0, 2, 0.91) + at(path(PEACH, "#f6a488"), 0, 6, 0.5)
    stone = body(ellipse(0, 8, 32, 40, "none"), "#b06a43", "#93532f", (-4, -4))
    return drawn + stone + line("M-14 -10C-4 4 -6 20 -14 32M12 -14C6 4 10 18 14 30", "#7c4426", 4)


def cherries() -> str:
    one = ball(0, 0, 56, "#b3203a", "#8f1430", "#ffc9cf") + line("M-16 -46Q0 -34 16 -46", "#7c0f28", 5)
    stems = line("M-54 6C-44 -50 -10 -90 34 -112M56 24C60 -30 52 -80 34 -112", "#6f8f3a", 7)
    return leaf(34, -110, 84, 164) + at(one, -54, 50) + at(one, 56, 66) + stems


# -- gift boxes ----------------------------------------------------------------------------------------------


def box(front: str, side: str, ribbon: str, content: str) -> str:
    lid = path("M-120 -2L-92 -40H92L120 -2Z", side)
    drawn = lid + path("M-104 -6L-82 -34H82L104 -6Z", "#5a4632") + content
    drawn += rect(-120, -4, 240, 108, 12, front) + rect(-120, -4, 240, 20, 8, side)
    drawn += rect(-16, -4, 32, 108, 0, ribbon)
    bow = path("M0 8C-40 -24 -66 2 -46 20C-34 30 -14 24 0 12Z", ribbon) + path(
        "M0 8C40 -24 66 2 46 20C34 30 14 24 0 12Z", ribbon
    )
    tails = path("M-6 14L-30 52L-14 48L0 20Z", ribbon) + path("M6 14L30 52L14 48L0 20Z", ribbon)
    return drawn + tails + bow + circle(0, 13, 11, "#fff", opacity=0.35)


def gift_season() -> str:
    content = (
        at(pineapple(), 4, -78, 0.62)
        + at(apple(), -66, -36, 0.56, -10)
        + at(orange(), 68, -32, 0.54, 8)
        + at(kiwi(), 14, -16, 0.42, -14)
    )
    return box("#e9d9b8", "#d3bf96", "#1f8a4c", content)


def gift_citrus() -> str:
    content = at(orange(), -66, -34, 0.6, -8) + at(mandarin(), 8, -44, 0.6) + at(orange(), 74, -28, 0.52, 12)
    return box("#cf3a32", "#b32b27", "#f4cf7a", content)


def gift_berry() -> str:
    content = at(grapes(), 52, -62, 0.6, 8) + at(blueberries(), -50, -40, 0.56) + at(cherries(), 0, -52, 0.5)
    return box("#d9dcef", "#bfc4e2", "#6a4f9a", content)
