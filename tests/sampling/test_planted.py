"""Planted faults are found where the sample says, by the rule that it says, and nothing else is found."""

from pathlib import Path

import pytest

from kinerja import sampling
from kinerja.diagnostic import CannotRun
from kinerja.pipeline import check
from kinerja.sampling.faults import FAULTS
from kinerja.validate.catalogue import by_slug

# A seed by which every kind of fault finds its place.
EVERY_FAULT = sampling.Order(employees=800, years=1, seed=5, faults=40)


def found(folder: Path) -> set[tuple[str, str]]:
    return {(one.at.path, one.rule) for one in check(folder).findings}


def test_every_fault_is_found_at_its_place_and_brings_no_other(tmp_path: Path) -> None:
    made = sampling.make(tmp_path, EVERY_FAULT)
    assert found(tmp_path) == {(one.path, one.rule) for one in made.planted}
    assert len(made.planted) == EVERY_FAULT.faults
    assert {one.rule for one in made.planted} == {fault.rule for fault in FAULTS}


@pytest.mark.parametrize(("employees", "years", "seed"), [(60, 3, 2), (300, 1, 9)])
def test_as_many_as_are_allowed_are_planted_and_found(employees: int, years: int, seed: int, tmp_path: Path) -> None:
    most = employees * years // sampling.PEOPLE_A_FAULT
    made = sampling.make(tmp_path, sampling.Order(employees, years, seed, most))
    assert found(tmp_path) == {(one.path, one.rule) for one in made.planted}
    assert len(made.planted) == most


def test_the_same_seed_plants_the_same_and_more_faults_change_no_other_file(tmp_path: Path) -> None:
    order = sampling.Order(employees=100, years=1, seed=1, faults=4)
    one, other = (sampling.make(tmp_path / name, order).planted for name in ("satu", "dua"))
    assert one == other
    sampling.make(tmp_path / "bersih", sampling.Order(employees=100, years=1, seed=1))
    files = [file.relative_to(tmp_path / "satu") for file in (tmp_path / "satu" / "records").rglob("*.yml")]
    changed = [
        one for one in files if (tmp_path / "satu" / one).read_bytes() != (tmp_path / "bersih" / one).read_bytes()
    ]
    assert len(changed) == 4


def test_every_fault_names_a_rule_of_the_program() -> None:
    assert [fault.rule for fault in FAULTS if by_slug(fault.rule) is None] == []


def test_more_faults_than_people_can_carry_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotRun) as refused:
        sampling.make(tmp_path / "sampel", sampling.Order(employees=100, years=1, seed=1, faults=6))
    assert (refused.value.reason, refused.value.facts) == ("sample-faults", {"most": 5})
    assert list(tmp_path.iterdir()) == []
