"""What changed in a record is told value by value, wherever it stands, and what did not change is not told."""

import re
from decimal import Decimal
from itertools import permutations
from pathlib import Path
from string import Formatter

import msgspec
import pytest
from hypothesis import given, settings, strategies as st

from kinerja import texts
from kinerja.approval.change import change
from kinerja.model import Agreement, PeriodTarget, Plan, PlanIndicator, PlanResult, Target
from kinerja.record_text import encoded
from kinerja.review import gather
from kinerja.review.differences import differences
from kinerja.review.targets import HARDER, OTHER, SOFTER, plan_moves, softened
from kinerja.review.words import change_in_words
from project import ROOT

PATH = "records/kota/units/dinas/agreements/2025-v1.yml"
numbers = st.decimals(min_value=0, max_value=99, places=1)
targets = st.builds(
    Target,
    indicator=st.sampled_from(["a", "b", "c"]),
    value=numbers,
    weight=st.none() | numbers,
    periods=st.lists(
        st.builds(PeriodTarget, period=st.sampled_from(["2025-Q1", "2025-Q2"]), value=numbers),
        unique_by=lambda one: one.period,
    ).map(tuple),
)
agreements = st.lists(targets, min_size=1, unique_by=lambda one: one.indicator).map(lambda given: agreement(*given))


def agreement(*given: Target) -> Agreement:
    return Agreement(government="kota", unit="dinas", year=2025, version=1, targets=tuple(given))


def words(old: Agreement | None, new: Agreement | None, language: str = "id") -> list[str]:
    before, after = (encoded(one) if one else None for one in (old, new))
    return change_in_words(change(PATH, before, after), language)


@settings(max_examples=40)
@given(agreements, agreements)
def test_two_versions_differ_where_their_named_entries_differ(old: Agreement, new: Agreement) -> None:
    def flat(one: Agreement) -> dict[tuple[str, ...], object]:
        found: dict[tuple[str, ...], object] = {}
        for target in one.targets:
            found[target.indicator, "value"] = target.value
            found[target.indicator, "weight"] = target.weight
            found |= {(target.indicator, part.period): part.value for part in target.periods}
        return found

    was, now = flat(old), flat(new)
    names = {one.indicator for one in (*old.targets, *new.targets)}
    expected = {name for name in names if any(was.get(key) != now.get(key) for key in {*was, *now} if key[0] == name)}
    assert {one.names[0] for one in differences(old, new)} == expected


@settings(max_examples=20)
@given(agreements)
def test_the_order_of_named_entries_is_no_difference(one: Agreement) -> None:
    for order in permutations(one.targets):
        assert differences(one, agreement(*order)) == ()


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "id",
            [
                "Perjanjian kinerja 2025-v1, dinas: diubah",
                "Target b: Nilai target: 7 (baru)",
                "Target a › Nilai target: 95 → 90,5",
            ],
        ),
        (
            "en",
            [
                "Performance agreement 2025-v1, dinas: changed",
                "Targets b: Target value: 7 (new)",
                "Targets a › Target value: 95 → 90.5",
            ],
        ),
    ],
)
def test_a_change_is_told_in_the_titles_of_the_schema(language: str, expected: list[str]) -> None:
    old = agreement(Target(indicator="a", value=Decimal(95)))
    new = agreement(Target(indicator="b", value=Decimal(7)), Target(indicator="a", value=Decimal("90.5")))
    assert words(old, new, language) == expected


def test_a_new_and_a_removed_record_are_summed_up() -> None:
    one = agreement(Target(indicator="a", value=Decimal(95)), Target(indicator="b", value=Decimal(7)))
    assert words(None, one) == ["Perjanjian kinerja 2025-v1, dinas: baru", "Target: 2 isian (a, b)"]
    assert words(one, None)[0] == "Perjanjian kinerja 2025-v1, dinas: dihapus"


def test_other_bytes_that_say_the_same_are_only_another_layout() -> None:
    source = encoded(agreement(Target(indicator="a", value=Decimal(95))))
    told = change_in_words(change(PATH, source, source + b"# catatan\n"), "id")
    assert told == ["Perjanjian kinerja 2025-v1, dinas: hanya tata letaknya yang berubah"]


def test_a_file_that_is_refused_is_told_by_its_path() -> None:
    told = change_in_words(change(PATH, None, b"kind: agreement\n"), "en", markdown=True)
    assert told == [f"File `{PATH}`: cannot be read as a record"]


def test_every_real_record_can_be_told_in_both_languages() -> None:
    files = sorted((ROOT / "records").rglob("*.yml"))[::40]
    assert len(files) > 50
    for file in files:
        one = change(file.relative_to(ROOT).as_posix(), None, file.read_bytes())
        assert all(all(line for line in change_in_words(one, language)) for language in ("id", "en"))


@pytest.mark.parametrize(
    ("was", "now", "direction", "expected"),
    [
        (("95",), ("90",), "increase", SOFTER),
        (("95",), ("96",), "increase", HARDER),
        (("10",), ("12",), "decrease", SOFTER),
        (("10",), ("9.5",), "decrease", HARDER),
        (("95",), ("90",), "maintain", SOFTER),
        (("20", "30"), ("15", "30"), "range", SOFTER),
        (("20", "30"), ("20", "31"), "range", SOFTER),
        (("20", "30"), ("22", "28"), "range", HARDER),
        ((None,), ("3",), "increase", OTHER),
    ],
)
def test_softer_depends_on_the_direction(
    was: tuple[str | None, ...], now: tuple[str | None, ...], direction: str, expected: str
) -> None:
    limits = [tuple(None if one is None else Decimal(one) for one in side) for side in (was, now)]
    assert softened(limits[0], limits[1], direction) == expected


@given(numbers, numbers, st.sampled_from(["increase", "decrease", "maintain"]))
def test_what_is_softer_one_way_is_harder_the_other_way(one: Decimal, other: Decimal, direction: str) -> None:
    if one != other:
        assert {softened((one,), (other,), direction), softened((other,), (one,), direction)} == {SOFTER, HARDER}


def test_targets_in_plans_are_seen_from_their_method() -> None:
    def plan(days: int, reports: int) -> Plan:
        measured = (
            PlanIndicator(id="waktu", aspect="time", text="Hari", target=Decimal(days), method="inverse-2t"),
            PlanIndicator(id="banyaknya", aspect="quantity", text="Laporan", target=Decimal(reports)),
        )
        result = PlanResult(id="hasil-1", kind="main", text="Laporan", indicators=measured)
        return msgspec.convert(
            {"kind": "plan", "government": "kota", "unit": "dinas", "employee": "p-001", "year": 2025}
            | {"approach": "quantitative", "evaluator": "p-002", "status": "agreed", "results": [result]},
            Plan,
            from_attributes=True,
        )

    assert [how for how, _ in plan_moves(plan(5, 10), plan(6, 9))] == [SOFTER, SOFTER]
    assert [how for how, _ in plan_moves(plan(5, 10), plan(4, 11))] == [HARDER, HARDER]
    assert list(plan_moves(plan(5, 10), plan(5, 10))) == []


def test_both_languages_have_the_same_sentences_with_the_same_facts() -> None:
    own, other = (texts.section(language, "review") for language in ("id", "en"))

    def facts(sentence: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}

    assert {key: facts(said) for key, said in own.items()} == {key: facts(said) for key, said in other.items()}


def test_every_sentence_that_is_said_stands_in_the_locales() -> None:
    room = Path(gather.__file__).parent
    said = {name for file in room.glob("*.py") for name in re.findall(r'say\("([a-z.-]+)"', file.read_text())}
    assert sorted(name for name in said if not texts.has("id", f"review.{name}")) == []
    assert len(said) > 30
