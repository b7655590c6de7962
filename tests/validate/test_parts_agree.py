"""Examining a government unit by unit and joining what was found says exactly what examining it whole says."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, settings, strategies as st
from msgspec.structs import replace as changed
from parts_joined import agree, parts

from kinerja.load import repository
from kinerja.load.document import Document
from kinerja.load.index import Index
from kinerja.model import (
    KIND_BY_TYPE,
    Employee,
    Evaluation,
    Goal,
    Member,
    Office,
    Period,
    Plan,
    Record,
    Superior,
    Unit,
)
from kinerja.record_text import encoded
from project import ROOT

CASES = Path(__file__).parents[1] / "cases"
CITY = "kota-contoh"
TREES = sorted(one.parents[1] for one in CASES.rglob(f"records/{CITY}") if one.is_dir())
PEOPLED = sorted({one for one in TREES if any(one.glob("records/*/units/*/people"))})
R = TypeVar("R", bound=Record)


@pytest.mark.parametrize("name", repository.governments(ROOT))
def test_parts_say_of_each_government_what_the_whole_says(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    records = repository.load(ROOT, name).index
    assert len(parts(records)) >= 2
    agree(records, monkeypatch)


def test_parts_say_of_each_case_what_the_whole_says(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [agree(index(folder), monkeypatch) for folder in TREES]
    told = {one.rule for examined in found for one in examined.findings}
    assert told >= {folder.parent.name for folder in TREES if folder.name.startswith("bad-")}
    assert any(examined.waived for examined in found)


@cache
def shipped() -> repository.Loaded:
    return repository.load_policies(CASES)


@cache
def index(folder: Path) -> Index:
    own = (folder / "records" / "policies").is_dir()
    return repository.load(folder, CITY, None if own else shipped()).index


Documents = dict[str, Document[Record]]
UNITS = ("dinas-air", "dinas-air-bersih", "bagian-umum", "tidak-ada")


def records_of(own: Documents, kind: type[R]) -> list[R]:
    return [one.record for one in own.values() if isinstance(one.record, kind)]


def moved(data: st.DataObject, own: Documents) -> Iterator[Record]:
    """A record, and what else its unit holds of its kind of thing, once more in another unit."""
    record = data.draw(st.sampled_from([one.record for one in own.values() if hasattr(one.record, "unit")] or [None]))
    if record:
        yield changed(record, unit=data.draw(st.sampled_from(UNITS)))


def posted(data: st.DataObject, own: Documents) -> Iterator[Record]:
    """Somebody's whole folder in another unit as well."""
    people = sorted(
        {(name, one.record.unit) for one in own.values() if (name := getattr(one.record, "employee", None))}
    )
    unit = data.draw(st.sampled_from(UNITS))
    for key in data.draw(st.permutations(people))[:1]:
        folder = (one.record for one in own.values() if "{employee}" in one.kind.path)
        yield from (changed(one, unit=unit) for one in folder if (one.employee, one.unit) == key)


def renamed(data: st.DataObject, own: Documents) -> Iterator[Record]:
    """One more unit or goal, below another one."""
    for unit in records_of(own, Unit)[:1]:
        yield changed(unit, id=data.draw(st.sampled_from(UNITS)), parent=data.draw(st.sampled_from(UNITS)))
    for goal in records_of(own, Goal)[:1]:
        yield changed(goal, id=data.draw(st.sampled_from("abc")), goal=data.draw(st.sampled_from("abc")), mission=None)


def under(data: st.DataObject, own: Documents) -> Iterator[Record]:
    """Other superiors and evaluators."""
    postings = sorted(
        (one.record.employee, one.record.unit) for one in own.values() if isinstance(one.record, Employee)
    )
    for name, unit in data.draw(st.permutations(postings))[:1]:
        above = Superior(employee=name, unit=unit)
        yield from (changed(one, superior=above) for one in records_of(own, Employee) if data.draw(st.booleans()))
        judged = (*records_of(own, Evaluation), *records_of(own, Plan))
        yield from (changed(one, evaluator=name) for one in judged if data.draw(st.booleans()))


def closed(data: st.DataObject, own: Documents) -> Iterator[Record]:
    """Periods in another state."""
    states = st.sampled_from(["open", "frozen"])
    return (changed(one, status=data.draw(states)) for one in records_of(own, Period))


# Rules about people that look beyond a unit as soon as one of these people is posted in another one.
BEYOND = (
    "entered-within-a-minute/bad-three-in-sixty-seconds",
    "evaluator-is-superior/bad-somebody-else",
    "evaluator-rates-all-alike/bad-three-people",
    "feedback-copied/bad-same-words",
    "objection-decided-by-superior-of-superior/bad-the-evaluator",
    "superior-chain-has-no-cycle/bad-circle-of-three",
    "superior-in-force/bad-had-left",
)


@pytest.mark.parametrize("case", BEYOND)
def test_rules_look_beyond_a_unit_when_somebody_is_posted_in_another_one(
    case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = {one.path: one for one in index(CASES / "rules" / case).all()}
    for employee in sorted({one.employee for one in records_of(own, Employee)}):
        moved = [relocated(one, employee) for one in own.values()]
        found = agree(Index(CITY, [*moved, *elsewhere(own)]), monkeypatch)
        assert case.split("/", maxsplit=1)[0] in {one.rule for one in found.findings}


def test_a_government_without_its_own_record_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    own = {one.path: one for one in index(CASES / "rules" / BEYOND[0]).all()}
    for kept in (own.values(), [one for one in own.values() if "/units/" in one.path or "policies" in one.path]):
        records = [one for one in kept if one.kind.name != "government"]
        found = agree(Index(CITY, [*records, *elsewhere(own)]), monkeypatch)
        assert [one.facts.get("field") for one in found.findings].count("government") == 1


def relocated(document: Document[Record], employee: str) -> Document[Record]:
    """A record after somebody moved to another unit."""
    record = document.record
    if isinstance(record, Employee) and record.superior and record.superior.employee == employee:
        record = changed(record, superior=Superior(employee=employee, unit="bagian-umum"))
    if getattr(record, "employee", None) == employee:
        record = changed(record, unit="bagian-umum")
    return Document(document.kind.path_of(record), document.kind, record, document.source)


def elsewhere(own: Documents) -> list[Document[Record]]:
    """The unit to which people move."""
    units = [one for one in own.values() if isinstance(one.record, Unit)][:1]
    records = [changed(one.record, id="bagian-umum", parent=None) for one in units]
    return [Document(units[0].kind.path_of(one), units[0].kind, one, units[0].source) for one in records]


def claimed(data: st.DataObject, own: Documents) -> Iterator[Record]:
    """Accounts that one or more people have, as employees or in an office."""
    accounts = st.sampled_from(["akun-a", "Akun-A", "akun-b", None])
    people = records_of(own, Employee)
    yield from (changed(one, account=data.draw(accounts)) for one in people)
    drawn = data.draw(st.lists(st.sampled_from(people), max_size=2)) if people else []
    members = tuple(
        Member(employee=one.employee, unit=one.unit, valid_from="2020-01-01", account=data.draw(accounts))
        for one in drawn
    )
    if members:
        yield Office(government=CITY, id="keuangan", name="Keuangan", unit=members[0].unit, members=members)


EDITS = (moved, posted, renamed, under, closed, claimed)


@settings(max_examples=100)
@given(data=st.data())
def test_parts_agree_with_the_whole_whatever_is_changed(data: st.DataObject) -> None:
    trees = data.draw(st.lists(st.sampled_from(PEOPLED), min_size=1, max_size=3))
    own: Documents = {one.path: one for tree in trees for one in index(tree).all()}
    for edit in data.draw(st.lists(st.sampled_from(EDITS), max_size=5)):
        for record in list(edit(data, own)):
            kind = KIND_BY_TYPE[type(record)]
            path = kind.path_of(record)
            own[path] = Document(path, kind, record, encoded(record))
    lost = data.draw(st.sets(st.sampled_from(sorted(own)), max_size=3))
    broken = [path for path in lost if data.draw(st.booleans())]
    with pytest.MonkeyPatch.context() as patch:
        agree(Index(CITY, [one for path, one in own.items() if path not in lost], broken), patch)
