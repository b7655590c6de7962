"""The open data page: the files of each government, and what each column means."""

from collections.abc import Iterator
from dataclasses import dataclass

from kinerja import texts
from kinerja.disclose.published import Release
from kinerja.publish import address, opendata
from kinerja.publish.content import Site
from kinerja.publish.page import Page
from kinerja.publish.voice import Voice


@dataclass(frozen=True, slots=True)
class Files:
    """One kind of content with the files that hold it."""

    title: str
    description: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """A column in words."""

    name: str
    title: str
    description: str


def pages(site: Site, voice: Voice) -> Iterator[Page]:
    """The page of open data."""
    yield Page(
        address=address.OPEN_DATA,
        title=voice.text("open_data.title"),
        description=voice.text("open_data.description"),
        template="open_data.html",
        view={
            "shelves": tuple((release, tuple(_files(voice, release))) for release in site.latest),
            "tables": tuple(
                (_word(voice, f"tables.{name}.title"), tuple(_columns(voice, name))) for name in opendata.tables()
            ),
        },
    )


def _files(voice: Voice, release: Release) -> Iterator[Files]:
    names = [name for name, _ in opendata.files(release, voice.language)]
    stems = list(dict.fromkeys(name.partition(".")[0] for name in names))
    for stem in stems:
        own = tuple(name for name in names if name.partition(".")[0] == stem)
        if texts.has(voice.language, f"columns.tables.{stem}.title"):
            yield Files(_word(voice, f"tables.{stem}.title"), _word(voice, f"tables.{stem}.description"), own)
        else:
            yield Files(voice.text("open_data.package"), "", own)


def _columns(voice: Voice, table: str) -> Iterator[ColumnRow]:
    for column in opendata.columns(table):
        yield ColumnRow(column.name, _word(voice, f"{column.name}.title"), _word(voice, f"{column.name}.description"))


def _word(voice: Voice, key: str) -> str:
    return texts.text(voice.language, f"columns.{key}")
