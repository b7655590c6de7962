"""Open data: what there is, in which formats, and which tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kinerja import texts
from kinerja.disclose.published import Release
from kinerja.publish import opendata
from kinerja.publish.address import OPEN_DATA, Address
from kinerja.publish.content import Site
from kinerja.publish.opendata import catalogue, parquet
from kinerja.publish.page import Crumb, Page
from kinerja.publish.voice import Voice

COLUMNS: Address = ("@data-columns",)
PROGRAMS: Address = ("@data-programs",)

# When columns, tables or formats changed, newest first; `pages.open_data.change.<day>` says what.
CHANGES = ("2026-11-22",)


@dataclass(frozen=True, slots=True)
class File:
    """A file as a link: its name, how the link is called, and its size in words."""

    name: str
    title: str
    size: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """A table in words, with the page of its columns."""

    name: str
    title: str
    description: str
    columns: Address


def pages(site: Site, voice: Voice) -> Iterator[Page]:
    """What there is, and a page of columns for each table."""
    yield Page(
        address=OPEN_DATA,
        title=voice.text("open_data.title"),
        description=voice.text(
            "open_data.description", tables=len(opendata.tables()), governments=voice.number(len(site.latest))
        ),
        template="open_data.html",
        kind="list",
        keywords=tuple(word(voice, "package.keywords").split(", ")),
        view={
            "shelves": tuple((release, workbook(voice, release)) for release in site.latest),
            "filled": {release.government.id: len(filled(release)) for release in site.latest},
            "formats": ("xlsx", "csv", "json", *(("parquet",) if parquet.is_available() else ())),
            "tables": tuple(table_row(voice, name) for name in opendata.tables()),
            "licence": word(voice, "package.licence"),
            "catalogue": catalogue.NAME,
            "programs": PROGRAMS,
            "changes": CHANGES,
        },
    )


def crumb(voice: Voice) -> Crumb:
    """The step to the page of all open data."""
    return Crumb(voice.text("open_data.title"), OPEN_DATA)


def table_row(voice: Voice, name: str) -> TableRow:
    """A table in words."""
    title, description = (word(voice, f"tables.{name}.{part}") for part in ("title", "description"))
    return TableRow(name, title, description, (*COLUMNS, name))


def filled(release: Release) -> tuple[str, ...]:
    """The tables that have rows."""
    counts = opendata.row_counts(release)
    return tuple(name for name in opendata.tables() if counts[name])


def workbook(voice: Voice, release: Release) -> File:
    """The workbook of a government."""
    return file(voice, release, f"{release.government.id}.xlsx", voice.text("open_data.workbook"))


def file(voice: Voice, release: Release, name: str, title: str) -> File:
    """A file of a government."""
    return File(name, title, size(voice, opendata.digests(release, voice.language)[name]["bytes"]))


def size(voice: Voice, count: int) -> str:
    """How large a file is, in words; never less than it is."""
    if count > 999_000:
        tenths = -(-count // 100_000)
        return voice.text("open_data.size.mb", number=voice.number(Decimal(tenths).scaleb(-1)))
    return voice.text("open_data.size.kb", number=voice.number(-(-count // 1000)))


def word(voice: Voice, key: str) -> str:
    """A word of the open data files themselves."""
    return texts.text(voice.language, f"columns.{key}")
