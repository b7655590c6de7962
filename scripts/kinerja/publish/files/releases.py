"""The file of each release, by which anybody checks the chain, and the list of what the release changed."""

from collections.abc import Iterator

from kinerja.disclose.published import encode
from kinerja.publish import address
from kinerja.publish.changes import Change, history
from kinerja.publish.content import Site
from kinerja.publish.opendata.formats import table_csv, table_json
from kinerja.publish.opendata.rows import Row
from kinerja.publish.release_files import LANGUAGE, NAME
from kinerja.publish.voice import Voice


class ChangeRow(Row, frozen=True):
    """A change: its kind, where it is, and the canonical values before and after."""

    government: str
    release: int
    change: str
    unit: str | None
    unit_name: str | None
    subject: str | None
    name: str | None
    period: str | None
    old: str | None
    new: str | None
    count: int


def files(site: Site, voice: Voice) -> Iterator[tuple[str, bytes]]:
    """`changes.csv` and `changes.json` beside the page of each release, and `release.json` once for all languages."""
    for chain in site.releases:
        for step in history(chain):
            one = step.after
            folder = address.path(voice.language, address.release(one.government.id, one.number))
            rows = tuple(_row(one.government.id, one.number, change) for change in step.changes)
            yield f"{folder}changes.csv", table_csv(ChangeRow.__struct_fields__, rows)
            yield f"{folder}changes.json", table_json(rows)
            if voice.language == LANGUAGE:
                yield f"{folder}{NAME}", encode(one)


def _row(government: str, release: int, one: Change) -> ChangeRow:
    return ChangeRow(
        government=government,
        release=release,
        change=one.kind,
        unit=one.unit.id if one.unit else None,
        unit_name=one.unit.name if one.unit else None,
        subject=one.subject or None,
        name=one.name or None,
        period=one.period or None,
        old=one.old,
        new=one.new,
        count=one.count,
    )
