"""The data package: what each file and each column is, in words and for machines (Data Package 2.0)."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from kinerja.disclose.published import Release
from kinerja.publish.opendata_formats import document_json
from kinerja.publish.opendata_rows import Column
from kinerja.publish.opendata_tables import TABLES, Reference, Table
from kinerja.texts import text

NAME = "datapackage.json"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_LICENCE = "CC-BY-4.0"
_LICENCE_PAGE = "https://creativecommons.org/licenses/by/4.0/"


def package(release: Release, files: Mapping[str, bytes], language: str) -> bytes:
    """The descriptor of all files of one government."""
    government = release.government
    return document_json(
        {
            "$schema": _PROFILE,
            "name": government.id,
            "title": text(language, "columns.package.title", government=government.name),
            "description": text(language, f"columns.package.{government.data}"),
            "version": str(release.number),
            "created": release.made,
            "licenses": [{"name": _LICENCE, "path": _LICENCE_PAGE, "title": text(language, "columns.package.licence")}],
            "sources": _sources(release),
            "resources": [*_tables(files, language), *_documents(files, language)],
        }
    )


def digest(content: bytes) -> dict[str, Any]:
    """Size and SHA-256 of a file, by which a copy is checked."""
    return {"bytes": len(content), "hash": f"sha256:{sha256(content).hexdigest()}"}


def _sources(release: Release) -> list[dict[str, str]]:
    sources = release.government.sources
    return [{"title": one.title} | ({"path": one.url} if one.url else {}) for one in sources]


def _tables(files: Mapping[str, bytes], language: str) -> list[dict[str, Any]]:
    return [
        _resource(f"{table.name}.csv", files, language, table.name)
        | {"type": "table", "dialect": {"delimiter": ",", "lineTerminator": "\r\n"}, "schema": _schema(table, language)}
        for table in TABLES
    ]


def _documents(files: Mapping[str, bytes], language: str) -> list[dict[str, Any]]:
    names = [name for name in files if name.endswith(".json")]
    return [_resource(name, files, language, name.replace(".", "-")) for name in names]


def _resource(path: str, files: Mapping[str, bytes], language: str, name: str) -> dict[str, Any]:
    stem, _, ending = path.partition(".")
    return {
        "name": name,
        "path": path,
        "title": text(language, f"columns.tables.{stem}.title"),
        "description": text(language, f"columns.tables.{stem}.description"),
        "format": ending,
        "mediatype": "text/csv" if ending == "csv" else "application/json",
        "encoding": "utf-8",
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
