"""What of people's data may leave: the limits as data, and who was counted when figures left."""

from decimal import Decimal

from kinerja.model.base import Part, Record, Wording
from kinerja.model.government import Source


class Limit(Part, frozen=True):
    """A number of the policy, and why it is this one."""

    value: Decimal
    reason: Wording


class ShareBand(Part, frozen=True):
    """Groups of at least `staff` people show shares in bands `width` percentage points wide, ends included."""

    staff: int
    width: int


class ShareRule(Part, frozen=True):
    """The bands by size of the group, smallest first; the last and first band are the caps."""

    bands: tuple[ShareBand, ...]
    reason: Wording


class MeanRule(Part, frozen=True):
    """How means are rounded: to the smallest step with people x step >= `sum_width`; `end_steps` at a scale's end."""

    steps: tuple[Decimal, ...]
    sum_width: Limit
    end_steps: Limit
    others_open: Limit


class TrainingHours(Part, frozen=True):
    """Training hours: at most `highest` of a person count; `dominance` is the p of the p % rule."""

    highest: Limit
    dominance: Limit


class GoodRule(Part, frozen=True):
    """Which ratings count together as `good or better`."""

    ratings: tuple[str, ...]
    reason: Wording


class DisclosurePolicy(Record, frozen=True, tag="disclosure-policy"):
    """When a figure about people may be shown, and how roughly."""

    id: str
    title: Wording
    summary: Wording
    smallest_group: Limit
    pool_left_at: Limit
    people_changed: Limit
    respondents: Limit
    classes_from: Limit
    shares: ShareRule
    means: MeanRule
    hours: TrainingHours
    good: GoodRule
    sources: tuple[Source, ...] = ()


class Counted(Part, frozen=True):
    """An employee as counted in the figures of a period; `hours` already at most what the policy lets count."""

    employee: str
    rating: str
    hours: Decimal
    value: Decimal | None = None
    objection: bool = False
    follow_up: bool = False


class Roster(Record, frozen=True, tag="roster"):
    """Whom the figures of a unit's own staff in a period go over since a release; `people` by employee."""

    government: str
    unit: str
    period: str
    release: int
    people: tuple[Counted, ...]

    @property
    def id(self) -> str:
        """File name without its ending."""
        return f"{self.period}-{self.release:04d}"
