"""The tables about what was looked at again: reviews of indicators and of the system, corrections of closed periods."""

from collections.abc import Iterator

from kinerja.disclose.published import PublishedReview, PublishedReviewItem, Release
from kinerja.publish.opendata.rows import Row


class ReviewRow(Row, frozen=True):
    """One decision or one finding of a review; a review without any has one row."""

    government: str
    reviewed_on: str
    subject: str
    next_due: str | None
    unit: str | None
    indicator: str | None
    decision: str | None
    reason: str | None
    successor: str | None
    finding: str | None


class CorrectionRow(Row, frozen=True):
    """One value that a correction of a closed period changed."""

    government: str
    period: str
    correction: str
    record: str
    pointer: str
    old_value: str | None
    new_value: str
    reason: str
    approved_by: str


def reviews(release: Release) -> Iterator[ReviewRow]:
    """Every decision and every finding of every review."""
    for review in release.reviews:
        for item in review.items:
            yield _review(release, review, item=item)
        for finding in review.findings:
            yield _review(release, review, finding=finding)
        if not review.items and not review.findings:
            yield _review(release, review)


def _review(
    release: Release, review: PublishedReview, item: PublishedReviewItem | None = None, finding: str | None = None
) -> ReviewRow:
    return ReviewRow(
        government=release.government.id,
        reviewed_on=review.date,
        subject=review.subject,
        next_due=review.next_due,
        unit=item.unit if item else None,
        indicator=item.indicator if item else None,
        decision=item.decision if item else None,
        reason=item.reason if item else None,
        successor=item.successor if item else None,
        finding=finding,
    )


def corrections(release: Release) -> Iterator[CorrectionRow]:
    """Every value that was corrected; posts that approved it are joined by a semicolon."""
    for one in release.corrections:
        for change in one.changes:
            yield CorrectionRow(
                government=release.government.id,
                period=one.period,
                correction=one.number,
                record=one.path,
                pointer=change.pointer,
                old_value=change.old,
                new_value=change.new,
                reason=one.reason,
                approved_by="; ".join(one.approved_by),
            )
