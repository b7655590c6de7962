"""A closed period stays as it was: nothing in it is altered, nothing is added but amendments, and none is reopened."""

from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given, strategies as st

from bodies import CITY
from kinerja import periods
from kinerja.approval.authority import Authority
from kinerja.approval.change import Change, change
from kinerja.approval.closed import touched
from kinerja.model import (
    KIND_BY_TYPE,
    Agreement,
    Amendment,
    Evaluation,
    FeedbackTallies,
    FollowUp,
    Goal,
    Measurement,
    Objection,
    OrganisationRating,
    Period,
    Plan,
    Progress,
    Record,
    Roster,
    Survey,
)
from kinerja.record_text import encoded

OWN = {"government": CITY, "unit": "dinas-air"}
PERSON = {**OWN, "employee": "p-015"}


def period(name: str, status: str) -> Period:
    days = periods.first_day(name), periods.last_day(name)
    return Period(government=CITY, id=name, starts=days[0], ends=days[1], status=status)


def closed(*names: str, status: str = "frozen") -> Authority:
    """A government in which these periods are closed, and 2026 is open."""
    found = Authority(CITY)
    for one in (*(period(name, status) for name in names), period("2026", "open")):
        found.put(KIND_BY_TYPE[Period].path_of(one), one)
    return found


def step(old: Record | None, new: Record | None) -> Change:
    """The change from one record to another at the same place."""
    record = new or old
    assert record is not None
    kind = KIND_BY_TYPE[type(record)]
    digests = ("0" * 64 if old else None, "1" * 64 if new else None)
    return Change(kind.path_of(record), *digests, kind, old, new)


def of(kind: type[Record], **keys: object) -> Record:
    """A record of a kind with these keys; what else it holds does not matter here."""
    filled = {one.name: "" for one in msgspec.structs.fields(kind) if one.required}
    return kind(**{**filled, **keys})  # type: ignore[arg-type]


IN_2025: Sequence[Record] = (
    of(Measurement, **OWN, period="2025-Q1"),
    of(Survey, **OWN, period="2025-S1", service="sumur"),
    of(OrganisationRating, **OWN, period="2025"),
    of(Evaluation, **PERSON, period="2025"),
    of(FeedbackTallies, **PERSON, period="2025-03"),
    of(Progress, **PERSON, month="2025-12"),
    of(Plan, **PERSON, year=2025),
    of(Agreement, **OWN, year=2025, version=2),
)


@pytest.mark.parametrize("status", ["frozen", "amended"])
@pytest.mark.parametrize("record", IN_2025, ids=lambda one: type(one).__name__)
def test_what_reports_on_a_closed_period_is_neither_added_nor_altered_nor_removed(record: Record, status: str) -> None:
    changes = (step(None, record), step(record, record), step(record, None))
    assert [touched(closed("2025", status=status), one) for one in changes] == ["2025"] * 3
    assert [touched(closed("2024"), one) for one in changes] == [None] * 3


@pytest.mark.parametrize(
    ("own", "shut", "expected"),
    [
        ("2025-03", "2025-03", "2025-03"),
        ("2025-03", "2025-Q1", "2025-Q1"),
        ("2025-03", "2025-S1", "2025-S1"),
        ("2025-Q2", "2025-S1", "2025-S1"),
        ("2025-07", "2025-S1", None),
        ("2025-Q3", "2025-S1", None),
        # A whole year goes on while its first half is closed.
        ("2025", "2025-S1", None),
        ("2025-S1", "2025-03", None),
        ("2024", "2025", None),
    ],
)
def test_a_period_is_closed_with_all_that_lies_in_it_and_no_longer_one(
    own: str, shut: str, expected: str | None
) -> None:
    assert touched(closed(shut), step(None, of(Measurement, **OWN, period=own))) == expected


def test_what_comes_after_a_period_may_still_be_written() -> None:
    later = (
        of(Roster, **OWN, period="2025", release=1, people=()),
        of(Objection, **PERSON, period="2025"),
        of(FollowUp, **PERSON, year=2025, number=1),
        of(Goal, government=CITY, id="air-bersih"),
    )
    assert [touched(closed("2025"), step(None, one)) for one in later] == [None] * 4


def test_amendments_are_added_and_never_altered_or_removed() -> None:
    first = of(Amendment, government=CITY, period="2025", number="0001", changes=(), approved_by=())
    other = msgspec.structs.replace(first, reason="Salah ketik.")
    assert touched(closed("2025"), step(None, first)) is None
    assert touched(closed("2025"), step(first, other)) == "2025"
    assert touched(closed("2025"), step(first, None)) == "2025"


FROZEN = period("2025", "frozen")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (period("2025", "open"), period("2025", "review"), None),
        (period("2025", "review"), FROZEN, None),
        (period("2025", "open"), None, None),
        (FROZEN, period("2025", "amended"), None),
        (FROZEN, msgspec.structs.replace(FROZEN, measurements_due="2026-02-01"), None),
        (FROZEN, period("2025", "open"), "2025"),
        (FROZEN, period("2025", "review"), "2025"),
        (FROZEN, None, "2025"),
        (FROZEN, msgspec.structs.replace(FROZEN, ends="2025-12-30"), "2025"),
        (period("2025", "amended"), FROZEN, "2025"),
        (period("2025", "amended"), None, "2025"),
    ],
)
def test_a_closed_period_is_never_opened_again_moved_or_removed(
    old: Period, new: Period | None, told: str | None
) -> None:
    assert touched(closed(), step(old, new)) == told


def test_a_closed_period_that_becomes_unreadable_is_told() -> None:
    path = f"records/{CITY}/periods/2025.yml"
    found = change(path, encoded(FROZEN), b"kind: period\n")
    assert (found.kind, touched(closed("2025"), found)) == (None, "2025")


names = st.sampled_from(["2025", "2025-S1", "2025-S2", "2025-Q1", "2025-Q4", "2025-01", "2025-12", "2024", "2024-12"])


@given(shut=st.sets(names), own=names)
def test_a_record_is_stopped_exactly_when_a_closed_period_has_all_its_days(shut: set[str], own: str) -> None:
    def days(name: str) -> tuple[str, str]:
        return periods.first_day(name), periods.last_day(name)

    first, last = days(own)
    around = {one for one in shut if days(one)[0] <= first and last <= days(one)[1]}
    found = touched(closed(*shut), step(None, of(Measurement, **OWN, period=own)))
    assert (found in around) if around else (found is None)
