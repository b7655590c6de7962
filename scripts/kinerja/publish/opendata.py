"""Open data: every public figure of a release as files that people and programs can take away and check."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from kinerja.disclose.published import Release, encode
from kinerja.publish.opendata_formats import document_json, table_csv, table_json
from kinerja.publish.opendata_package import NAME, digest, package
from kinerja.publish.opendata_rows import Column
from kinerja.publish.opendata_tables import TABLE_BY_NAME, TABLES

__all__ = ["Column", "columns", "files", "index", "tables"]

INDEX_FORMAT = "kinerja-open-data/1"


def tables() -> tuple[str, ...]:
    """Names of the tables, the most asked for first; each is one `.csv` and one `.json`."""
    return tuple(table.name for table in TABLES)


def columns(table: str) -> tuple[Column, ...]:
    """The columns of a table; `columns.<column>.title` and `.description` in the locales say what they mean."""
    return TABLE_BY_NAME[table].columns


def files(release: Release, language: str) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every file of one government; only the data package is in words of a language."""
    contents = dict(_contents(release))
    yield from contents.items()
    yield NAME, package(release, contents, language)


def index(releases: Iterable[Release], language: str = "id") -> bytes:
    """All governments with their releases and files; paths start from the folder of the index.

    The files are those of each government's newest release.
    """
    ordered = sorted(releases, key=lambda one: (one.government.id, one.number))
    groups = groupby(ordered, key=lambda one: one.government.id)
    governments = [_government(tuple(group), language) for _, group in groups]
    return document_json({"format": INDEX_FORMAT, "governments": governments})


def _contents(release: Release) -> Iterator[tuple[str, bytes]]:
    for table in TABLES:
        rows = tuple(table.rows(release))
        yield f"{table.name}.csv", table_csv((column.name for column in table.columns), rows)
        yield f"{table.name}.json", table_json(rows)
    yield "policies.json", document_json(release.policies)
    yield "release.json", encode(release)


def _government(releases: tuple[Release, ...], language: str) -> dict[str, Any]:
    latest = releases[-1]
    return {
        "id": latest.government.id,
        "name": latest.government.name,
        "type": latest.government.type,
        "data": latest.government.data,
        "releases": [{"number": one.number, "made": one.made, **digest(encode(one))} for one in releases],
        "files": [
            {"path": f"{latest.government.id}/{name}", **digest(content)} for name, content in files(latest, language)
        ],
    }
