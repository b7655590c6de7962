"""The test vectors: which files there are, and how another program is tested with them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kinerja.disclose.published import Wording
from kinerja.publish import address
from kinerja.publish.content import VECTORS_SCHEMA, Site
from kinerja.publish.faults import SiteFault
from kinerja.publish.page import Crumb, Page
from kinerja.publish.voice import Voice


class _Vectors(msgspec.Struct):
    """What the page reads of a file; its whole form is in the schema."""

    about: Wording
    vectors: list[dict[str, object]]
    policy: str | None = None


@dataclass(frozen=True, slots=True)
class VectorRow:
    """A file of test vectors: what it tests, how many vectors it holds, and the policy that they test."""

    file: str
    about: str
    number: str
    policy: Crumb | None


def pages(site: Site, voice: Voice) -> Iterator[Page]:
    """The page of test vectors, if there are any."""
    files = site.vector_files()
    if files:
        yield Page(
            address=address.VECTORS,
            title=voice.text("vectors.title"),
            description=voice.text("vectors.description"),
            template="vectors.html",
            trail=(Crumb(voice.text("method.title"), address.METHOD),),
            view={"rows": tuple(_row(site, voice, one) for one in files), "schema": VECTORS_SCHEMA},
        )


def _row(site: Site, voice: Voice, file: Path) -> VectorRow:
    try:
        content = msgspec.json.decode(file.read_bytes(), type=_Vectors)
    except msgspec.DecodeError as fault:
        raise SiteFault(f"{file.name}: {fault}") from fault
    policy = next((one for one in site.known_policies() if one.id == content.policy), None)
    crumb = Crumb(voice.wording(policy.title), address.policy(policy.id)) if policy else None
    return VectorRow(file.name, voice.wording(content.about), voice.number(len(content.vectors)), crumb)
