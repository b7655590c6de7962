"""The open data table about people says what the release says, in an order that tells nothing of the figures."""

import csv
import io
import json
from decimal import Decimal
from itertools import chain

import msgspec
from hypothesis import given, strategies as st
from opendata_sample import RELEASE

from kinerja.disclose.published import Cell, Headcount, PublishedStaff, Range, Release, StaffGroup
from kinerja.publish import opendata
from kinerja.publish.opendata.formats import table_csv
from kinerja.publish.opendata.registry import TABLE_BY_NAME

HEADER = "government,period,group_kind,unit,members,staff_low,staff_high,metric,low,high,withheld,stated_in"
METRICS = ("good", "value", "hours", "follow_ups", "objections")

figures = st.decimals(min_value=0, max_value=200, places=2)
cells = st.just(Cell(withheld="c")) | st.builds(Cell, shown=st.builds(Range, low=figures, high=figures))
units = st.text("abcdefgh", min_size=1, max_size=3)
groups = st.builds(
    StaffGroup,
    kind=st.sampled_from(["government", "unit", "own", "pool"]),
    unit=st.none() | units,
    members=st.lists(units, min_size=1, max_size=3, unique=True).map(tuple),
    stated_in=st.integers(1, 9),
    staff=st.builds(Headcount, low=st.integers(10, 400), high=st.none() | st.integers(10, 400)),
    good=cells,
    value=st.none() | cells,
    hours=cells,
    follow_ups=cells,
    objections=cells,
    classes=st.dictionaries(st.sampled_from(["baik", "cukup", "kurang"]), cells),
)
periods = st.builds(
    PublishedStaff,
    period=st.sampled_from(["2024", "2024-S1", "2024-S2", "2025"]),
    policy=st.just("staf"),
    ratings=st.just("predikat"),
    groups=st.lists(groups, max_size=4, unique_by=lambda one: (one.kind, one.unit)).map(tuple),
)
releases = st.lists(periods, max_size=3, unique_by=lambda one: one.period).map(
    lambda some: msgspec.structs.replace(RELEASE, staff=tuple(some))
)


def table(release: Release) -> str:
    return dict(opendata.files(release, "id"))["staff.csv"].decode()


def rows(release: Release) -> list[dict[str, str]]:
    staff = TABLE_BY_NAME["staff"]
    content = table_csv((one.name for one in staff.columns), staff.rows(release))
    return list(csv.DictReader(io.StringIO(content.decode(), newline=""), strict=True))


def test_the_table_of_the_sample_says_exactly_this() -> None:
    whole = "balai-contoh,2020,government,,balai seksi,301,"
    pool = "balai-contoh,2020,pool,balai,balai seksi,10,20"
    assert table(RELEASE).split("\r\n") == [
        HEADER,
        f"{whole},good,87,88,,1",
        f"{whole},value,87.25,87.50,,1",
        f"{whole},hours,24.0,24.5,,1",
        f"{whole},follow_ups,,,c,1",
        f"{whole},objections,0,1,,1",
        f"{whole},class:baik,70,71,,1",
        f"{whole},class:kurang,,,c,1",
        f"{pool},good,,,c,1",
        f"{pool},hours,0,4,,1",
        f"{pool},follow_ups,0,20,,1",
        f"{pool},objections,0,20,,1",
        "",
    ]


def test_withheld_figures_are_nulls_beside_the_sign_in_json() -> None:
    lines = json.loads(dict(opendata.files(RELEASE, "id"))["staff.json"])
    withheld = [one for one in lines if one["withheld"]]
    assert [(one["metric"], one["low"], one["high"], one["withheld"]) for one in withheld] == [
        (metric, None, None, "c") for metric in ("follow_ups", "class:kurang", "good")
    ]


def said(one: dict[str, str]) -> tuple[object, ...]:
    return one["period"], one["group_kind"], one["unit"], one["metric"], one["low"], one["high"], one["withheld"]


def published(release: Release) -> list[tuple[object, ...]]:
    return sorted(
        (staff.period, group.kind, group.unit or "", metric, *texts(cell))
        for staff in release.staff
        for group in staff.groups
        for metric, cell in chain(
            ((name, getattr(group, name)) for name in METRICS),
            ((f"class:{rating}", cell) for rating, cell in group.classes.items()),
        )
        if cell is not None
    )


def texts(cell: Cell) -> tuple[str, str, str]:
    low, high = (str(cell.shown.low), str(cell.shown.high)) if cell.shown else ("", "")
    return low, high, cell.withheld or ""


@given(releases)
def test_every_figure_of_the_release_stands_in_one_row_and_nothing_else(release: Release) -> None:
    assert sorted(map(said, rows(release))) == published(release)


@given(releases)
def test_the_order_depends_on_periods_and_names_alone(release: Release) -> None:
    found = [
        (one["period"], one["group_kind"] != "government", one["unit"], one["group_kind"], place(one["metric"]))
        for one in rows(release)
    ]
    assert found == sorted(found)


def place(metric: str) -> tuple[int, str]:
    return METRICS.index(metric) if metric in METRICS else len(METRICS), metric


def test_members_are_told_by_name_and_not_by_their_order_in_the_release() -> None:
    group = msgspec.structs.replace(RELEASE.staff[0].groups[0], members=("seksi", "balai"))
    staff = msgspec.structs.replace(RELEASE.staff[0], groups=(group,))
    release = msgspec.structs.replace(RELEASE, staff=(staff,))
    assert {one["members"] for one in rows(release)} == {"balai seksi"}


def test_numbers_keep_their_digits() -> None:
    cell = Cell(shown=Range(low=Decimal("87.00"), high=Decimal("87.50")))
    group = msgspec.structs.replace(RELEASE.staff[0].groups[0], value=cell)
    release = msgspec.structs.replace(RELEASE, staff=(msgspec.structs.replace(RELEASE.staff[0], groups=(group,)),))
    (row,) = [one for one in rows(release) if one["metric"] == "value"]
    assert (row["low"], row["high"]) == ("87.00", "87.50")
