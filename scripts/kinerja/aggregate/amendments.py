"""Which corrections of closed periods speak of public records: the others show values of a person's record."""

from collections.abc import Collection

from kinerja.load.index import Index
from kinerja.model import Amendment


def of_public_records(records: Index, hidden: Collection[str] = ()) -> tuple[Amendment, ...]:
    """The amendments whose record is at hand and public, without those of the `hidden` paths; by period and number.

    An amendment whose record is missing or was refused stays inside: its side is not known.
    """
    public = {one.path for one in records.all() if one.kind.side == "public" and one.path not in hidden}
    found = (one.record for one in records.of(Amendment))
    return tuple(one for one in found if f"records/{records.government}/{one.path}" in public)
