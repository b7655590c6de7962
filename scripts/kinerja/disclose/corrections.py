"""Corrections of closed periods that citizens see: those of public records, never those of a person's."""

from kinerja.aggregate.amendments import of_public_records, path_of
from kinerja.disclose import respondents
from kinerja.disclose.published import PublishedChange, PublishedCorrection
from kinerja.load.index import Index


def corrections(records: Index) -> tuple[PublishedCorrection, ...]:
    """What was corrected in public records, except in surveys that too few people answered."""
    return tuple(
        PublishedCorrection(
            period=one.period,
            number=one.number,
            path=one.path,
            reason=one.reason,
            approved_by=one.approved_by,
            changes=tuple(PublishedChange(pointer=each.pointer, old=each.old, new=each.new) for each in one.changes),
        )
        for one in of_public_records(records)
        if not respondents.is_withheld(records, path_of(records, one))
    )
