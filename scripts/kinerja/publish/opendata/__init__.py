"""Open data: every public figure of a release as files that people and programs can take away and check."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from kinerja.disclose.published import Release, encode
from kinerja.publish.once import once
from kinerja.publish.opendata import package, parquet
from kinerja.publish.opendata.excel import workbook
from kinerja.publish.opendata.formats import document_json, table_csv, table_json
from kinerja.publish.opendata.package import digest
from kinerja.publish.opendata.registry import TABLE_BY_NAME, TABLES, rows
from kinerja.publish.opendata.rows import Column

__all__ = ["Column", "columns", "digests", "files", "index", "row_counts", "tables"]

INDEX_FORMAT = "kinerja-open-data/1"

# Of so many governments the files are kept until pages and indexes in every language have asked for them.
FILES_KEPT = 64


def tables() -> tuple[str, ...]:
    """Names of the tables, the most asked for first; each is one `.csv`, one `.json` and perhaps one `.parquet`."""
    return tuple(table.name for table in TABLES)


def columns(table: str) -> tuple[Column, ...]:
    """The columns of a table; `columns.<column>.title` and `.description` in the locales say what they mean."""
    return TABLE_BY_NAME[table].columns


def files(release: Release, language: str) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every file of one government; only workbook and data package are in words of a language."""
    yield from _files(release, language).items()


def row_counts(release: Release) -> Mapping[str, int]:
    """How many rows each table has, by its name."""
    return {name: len(held) for name, held in rows(release).items()}


@once(FILES_KEPT)
def digests(release: Release, language: str) -> Mapping[str, Mapping[str, Any]]:
    """Size (`bytes`) and SHA-256 (`hash`) of every file of one government by its name."""
    return {name: digest(content) for name, content in _files(release, language).items()}


def index(releases: Iterable[Release], language: str = "id") -> bytes:
    """All governments with their releases and files; paths start from the folder of the index.

    The files are those of each government's newest release.
    """
    ordered = sorted(releases, key=lambda one: (one.government.id, one.number))
    groups = groupby(ordered, key=lambda one: one.government.id)
    governments = [_government(tuple(group), language) for _, group in groups]
    return document_json({"format": INDEX_FORMAT, "governments": governments})


@once(FILES_KEPT)
def _files(release: Release, language: str) -> Mapping[str, bytes]:
    contents = {f"{release.government.id}.xlsx": workbook(release, rows(release), language), **_contents(release)}
    return contents | {package.NAME: package.package(release, contents, language)}


@once(FILES_KEPT)
def _contents(release: Release) -> Mapping[str, bytes]:
    """The files that are the same in every language."""
    return dict(_each(release))


def _each(release: Release) -> Iterator[tuple[str, bytes]]:
    for table in TABLES:
        held = rows(release)[table.name]
        yield f"{table.name}.csv", table_csv((column.name for column in table.columns), held)
        yield f"{table.name}.json", table_json(held)
        if parquet.is_available():
            yield f"{table.name}.parquet", parquet.table_parquet(table, held)
    yield "policies.json", document_json(release.policies)
    yield "release.json", encode(release)


def _government(releases: tuple[Release, ...], language: str) -> dict[str, Any]:
    latest = releases[-1]
    place = latest.government.id
    return {
        "id": place,
        "name": latest.government.name,
        "type": latest.government.type,
        "data": latest.government.data,
        "releases": [{"number": one.number, "made": one.made, **digest(encode(one))} for one in releases],
        "files": [{"path": f"{place}/{name}", **facts} for name, facts in digests(latest, language).items()],
    }
