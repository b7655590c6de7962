"""What the attacker knows besides the releases: who was counted where, and what other files say."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Person:
    """A true record of one person in one period; `hours` of training, `value` on the scale of the rating policy."""

    rating: str
    hours: Decimal
    value: Decimal | None = None
    objection: bool = False
    follow_up: bool = False


@dataclass(frozen=True)
class Roster:
    """Whom the figures of a unit's own staff go over since a release; `people` by opaque employee id.

    The attacker knows who is on it and whose record differs between two rosters; the records themselves serve only
    as what an insider knows about himself.
    """

    unit: str
    period: str
    release: int
    people: Mapping[str, Person]


@dataclass(frozen=True)
class Claim:
    """A figure read outside the release files: `source` says where, `group` is (kind, unit or "").

    `metric` is `good`, `hours`, `value`, `follow_ups`, `objections` or `class:<rating>`; `low` and `high` are its
    range in percent, hours or points.
    """

    source: str
    release: int
    period: str
    group: tuple[str, str]
    metric: str
    low: Decimal
    high: Decimal
