"""The files for programs: each has the form of its schema, each link leads to a file or a page, none gets lost."""

import json
import posixpath
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator
from opendata_sample import RELEASE
from referencing import Registry, Resource

from kinerja import resources
from kinerja.disclose.published import Release, encode, read
from kinerja.publish import opendata
from kinerja.publish.content import Site
from kinerja.publish.faults import SiteFault
from kinerja.publish.files import data
from kinerja.publish.opendata import api
from kinerja.publish.voice import Voice

ROOT = Path(__file__).parents[2]
REAL = read(ROOT / "docs" / "releases" / "bukittinggi")[-1]
SCHEMA = json.loads((Path(opendata.__file__).parent / "api.schema.json").read_bytes())
WHOLE = json.loads((resources.schemas() / "release.schema.json").read_bytes())


def validator() -> Draft202012Validator:
    known: Registry[Any] = Registry().with_resources(
        (name, Resource.from_contents(one))
        for name, one in (("api.schema.json", SCHEMA), ("release.schema.json", WHOLE))
    )
    return Draft202012Validator(SCHEMA, registry=known)


@pytest.mark.parametrize("release", [RELEASE, REAL], ids=["sample", "real"])
def test_every_file_has_the_form_of_the_schema(release: Release) -> None:
    check = validator()
    for name, content in api.files(release, "id"):
        assert [fault.message for fault in check.iter_errors(json.loads(content))] == [], name


def test_the_schema_refuses_what_is_no_such_file() -> None:
    check = validator()
    file = json.loads(dict(api.files(RELEASE, "id"))["api/indicators/balai/kepuasan.json"])
    assert check.is_valid(file)
    assert not check.is_valid(file | {"format": "kinerja-unit/1"})
    assert not check.is_valid(file | {"indicator": file["indicator"] | {"cap": 120}})
    assert not check.is_valid({name: part for name, part in file.items() if name != "release"})


def test_every_unit_and_indicator_is_reached_by_links_from_the_list() -> None:
    files = {name: json.loads(content) for name, content in api.files(RELEASE, "id")}
    reached = {"api/units.json"}
    waiting = ["api/units.json"]
    while waiting:
        here = waiting.pop()
        for entry in (*files[here].get("units", ()), *files[here].get("indicators", ())):
            there = posixpath.normpath(posixpath.join(posixpath.dirname(here), entry["href"]))
            reached.add(there)
            waiting.append(there)
    assert reached == set(files)


def test_a_unit_and_its_indicators_together_say_what_the_release_says() -> None:
    files = {name: json.loads(content) for name, content in api.files(REAL, "id")}
    for unit in json.loads(encode(REAL))["units"]:
        own = files[f"api/units/{unit['id']}.json"]
        indicators = [
            files[f"api/indicators/{unit['id']}/{entry['id']}.json"]["indicator"] for entry in own["indicators"]
        ]
        assert own["unit"] | ({"indicators": indicators} if indicators else {}) == unit


def test_pages_are_told_as_seen_from_the_file_or_by_their_whole_address() -> None:
    name = "api/indicators/balai/kepuasan.json"
    near = json.loads(dict(api.files(RELEASE, "id"))[name])["pages"]
    here = f"data-terbuka/balai-contoh/{posixpath.dirname(name)}"
    assert [posixpath.normpath(posixpath.join(here, near[language])) for language in ("id", "en")] == [
        "instansi/balai-contoh/balai/kepuasan/index.html",
        "en/governments/balai-contoh/balai/kepuasan/index.html",
    ]
    assert json.loads(dict(api.files(RELEASE, "id", "https://contoh.go.id"))[name])["pages"] == {
        "id": "https://contoh.go.id/instansi/balai-contoh/balai/kepuasan/",
        "en": "https://contoh.go.id/en/governments/balai-contoh/balai/kepuasan/",
    }


@pytest.mark.parametrize(("language", "folder"), [("id", "data-terbuka"), ("en", "open-data")])
def test_the_files_stand_beside_the_tables_and_the_schemas_beside_the_index(language: str, folder: str) -> None:
    files = dict(data.files(Site(((RELEASE,),), (), ROOT / "docs"), Voice(language)))
    for name, content in api.files(RELEASE, language):
        assert files[f"{folder}/balai-contoh/{name}"] == content
    assert files[f"{folder}/release.schema.json"] == (resources.schemas() / "release.schema.json").read_bytes()
    assert json.loads(files[f"{folder}/api.schema.json"]) == SCHEMA


def test_with_the_address_of_the_site_the_files_are_the_same_in_every_language() -> None:
    url = "https://contoh.go.id"
    assert dict(api.files(RELEASE, "id", url)) == dict(api.files(RELEASE, "en", url))


@pytest.mark.parametrize("identifier", ["../keluar", "a/b", ""])
def test_an_id_that_leads_out_of_the_folder_is_refused(identifier: str) -> None:
    unit = msgspec.structs.replace(RELEASE.units[0], id=identifier)
    release = msgspec.structs.replace(RELEASE, units=(unit,))
    with pytest.raises(SiteFault):
        list(api.files(release, "id"))
    one = msgspec.structs.replace(RELEASE.units[0].indicators[0], id=identifier)
    release = msgspec.structs.replace(RELEASE, units=(msgspec.structs.replace(RELEASE.units[0], indicators=(one,)),))
    with pytest.raises(SiteFault):
        list(data.files(replace(Site((), (), ROOT), releases=((release,),)), Voice("id")))
