"""A stack, line by line, with the author's places in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mpc.compiler.trace.frames import Frame, frames
from mpc.compiler.trace.places import Place, Places

# Logs often hold a stack as one line, with the breaks written out.
_BREAK = re.compile(r"\r?\n|↵|\\n(?=\s*at |[^\s\\]*@)")
_MARKS = {
    "en": {"runtime": "[mpc runtime]", "made": "[made by mpc]"},
    "zh": {"runtime": "[mpc 运行时]", "made": "[mpc 生成的代码]"},
}


@dataclass(frozen=True)
class Line:
    """A line of a stack and what it names, in its order."""

    text: str
    places: tuple[tuple[Frame, Place], ...] = ()

    def told(self, language: str) -> str:
        """The line with the author's places in the place of the scripts'; the rest as it is."""
        text = self.text
        marks: list[str] = []
        for frame, place in reversed(self.places):
            if place.kind == "source":
                text = text[: frame.start] + as_text(place) + text[frame.end :]
            elif place.kind in _MARKS[language]:
                marks.insert(0, _MARKS[language][place.kind])
        return " ".join([text, *dict.fromkeys(marks)])


def as_text(place: Place) -> str:
    """`pages/home.mp:12:5`."""
    column = "" if place.column is None else f":{place.column}"
    return f"{place.path}:{place.line}{column}"


def trace(text: str, places: Places) -> Iterator[Line]:
    """Every line of a stack; one that names nothing known has no places."""
    for line in _BREAK.split(text.rstrip("\n")):
        found = ((frame, places.find(frame)) for frame in frames(line))
        yield Line(line, tuple((frame, place) for frame, place in found if place is not None))
