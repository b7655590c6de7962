"""The data package: what each file and each column is, in words and for machines (Data Package 2.0)."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from kinerja.disclose.published import Release
from kinerja.publish.opendata.formats import document_json
from kinerja.publish.opendata.registry import TABLE_BY_NAME, Reference, Table
from kinerja.publish.opendata.rows import Column
from kinerja.texts import text

NAME = "datapackage.json"
LICENCE = "CC-BY-4.0"
LICENCE_PAGE = "https://creativecommons.org/licenses/by/4.0/"

MEDIA_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def package(release: Release, files: Mapping[str, bytes], language: str) -> bytes:
    """The descriptor of all files of one government."""
    government = release.government
    return document_json(
        {
            "$schema": _PROFILE,
            "name": government.id,
            "title": text(language, "columns.package.title", government=government.name),
            "description": text(language, f"columns.package.{government.data}"),
            "keywords": keywords(language),
            "version": str(release.number),
            "created": release.made,
            "licenses": [{"name": LICENCE, "path": LICENCE_PAGE, "title": text(language, "columns.package.licence")}],
            "contributors": [{"title": government.name, "roles": ["publisher"]}],
            "sources": _sources(release),
            "resources": [_described(path, files, language) for path in files],
        }
    )


def digest(content: bytes) -> dict[str, Any]:
    """Size and SHA-256 of a file, by which a copy is checked."""
    return {"bytes": len(content), "hash": f"sha256:{sha256(content).hexdigest()}"}


def keywords(language: str) -> list[str]:
    """Words by which the data are found."""
    return text(language, "columns.package.keywords").split(", ")


def stem(path: str) -> str:
    """What a file holds: the name of a table or document; the workbook, which has the name of its government, has all.

    These are the words below `columns.tables`.
    """
    name, _, ending = path.rpartition(".")
    return "workbook" if ending == "xlsx" else name


def _sources(release: Release) -> list[dict[str, str]]:
    sources = release.government.sources
    return [{"title": one.title} | ({"path": one.url} if one.url else {}) for one in sources]


def _described(path: str, files: Mapping[str, bytes], language: str) -> dict[str, Any]:
    if path.endswith(".csv"):
        return _table(path, files, language)
    name = "workbook" if stem(path) == "workbook" else path.replace(".", "-")
    return _resource(path, files, language, name)


def _table(path: str, files: Mapping[str, bytes], language: str) -> dict[str, Any]:
    name = stem(path)
    return _resource(path, files, language, name) | {
        "type": "table",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n"},
        "schema": _schema(TABLE_BY_NAME[name], language),
    }


def _resource(path: str, files: Mapping[str, bytes], language: str, name: str) -> dict[str, Any]:
    ending = path.rpartition(".")[2]
    return {
        "name": name,
        "path": path,
        "title": text(language, f"columns.tables.{stem(path)}.title"),
        "description": text(language, f"columns.tables.{stem(path)}.description"),
        "format": ending,
        "mediatype": MEDIA_TYPES[ending],
        **({"encoding": "utf-8"} if ending in {"csv", "json"} else {}),
        **digest(files[path]),
    }


def _schema(table: Table, language: str) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column, language) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.references:
        schema["foreignKeys"] = [_reference(table, one) for one in table.references]
    return schema


def _field(column: Column, language: str) -> dict[str, Any]:
    return {
        "name": column.name,
        "type": column.type,
        "title": text(language, f"columns.{column.name}.title"),
        "description": text(language, f"columns.{column.name}.description"),
        "constraints": {"required": column.required},
    }


def _reference(table: Table, reference: Reference) -> dict[str, Any]:
    # An empty name means the table itself.
    target = "" if reference.table == table.name else reference.table
    return {
        "fields": list(reference.columns),
        "reference": {"resource": target, "fields": list(reference.names)},
    }
