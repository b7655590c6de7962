"""Which periods the next release shows people of."""

from decimal import Decimal

from kinerja.aggregate.people import ClosedPeriod
from kinerja.disclose.staff.next_figures import Past, Terms, next_figures
from kinerja.load import repository
from kinerja.model import Counted, DisclosurePolicy
from project import ROOT


def policy() -> DisclosurePolicy:
    found = repository.load_policies(ROOT).index.disclosure_policy("staf-standar")
    assert found is not None
    return found


def closed(period: str, people: int = 12) -> ClosedPeriod:
    counted = tuple(Counted(employee=f"p-{one:03}", rating="baik", hours=Decimal(20)) for one in range(people))
    return ClosedPeriod(period, "predikat", ("baik", "kurang"), None, {"dinas": None}, {"dinas": counted})


def shown(periods: list[ClosedPeriod], past: Past, number: int) -> list[str]:
    return [one.period for one in next_figures(Terms(policy(), "kota", number), periods, past).staff]


def test_years_after_semesters_that_they_overlap_are_not_shown() -> None:
    first = next_figures(Terms(policy(), "kota", 1), [closed("2024-S1"), closed("2024-S2")], Past())
    past = Past((first.staff,), first.rosters)
    assert shown([closed("2024"), closed("2025")], past, 2) == ["2024-S1", "2024-S2", "2025"]


def test_a_period_with_fewer_people_than_a_group_needs_is_shown_once_there_are_enough() -> None:
    assert shown([closed("2024", 9)], Past(), 1) == []
    assert shown([closed("2024", 10)], Past(((),)), 2) == ["2024"]


def test_periods_that_the_records_no_longer_have_stay_as_they_were_published() -> None:
    first = next_figures(Terms(policy(), "kota", 1), [closed("2023"), closed("2024")], Past())
    second = next_figures(Terms(policy(), "kota", 2), [closed("2024")], Past((first.staff,), first.rosters))
    assert second.staff == first.staff
    assert second.rosters == ()
