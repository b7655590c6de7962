"""The open data files of every government, the small files for programs, and what lists them all."""

from collections.abc import Iterator
from pathlib import Path

from kinerja import resources
from kinerja.publish import opendata
from kinerja.publish.address import OPEN_DATA, ROOTS, open_data, path
from kinerja.publish.content import Site
from kinerja.publish.opendata import api, catalogue
from kinerja.publish.voice import Voice

_SCHEMAS = (resources.schemas() / "release.schema.json", Path(opendata.__file__).parent / "api.schema.json")


def files(site: Site, voice: Voice) -> Iterator[tuple[str, bytes]]:
    """The tables, documents and small files of each government's newest release; index, catalogue and schemas."""
    for release in site.latest:
        folder = path(voice.language, open_data(release.government.id))
        for name, content in opendata.files(release, voice.language):
            yield f"{folder}{name}", content
        for name, content in api.files(release, voice.language, site.url):
            yield f"{folder}{name}", content
    folder = path(voice.language, OPEN_DATA)
    every = (release for chain in site.releases for release in chain)
    yield f"{folder}index.json", opendata.index(every, voice.language)
    yield f"{folder}{catalogue.NAME}", _catalogue(site, voice.language, folder)
    for schema in _SCHEMAS:
        yield f"{folder}{schema.name}", schema.read_bytes()


def _catalogue(site: Site, language: str, folder: str) -> bytes:
    base = f"{site.url}/{ROOTS[language]}{folder}" if site.url else ""
    chains = sorted(site.chains, key=lambda chain: chain[-1].government.id)
    return catalogue.catalogue([(chain, opendata.digests(chain[-1], language)) for chain in chains], language, base)
