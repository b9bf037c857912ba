"""The strokes that all fruit is drawn with: flat shapes in two or three tones, as texts of SVG."""

from collections.abc import Iterable
from math import cos, pi, sin

_ids = iter(range(10**6))


def circle(x: float, y: float, r: float, fill: str, **more: object) -> str:
    return f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}" fill="{fill}"{_attributes(more)}/>'


def ellipse(x: float, y: float, rx: float, ry: float, fill: str, turn: float = 0, **more: object) -> str:
    turned = f' transform="rotate({turn:g} {x:g} {y:g})"' if turn else ""
    return f'<ellipse cx="{x:g}" cy="{y:g}" rx="{rx:g}" ry="{ry:g}" fill="{fill}"{turned}{_attributes(more)}/>'


def path(d: str, fill: str = "none", **more: object) -> str:
    return f'<path d="{d}" fill="{fill}"{_attributes(more)}/>'


def line(d: str, color: str, width: float, **more: object) -> str:
    return path(d, stroke=color, stroke_width=width, stroke_linecap="round", stroke_linejoin="round", **more)


def rect(x: float, y: float, w: float, h: float, r: float, fill: str, **more: object) -> str:
    return f'<rect x="{x:g}" y="{y:g}" width="{w:g}" height="{h:g}" rx="{r:g}" fill="{fill}"{_attributes(more)}/>'


def at(drawing: str, x: float = 0, y: float = 0, scale: float = 1, turn: float = 0) -> str:
    return f'<g transform="translate({x:g} {y:g}) rotate({turn:g}) scale({scale:g})">{drawing}</g>'


def inside(outline: str, drawing: str) -> str:
    """`drawing` where `outline` is."""
    name = f"c{next(_ids)}"
    return f'<clipPath id="{name}">{outline}</clipPath><g clip-path="url(#{name})">{drawing}</g>'


def body(outline: str, base: str, shade: str, shift: tuple[float, float] = (-14, -12)) -> str:
    """A shape with its shadow side at the lower right: the same outline again, shifted, inside itself."""
    lit = f'<g transform="translate({shift[0]:g} {shift[1]:g})">{painted(outline, base)}</g>'
    return painted(outline, shade) + inside(outline, lit)


def painted(outline: str, fill: str) -> str:
    return outline.replace('fill="none"', f'fill="{fill}"')


def ball(x: float, y: float, r: float, base: str, shade: str, shine: str = "#fff") -> str:
    drawn = body(circle(x, y, r, "none"), base, shade, (-r * 0.16, -r * 0.14))
    return drawn + ellipse(x - r * 0.42, y - r * 0.46, r * 0.2, r * 0.12, shine, -40, opacity=0.55)


def leaf(x: float, y: float, length: float, turn: float, fill: str = "#5aa356", vein: str = "#3f8646") -> str:
    shape = "M0 0C.22 -.36 .74 -.34 1 0C.74 .26 .26 .3 0 0Z"
    middle = f'<path d="M.06 0C.36 -.06 .66 -.06 .9 0" fill="none" stroke="{vein}" stroke-width=".045"/>'
    return at(path(shape, fill) + middle, x, y, length, turn)


def around(count: int, radius: float, start: float = -90) -> Iterable[tuple[float, float, float]]:
    """Points on a circle around the origin, with their angle in degrees."""
    for i in range(count):
        angle = start + 360 * i / count
        yield radius * cos(angle * pi / 180), radius * sin(angle * pi / 180), angle


def wedges(count: int, radius: float, fill: str, gap: float = 3, hollow: float = 0.12) -> str:
    """The segments of a citrus fruit that is cut through."""
    half = pi / count
    out, near = radius, radius * hollow + gap
    shape = (
        f"M{near:g} 0L{out * cos(half) - gap:g} {out * sin(half) - gap:g}"
        f"Q{out * 1.06:g} 0 {out * cos(half) - gap:g} {-out * sin(half) + gap:g}Z"
    )
    one = path(shape, fill, stroke=fill, stroke_width=3, stroke_linejoin="round")
    return "".join(at(one, turn=360 * i / count) for i in range(count))


def dots(places: Iterable[tuple[float, float]], r: float, fill: str, **more: object) -> str:
    return "".join(circle(x, y, r, fill, **more) for x, y in places)


def _attributes(more: dict[str, object]) -> str:
    return "".join(f' {name.replace("_", "-")}="{value}"' for name, value in more.items())
