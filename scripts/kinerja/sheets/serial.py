"""What the style of a cell makes of its number: a day, a moment, a percentage, or just the number."""

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from kinerja.sheets.book import Form
from kinerja.sheets.package import Attributes

# ECMA-376 part 1, 18.8.30: formats that files name by number alone; those of East Asian calendars among them.
_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_PERCENTS = frozenset((9, 10))
# What a format only shows: texts in quotes, single signs, colours and languages; not `[h]`, which counts hours.
_SHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]|general', re.IGNORECASE)
_FIXED = re.compile(r"0\.(0{1,15})")
_PLACES = {2: "0.00"}
_OF_DATES = re.compile(r"[dmyhs]", re.IGNORECASE)
_DAY = 86_400
# Excel took over from Lotus 1-2-3 that 1900 was a leap year: days before March of it are one off, so they are none.
_EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}
_FIRST, _LAST = {False: 61, True: 0}, 2_957_000


class Styles:
    """What each style of a workbook makes of a number; `late` where days are counted from 1904."""

    def __init__(self) -> None:
        self.late = False
        self._codes: dict[int, str] = {}
        # For each style what a number is, and how many zeros behind the point belong to it: 1.5 as `0.00` is 1.50.
        self._forms: list[tuple[Form, int]] = []
        self._of_cells = False

    def take(self, name: str, attributes: Attributes) -> None:
        """Looks at one element of the part with the styles, in which formats stand before what uses them."""
        if name == "numFmt":
            self._codes[int(attributes["numFmtId"])] = attributes["formatCode"]
        elif name == "xf" and self._of_cells:
            number = int(attributes.get("numFmtId", 0))
            code = self._codes.get(number, _PLACES.get(number, ""))
            plain = _FIXED.fullmatch(code)
            self._forms.append((_form(number, code), len(plain[1]) if plain else 0))
        elif name in ("cellXfs", "cellStyleXfs", "cellStyles", "dxfs"):
            self._of_cells = name == "cellXfs"

    def number(self, text: str, style: str) -> tuple[Form, str]:
        """A number in a style: as a day where it is shown as one."""
        number = int(style)
        form, places = self._forms[number] if number < len(self._forms) else (Form.NUMBER, 0)
        day = self._moment(Decimal(text)) if form is Form.DATE else None
        if form is Form.NUMBER:
            return form, _with_zeros(text, places)
        return (form, day) if day else (Form.NUMBER if form is Form.DATE else form, text)

    def _moment(self, serial: Decimal) -> str | None:
        """ISO 8601, without the time for a whole day; None for what is no day."""
        if not _FIRST[self.late] <= serial < _LAST:
            return None
        seconds = int((serial * _DAY).to_integral_value(ROUND_HALF_UP))
        moment = _EPOCHS[self.late] + timedelta(seconds=seconds)
        return moment.isoformat() if seconds % _DAY else moment.date().isoformat()


def _form(number: int, code: str) -> Form:
    shown = _SHOWN.sub("", code)
    if number in _DATES or _OF_DATES.search(shown):
        return Form.DATE
    return Form.PERCENT if number in _PERCENTS or "%" in shown else Form.NUMBER


def _with_zeros(text: str, places: int) -> str:
    whole, point, behind = text.partition(".")
    if not (whole.lstrip("-") + behind).isdecimal():
        return text
    return f"{whole}.{behind:0<{places}}" if places or point else text
