"""What a demonstration government is made from: its units, their figures, and the words their work is described in."""

from dataclasses import dataclass
from decimal import Decimal

YEARS = (2024, 2025)
# The only source that the records name: it says that nothing here is a real figure.
SOURCE = "contoh"
# The policy that says what of the people's figures is published.
STAFF_POLICY = "staf-standar"


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator of a unit: where it stood before the first year, and in which years it has a target.

    `successor` is the indicator that took its place when a review retired it.
    """

    id: str
    name: str
    definition: str
    aspect: str
    unit_of_measure: str
    start: Decimal
    direction: str = "increase"
    decimals: int = 1
    years: tuple[int, ...] = YEARS
    successor: str | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """A public service whose users are asked every year; `level` is what most of them answer, from 2 to 4."""

    id: str
    name: str
    level: int
    years: tuple[int, ...] = YEARS


@dataclass(frozen=True, slots=True)
class Office:
    """A unit: how many work below its head, in which sections, on what; and its rating in each year."""

    id: str
    name: str
    type: str
    staff: int
    mission: str
    goal: str
    figures: tuple[Figure, ...]
    matters: tuple[str, ...]
    sections: tuple[str, ...] = ()
    ratings: tuple[str, str] = ("baik", "baik")
    service: Service | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A whole government. The first office is that of the highest official, whom nobody in the records evaluates."""

    id: str
    name: str
    type: str
    kemendagri: str
    bps: str
    cadence: str
    vision: str
    missions: tuple[tuple[str, str], ...]
    areas: tuple[str, ...]
    offices: tuple[Office, ...]
    person_policy: str = "predikat-permenpanrb-6-2022"
    feedback_policy: str | None = None
