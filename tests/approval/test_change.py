"""One file before and after: whose it is, what it holds, and that a record counts at its own place only."""

import hashlib

import pytest
from hypothesis import given, strategies as st

from bodies import CITY, employee
from kinerja.approval.change import RECORDS, Change, change
from kinerja.model import KIND_BY_NAME, KINDS
from kinerja.record_text import encoded

PATH = f"records/{CITY}/units/dinas-air/people/p-015/employee.yml"
RECORD = employee("dinas-air", "p-015")
SOURCE = encoded(RECORD)
LATER = encoded(employee("dinas-air", "p-015", until="2025-12-31"))


def digest(source: bytes) -> str:
    return hashlib.sha256(source).hexdigest()


def test_a_change_has_the_records_and_the_digests_of_both_sides() -> None:
    found = change(PATH, SOURCE, LATER)
    assert (found.before, found.after) == (digest(SOURCE), digest(LATER))
    assert (found.kind, found.old, found.record) == (KIND_BY_NAME["employee"], RECORD, found.new)
    assert found.new is not None
    assert found.new != RECORD


def test_what_is_added_has_no_before_and_what_is_removed_no_after() -> None:
    added, removed = change(PATH, None, SOURCE), change(PATH, SOURCE, None)
    assert (added.before, added.old, added.record) == (None, None, RECORD)
    assert (removed.after, removed.new, removed.record) == (None, None, RECORD)
    assert added.kind is removed.kind is KIND_BY_NAME["employee"]


@pytest.mark.parametrize(
    ("path", "government", "unit", "person"),
    [
        (PATH, CITY, "dinas-air", "p-015"),
        (f"records/{CITY}/units/dinas-air/people/p-015/plans/2025.yml", CITY, "dinas-air", "p-015"),
        (f"records/{CITY}/units/dinas-air/unit.yml", CITY, "dinas-air", ""),
        (f"records/{CITY}/units/dinas-air/people/daftar.yml", CITY, "dinas-air", ""),
        (f"records/{CITY}/units/catatan.yml", CITY, "", ""),
        (f"records/{CITY}/government.yml", CITY, "", ""),
        ("records/policies/approval/empat-mata.yml", "policies", "", ""),
        ("records/README.md", "", "", ""),
        ("docs/units/dinas-air/people/p-015/x.yml", "", "", ""),
        ("README.md", "", "", ""),
    ],
)
def test_a_path_tells_whose_the_record_is(path: str, government: str, unit: str, person: str) -> None:
    found = Change(path, None, None)
    assert (found.government, found.unit, found.employee) == (government, unit, person)


def test_the_folders_of_every_kind_are_those_of_its_keys() -> None:
    for kind in KINDS:
        found = Change(kind.path, None, None)
        assert found.employee == ("{employee}" if "{employee}" in kind.path else "")
        assert (found.unit != "") == ("/units/" in kind.path)


@pytest.mark.parametrize(
    "path",
    [
        f"records/{CITY}/units/dinas-air/people/p-014/employee.yml",
        f"records/{CITY}/units/sekretariat/people/p-015/employee.yml",
        f"records/{CITY}/units/dinas-air/people/p-015/employee.yaml",
        f"records/{CITY}/units/dinas-air/people/p-015/employee",
        f"records/kota-lain/{PATH.partition(CITY + '/')[2]}",
        f"docs/{PATH}",
        f"Records/{PATH.removeprefix(RECORDS)}",
    ],
)
def test_a_record_at_another_place_is_none(path: str) -> None:
    found = change(path, None, SOURCE)
    assert (found.kind, found.record, found.after) == (None, None, digest(SOURCE))


@pytest.mark.parametrize("after", [b"", b"kind: employee\n", SOURCE + b"nama: x\n", b"\xff", b"a: &b c\n", SOURCE * 2])
def test_what_a_record_becomes_when_it_is_refused_has_no_kind_but_tells_what_was(after: bytes) -> None:
    found = change(PATH, SOURCE, after)
    assert (found.kind, found.new, found.old, found.after) == (None, None, RECORD, digest(after))


def test_a_record_that_takes_the_place_of_a_refused_one_has_its_kind() -> None:
    found = change(PATH, b"kind: employee\n", SOURCE)
    assert (found.kind, found.old, found.new) == (KIND_BY_NAME["employee"], None, RECORD)


@given(path=st.text(max_size=40), before=st.none() | st.binary(max_size=60), after=st.none() | st.binary(max_size=60))
def test_whatever_lies_anywhere_is_hashed_and_never_makes_a_change_stumble(
    path: str, before: bytes | None, after: bytes | None
) -> None:
    found = change(f"records/{path}", before, after)
    expected = [None if one is None else digest(one) for one in (before, after)]
    assert [found.before, found.after] == expected
    assert found.record is None
