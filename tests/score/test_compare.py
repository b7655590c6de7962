"""Printed figures are compared with what follows from their own records, to as many decimals as were printed."""

from decimal import Decimal
from typing import Any

import pytest
from scoring_records import STATUS, agreement, government, index, indicator, measurement

from kinerja.diagnostic import Location
from kinerja.model import PublishedFigure
from kinerja.score import compare
from kinerja.score.compare import Comparison
from kinerja.score.ledger import ledger


def found(value: str, target: str | None = None, **result: Any) -> list[tuple[str, str, str, bool]]:
    records = [government(STATUS), indicator(decimals=2), measurement("2020", value=Decimal(value), **result)]
    records += [agreement(2020, value=Decimal(target))] if target else []
    records += [measurement("2019", value=Decimal("13.64"))]
    scored = ledger(index(*records))
    comparisons = [one for score in scored.scores for one in compare.of_score(scored.records, score)]
    return [(one.what, one.printed, one.computed, one.follows) for one in comparisons]


@pytest.mark.parametrize(
    ("printed", "computed", "follows"),
    [
        ("102.38", "102.38", True),
        ("102.380", "102.381", False),
        ("102.4", "102.4", True),
        ("102", "102", True),
        ("102.39", "102.38", False),
        ("103", "102", False),
    ],
)
def test_an_achievement_is_compared_at_its_printed_decimals(printed: str, computed: str, follows: bool) -> None:
    figure = PublishedFigure(achievement=Decimal(printed))
    assert found("86", "84", published=figure) == [("achievement", printed, computed, follows)]


def test_printed_decimals_are_rounded_once_from_the_exact_value() -> None:
    # 101.4499... is 101.45 at two decimals; rounding that again would give 101.5.
    figure = PublishedFigure(achievement=Decimal("101.4"))
    assert found("101.4499", "100", published=figure) == [("achievement", "101.4", "101.4", True)]


@pytest.mark.parametrize(
    ("printed", "computed", "follows"), [("1.98", "-1.98", False), ("-1.98", "-1.98", True), ("-2", "-2", True)]
)
def test_a_change_with_a_lost_sign_does_not_follow(printed: str, computed: str, follows: bool) -> None:
    assert found("13.37", published=PublishedFigure(change=Decimal(printed))) == [
        ("change", printed, computed, follows)
    ]


@pytest.mark.parametrize(
    ("word", "value", "computed", "follows"),
    [
        ("Tercapai", "100", "Tercapai", True),
        ("Tercapai", "99", "Mendekati", False),
        ("TERCAPAI", "120", "Tercapai", True),
        ("Belum Tercapai", "99", "Mendekati", True),
        ("Tidak  tercapai", "10", "Belum tercapai", True),
        ("Belum Tercapai", "100", "Tercapai", False),
    ],
)
def test_a_status_word_is_compared_by_what_it_says_of_the_target(
    word: str, value: str, computed: str, follows: bool
) -> None:
    figure = PublishedFigure(status=word)
    assert found(value, "100", published=figure) == [("status", word, computed, follows)]


@pytest.mark.parametrize(
    ("value", "target", "figure"),
    [
        ("5", "10", PublishedFigure(status="Cukup")),
        ("5", None, PublishedFigure(status="Tercapai")),
        ("5", None, PublishedFigure(achievement=Decimal(50))),
        ("5", "0", PublishedFigure(status="Tercapai")),
        ("5", "10", PublishedFigure()),
    ],
)
def test_what_cannot_be_recomputed_is_not_compared(value: str, target: str | None, figure: PublishedFigure) -> None:
    assert found(value, target, published=figure) == []


@pytest.mark.parametrize(
    ("value", "numerator", "denominator", "expected"),
    [
        ("92.22", "36743", "39834", [("value", "92.22", "92.24", False)]),
        ("92.24", "36743", "39834", [("value", "92.24", "92.24", True)]),
        ("92.2", "36743", "39834", [("value", "92.2", "92.24", False)]),
        ("50", "1", "2", [("value", "50", "50.00", True)]),
        ("50", "1", "0", []),
    ],
)
def test_a_percentage_is_compared_with_its_own_fraction(
    value: str, numerator: str, denominator: str, expected: list[Any]
) -> None:
    assert found(value, numerator=Decimal(numerator), denominator=Decimal(denominator)) == expected


def test_a_comparison_tells_the_place_of_the_printed_figure() -> None:
    figure = PublishedFigure(achievement=Decimal("50.1"))
    records = (indicator(), agreement(2020, value=Decimal(10)), measurement("2020", value=Decimal(5), published=figure))
    scored = ledger(index(*records))
    path = "records/kota-contoh/units/dinas/measurements/2020.yml"
    assert compare.of_score(scored.records, scored.scores[0]) == (
        Comparison("achievement", "50.1", "50.0", False, Location(path, 11, 24, "/results/0/published/achievement")),
    )
