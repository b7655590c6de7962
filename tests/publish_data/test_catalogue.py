"""Catalogues tell machines the truth about the files: every address leads to one, and every checksum is its own."""

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest
from opendata_sample import RELEASE
from rdflib import DCAT, DCTERMS, RDF, Graph, Literal, Namespace, URIRef

from kinerja.publish import opendata
from kinerja.publish.content import Site
from kinerja.publish.files import data
from kinerja.publish.opendata.catalogue import catalogue
from kinerja.publish.voice import Voice
from kinerja.texts import LANGUAGES

# The reader of JSON-LD warns of its own next version.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

SPDX = Namespace("http://spdx.org/rdf/terms#")
FIRST = msgspec.structs.replace(RELEASE, number=1, made="2026-01-01T00:00:00Z", units=())
LATEST = msgspec.structs.replace(RELEASE, number=2)
SITE = Site(((FIRST, LATEST),), (), Path("docs"), url="https://contoh.go.id/kinerja")
FOLDERS = {"id": "data-terbuka/", "en": "open-data/"}
ROOTS = {"id": "", "en": "en/"}


def files(language: str, site: Site = SITE) -> dict[str, bytes]:
    return dict(data.files(site, Voice(language)))


def graph(language: str) -> Graph:
    content = files(language)[f"{FOLDERS[language]}catalog.jsonld"]
    return Graph().parse(data=content, format="json-ld")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_distribution_is_a_file_of_the_site_with_its_size_and_checksum(language: str) -> None:
    made = files(language)
    base = f"{SITE.url}/{ROOTS[language]}"
    known = graph(language)
    found = {
        str(url).removeprefix(base): (
            str(next(known.objects(one, DCAT.byteSize))),
            str(known.value(known.value(one, SPDX.checksum), SPDX.checksumValue)),
        )
        for one in known.subjects(RDF.type, DCAT.Distribution)
        for url in known.objects(one, DCAT.downloadURL)
    }
    folder = f"{FOLDERS[language]}balai-contoh/"
    assert found == {
        f"{folder}{name}": (str(len(content)), sha256(content).hexdigest())
        for name, content in opendata.files(LATEST, language)
    }
    assert found.keys() <= made.keys()


def test_a_data_set_tells_licence_times_span_and_where_it_is_shown() -> None:
    known = graph("id")
    (one,) = known.subjects(RDF.type, DCAT.Dataset)
    place = URIRef("https://contoh.go.id/kinerja/data-terbuka/balai-contoh/index.html")
    span = known.value(one, DCTERMS.temporal)
    assert (one, known.value(one, DCAT.landingPage)) == (place, place)
    assert known.value(one, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert str(known.value(one, DCTERMS.issued)) == "2026-01-01T00:00:00+00:00"
    assert str(known.value(one, DCTERMS.modified)) == "2026-11-22T00:00:00+00:00"
    assert (str(known.value(span, DCAT.startDate)), str(known.value(span, DCAT.endDate))) == (
        "2019-01-01",
        "2020-12-31",
    )
    assert known.value(one, DCTERMS.title) == Literal("Kinerja Balai Contoh: data terbuka", lang="id")


def test_without_the_address_of_the_site_every_address_starts_from_the_catalogue() -> None:
    content = files("id", replace(SITE, url=""))["data-terbuka/catalog.jsonld"]
    (one,) = json.loads(content)["dataset"]
    assert one["landingPage"] == "balai-contoh/index.html"
    assert {part["downloadURL"].partition("/")[0] for part in one["distribution"]} == {"balai-contoh"}


def test_a_site_without_releases_has_an_empty_catalogue() -> None:
    said: dict[str, Any] = json.loads(catalogue((), "id", ""))
    assert said["dataset"] == []
    assert "modified" not in said
