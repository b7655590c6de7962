"""Worked cases of scoring policies: facts that are given, and what must follow from them."""

from decimal import Decimal

from kinerja.model.base import Part


class GivenAchievement(Part, frozen=True):
    """One result of a person: achievement in percent, its weight, and whether more was possible or planned."""

    percent: Decimal
    weight: Decimal | None = None
    at_maximum: bool = False
    main: bool = True


class GivenGroup(Part, frozen=True):
    """What a group of raters answered."""

    group: str
    raters: int
    mean: Decimal


class GivenPoints(Part, frozen=True):
    """The points of a component."""

    component: str
    value: Decimal


class GivenCount(Part, frozen=True):
    """How many persons have a band."""

    band: str
    count: int


class Given(Part, frozen=True):
    """The named facts of a worked case; which of them are needed depends on the policy's method."""

    value: Decimal | None = None
    results: str | None = None
    behaviour: str | None = None
    performance: str | None = None
    potential: str | None = None
    results_value: Decimal | None = None
    behaviour_value: Decimal | None = None
    feedback_counts: bool = False
    innovation: bool = False
    achievements: tuple[GivenAchievement, ...] = ()
    role: str | None = None
    groups: tuple[GivenGroup, ...] = ()
    points: tuple[GivenPoints, ...] = ()
    rating: str | None = None
    post: str | None = None
    months: int | None = None
    group: str | None = None
    hours: Decimal | None = None
    direction: str | None = None
    ratio: Decimal | None = None
    organisation: str | None = None
    counts: tuple[GivenCount, ...] = ()


class ExpectedAdvice(Part, frozen=True):
    """A rule of the distribution that is not kept."""

    rule: str
    bands: tuple[str, ...]


class Expected(Part, frozen=True):
    """What must follow: a state, a band, a value on the policy's grid, the advice."""

    state: str = "scored"
    band: str | None = None
    value: Decimal | None = None
    advice: tuple[ExpectedAdvice, ...] = ()


class WorkedCase(Part, frozen=True):
    """A worked case that the tests run, and the clause it shows."""

    id: str
    given: Given
    expect: Expected
    legal: str | None = None
