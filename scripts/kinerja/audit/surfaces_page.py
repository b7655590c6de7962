"""Reads a page as a scraper does: the cells that tell figures of people, and all else that sections about them hold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

# Shape of a table, and the order of the keyboard: they hold counts of columns, not of people.
_STRUCTURE = frozenset({"colspan", "rowspan", "tabindex"})
_VIEW_BOXES = frozenset({"0 0 24 24", "0 0 16 16", "0 0 20 20"})
_BREAKS = frozenset({"td", "th", "tr", "table", "section"})


@dataclass(frozen=True)
class Place:
    """Which figure a cell of a table tells."""

    period: str
    group: tuple[str, str]
    metric: str


@dataclass(frozen=True)
class Told:
    """A text or an attribute in a section about people, or in a cell that tells a figure (`place`)."""

    government: str
    where: str
    text: str
    place: Place | None = None


@dataclass(frozen=True)
class Page:
    """What a page tells of people, and the text that stands outside of the sections about them."""

    language: str
    told: tuple[Told, ...]
    outside: str


def page(text: str) -> Page:
    """The page of an HTML text."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.finish()
    return Page(reader.language, tuple(reader.told), " ".join(reader.outside))


@dataclass
class _Reader(HTMLParser):
    language: str = "id"
    told: list[Told] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    government: str = ""
    sections: int = 0
    drawings: int = 0
    place: Place | None = None
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes attributes; opens a section, a drawing or a cell."""
        values = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = values.get("lang", self.language)
        if tag in _BREAKS:
            self.finish()
        self._open_section(tag, values)
        if tag == "svg" and self.sections:
            self.drawings += 1
        if tag == "td" and "data-metric" in values:
            self.place = _place(values)
            self.government = values.get("data-government", self.government)
        if self.sections or self.place:
            self._note_attributes(values)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A slash closes only in drawings; in HTML it says nothing."""
        self.handle_starttag(tag, attrs)
        if self.drawings:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Closes a section, a drawing or a cell."""
        if tag in _BREAKS:
            self.finish()
        if tag == "svg" and self.drawings:
            self.drawings -= 1
        if tag == "section" and self.sections:
            self.sections -= 1
            self.government = self.government if self.sections else ""

    def handle_data(self, data: str) -> None:
        """Notes a text; that of a cell when it is whole."""
        if self.place:
            self.words.append(data)
        elif self.sections and data.strip():
            self._note("svg" if self.drawings else "text", data)
        elif not self.sections:
            self.outside.append(data)

    def handle_comment(self, data: str) -> None:
        """Notes a comment."""
        if self.sections or self.place:
            self._note("comment", data)

    def finish(self) -> None:
        """Ends the cell that is open."""
        if self.place:
            self._note("cell", "".join(self.words))
        self.place, self.words = None, []

    def _open_section(self, tag: str, values: Mapping[str, str]) -> None:
        if tag != "section" or not (self.sections or "staff" in values.get("class", "").split()):
            return
        self.sections += 1
        self.government = values.get("data-government", self.government)

    def _note(self, where: str, text: str) -> None:
        self.told.append(Told(self.government, where, " ".join(text.split()), self.place))

    def _note_attributes(self, values: Mapping[str, str]) -> None:
        for name, value in _telling(values):
            self._note(f"svg {name}" if self.drawings else f"attribute {name}", value)


def _telling(values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, value in values.items():
        is_frame = name == "viewbox" and value in _VIEW_BOXES
        if value and not is_frame and name not in _STRUCTURE and not name.startswith("xmlns"):
            yield name, value


def _place(values: Mapping[str, str]) -> Place:
    group = values.get("data-group-kind", ""), values.get("data-group-unit", "")
    return Place(values.get("data-period", ""), group, values["data-metric"])
