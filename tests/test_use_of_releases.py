"""What protection costs citizens in the demonstration governments: next to nothing."""

import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from kinerja import pipeline
from kinerja.disclose import published
from kinerja.disclose.register import open_register
from kinerja.load import repository
from kinerja.load.tree import WorkTree
from kinerja.model import Roster
from project import ROOT, change, project

NAMES = ("bukittinggi", "bungo", "sawahlunto", "tanjungpinang")


@pytest.mark.parametrize("government", NAMES)
def test_at_least_ninety_five_percent_of_the_people_stand_in_a_unit_or_pool_that_is_shown(government: str) -> None:
    latest = open_register(ROOT / pipeline.RELEASES / government).releases[-1]
    rosters = [one.record for one in repository.load(ROOT, government).index.of(Roster)]
    for staff in latest.staff:
        sizes = {one.unit: len(one.people) for one in rosters if one.period == staff.period}
        parts = sorted((one for one in staff.groups if one.kind != "government"), key=lambda one: len(one.members))
        smallest = {unit: next((one for one in parts if unit in one.members), None) for unit in sizes}
        seen = sum(sizes[unit] for unit, one in smallest.items() if one and one.good.shown)
        assert Decimal(seen) / sum(sizes.values()) >= Decimal("0.95")
    assert len(latest.staff) == 2


@pytest.mark.parametrize("government", NAMES)
def test_not_one_figure_of_the_institution_is_withheld(tmp_path: Path, government: str) -> None:
    root = project(tmp_path, government)
    own = root / "records" / government / "government.yml"
    (figures,) = re.findall(r"^staff_figures:\n(?:  .*\n)+", own.read_text(), re.MULTILINE)
    change(own, figures, "")
    register = open_register(ROOT / pipeline.RELEASES / government)
    shutil.copytree(register.folder, root / pipeline.RELEASES / government)
    (records,) = pipeline.records(WorkTree(root), government)
    bare = pipeline.candidate(records, register, "", pipeline.check(root, government).findings)
    latest = register.releases[-1]
    assert (bare.disclosure, bare.staff) == (None, latest.staff)
    assert bare.units == latest.units
    assert latest.staff
    withheld = [one for unit in latest.units for one in unit.surveys if one.withheld]
    assert (withheld, published.CONFIDENTIAL) == ([], "c")
