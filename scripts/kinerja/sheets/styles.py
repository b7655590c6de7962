"""How cells of a workbook look, and which of them are locked. Every colour has enough contrast with its words."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

_TOP: dict[str, Any] = {"valign": "top"}
_HEAD = {**_TOP, "bold": True, "text_wrap": True, "bottom": 1}
_GREY = {"font_color": "#595959"}


class Styles:
    """The formats of one workbook, each made when it is first wanted."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._made: dict[tuple[object, ...], Format] = {}
        self.title = self._format({"bold": True, "font_size": 14})
        self.bold = self._format({**_TOP, "bold": True})
        self.wrapped = self._format({**_TOP, "text_wrap": True})
        self.link = self._format({**_TOP, "font_color": "#0B5394", "underline": 1})
        self.head = self._format({**_HEAD, "bg_color": "#D9E2EC"})
        self.needed_head = self._format({**_HEAD, "bg_color": "#1F4E79", "font_color": "#FFFFFF"})
        self.hint_head = self._format({**_HEAD, **_GREY, "bg_color": "#F2F2F2", "italic": True})
        self.hint = self._format({**_TOP, **_GREY, "bg_color": "#F2F2F2", "text_wrap": True, "num_format": "@"})
        self.key = self._format({**_TOP, **_GREY, "bg_color": "#F2F2F2", "font_size": 8})

    def free(self, shown: str, *, wrap: bool = False) -> "Format":
        """A cell to write in; `shown` is the format of its numbers, `@` for texts."""
        return self._format({**_TOP, "locked": False, "num_format": shown, "text_wrap": wrap})

    def locked(self, shown: str) -> "Format":
        """A cell that names a record or a place in a list."""
        return self._format({**_TOP, **_GREY, "bg_color": "#EDEDED", "num_format": shown})

    def example(self, shown: str) -> "Format":
        """A cell of the row that only shows how it is done."""
        return self._format({**_TOP, **_GREY, "bg_color": "#FFF2CC", "italic": True, "num_format": shown})

    def _format(self, properties: dict[str, Any]) -> "Format":
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]
