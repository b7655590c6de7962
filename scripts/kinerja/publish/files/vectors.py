"""The test vectors of the policies, as they lie beside the records, with their schema."""

from collections.abc import Iterator

from kinerja import resources
from kinerja.publish.address import VECTORS, path
from kinerja.publish.content import VECTORS_SCHEMA, Site
from kinerja.publish.voice import Voice


def files(site: Site, voice: Voice) -> Iterator[tuple[str, bytes]]:
    """Each file of vectors, and the schema of all."""
    found = site.vector_files()
    for file in (*found, resources.schemas() / VECTORS_SCHEMA) if found else ():
        yield f"{path(voice.language, VECTORS)}{file.name}", file.read_bytes()
