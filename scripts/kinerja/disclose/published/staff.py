"""What citizens see of the people of a unit: ranges of groups, and one symbol for all that stays inside."""

from collections.abc import Mapping
from decimal import Decimal

import msgspec

from kinerja.disclose.published.base import Item

# The one symbol: primary and secondary, small group or complement, all look the same.
CONFIDENTIAL = "c"

METRICS = ("good", "value", "hours", "follow_ups", "objections")
CLASS = "class:"


class Range(Item, frozen=True):
    """The figure lies from `low` to `high`, as the disclosure policy rounds for groups of this size."""

    low: Decimal
    high: Decimal


class Cell(Item, frozen=True):
    """A range, or the symbol of what is withheld; exactly one of them."""

    shown: Range | None = None
    withheld: str | None = None


class Headcount(Item, frozen=True):
    """How many people, as a class of sizes; the largest has no end."""

    low: int
    high: int | None = None


class StaffGroup(Item, frozen=True):
    """The people of `members` (their own staff each) in one period, as stated since the release `stated_in`.

    `kind` is `government` (everybody), `unit` (a unit with all below it), `own` (who works in a unit that has units
    below it) or `pool` (the small ones among the units just below `unit`, which is None on top, and the unit's own
    staff when they are few). Shares are percentages: `good` of ratings good or better, `follow_ups` of people with a
    follow-up, `objections` of people who objected, `classes` of each rating. `value` is the mean figure of policies
    that compute one, `hours` the mean of training hours.
    """

    kind: str
    members: tuple[str, ...]
    stated_in: int
    staff: Headcount
    good: Cell
    hours: Cell
    follow_ups: Cell
    objections: Cell
    unit: str | None = None
    value: Cell | None = None
    classes: dict[str, Cell] = msgspec.field(default_factory=dict)

    @property
    def place(self) -> tuple[bool, str, str]:
        """Sort key, the whole first and then by unit: the place of a group tells nothing about its figures."""
        return self.kind != "government", self.unit or "", self.kind

    @property
    def cells(self) -> Mapping[str, Cell]:
        """The cells that the group has, by metric, in the order of tables; `class:<rating>` of single ratings."""
        named = {metric: cell for metric in METRICS if (cell := getattr(self, metric)) is not None}
        return named | {f"{CLASS}{rating}": self.classes[rating] for rating in sorted(self.classes)}


class PublishedStaff(Item, frozen=True):
    """The people of a closed period under a disclosure policy; `ratings` is the policy that has the words."""

    period: str
    policy: str
    ratings: str
    groups: tuple[StaffGroup, ...]
