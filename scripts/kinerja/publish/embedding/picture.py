"""The layout of the picture: lines of text from top to bottom, the status with its shape, the chart, the origin."""

from collections.abc import Mapping
from dataclasses import dataclass

from kinerja.publish.charts import WIDTH, width, wrapped
from kinerja.publish.embedding.subject import Subject

# The colours are fixed: a picture stands on a white ground of its own on whatever page.
_INK, _MUTED = "#1c2733", "#4d5a68"
_COLOURS = {"full": "#12436d", "half": "#28a197", "empty": "#f46a25", "none": "#76818d"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text."""

    text: str
    x: int
    y: int
    size: int
    weight: int
    fill: str


class _Sheet:
    """Lines one below the other; `y` is the foot of the last."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.y = 14

    def write(self, text: str, size: int, *, most: int, bold: bool = False, muted: bool = False, x: int = 20) -> None:
        """A text in at most so many lines."""
        room = WIDTH + 20 - x
        for one in wrapped(text, lambda part: width(part, size) <= room, most):
            self.y += round(size * 1.3)
            self.lines.append(Line(one, x, self.y, size, 700 if bold else 400, _MUTED if muted else _INK))


def picture(subject: Subject) -> Mapping[str, object]:
    """What the template of the picture shows."""
    sheet = _Sheet()
    sheet.write(subject.indicator.name, 17, most=3, bold=True)
    sheet.write(subject.place, 12, most=2, muted=True)
    sheet.y += 8
    mark, view = subject.mark, subject.bullet
    status_y = sheet.y + 7
    if mark:
        sheet.write(f"{mark.word}, {subject.period}", 14, most=1, bold=True, x=38)
        sheet.write(subject.direction, 12, most=1, muted=True, x=38)
    chart_y = sheet.y + 14
    if view:
        sheet.y = chart_y + 82
    else:
        sheet.y += 6
        sheet.write(subject.sentence, 13, most=4)
    sheet.y += 6
    sheet.write(", ".join(filter(None, (subject.origin, subject.kind))), 11, most=2, muted=True)
    return {
        "title": subject.voice.text("format.title", name=subject.indicator.name, place=subject.place),
        "sentence": subject.sentence,
        "lines": sheet.lines,
        "mark": mark,
        "mark_y": status_y,
        "colour": _COLOURS[mark.shape] if mark else "",
        "chart": view and view.chart,
        "chart_y": chart_y,
        "height": sheet.y + 16,
    }
