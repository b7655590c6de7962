"""How the performance of a whole unit was rated (predikat kinerja organisasi)."""

from kinerja.model.base import Record


class OrganisationRating(Record, frozen=True, tag="organisation-rating"):
    """A unit's rating in a period, set one level up; `rating` is a band of the policy, `set_by` a post."""

    government: str
    unit: str
    period: str
    rating: str
    set_by: str
    set_on: str
    reason: str | None = None
    source: str | None = None
