"""Early warning: what is late, behind, silent or without evidence, on a day, and whose list it is on."""

import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from kinerja import cli, pipeline, texts, watch
from kinerja.load import repository
from kinerja.load.tree import WorkTree
from kinerja.model import (
    Acting,
    Agreement,
    Baseline,
    Decision,
    Employee,
    EvaluatedResult,
    Evaluation,
    FollowUp,
    Government,
    Indicator,
    IndicatorReview,
    Measurement,
    Objection,
    OriginalRatings,
    Period,
    PeriodTarget,
    Plan,
    PlanIndicator,
    PlanResult,
    Progress,
    ProgressEntry,
    Record,
    Result,
    ReviewItem,
    Superior,
    Supports,
    Target,
    Unit,
)
from kinerja.model.indicator import Evidence
from kinerja.periods import first_day, last_day
from kinerja.watch import Item
from project import ROOT, write

OWN = {"government": "kota-contoh"}
TODAY = "2026-05-15"
SECRET = "Kalimat yang tidak untuk umum."
PROOF = (Evidence(title=SECRET),)


def government(**fields: Any) -> Government:
    return Government(
        **{
            "id": "kota-contoh",
            "name": "Kota Contoh",
            "type": "city",
            "data": "example",
            "cadence": "quarter",
            **fields,
        }
    )


def period(identifier: str, status: str = "open", **fields: Any) -> Period:
    days = {"starts": first_day(identifier), "ends": last_day(identifier)}
    return Period(**OWN, id=identifier, status=status, **days, **fields)


def unit(identifier: str, parent: str | None = None) -> Unit:
    return Unit(**OWN, id=identifier, name=SECRET, type="dinas", parent=parent)


def indicator(place: str, identifier: str, **fields: Any) -> Indicator:
    given = {"aspect": "quantity", "direction": "increase", "method": "ratio", **fields}
    return Indicator(
        **OWN, unit=place, id=identifier, name=SECRET, definition=SECRET, unit_of_measure="dokumen", **given
    )


def target(identifier: str, value: int, **parts: int) -> Target:
    each = tuple(PeriodTarget(period=f"2026-{part}", value=Decimal(number)) for part, number in parts.items())
    return Target(indicator=identifier, value=Decimal(value), periods=each)


def agreement(place: str, *targets: Target) -> Agreement:
    return Agreement(**OWN, unit=place, year=2026, version=1, agreed_on="2026-01-05", targets=targets)


def measured(place: str, when: str, reported_on: str | None, **values: int) -> Measurement:
    """Results with evidence, except those of an indicator named `izin`."""
    results = tuple(
        Result(indicator=name, value=Decimal(value), evidence=() if name == "izin" else PROOF)
        for name, value in values.items()
    )
    return Measurement(**OWN, unit=place, period=when, results=results, reported_on=reported_on)


def employee(identifier: str, place: str, superior: tuple[str, str] | None = None, **fields: Any) -> Employee:
    above = Superior(employee=superior[0], unit=superior[1]) if superior else None
    return Employee(
        **OWN, unit=place, employee=identifier, post=SECRET, employment="pns", role="staff", superior=above, **fields
    )


def plan(identifier: str, place: str, status: str, evaluator: str, **fields: Any) -> Plan:
    counted = PlanIndicator(id="jumlah", aspect="quantity", text=SECRET, target=Decimal(100))
    result = PlanResult(
        id="hasil", kind="main", text=SECRET, indicators=(counted,), supports=fields.pop("supports", None)
    )
    given = {"approach": "quantitative", "results": (result,), **fields}
    return Plan(**OWN, unit=place, employee=identifier, year=2026, evaluator=evaluator, status=status, **given)


def evaluation(identifier: str, place: str, evaluator: str, status: str = "final", **fields: Any) -> Evaluation:
    day = {"rated_on": "2026-04-10"} if status == "final" else {}
    where = {**OWN, "unit": place, "employee": identifier, "period": "2026-Q1"}
    return Evaluation(**where, evaluator=evaluator, status=status, **day, **fields)


def review(day: str, **fields: Any) -> IndicatorReview:
    kept = ReviewItem(unit="dinas", indicator="layanan", decision="kept", reason=SECRET)
    return IndicatorReview(**OWN, date=day, subject="indicators", items=(kept,), **fields)


SHARED = (government(), period("2025", "frozen"), unit("dinas"))
ABOVE = Supports(result="hasil")


def world() -> tuple[Record, ...]:
    """A city in May: something of everything that can go wrong, and something that goes well."""
    return (
        government(),
        period("2025", "frozen"),
        period("2026"),
        period("2026-Q1", "review", measurements_due="2026-04-20"),
        period("2026-Q2"),
        period("2026-Q3"),
        unit("sekretariat"),
        unit("dinas", "sekretariat"),
        unit("badan", "sekretariat"),
        unit("seksi", "dinas"),
        indicator("dinas", "layanan"),
        indicator("dinas", "izin", aggregation="sum"),
        indicator("badan", "air"),
        agreement("dinas", target("layanan", 84, Q1=80, Q2=82), target("izin", 400)),
        agreement("badan", target("air", 50, Q1=10)),
        measured("dinas", "2026-Q1", "2026-04-16", layanan=80, izin=60),
        employee("p-000", "sekretariat"),
        employee("p-001", "dinas", ("p-000", "sekretariat")),
        employee("p-002", "dinas", ("p-001", "dinas")),
        employee("p-003", "seksi", ("p-002", "dinas")),
        employee("p-004", "badan", ("p-005", "badan")),
        employee("p-005", "badan", ("p-000", "sekretariat"), valid_from="2026-04-20"),
        plan("p-000", "sekretariat", "agreed", "p-000", agreed_on="2026-05-04"),
        plan("p-001", "dinas", "final", "p-000", agreed_on="2026-01-20"),
        plan("p-002", "dinas", "draft", "p-001", supports=ABOVE),
        plan("p-003", "seksi", "agreed", "p-002", agreed_on="2026-01-25", supports=ABOVE),
        Progress(
            **OWN,
            unit="seksi",
            employee="p-003",
            month="2026-05",
            entries=(ProgressEntry(date="2026-05-10", result="hasil", text=SECRET, amount=Decimal(30)),),
        ),
        evaluation("p-000", "sekretariat", "p-000"),
        evaluation("p-003", "seksi", "p-002", results=(EvaluatedResult(result="hasil", realisation=SECRET),)),
        Objection(
            **OWN,
            unit="seksi",
            employee="p-003",
            period="2026-Q1",
            filed_on="2026-04-25",
            about="rating",
            reason=SECRET,
        ),
        FollowUp(
            **{**OWN, "unit": "seksi", "employee": "p-003", "year": 2026, "number": 1, "type": "coaching"},
            evaluation="2026-Q1",
            reason=SECRET,
            due="2026-06-01",
            status="planned",
        ),
        review("2026-01-10"),
    )


def look(folder: Path, *records: Record, day: str = TODAY, stale_after: int = 30) -> tuple[Item, ...]:
    """What is found among records that lie in real files, all of them accepted."""
    write(folder, *records)
    loaded = repository.load(folder, "kota-contoh")
    assert [(one.rule, one.at, one.facts) for one in loaded.findings] == []
    found = watch.by_urgency(watch.obligations(loaded.index, day, stale_after))
    (records,) = pipeline.records(WorkTree(folder))
    parts = (records.central, *records.units())
    assert found == watch.by_urgency(one for part in parts for one in watch.obligations(part, day, stale_after))
    return found


def told(items: tuple[Item, ...], *wanted: str) -> list[str]:
    """Items as lines, of all obligations or of those wanted."""
    return [
        " ".join(
            str(fact if fact is not None else "-")
            for fact in (
                *(one.state, one.obligation, one.unit, one.employee, one.period),
                *(one.subject, one.actor, one.due, one.days),
            )
        )
        for one in items
        if not wanted or one.obligation in wanted
    ]


EXPECTED = """\
late review - - - system - 2025-07-01 318
late plan dinas p-002 2026 - p-001 2026-01-31 104
late measurement badan - 2026-Q1 air - 2026-04-20 25
late evaluation dinas p-001 2026-Q1 - p-000 2026-04-30 15
late objection seksi p-003 2026-Q1 - p-001 2026-05-09 6
no-evidence evidence seksi p-003 2026 hasil p-003 - -
no-evidence evidence dinas - 2026-Q1 izin - - -
no-evidence evidence seksi p-003 2026-Q1 hasil p-003 - -
behind target dinas - 2026 izin - - -
behind target seksi p-003 2026 hasil - - -
stale recording badan - 2026-Q1 - - - 130
stale progress dinas p-001 2026 - p-001 - 115
waiting-for-superior plan badan p-004 2026 - p-005 2026-01-31 -
on-track plan badan p-005 2026 - p-005 2026-05-20 -
on-track follow-up seksi p-003 2026-Q1 2026-1 p-002 2026-06-01 -
on-track review - - - indicators - 2026-07-10 -
on-track measurement dinas - 2026-Q2 layanan - 2026-07-30 -
on-track evaluation dinas p-001 2026-Q2 - p-000 2026-07-30 -
on-track evaluation sekretariat p-000 2026-Q2 - p-000 2026-07-30 -
on-track evaluation seksi p-003 2026-Q2 - p-002 2026-07-30 -
on-track measurement badan - 2026 air - 2027-01-30 -
on-track measurement dinas - 2026 izin - 2027-01-30 -
on-track measurement dinas - 2026 layanan - 2027-01-30 -
on-track evaluation dinas p-001 2026 - p-000 2027-01-30 -
on-track evaluation sekretariat p-000 2026 - p-000 2027-01-30 -
on-track evaluation seksi p-003 2026 - p-002 2027-01-30 -
on-track target dinas - 2026 layanan - - -
done plan dinas p-001 2026 - p-000 2026-01-31 -
done plan sekretariat p-000 2026 - p-000 2026-01-31 -
done plan seksi p-003 2026 - p-002 2026-01-31 -
done measurement dinas - 2026-Q1 layanan - 2026-04-20 -
done evaluation sekretariat p-000 2026-Q1 - p-000 2026-04-30 -
done evaluation seksi p-003 2026-Q1 - p-002 2026-04-30 -
done target dinas - 2026-Q1 layanan - - -
"""


def test_every_obligation_of_the_open_periods_is_told_once_the_most_urgent_first(tmp_path: Path) -> None:
    found = look(tmp_path, *world())
    assert told(found) == EXPECTED.splitlines()
    assert {one.state for one in found} == set(watch.STATES)
    assert {one.obligation for one in found} == set(watch.OBLIGATIONS)


def test_an_item_names_the_file_where_something_lies_or_is_missing(tmp_path: Path) -> None:
    paths = {(one.state, one.obligation, one.employee): one.path for one in look(tmp_path, *world())}
    place = "records/kota-contoh"
    assert paths["late", "plan", "p-002"] == f"{place}/units/dinas/people/p-002/plans/2026.yml"
    assert paths["late", "measurement", None] == f"{place}/units/badan/measurements/2026-Q1.yml"
    assert paths["late", "evaluation", "p-001"] == f"{place}/units/dinas/people/p-001/evaluations/2026-Q1.yml"
    assert paths["late", "objection", "p-003"] == f"{place}/units/seksi/people/p-003/objections/2026-Q1.yml"
    assert paths["on-track", "follow-up", "p-003"] == f"{place}/units/seksi/people/p-003/follow-ups/2026-1.yml"
    assert paths["stale", "progress", "p-001"] == f"{place}/units/dinas/people/p-001/progress/2026-05.yml"
    assert paths["late", "review", None] == f"{place}/indicator-reviews/2025-07-01.yml"


CITY = (government(), period("2026"), period("2026-Q1"), unit("dinas"), indicator("dinas", "layanan"))
OWED = (*CITY, agreement("dinas", target("layanan", 84, Q1=80)))


@settings(deadline=None, max_examples=60)
@given(shift=st.integers(-80, 400))
def test_late_begins_on_the_day_after_the_due_date_and_counts_from_it(
    tmp_path_factory: pytest.TempPathFactory, shift: int
) -> None:
    day = date(2026, 4, 30) + timedelta(days=shift)
    found = look(tmp_path_factory.mktemp("kota"), *OWED, day=day.isoformat())
    (item,) = (one for one in found if (one.obligation, one.period) == ("measurement", "2026-Q1"))
    expected = ("late", shift) if shift > 0 else ("on-track", None)
    assert (item.due, item.state, item.days) == ("2026-04-30", *expected)


@pytest.mark.parametrize(("stale_after", "days"), [(129, 130), (130, None)])
def test_silence_is_told_when_it_is_longer_than_wanted(tmp_path: Path, stale_after: int, days: int | None) -> None:
    found = look(tmp_path, *OWED, stale_after=stale_after)
    assert [one.days for one in found if one.state == "stale"] == ([days] if days else [])


def test_a_period_that_has_not_begun_or_is_closed_owes_nothing(tmp_path: Path) -> None:
    closed = (period("2026", "frozen"), period("2026-Q1", "amended"))
    assert look(tmp_path / "closed", *OWED, *closed) == ()
    assert look(tmp_path / "before", *OWED, day="2025-12-31") == ()


def test_quoted_figures_owe_no_review(tmp_path: Path) -> None:
    assert told(look(tmp_path, government(data="quoted"), *CITY[1:]), "review") == []


def test_a_review_sets_the_next_one_in_six_months_or_on_the_day_it_names(tmp_path: Path) -> None:
    reviews = (review("2025-08-31"), review("2025-02-01", next_due="2026-12-01"))
    assert told(look(tmp_path / "a", *CITY, *reviews), "review")[0] == "late review - - - indicators - 2026-02-28 76"
    latest = review("2026-03-01", next_due="2026-12-01")
    assert told(look(tmp_path / "b", *CITY, *reviews, latest), "review") == [
        "on-track review - - - system - 2026-07-01 -",
        "on-track review - - - indicators - 2026-12-01 -",
    ]


@pytest.mark.parametrize(
    ("fields", "value", "state"),
    [
        ({"aggregation": "sum"}, 98, "behind"),
        ({"aggregation": "sum"}, 99, "on-track"),
        ({"cumulative": True}, 98, "behind"),
        ({"aggregation": "sum", "direction": "decrease", "method": "inverse-2t"}, 98, "on-track"),
        ({"aggregation": "sum", "direction": "decrease", "method": "inverse-2t"}, 99, "behind"),
        ({}, 1, "on-track"),
        ({"aggregation": "average"}, 1, "on-track"),
        (
            {"cumulative": True, "method": "progress", "baseline": Baseline(period="2025", value=Decimal(0))},
            1,
            "on-track",
        ),
    ],
)
def test_what_adds_up_is_held_against_the_days_it_was_measured_for(
    tmp_path: Path, fields: dict[str, Any], value: int, state: str
) -> None:
    # 90 of 365 days of 400 are 98.63.
    city = (government(), period("2026"), unit("dinas"), indicator("dinas", "layanan", **fields))
    records = (*city, agreement("dinas", target("layanan", 400)), measured("dinas", "2026-Q1", None, layanan=value))
    assert told(look(tmp_path, *records), "target") == [f"{state} target dinas - 2026 layanan - - -"]


@pytest.mark.parametrize(("value", "state"), [(9, "behind"), (10, "on-track")])
def test_targets_of_the_parts_go_before_the_share_of_days(tmp_path: Path, value: int, state: str) -> None:
    city = (government(), period("2026"), unit("dinas"), indicator("dinas", "layanan", aggregation="sum"))
    agreed = agreement("dinas", target("layanan", 400, Q1=10, Q2=390))
    records = (*city, agreed, measured("dinas", "2026-Q1", None, layanan=value))
    assert told(look(tmp_path, *records), "target") == [f"{state} target dinas - 2026 layanan - - -"]


@pytest.mark.parametrize(
    ("reported_on", "value", "state"),
    [("2026-03-14", 15, "behind"), ("2026-03-14", 16, "on-track"), (None, 29, "behind"), (None, 30, "on-track")],
)
def test_a_result_of_a_running_period_counts_for_the_days_until_it_was_reported(
    tmp_path: Path, reported_on: str | None, value: int, state: str
) -> None:
    # On 14 March 73 of 365 days are over: a fifth of 80. On 15 May 135 are: 29.6 of 80.
    city = (government(), period("2026"), unit("dinas"), indicator("dinas", "layanan", cumulative=True))
    records = (*city, agreement("dinas", target("layanan", 80)), measured("dinas", "2026", reported_on, layanan=value))
    found = look(tmp_path, *records)
    assert told(found, "target") == [f"{state} target dinas - 2026 layanan - - -"]
    assert told(found, "measurement") == ["on-track measurement dinas - 2026 layanan - 2027-01-30 -"]


def test_a_target_of_nothing_and_a_part_without_a_value_say_nothing_about_the_pace(tmp_path: Path) -> None:
    city = (government(), period("2026"), unit("dinas"), indicator("dinas", "layanan", aggregation="sum"))
    first = measured("dinas", "2026-Q1", None, layanan=99)
    unknown = Result(indicator="layanan", state="not-measured", reason=SECRET)
    second = Measurement(**OWN, unit="dinas", period="2026-Q2", results=(unknown,))
    for number, goal in enumerate((0, 400)):
        found = look(tmp_path / str(number), *city, agreement("dinas", target("layanan", goal)), first, second)
        assert told(found, "target") == ["on-track target dinas - 2026 layanan - - -"]


@pytest.mark.parametrize(("day", "state"), [("2026-12-31", "on-track"), ("2027-01-01", "done")])
def test_a_result_is_done_when_its_last_day_has_passed(tmp_path: Path, day: str, state: str) -> None:
    records = (*CITY, agreement("dinas", target("layanan", 84)), measured("dinas", "2026", None, layanan=84))
    found = look(tmp_path, *records, day=day)
    assert [one.state for one in found if one.obligation in ("measurement", "target")] == [state, state]


@pytest.mark.parametrize(("value", "state"), [(83, "behind"), (84, "done")])
def test_a_period_that_is_over_is_held_against_its_whole_target(tmp_path: Path, value: int, state: str) -> None:
    records = (*CITY, agreement("dinas", target("layanan", 84)), measured("dinas", "2026", None, layanan=value))
    found = look(tmp_path, *records, day="2027-01-10")
    assert told(found, "target") == [f"{state} target dinas - 2026 layanan - - -"]
    assert told(found, "measurement") == ["done measurement dinas - 2026 layanan - 2027-01-30 -"]


def test_what_cannot_apply_is_done_and_what_is_pending_is_still_owed(tmp_path: Path) -> None:
    def stated(state: str) -> Measurement:
        results = (Result(indicator="layanan", state=state, reason=SECRET),)
        return Measurement(**OWN, unit="dinas", period="2026-Q1", results=results)

    first = told(look(tmp_path / "a", *OWED, stated("not-applicable")), "measurement", "evidence", "target")
    second = told(look(tmp_path / "b", *OWED, stated("pending")), "measurement", "evidence", "target")
    year = "on-track measurement dinas - 2026 layanan - 2027-01-30 -"
    assert first == [year, "done measurement dinas - 2026-Q1 layanan - 2026-04-30 -"]
    assert second == ["late measurement dinas - 2026-Q1 layanan - 2026-04-30 15", year]


BOSS = employee("p-001", "dinas")
SUBORDINATE = employee("p-002", "dinas", ("p-001", "dinas"))


def test_a_plan_waits_only_for_a_superior_without_any_plan(tmp_path: Path) -> None:
    serving = plan("p-002", "dinas", "draft", "p-001", supports=ABOVE)
    alone = plan("p-002", "dinas", "draft", "p-001")
    own = plan("p-001", "dinas", "draft", "p-001")
    late = "late plan dinas p-002 2026 - p-001 2026-01-31 104"
    waits = "waiting-for-superior plan dinas p-002 2026 - p-001 2026-01-31 -"
    lines = [
        told(look(tmp_path / str(number), *CITY, BOSS, SUBORDINATE, *plans), "plan")
        for number, plans in enumerate(((), (serving,), (alone,), (serving, own)))
    ]
    above = "late plan dinas p-001 2026 - p-001 2026-01-31 104"
    assert lines == [[above, waits], [above, waits], [above, late], [above, late]]


def test_a_refused_file_is_not_called_missing(tmp_path: Path) -> None:
    write(tmp_path, *CITY, BOSS, plan("p-001", "dinas", "agreed", "p-001"), evaluation("p-001", "dinas", "p-001"))
    for name in ("plans/2026", "evaluations/2026-Q1"):
        (tmp_path / f"records/kota-contoh/units/dinas/people/p-001/{name}.yml").write_text("a: [")
    index = repository.load(tmp_path, "kota-contoh").index
    assert told(watch.by_urgency(watch.obligations(index, TODAY, 30)), "plan", "evaluation") == []
    write(tmp_path, plan("p-001", "dinas", "agreed", "p-001"))
    index = repository.load(tmp_path, "kota-contoh").index
    assert told(watch.by_urgency(watch.obligations(index, TODAY, 30)), "plan", "evaluation") == [
        "on-track evaluation dinas p-001 2026 - p-001 2027-01-30 -",
        "done plan dinas p-001 2026 - p-001 2026-01-31 -",
    ]


def test_who_came_late_has_time_and_who_left_owes_nothing(tmp_path: Path) -> None:
    new = employee("p-001", "dinas", valid_from="2026-04-14")
    gone = employee("p-002", "dinas", valid_until="2026-05-14")
    found = told(look(tmp_path, *CITY, new, gone), "plan")
    assert found == ["late plan dinas p-001 2026 - p-001 2026-05-14 1"]


def test_what_was_decided_or_done_is_told_while_its_period_is_open(tmp_path: Path) -> None:
    original = OriginalRatings(rating="baik")
    day = "2026-05-01"
    decision = Decision(outcome="upheld", decided_by="p-001", decided_on=day, explanation=SECRET, original=original)
    place = {**OWN, "unit": "dinas", "employee": "p-002"}
    filed = {"period": "2026-Q1", "filed_on": "2026-04-25", "about": "rating", "reason": SECRET}
    follow_up = {"year": 2026, "number": 1, "type": "training", "evaluation": "2026-Q1", "reason": SECRET, "due": day}
    settled = (
        Objection(**place, **filed, decision=decision),
        FollowUp(**place, **follow_up, status="done", outcome=SECRET, done_on="2026-04-29"),
    )
    people = (*CITY, BOSS, SUBORDINATE)
    assert told(look(tmp_path / "open", *people, *settled), "objection", "follow-up") == [
        "done follow-up dinas p-002 2026-Q1 2026-1 p-001 2026-05-01 -",
        "done objection dinas p-002 2026-Q1 - p-001 2026-05-09 -",
    ]
    closed = (*people, period("2026-Q1", "frozen"))
    assert told(look(tmp_path / "closed", *closed, *settled), "objection", "follow-up") == []
    waiting = (Objection(**place, **filed), FollowUp(**place, **follow_up, status="planned"))
    assert told(look(tmp_path / "waiting", *closed, *waiting), "objection", "follow-up") == [
        "late follow-up dinas p-002 2026-Q1 2026-1 p-001 2026-05-01 14",
        "late objection dinas p-002 2026-Q1 - - 2026-05-09 6",
    ]


def noted(*entries: ProgressEntry, month: str = "2026-03") -> Progress:
    return Progress(**OWN, unit="dinas", employee="p-001", month=month, entries=entries)


def entry(day: str, amount: int | None = None, evidence: tuple[Evidence, ...] = ()) -> ProgressEntry:
    number = None if amount is None else Decimal(amount)
    return ProgressEntry(date=day, result="hasil", text=SECRET, amount=number, evidence=evidence)


@pytest.mark.parametrize(
    ("aspect", "amount", "states"),
    [("quantity", 19, ["behind"]), ("quantity", 20, ["on-track"]), ("quality", 1, []), ("quantity", None, [])],
)
def test_amounts_of_progress_are_held_against_the_days_until_the_last_of_them(
    tmp_path: Path, aspect: str, amount: int | None, states: list[str]
) -> None:
    # On 14 March a fifth of the year is over; a later note without an amount says nothing about it.
    counted = PlanIndicator(id="jumlah", aspect=aspect, text=SECRET, target=Decimal(100), unit_of_measure="dokumen")
    result = PlanResult(id="hasil", kind="main", text=SECRET, indicators=(counted,))
    own = plan("p-001", "dinas", "agreed", "p-001", agreed_on="2026-01-20", results=(result,))
    notes = noted(entry("2026-03-01", amount and amount - 1, PROOF), entry("2026-03-14", amount and 1))
    found = look(tmp_path, *CITY, BOSS, own, notes, noted(entry("2026-05-01"), month="2026-05"))
    assert [one.state for one in found if one.obligation == "target"] == states
    assert told(found, "evidence", "progress") == []


def test_silence_about_a_person_counts_from_the_post_the_plan_or_the_last_note(tmp_path: Path) -> None:
    def silence(name: str, *records: Record) -> list[int | None]:
        found = look(tmp_path / name, *CITY, BOSS, *records)
        return [one.days for one in found if one.obligation == "progress"]

    agreed = plan("p-001", "dinas", "agreed", "p-001", agreed_on="2026-01-20")
    assert silence("plan", agreed) == [115]
    assert silence("post", agreed, employee("p-001", "dinas", valid_from="2026-04-01")) == [44]
    assert silence("note", agreed, noted(entry("2026-03-14"))) == [62]
    assert silence("draft", plan("p-001", "dinas", "draft", "p-001")) == []


def test_a_year_without_an_open_period_asks_for_no_notes(tmp_path: Path) -> None:
    own = plan("p-001", "dinas", "agreed", "p-001", agreed_on="2026-01-20")
    closed = (period("2026", "frozen"), period("2026-Q1", "frozen"), period("2025"))
    assert told(look(tmp_path, *CITY, *closed, BOSS, own), "progress") == []


def test_an_objection_goes_to_the_superior_that_the_evaluator_has_now(tmp_path: Path) -> None:
    before = employee("p-001", "badan", ("p-008", "badan"), valid_until="2026-02-28")
    now = employee("p-001", "dinas", ("p-009", "dinas"), valid_from="2026-03-01")
    objection = Objection(
        **OWN, unit="dinas", employee="p-002", period="2026-Q1", filed_on="2026-05-10", about="rating", reason=SECRET
    )
    people = (before, now, SUBORDINATE, evaluation("p-002", "dinas", "p-001"))
    assert told(look(tmp_path, *CITY, *people, objection), "objection") == [
        "on-track objection dinas p-002 2026-Q1 - p-009 2026-05-24 -"
    ]


def run(root: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = cli.run(["status", "--root", str(root), *words])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def alarms(root: Path, capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    """What is neither done nor on track in the list of somebody."""
    content = json.loads(run(root, capsys, "--as-of", TODAY, "--format", "json", *words)[1])
    items = [Item(**one) for one in content["items"] if one["state"] not in ("done", "on-track")]
    return [f"{one.obligation} {one.employee or one.unit}" for one in items]


def test_everybody_has_a_list_of_their_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    look(tmp_path, *world())
    own = ["plan p-002", "evaluation p-001", "objection p-003", "progress p-001"]
    assert alarms(tmp_path, capsys, "--for", "p-001") == own
    assert alarms(tmp_path, capsys, "--superior", "p-001") == ["plan p-002"]
    in_unit = ["plan p-002", "evaluation p-001", "evidence dinas", "target dinas", "progress p-001"]
    assert alarms(tmp_path, capsys, "--unit", "dinas") == in_unit
    below = ["objection p-003", "evidence p-003", "evidence p-003", "target p-003"]
    assert sorted(alarms(tmp_path, capsys, "--head", "dinas")) == sorted([*in_unit, *below])
    assert alarms(tmp_path, capsys, "--head", "dinas", "--for", "p-002") == ["plan p-002"]
    assert len(alarms(tmp_path, capsys, "--head", "sekretariat")) == len(alarms(tmp_path, capsys)) - 1


def test_after_a_move_each_superior_sees_what_belongs_to_the_own_unit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    left = employee("p-002", "dinas", ("p-001", "dinas"), valid_until="2026-02-28")
    moved = employee("p-002", "badan", ("p-008", "badan"), valid_from="2026-03-01")
    follow_up = {"year": 2026, "number": 1, "type": "training", "evaluation": "2025", "reason": SECRET}
    owed = FollowUp(**OWN, **follow_up, unit="dinas", employee="p-002", due="2026-05-01", status="planned")
    look(tmp_path, *CITY, unit("badan"), left, moved, employee("p-001", "dinas"), employee("p-008", "badan"), owed)
    assert alarms(tmp_path, capsys, "--superior", "p-001") == ["follow-up p-002"]
    assert alarms(tmp_path, capsys, "--superior", "p-008") == ["plan p-002"]


def test_who_acts_for_a_superior_sees_the_same_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    acting = (Acting(employee="p-003", unit="dinas", kind="plt", valid_from="2026-05-01", valid_until="2026-05-15"),)
    below = employee("p-002", "dinas", ("p-001", "dinas"), acting=acting)
    look(tmp_path, *CITY, BOSS, below, employee("p-003", "dinas"))
    assert alarms(tmp_path, capsys, "--superior", "p-001") == ["plan p-002"]
    assert alarms(tmp_path, capsys, "--superior", "p-003") == ["plan p-002"]
    assert alarms(tmp_path, capsys, "--for", "p-003") == ["plan p-003", "plan p-002"]
    assert alarms(tmp_path, capsys, "--superior", "p-002") == []
    later = run(tmp_path, capsys, "--as-of", "2026-05-16", "--format", "json", "--superior", "p-003")[1]
    assert json.loads(later)["items"] == []


TABLES = {
    "id": """\
kota-contoh, keadaan per 2026-05-15
  STATUS              KEWAJIBAN              UNIT   PEGAWAI  PERIODE  TENTANG  GILIRAN  BATAS       HARI
  terlambat           realisasi              badan  –        2026-Q1  air      –        2026-04-20    25
  lama tanpa catatan  pencatatan unit        badan  –        2026-Q1  –        –        –            130
  menunggu atasan     rencana kinerja (SKP)  badan  p-004    2026     –        p-005    2026-01-31     –
  sesuai jadwal       rencana kinerja (SKP)  badan  p-005    2026     –        p-005    2026-05-20     –
  sesuai jadwal       realisasi              badan  –        2026     air      –        2027-01-30     –
Jumlah kewajiban: 5 (1 terlambat, 1 lama tanpa catatan, 1 menunggu atasan, 2 sesuai jadwal).
""",
    "en": """\
kota-contoh, as of 2026-05-15
  STATUS              OBLIGATION       UNIT   EMPLOYEE  PERIOD   ABOUT  TO ACT  DUE         DAYS
  late                result           badan  –         2026-Q1  air    –       2026-04-20    25
  silent              records of unit  badan  –         2026-Q1  –      –       –            130
  waits for superior  plan (SKP)       badan  p-004     2026     –      p-005   2026-01-31     –
  on track            plan (SKP)       badan  p-005     2026     –      p-005   2026-05-20     –
  on track            result           badan  –         2026     air    –       2027-01-30     –
Obligations: 5 (1 late, 1 silent, 1 waits for superior, 2 on track).
""",
}
REVIEWS = {
    "id": """\
kota-contoh, keadaan per 2026-05-15
  STATUS         KEWAJIBAN           UNIT  PEGAWAI  PERIODE  TENTANG    GILIRAN  BATAS       HARI
  terlambat      peninjauan berkala  –     –        –        sistem     –        2025-07-01   318
  sesuai jadwal  peninjauan berkala  –     –        –        indikator  –        2026-07-10     –
Jumlah kewajiban: 2 (1 terlambat, 1 sesuai jadwal).
""",
    "en": """\
kota-contoh, as of 2026-05-15
  STATUS    OBLIGATION       UNIT  EMPLOYEE  PERIOD  ABOUT       TO ACT  DUE         DAYS
  late      periodic review  –     –         –       system      –       2025-07-01   318
  on track  periodic review  –     –         –       indicators  –       2026-07-10     –
Obligations: 2 (1 late, 1 on track).
""",
}


@pytest.mark.parametrize("language", sorted(TABLES))
def test_the_table_is_what_readers_saw_last(tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str) -> None:
    look(tmp_path, *world())
    words = ("--as-of", TODAY, "--lang", language)
    assert run(tmp_path, capsys, *words, "--head", "badan") == (1, TABLES[language], "")
    look(tmp_path / "reviews", *SHARED, period("2026"), indicator("dinas", "layanan"), review("2026-01-10"))
    assert run(tmp_path / "reviews", capsys, *words) == (1, REVIEWS[language], "")


def test_every_state_and_obligation_has_its_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    look(tmp_path, *world())
    for language in texts.LANGUAGES:
        words = texts.section(language, "status")
        assert {key.partition(".")[2] for key in words if key.startswith("states.")} == set(watch.STATES)
        assert {key.partition(".")[2] for key in words if key.startswith("obligations.")} == set(watch.OBLIGATIONS)
        code, table, _ = run(tmp_path, capsys, "--as-of", TODAY, "--lang", language)
        rows = table.splitlines()[2:-1]
        assert (code, len(rows)) == (1, sum(not line.startswith("done") for line in EXPECTED.splitlines()))


def test_json_holds_every_item_with_what_is_done_in_any_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = look(tmp_path, *world())
    words = ("--as-of", TODAY, "--format", "json")
    code, indonesian, _ = run(tmp_path, capsys, *words)
    content = json.loads(indonesian)
    assert (code, content["as_of"]) == (1, TODAY)
    assert tuple(Item(**one) for one in content["items"]) == found
    assert content["summary"] == {
        "late": 5,
        "no-evidence": 3,
        "behind": 2,
        "stale": 2,
        "waiting-for-superior": 1,
        "on-track": 14,
        "done": 7,
    }
    assert run(tmp_path, capsys, *words, "--lang", "en")[1] == indonesian


def test_no_text_of_a_record_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    look(tmp_path, *world())
    for layout in ("table", "json"):
        assert SECRET not in run(tmp_path, capsys, "--as-of", TODAY, "--format", layout)[1]


def test_nothing_late_leaves_with_0_whatever_else_there_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    look(tmp_path, *world())
    code, output, _ = run(tmp_path, capsys, "--as-of", TODAY, "--format", "json", "--for", "p-005")
    assert (code, json.loads(output)["summary"]["waiting-for-superior"]) == (0, 1)
    assert run(ROOT, capsys, "--as-of", TODAY, "--lang", "en", "--government", "kota-padang") == (
        0,
        "As of 2026-05-15 there are no obligations in open periods for this choice.\n",
        "",
    )


def test_the_day_is_the_declared_one_else_today(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    look(tmp_path, *world())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1778803200")
    declared = run(tmp_path, capsys, "--format", "json")
    assert declared == run(tmp_path, capsys, "--format", "json", "--as-of", TODAY)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    days = {date.today().isoformat()}
    shown = json.loads(run(tmp_path, capsys, "--format", "json")[1])["as_of"]
    assert shown in days | {date.today().isoformat()}


def test_the_wanted_number_of_days_is_heard(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    look(tmp_path, *world())
    quiet = ("--as-of", TODAY, "--unit", "dinas", "--stale-after")
    silent = [alarms(tmp_path, capsys, *quiet, days).count("recording dinas") for days in ("28", "29")]
    assert silent == [1, 0]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--unit", "tidak-ada"), "Tidak ada unit kerja dengan id itu"),
        (("--head", "tidak-ada"), "Tidak ada unit kerja dengan id itu"),
        (("--for", "tidak-ada"), "Tidak ada pegawai dengan id itu"),
        (("--superior", "tidak-ada"), "Tidak ada pegawai dengan id itu"),
        (("--government", "tidak-ada"), "Instansi itu tidak ada"),
        (("--as-of", "2026-02-30"), "--as-of"),
        (("--stale-after", "0"), "--stale-after"),
    ],
)
def test_a_name_that_no_record_has_is_no_empty_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], sentence: str
) -> None:
    look(tmp_path, *world())
    code, output, error = run(tmp_path, capsys, "--lang", "id", *words)
    assert (code, output) == (2, "")
    assert sentence in error
    assert "tidak-ada" not in error
