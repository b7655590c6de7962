"""The open data of one government: its tables and documents with sizes and digests."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kinerja.disclose.published import Release
from kinerja.publish import address, opendata
from kinerja.publish.address import ROOTS, path
from kinerja.publish.content import Site
from kinerja.publish.opendata import api, catalogue
from kinerja.publish.page import Page
from kinerja.publish.pages.data import overview as open_data
from kinerja.publish.pages.data.overview import File, TableRow
from kinerja.publish.voice import Voice

_DOCUMENTS = ("release", "policies", "datapackage")
# Search engines are told the files that most people want.
_TOLD = ("indicators.csv", "surveys.csv", "release.json", "datapackage.json")


@dataclass(frozen=True, slots=True)
class Shelf:
    """A table with its rows counted, and its files."""

    table: TableRow
    rows: str
    files: tuple[File, ...]


def pages(site: Site, voice: Voice) -> Iterator[Page]:
    """A page for each government."""
    for chain in site.chains:
        yield _page(site, voice, chain)


def _page(site: Site, voice: Voice, chain: Sequence[Release]) -> Page:
    release = chain[-1]
    government = release.government
    place = address.open_data(government.id)
    filled = open_data.filled(release)
    counts = opendata.row_counts(release)
    facts = {
        "number": voice.number(release.number),
        "date": voice.day(release.made),
        "figures": voice.number(counts["indicators"]),
    }
    return Page(
        address=place,
        title=voice.text("data_place.title", government=government.name),
        description=voice.text("data_place.description", government=government.name, tables=len(filled), **facts),
        template="open_data_place.html",
        kind="list",
        release=release,
        trail=(open_data.crumb(voice),),
        view={
            "lead": voice.text("data_place.lead", surveys=voice.number(counts["surveys"]), **facts),
            "workbook": open_data.workbook(voice, release),
            "filled": len(filled),
            "shelves": tuple(_shelf(voice, release, name) for name in filled),
            "empty": tuple(open_data.table_row(voice, name) for name in opendata.tables() if name not in filled),
            "documents": tuple(_document(voice, release, name) for name in _DOCUMENTS),
            "digests": tuple(_digests(voice, release)),
            "units": api.UNITS,
            "programs": open_data.PROGRAMS,
            "citation": voice.text("data_place.citation", government=government.name, **facts),
            "described": _described(site, voice, chain),
        },
    )


def _shelf(voice: Voice, release: Release, table: str) -> Shelf:
    names = opendata.digests(release, voice.language)
    own = tuple(
        open_data.file(voice, release, f"{table}.{ending}", title)
        for ending, title in (("csv", "CSV"), ("json", "JSON"), ("parquet", "Parquet"))
        if f"{table}.{ending}" in names
    )
    return Shelf(open_data.table_row(voice, table), voice.number(opendata.row_counts(release)[table]), own)


def _document(voice: Voice, release: Release, stem: str) -> tuple[File, str]:
    title, description = (open_data.word(voice, f"tables.{stem}.{part}") for part in ("title", "description"))
    return open_data.file(voice, release, f"{stem}.json", title), description


def _digests(voice: Voice, release: Release) -> Iterator[tuple[str, str, str]]:
    for name, facts in opendata.digests(release, voice.language).items():
        yield name, open_data.size(voice, facts["bytes"]), facts["hash"].removeprefix("sha256:")


def _described(site: Site, voice: Voice, chain: Sequence[Release]) -> dict[str, object]:
    government = chain[-1].government
    folder = ROOTS[voice.language] + path(voice.language, address.open_data(government.id))
    names = (f"{government.id}.xlsx", *_TOLD)
    return catalogue.described(chain, names, voice.language, f"{site.url}/{folder}" if site.url else "")
