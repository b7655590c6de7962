"""What data there are, for catalogues and search engines: DCAT 3 and schema.org, both as JSON-LD."""

from collections.abc import Mapping, Sequence
from typing import Any

from kinerja.disclose.published import Release
from kinerja.publish.opendata.formats import document_json
from kinerja.publish.opendata.package import LICENCE_PAGE, MEDIA_TYPES, keywords, stem
from kinerja.texts import text

NAME = "catalog.jsonld"

Digests = Mapping[str, Mapping[str, Any]]

_MEDIA = "https://www.iana.org/assignments/media-types/"
_CONTEXT: dict[str, Any] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "title": "dct:title",
    "description": "dct:description",
    "identifier": "dct:identifier",
    "keyword": "dcat:keyword",
    "version": "dcat:version",
    "name": "foaf:name",
    "publisher": "dct:publisher",
    "dataset": "dcat:dataset",
    "distribution": "dcat:distribution",
    "temporal": "dct:temporal",
    "checksum": "spdx:checksum",
    "issued": {"@id": "dct:issued", "@type": "xsd:dateTime"},
    "modified": {"@id": "dct:modified", "@type": "xsd:dateTime"},
    "startDate": {"@id": "dcat:startDate", "@type": "xsd:date"},
    "endDate": {"@id": "dcat:endDate", "@type": "xsd:date"},
    "byteSize": {"@id": "dcat:byteSize", "@type": "xsd:nonNegativeInteger"},
    "checksumValue": {"@id": "spdx:checksumValue", "@type": "xsd:hexBinary"},
    "algorithm": {"@id": "spdx:algorithm", "@type": "@id"},
    "language": {"@id": "dct:language", "@type": "@id"},
    "license": {"@id": "dct:license", "@type": "@id"},
    "source": {"@id": "dct:source", "@type": "@id"},
    "landingPage": {"@id": "dcat:landingPage", "@type": "@id"},
    "downloadURL": {"@id": "dcat:downloadURL", "@type": "@id"},
    "mediaType": {"@id": "dcat:mediaType", "@type": "@id"},
}
_LANGUAGES = "http://publications.europa.eu/resource/authority/language/"
_LANGUAGE = {"id": f"{_LANGUAGES}IND", "en": f"{_LANGUAGES}ENG"}


def catalogue(chains: Sequence[tuple[Sequence[Release], Digests]], language: str, base: str) -> bytes:
    """A catalogue of the governments, each with its releases, oldest first, and the files of the newest.

    `base` is the whole address of the folder of open data; empty where it is not known: then addresses start from the
    catalogue.
    """
    made = [releases[-1].made for releases, _ in chains]
    return document_json(
        {
            "@context": _CONTEXT | {"@language": language},
            "@id": f"{base}{NAME}",
            "@type": "dcat:Catalog",
            "title": text(language, "columns.catalogue.title"),
            "description": text(language, "columns.catalogue.description"),
            "language": _LANGUAGE[language],
            "license": LICENCE_PAGE,
            **({"modified": max(made)} if made else {}),
            "dataset": [_dataset(releases, files, language, base) for releases, files in chains],
        }
    )


def _dataset(releases: Sequence[Release], files: Digests, language: str, base: str) -> dict[str, Any]:
    release, government = releases[-1], releases[-1].government
    place = f"{base}{government.id}/"
    return {
        "@id": f"{place}index.html",
        "@type": "dcat:Dataset",
        "identifier": government.id,
        "title": text(language, "columns.package.title", government=government.name),
        "description": text(language, f"columns.package.{government.data}"),
        "keyword": keywords(language),
        "publisher": {"@type": "foaf:Organization", "name": government.name},
        "issued": releases[0].made,
        "modified": release.made,
        "version": str(release.number),
        "language": [_LANGUAGE["id"], _LANGUAGE["en"]],
        "license": LICENCE_PAGE,
        "landingPage": f"{place}index.html",
        **({"temporal": {"@type": "dct:PeriodOfTime", **_span(release)}} if release.periods else {}),
        **({"source": sources} if (sources := [one.url for one in government.sources if one.url]) else {}),
        "distribution": [_distribution(name, facts, language, place) for name, facts in files.items()],
    }


def _span(release: Release) -> dict[str, str]:
    """The first and the last day of all periods; there is at least one."""
    return {
        "startDate": min(one.starts for one in release.periods),
        "endDate": max(one.ends for one in release.periods),
    }


def _distribution(name: str, facts: Mapping[str, Any], language: str, place: str) -> dict[str, Any]:
    return {
        "@type": "dcat:Distribution",
        "title": f"{text(language, f'columns.tables.{stem(name)}.title')} ({name})",
        "downloadURL": f"{place}{name}",
        "mediaType": f"{_MEDIA}{media_type(name)}",
        "license": LICENCE_PAGE,
        "byteSize": str(facts["bytes"]),
        "checksum": {
            "@type": "spdx:Checksum",
            "algorithm": "spdx:checksumAlgorithm_sha256",
            "checksumValue": facts["hash"].removeprefix("sha256:"),
        },
    }


def media_type(name: str) -> str:
    """The media type of a file by its ending."""
    return MEDIA_TYPES[name.rpartition(".")[2]]


def described(releases: Sequence[Release], names: Sequence[str], language: str, base: str) -> dict[str, Any]:
    """One government's data as search engines read them (schema.org), with some of its files.

    `base` is the whole address of the folder of the files; empty where it is not known.
    """
    release, government = releases[-1], releases[-1].government
    span = _span(release) if release.periods else None
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": text(language, "columns.package.title", government=government.name),
        "description": text(language, f"columns.package.{government.data}"),
        "identifier": government.id,
        "keywords": keywords(language),
        "license": LICENCE_PAGE,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": government.name},
        "version": str(release.number),
        "datePublished": releases[0].made,
        "dateModified": release.made,
        **({"temporalCoverage": f"{span['startDate']}/{span['endDate']}"} if span else {}),
        **({"url": base} if base else {}),
        "distribution": [
            {"@type": "DataDownload", "name": name, "contentUrl": f"{base}{name}", "encodingFormat": media_type(name)}
            for name in names
        ],
    }
