"""Which approvals a change needs, and who may give them: by the standard policy, on the day of the approval."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, strategies as st

from bodies import BODY, CHIEF, CITY, CITY_RECORDS, HEAD, acting, employee, member, office, unit
from kinerja.approval.authority import Authority, of_tree
from kinerja.approval.change import Change
from kinerja.approval.needs import RELATIONS, Approver, Need, eligible, needs
from kinerja.load.tree import WorkTree
from kinerja.model import (
    KIND_BY_NAME,
    KIND_BY_TYPE,
    KINDS,
    Covered,
    Decision,
    Employee,
    Objection,
    OriginalRatings,
    Progress,
    ProgressEntry,
    ProgressFeedback,
    Record,
    Tier,
    Wording,
)

DAY = "2025-03-10"
PERSON = f"records/{CITY}/units/dinas-air/people/p-015"
POLICY = of_tree(WorkTree(Path("/nonexistent")), CITY).policies["empat-mata"]
Told = list[tuple[str, str, str | None]]


def body(*more: Record, without: Sequence[str] = ()) -> Authority:
    """The small government; records in `more` take the place of those at their paths."""
    found = Authority(CITY)
    found.policies = {POLICY.id: POLICY}
    for one in (*CITY_RECORDS, *more):
        found.put(KIND_BY_TYPE[type(one)].path_of(one), one)
    for path in without:
        found.put(f"records/{CITY}/{path}", None)
    return found


def change(kind: str, path: str) -> Change:
    """A record of a kind that is altered in some way."""
    return Change(path, "0" * 64, "1" * 64, KIND_BY_NAME[kind])


def who(authority: Authority, kind: str, path: str, day: str = DAY) -> Told:
    """Who may approve under the only tier: employee, relation and acting."""
    (need,) = needs(authority, change(kind, path), day)
    return [(one.employee, one.relation, one.acting) for one in need.approvers]


PLAN = f"{PERSON}/plans/2025.yml"
OFFICES: Told = [("p-003", "office", None), ("p-002", "office", None), ("p-012", "office", None)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-02-28", []),
        ("2025-03-01", [("p-011", "superior", "plt")]),
        ("2025-03-31", [("p-011", "superior", "plt")]),
        ("2025-04-01", []),
    ],
)
def test_the_superior_approves_and_who_stands_in_from_the_first_day_to_the_last(day: str, expected: Told) -> None:
    assert who(body(), "plan", PLAN, day) == [*expected, ("p-010", "superior", None)]


def test_a_superior_whose_posting_has_ended_approves_nothing() -> None:
    left = employee(*HEAD, CHIEF, head=True, until="2025-03-09")
    assert who(body(left), "plan", PLAN, "2025-03-09")[-1] == ("p-010", "superior", None)
    assert who(body(left), "plan", PLAN) == [("p-011", "superior", "plt")]
    assert who(body(left), "plan", PLAN, "2025-04-01") == OFFICES


def test_who_stands_in_must_hold_the_post_that_is_named() -> None:
    gone = employee("dinas-air", "p-011", HEAD, until="2025-03-05")
    assert who(body(gone), "plan", PLAN) == [("p-010", "superior", None)]
    absent = body(without=["units/dinas-air/people/p-011/employee.yml"])
    assert who(absent, "plan", PLAN) == [("p-010", "superior", None)]


def test_where_there_is_no_superior_the_offices_approve() -> None:
    assert who(body(), "plan", f"records/{CITY}/units/sekretariat/people/p-001/plans/2025.yml") == OFFICES


def test_nobody_approves_their_own_record() -> None:
    """Neither as their own superior, nor as one who stands in, nor for an office."""
    stand_in = acting("dinas-air", "p-015", "2025-01-01", None, "plh")
    own = employee("dinas-air", "p-015", ("dinas-air", "p-015"), acting=(stand_in,))
    served = office("keuangan", member("dinas-air", "p-015"), member("dinas-air", "p-013"))
    authority = body(own, served)
    assert who(authority, "plan", PLAN) == [("p-003", "office", None), ("p-013", "office", None)]
    assert who(authority, "employee", f"{PERSON}/employee.yml") == who(authority, "plan", PLAN)


def test_what_everybody_may_write_is_approved_by_themselves_too() -> None:
    expected = [("p-015", "employee", None), ("p-011", "superior", "plt"), ("p-010", "superior", None)]
    assert who(body(), "progress", f"{PERSON}/progress/2025-03.yml") == expected
    left = employee("dinas-air", "p-015", HEAD, until="2025-03-09")
    assert who(body(left), "progress", f"{PERSON}/progress/2025-03.yml") == [("p-010", "superior", None)]


def test_the_head_of_the_unit_and_of_the_unit_above_approve_results() -> None:
    path = f"records/{CITY}/units/dinas-air/measurements/2025.yml"
    expected = [("p-010", "unit-head", None), ("p-001", "parent-head", None)]
    assert who(body(), "measurement", path) == expected
    left = employee(*HEAD, CHIEF, head=True, until="2025-03-09")
    assert who(body(left), "measurement", path) == expected[1:]


def test_a_unit_does_not_approve_its_own_targets() -> None:
    for kind, file in (("agreement", "agreements/2025-v1.yml"), ("indicator", "indicators/air.yml")):
        assert who(body(), kind, f"records/{CITY}/units/dinas-air/{file}") == [("p-001", "parent-head", None)]
        assert who(body(), kind, f"records/{CITY}/units/sekretariat/{file}") == OFFICES


def test_where_the_unit_above_has_no_head_the_next_one_above_is_asked() -> None:
    path = f"records/{CITY}/units/uptd-sumur/agreements/2025-v1.yml"
    assert who(body(), "agreement", path) == [("p-010", "parent-head", None)]
    assert who(body(employee(*HEAD, CHIEF)), "agreement", path) == [("p-001", "parent-head", None)]


def test_a_circle_of_units_and_a_unit_that_is_not_there_have_no_head_above() -> None:
    path = f"records/{CITY}/units/dinas-air/agreements/2025-v1.yml"
    circle = body(unit("dinas-air", "uptd-sumur"), employee(*HEAD, CHIEF))
    assert who(circle, "agreement", path) == OFFICES
    assert who(body(unit("dinas-air", "tidak-ada")), "agreement", path) == OFFICES
    assert who(body(without=["units/dinas-air/unit.yml"]), "agreement", path) == OFFICES


def test_an_approval_for_an_office_names_the_office() -> None:
    (need,) = needs(body(), change("period", f"records/{CITY}/periods/2025.yml"), DAY)
    assert (need.tier.id, need.tier.approvals) == ("dua-kantor", 2)
    assert [(one.employee, one.office) for one in need.approvers] == [
        ("p-003", "kepegawaian"),
        ("p-002", "keuangan"),
        ("p-012", "keuangan"),
    ]


def test_without_a_policy_nothing_is_needed() -> None:
    found = body(msgspec.structs.replace(BODY, approvals=None))
    assert needs(found, change("plan", PLAN), DAY) == ()


@pytest.mark.parametrize(
    ("path", "tiers"),
    [
        ("schemas/unit.schema.json", ["dua-kantor"]),
        (".github/workflows/check.yml", ["dua-kantor"]),
        ("CODEOWNERS", ["dua-kantor"]),
        ("docs/releases/kota-contoh/0001.json", ["satu-kantor"]),
        ("docs/releases-lama/0001.json", []),
        ("README.md", []),
        ("schemas", ["dua-kantor"]),
        ("Schemas/unit.schema.json", ["dua-kantor"]),
    ],
)
def test_files_outside_the_records_fall_under_the_tiers_that_name_them(path: str, tiers: list[str]) -> None:
    found = needs(body(), Change(path, None, "0" * 64), DAY)
    assert [one.tier.id for one in found] == tiers
    assert {one.relation for need in found for one in need.approvers} <= {"office"}


def test_every_kind_of_record_falls_under_one_tier_of_the_standard_policy() -> None:
    for kind in KINDS:
        (need,) = needs(body(), Change(kind.path.replace("{", "").replace("}", ""), None, "0" * 64, kind), DAY)
        assert isinstance(need, Need)


SAID = ProgressFeedback(date="2025-03-20", text="Baik.", by="p-010")
ENTRY = ProgressEntry(date="2025-03-03", result="hasil-1", text="Selesai.")


def progress(*entries: ProgressEntry) -> Progress:
    return Progress(government=CITY, unit="dinas-air", employee="p-015", month="2025-03", entries=entries)


def heard(entry: ProgressEntry, text: str = "Baik.") -> ProgressEntry:
    return msgspec.structs.replace(entry, feedback=msgspec.structs.replace(SAID, text=text))


NEXT = msgspec.structs.replace(ENTRY, date="2025-03-04")
REWORDED = msgspec.structs.replace(ENTRY, text="Selesai sebagian.")


@pytest.mark.parametrize(
    ("old", "new", "tiers"),
    [
        (None, progress(ENTRY), ["pegawai"]),
        (progress(ENTRY), progress(ENTRY, NEXT), ["pegawai"]),
        (progress(ENTRY), progress(heard(ENTRY)), ["atasan"]),
        (progress(heard(ENTRY)), progress(heard(ENTRY, "Kurang.")), ["atasan"]),
        (progress(heard(ENTRY)), progress(ENTRY), ["atasan"]),
        (progress(heard(ENTRY), NEXT), progress(NEXT), ["pegawai", "atasan"]),
        (progress(heard(ENTRY), NEXT), progress(ENTRY, heard(NEXT)), ["atasan"]),
        (progress(ENTRY), progress(heard(ENTRY), NEXT), ["pegawai", "atasan"]),
        (progress(heard(ENTRY)), None, ["pegawai", "atasan"]),
        (progress(ENTRY), None, ["pegawai"]),
        (None, progress(heard(ENTRY)), ["pegawai", "atasan"]),
        (progress(ENTRY), progress(ENTRY), ["pegawai"]),
        (progress(heard(ENTRY)), progress(heard(REWORDED)), ["pegawai", "atasan"]),
        (progress(heard(ENTRY), NEXT), progress(heard(ENTRY)), ["pegawai"]),
    ],
)
def test_feedback_in_progress_is_the_superiors_and_the_rest_the_employees(
    old: Progress | None, new: Progress | None, tiers: list[str]
) -> None:
    assert tiers_of("progress", f"{PERSON}/progress/2025-03.yml", old, new) == tiers


def objection(decided: str | None = None, reason: str = "Angka keliru.") -> Objection:
    original = OriginalRatings(rating="baik")
    decision = Decision(
        outcome=decided or "", decided_by="p-001", decided_on="2025-03-20", explanation="Cukup.", original=original
    )
    return Objection(
        government=CITY,
        unit="dinas-air",
        employee="p-015",
        period="2024",
        filed_on="2025-03-01",
        about="rating",
        reason=reason,
        decision=decision if decided else None,
    )


@pytest.mark.parametrize(
    ("old", "new", "tiers"),
    [
        (None, objection(), ["pegawai"]),
        (objection(), objection(reason="Bukti kurang."), ["pegawai"]),
        (objection(), objection("upheld"), ["atasan-dari-atasan"]),
        (objection("upheld"), objection("changed"), ["atasan-dari-atasan"]),
        (objection("upheld"), objection(), ["atasan-dari-atasan"]),
        (objection("upheld"), None, ["pegawai", "atasan-dari-atasan"]),
        (objection(), objection("upheld", "Bukti kurang."), ["pegawai", "atasan-dari-atasan"]),
        (objection("upheld"), objection("upheld", "Bukti kurang."), ["pegawai", "atasan-dari-atasan"]),
    ],
)
def test_the_decision_on_an_objection_is_that_of_the_superiors_superior(
    old: Objection | None, new: Objection | None, tiers: list[str]
) -> None:
    assert tiers_of("objection", f"{PERSON}/objections/2024.yml", old, new) == tiers


def tiers_of(kind: str, path: str, old: Record | None, new: Record | None) -> list[str]:
    digests = ("0" * 64 if old else None, "1" * 64 if new else None)
    return [one.tier.id for one in needs(body(), Change(path, *digests, KIND_BY_NAME[kind], old, new), DAY)]


def test_who_decides_on_an_objection_is_above_the_evaluator_and_never_acting_for_the_evaluator() -> None:
    change = Change(
        f"{PERSON}/objections/2024.yml",
        "0" * 64,
        "1" * 64,
        KIND_BY_NAME["objection"],
        objection(),
        objection("upheld"),
    )
    (need,) = needs(body(), change, DAY)
    assert need.approvers == (Approver("p-001", "sekretariat", "superior-of-superior"),)
    alone = employee(*HEAD, None, head=True)
    (need,) = needs(body(alone), change, DAY)
    assert [(one.employee, one.relation, one.acting) for one in need.approvers] == OFFICES


posts = st.tuples(st.sampled_from(("air", "jalan")), st.sampled_from(("p-1", "p-2", "p-3")))


@given(
    people=st.dictionaries(posts, st.tuples(st.none() | posts, st.none() | posts, st.booleans()), max_size=6),
    about=posts,
    by=st.lists(st.sampled_from(RELATIONS), min_size=1, max_size=3, unique=True),
    serving=st.lists(posts, min_size=1, max_size=2),
)
def test_whoever_may_approve_holds_a_post_or_an_office_and_is_somebody_else(
    people: dict[tuple[str, str], tuple[tuple[str, str] | None, tuple[str, str] | None, bool]],
    about: tuple[str, str],
    by: list[str],
    serving: list[tuple[str, str]],
) -> None:
    found = Authority(CITY)
    for (name, person), (above, stands_in, head) in people.items():
        named = (acting(*stands_in, "2025-03-01", "2025-03-31"),) if stands_in else ()
        put(found, employee(name, person, above, head=head, acting=named, until="2025-03-20"))
    for name, parent in (("air", "jalan"), ("jalan", "air")):
        put(found, unit(name, parent))
    put(found, office("keuangan", *(member(*one) for one in serving)))
    name = Wording(id="Uji", en="Test")
    tier = Tier(id="uji", title=name, reason=name, by=tuple(by), or_else="office", covers=(Covered(kind="plan"),))
    path = f"records/{CITY}/units/{about[0]}/people/{about[1]}/plans/2025.yml"
    for day in (DAY, "2025-03-21"):
        approvers = eligible(found, tier, change("plan", path), day)
        assert len(set(approvers)) == len(approvers)
        for one in approvers:
            assert (one.employee == about[1]) == (one.relation == "employee")
            held = found.employees.get((one.unit, one.employee))
            assert (one.unit, one.employee) in serving if one.office else isinstance(held, Employee) and day == DAY


def put(found: Authority, record: Record) -> None:
    found.put(KIND_BY_TYPE[type(record)].path_of(record), record)
