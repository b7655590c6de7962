"""One thing that changed, and how two releases are laid side by side."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from kinerja.disclose.published import Figure, PublishedIndicator, PublishedSurvey, PublishedUnit, PublishedVerdict

T = TypeVar("T")

# Figures that citizens had read before and that are others now.
MOVED = (
    "figure-revised",
    "figure-gone",
    "target-changed",
    "achievement-changed",
    "status-changed",
    "state-changed",
    "survey-revised",
    "survey-word",
    "survey-withheld",
    "survey-gone",
    "rating-changed",
)
# Every kind of change, that which citizens should see first on top.
ORDER = (
    "first",
    "correction-new",
    *MOVED,
    "figure-new",
    "survey-new",
    "rating-new",
    "target-new",
    "indicator-retired",
    "indicator-gone",
    "indicator-resumed",
    "series-break",
    "indicator-redefined",
    "indicator-renamed",
    "indicator-new",
    "unit-gone",
    "unit-renamed",
    "unit-new",
    "people-new",
    "people-changed",
    "people-gone",
    "average-changed",
    "proposal-changed",
    "period-status",
    "period-new",
    "review-new",
    "vision-changed",
    "goal-new",
    "goal-changed",
    "goal-gone",
    "status-rule",
    "policy-new",
    "policy-changed",
    "policy-gone",
    "protection-changed",
    "source-new",
    "notice-new",
    "notice-gone",
    "other",
)
_RANK = {kind: rank for rank, kind in enumerate(ORDER)}


@dataclass(frozen=True, slots=True)
class Change:
    """One change: its kind (of ORDER), where, and the canonical values before and after, None when there was none.

    A verdict is `<policy>#<band>`; several words are joined by `+`. `subject` is the id of what changed and `name`
    what it is called. `count` says how many things one change stands for.
    """

    kind: str
    unit: PublishedUnit | None = None
    subject: str = ""
    name: str = ""
    period: str = ""
    old: str | None = None
    new: str | None = None
    count: int = 1
    indicator: PublishedIndicator | None = None
    figure: Figure | None = None
    survey: PublishedSurvey | None = None


def paired(
    before: Iterable[T], after: Iterable[T], key: Callable[[T], Hashable]
) -> Iterator[tuple[T | None, T | None]]:
    """What differs, before and after: None where there was nothing yet, or is nothing any more."""
    gone = {key(one): one for one in before}
    for name, one in {key(each): each for each in after}.items():
        old = gone.pop(name, None)
        if old != one:
            yield old, one
    for one in gone.values():
        yield one, None


def differing(before: T, after: T, fields: Iterable[str]) -> set[str]:
    """The fields whose values differ."""
    return {name for name in fields if getattr(before, name) != getattr(after, name)}


def verdict(one: PublishedVerdict | None) -> str | None:
    """A verdict as a canonical value."""
    return f"{one.policy}#{one.band}" if one else None


def text(value: object) -> str | None:
    """A figure as a canonical value."""
    return None if value is None else str(value)


def in_order(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The most important first, else as they come; other changes are counted, once for each unit and once above."""
    told: list[Change] = []
    others: dict[str, Change] = {}
    for one in changes:
        if one.kind == "other":
            place = one.unit.id if one.unit else ""
            known = others.get(place)
            others[place] = Change("other", one.unit, count=one.count + (known.count if known else 0))
        else:
            told.append(one)
    return (*sorted(told, key=lambda one: _RANK[one.kind]), *others.values())
