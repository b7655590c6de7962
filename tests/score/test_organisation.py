"""A unit's rating: what its achievements propose, beside what was set one level up."""

from decimal import Decimal

import pytest
from msgspec.structs import replace
from person_records import PERSONS, UNIT_RATINGS, UNITS, records, unit_rating
from scoring_records import PLACE, STATUS, indicator

from kinerja.aggregate.units import summaries
from kinerja.model import Agreement, Measurement, Record, Result, Target
from kinerja.score.ledger import ledger
from kinerja.score.result import OrganisationScore

USES = (*PERSONS, STATUS, UNIT_RATINGS)


def unit(period: str = "2025", **reached: tuple[str | None, str | None]) -> list[Record]:
    """Indicators with a target of 100: what was reached of each, and its weight."""
    targets = [
        Target(indicator=name, value=Decimal(100), weight=Decimal(weight) if weight else None)
        for name, (_, weight) in reached.items()
    ]
    results = [Result(indicator=name, value=Decimal(value)) for name, (value, _) in reached.items() if value]
    own: list[Record] = [_named(name) for name in reached]
    own.append(Agreement(**PLACE, year=int(period[:4]), version=1, targets=tuple(targets)))
    return own + ([Measurement(**PLACE, period=period, results=tuple(results))] if results else [])


def _named(name: str) -> Record:
    return replace(indicator(), id=name)


def score(*own: Record) -> OrganisationScore:
    (found,) = ledger(records(*own, uses=USES)).organisations
    return found


@pytest.mark.parametrize(
    ("value", "band"),
    [
        ("110.01", "istimewa"),
        ("110", "baik"),
        ("100", "baik"),
        ("99.99", "butuh-perbaikan"),
        ("80", "butuh-perbaikan"),
        ("79.99", "kurang"),
        ("50", "kurang"),
        ("49.99", "sangat-kurang"),
        ("0", "sangat-kurang"),
    ],
)
def test_the_mean_achievement_proposes_a_band(value: str, band: str) -> None:
    found = score(*unit(a=(value, None)))
    assert (found.state, found.achievement, found.proposed and found.proposed.band) == ("scored", Decimal(value), band)
    assert (found.rating, found.set_by, found.set_on) == (None, None, None)


def test_weights_count_when_every_indicator_has_one_and_what_is_open_is_left_out() -> None:
    found = score(*unit(a=("100", "75"), b=("80", "25")))
    assert (found.achievement, found.weighted, found.counted, found.indicators) == (Decimal("95.00"), True, 2, 2)
    part = score(*unit(a=("100", "75"), b=(None, "25")))
    assert (part.achievement, part.counted, part.indicators) == (Decimal("100.00"), 1, 2)
    assert part.trace[0].name == "organisation-weighted-mean"


def test_the_mean_is_the_one_that_is_shown_for_the_unit() -> None:
    scored = ledger(records(*unit(a=("33.33", None), b=("66.67", None), c=("1", None)), uses=USES))
    (summary,), (found,) = summaries(scored), scored.organisations
    assert (summary.average, summary.counted) == (found.achievement, found.counted)


def test_proposal_and_rating_stand_side_by_side() -> None:
    found = score(unit_rating("2025", "baik"), *unit(a=("70", None)))
    assert found.proposed and found.proposed.policy == UNITS
    assert (found.proposed.band, found.rating, found.set_by) == ("kurang", "baik", "Sekretaris daerah")
    assert [(one.name, one.value, one.at.pointer) for one in found.inputs] == [("rating", "baik", "/rating")]


def test_a_rating_without_achievements_is_kept_and_the_proposal_is_pending() -> None:
    found = score(unit_rating("2025-Q1", "baik"))
    assert (found.state, found.proposed, found.rating, found.indicators) == ("pending", None, "baik", 0)
    assert [step.name for step in found.trace] == ["organisation-without-achievement"]


def test_before_the_policy_only_set_ratings_are_told() -> None:
    before = unit("2021", a=("100", None))
    assert ledger(records(*before, uses=USES)).organisations == ()
    found = score(unit_rating("2021", "baik"), *before)
    assert (found.state, found.achievement, found.proposed) == ("no-policy", Decimal("100.00"), None)
