"""Which corrections of closed periods speak of public records: the others show values of a person's record."""

from kinerja.load.index import Index
from kinerja.model import Amendment


def of_public_records(records: Index) -> tuple[Amendment, ...]:
    """The amendments whose record is at hand and public; by period and number.

    An amendment whose record is missing or was refused stays inside: its side is not known.
    """
    return tuple(one.record for one in records.of(Amendment) if _is_public(records, one.record))


def path_of(records: Index, amendment: Amendment) -> str:
    """Where the amended record lies."""
    return f"records/{records.government}/{amendment.path}"


def _is_public(records: Index, amendment: Amendment) -> bool:
    document = records.at_path(path_of(records, amendment))
    return document is not None and document.kind.side == "public"
