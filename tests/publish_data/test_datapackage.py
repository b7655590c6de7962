"""The data package tells the truth about its files: every name, type, key, size and hash is checked against them."""

import csv
import io
import json
import re
from hashlib import sha256
from typing import Any

import msgspec
import pytest
from opendata_sample import RELEASE

from kinerja.publish import opendata
from kinerja.texts import LANGUAGES

FORMS = {
    "string": re.compile(r".+", re.DOTALL),
    "integer": re.compile(r"-?[0-9]+"),
    "number": re.compile(r"-?[0-9]+(\.[0-9]+)?"),
    "boolean": re.compile(r"true|false"),
}


def _package(language: str = "id") -> tuple[dict[str, Any], dict[str, bytes]]:
    files = dict(opendata.files(RELEASE, language))
    return json.loads(files["datapackage.json"]), files


def _tables() -> dict[str, tuple[dict[str, Any], list[dict[str, str]]]]:
    package, files = _package()
    return {
        one["name"]: (one["schema"], list(csv.DictReader(io.StringIO(files[one["path"]].decode(), newline=""))))
        for one in package["resources"]
        if one.get("type") == "table"
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_but_the_package_itself_is_listed_with_its_size_and_hash(language: str) -> None:
    package, files = _package(language)
    listed = {one["path"]: (one["bytes"], one["hash"]) for one in package["resources"]}
    actual = {name: (len(data), f"sha256:{sha256(data).hexdigest()}") for name, data in files.items()}
    del actual["datapackage.json"]
    assert listed == actual


def test_names_of_resources_are_unique_and_of_the_allowed_form() -> None:
    names = [one["name"] for one in _package()[0]["resources"]]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9-]+", name) for name in names)


def test_the_package_names_release_licence_and_sources() -> None:
    package, _ = _package("en")
    del package["resources"]
    assert package == {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "balai-contoh",
        "title": "Performance of Balai Contoh: open data",
        "description": (
            "Targets and results are quoted from published documents. Achievements are computed again with open "
            "rules. The documents are listed in the table sources."
        ),
        "keywords": [
            "performance",
            "local government",
            "targets",
            "results",
            "achievement",
            "satisfaction survey",
            "accountability",
            "Indonesia",
        ],
        "version": "1",
        "created": "2026-11-22T00:00:00Z",
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
                "title": "Creative Commons Attribution 4.0 International",
            }
        ],
        "contributors": [{"title": "Balai Contoh", "roles": ["publisher"]}],
        "sources": [
            {"title": "Laporan Kinerja 2020"},
            {"title": "Survei Kepuasan 2020", "path": "https://contoh.go.id/skm"},
        ],
    }


@pytest.mark.parametrize("data", ["own", "quoted", "example"])
def test_the_package_says_what_kind_of_figures_it_holds(data: str) -> None:
    government = msgspec.structs.replace(RELEASE.government, data=data, name="Kota {name} {0}")
    files = dict(opendata.files(msgspec.structs.replace(RELEASE, government=government), "id"))
    package = json.loads(files["datapackage.json"])
    word = {"own": "ditelusuri", "quoted": "dikutip", "example": "Data contoh"}[data]
    assert word in package["description"]
    assert package["title"] == "Kinerja Kota {name} {0}: data terbuka"


def test_fields_are_the_header_in_its_order_and_the_columns_that_pages_show() -> None:
    _, files = _package()
    for name, (schema, _) in _tables().items():
        header = files[f"{name}.csv"].decode().split("\r\n")[0].split(",")
        assert [field["name"] for field in schema["fields"]] == header
        shown = [(column.name, column.type) for column in opendata.columns(name)]
        assert [(field["name"], field["type"]) for field in schema["fields"]] == shown


def test_every_cell_has_the_form_of_its_type_and_no_required_cell_is_empty() -> None:
    for schema, rows in _tables().values():
        for field in schema["fields"]:
            cells = [row[field["name"]] for row in rows]
            assert all(FORMS[field["type"]].fullmatch(cell) for cell in cells if cell), field["name"]
            assert not field["constraints"]["required"] or all(cells), field["name"]


def test_json_tables_hold_values_of_the_declared_types() -> None:
    types: dict[str, tuple[type, ...]] = {
        "string": (str,),
        "integer": (int,),
        "number": (int, float),
        "boolean": (bool,),
    }
    _, files = _package()
    for name, (schema, _) in _tables().items():
        for row in json.loads(files[f"{name}.json"]):
            assert list(row) == [field["name"] for field in schema["fields"]]
            for field in schema["fields"]:
                value = row[field["name"]]
                allowed = value is None and not field["constraints"]["required"]
                assert allowed or type(value) in types[field["type"]], field["name"]


def test_primary_keys_name_one_row() -> None:
    tables = _tables()
    for schema, rows in tables.values():
        if "primaryKey" in schema:
            keys = [tuple(row[name] for name in schema["primaryKey"]) for row in rows]
            assert len(set(keys)) == len(keys)
    keyless = {name for name, (schema, _) in tables.items() if "primaryKey" not in schema}
    assert keyless == {"comparisons", "breaks", "staff", "evidence", "status-counts", "reviews", "corrections"}


def test_foreign_keys_lead_to_a_row() -> None:
    tables = _tables()
    followed = set()
    for name, (schema, rows) in tables.items():
        for key in schema.get("foreignKeys", ()):
            target = tables[key["reference"]["resource"] or name][1]
            there = {tuple(row[field] for field in key["reference"]["fields"]) for row in target}
            cells = [tuple(row[field] for field in key["fields"]) for row in rows]
            assert {cell for cell in cells if any(cell)} <= there
            followed.update((name, *key["fields"]) for cell in cells if any(cell))
    tables_of_units = ("indicators", "definitions", "surveys", "comparisons", "summaries", "status-counts", "staff")
    assert followed == {
        *((name, "unit") for name in (*tables_of_units, "organisation-ratings")),
        *((name, "unit", "indicator", "period") for name in ("explanations", "evidence")),
        *((name, "unit", "indicator") for name in ("indicators", "breaks")),
        *((name, "source") for name in ("indicators", "definitions", "surveys", "organisation-ratings")),
        *((name, "status_policy", "status") for name in ("indicators", "status-counts")),
        ("organisation-ratings", "rating_policy", "rating"),
        ("organisation-ratings", "proposed_policy", "proposed"),
        ("surveys", "policy", "band"),
        ("survey-elements", "unit", "service", "period"),
        ("definitions", "goal"),
        ("goals", "mission"),
        ("goals", "parent_goal"),
        ("units", "parent"),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_resource_and_field_has_a_title_and_a_description(language: str) -> None:
    package, _ = _package(language)
    described = [*package["resources"]]
    described += [field for one in package["resources"] for field in one.get("schema", {}).get("fields", ())]
    assert all(one["title"].strip() and one["description"].strip() for one in described)
    assert len(described) > 70
