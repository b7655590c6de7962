"""A year without a figure of its own is put together from its measured parts, and says so."""

from decimal import Decimal
from typing import Any

from scoring_records import agreement, indicator, measurement, scores

from kinerja.model import Measurement, PeriodTarget
from kinerja.score.result import Score, TraceStep


def quarters(year: int, *values: str | None) -> list[Measurement]:
    return [
        measurement(f"{year}-Q{number}", value=Decimal(value))
        for number, value in enumerate(values, 1)
        if value is not None
    ]


def targets(*values: str) -> tuple[PeriodTarget, ...]:
    return tuple(PeriodTarget(period=f"2020-Q{number}", value=Decimal(value)) for number, value in enumerate(values, 1))


def year(aggregation: str, measured: list[Measurement], target: str = "100", **fields: Any) -> Score:
    parts = fields.pop("periods", ())
    agreed = agreement(2020, value=Decimal(target), periods=parts)
    return scores(indicator(aggregation=aggregation, **fields), agreed, *measured)["2020"]


def test_a_sum_is_compared_with_the_targets_of_the_same_quarters() -> None:
    score = year("sum", quarters(2020, "10", "30"), periods=targets("20", "20", "30", "30"))
    assert (score.target, score.realisation, score.raw) == ("40", "40", Decimal("100.00"))
    assert score.trace[:3] == (
        TraceStep("sum-of-targets", {"periods": "2020-Q1, 2020-Q2"}, "40"),
        TraceStep("sum", {"periods": "2020-Q1, 2020-Q2"}, "40"),
        TraceStep("ratio", {"realisation": "40", "target": "40"}, "100"),
    )
    assert [one.name for one in score.inputs] == ["target", "target", "realisation", "realisation"]


def test_a_sum_without_targets_for_its_quarters_is_compared_with_the_year() -> None:
    score = year("sum", quarters(2020, "10", "30"), periods=targets("20"))
    assert (score.target, score.realisation, score.raw) == ("100", "40", Decimal("40.00"))


def test_a_result_of_zero_is_filled_and_an_absent_one_is_not() -> None:
    with_zero = year("average", quarters(2020, "0", "30"))
    without = year("average", quarters(2020, None, "30"))
    assert (with_zero.realisation, without.realisation) == ("15", "30")


def test_the_last_measured_quarter_stands_for_the_year() -> None:
    score = year("last", quarters(2020, "50", None, "80"))
    assert (score.target, score.realisation, score.raw) == ("100", "80", Decimal("80.00"))
    assert score.trace[0] == TraceStep("last", {"periods": "2020-Q3"}, "80")


def test_running_totals_are_never_added_up() -> None:
    score = year("sum", quarters(2020, "20", "45"), cumulative=True)
    assert (score.realisation, score.trace[0].name) == ("45", "last")


def test_an_average_is_computed_exactly_and_told_at_the_decimals_of_the_indicator() -> None:
    score = year("average", quarters(2020, "1", "1", "2"), target="4", decimals=1)
    assert (score.realisation, score.raw, score.exact_achievement) == ("1.3", Decimal("33.33"), "100/3")
    assert score.trace[0] == TraceStep("average", {"periods": "2020-Q1, 2020-Q2, 2020-Q3"}, "1.333333", exact=False)


def test_parts_that_share_days_count_once_as_the_longest() -> None:
    months = [measurement(f"2020-{month:02}", value=Decimal(7)) for month in (1, 2, 10)]
    score = year("sum", [*quarters(2020, "10", "20"), *months, measurement("2020-S1", value=Decimal(33))])
    assert (score.realisation, score.trace[0].values["periods"]) == ("40", "2020-S1, 2020-10")


def test_a_quarter_without_a_value_is_left_out() -> None:
    unmeasured = measurement("2020-Q2", state="not-measured", reason="Alat rusak.")
    score = year("sum", [*quarters(2020, "10"), unmeasured])
    assert (score.realisation, score.trace[0].values["periods"]) == ("10", "2020-Q1")


def test_a_year_with_only_states_in_its_quarters_is_pending() -> None:
    unmeasured = measurement("2020-Q2", state="not-measured", reason="Alat rusak.")
    assert year("sum", [unmeasured]).state == "pending"


def test_a_figure_or_state_of_the_year_itself_goes_before_its_quarters() -> None:
    own = year("sum", [*quarters(2020, "10"), measurement("2020", value=Decimal(90))])
    declared = year("sum", [*quarters(2020, "10"), measurement("2020", state="not-applicable", reason="Tutup.")])
    assert (own.realisation, declared.state) == ("90", "not-applicable")


def test_a_quarter_is_put_together_from_its_months_when_it_has_a_target() -> None:
    months = [measurement(f"2020-{month:02}", value=Decimal(5)) for month in (1, 2, 3, 4)]
    agreed = agreement(2020, value=Decimal(100), periods=targets("20"))
    score = scores(indicator(aggregation="sum"), agreed, *months)["2020-Q1"]
    assert (score.realisation, score.raw) == ("15", Decimal("75.00"))


def test_a_year_to_date_is_not_compared_with_a_whole_year() -> None:
    before = measurement("2019", value=Decimal(100))
    to_date = year("sum", [before, *quarters(2020, "20", "30")])
    whole = year("sum", [before, *quarters(2020, "20", "30", "40", "20")])
    assert (to_date.change, whole.change) == (None, Decimal("10.00"))


def test_a_whole_year_is_not_compared_with_an_unfinished_one() -> None:
    unfinished = [*quarters(2019, "20", "30"), agreement(2019, value=Decimal(100))]
    agreed = agreement(2020, value=Decimal(100))
    found = scores(indicator(aggregation="sum"), agreed, measurement("2020", value=Decimal(90)), *unfinished)
    assert (found["2019"].realisation, found["2020"].change) == ("50", None)


def test_the_last_quarter_makes_a_year_comparable_with_the_year_before() -> None:
    before = measurement("2019", value=Decimal(80))
    early, complete = (year("last", [before, *quarters(2020, *it)]) for it in (("60",), (None, None, None, "60")))
    assert (early.change, complete.change) == (None, Decimal("-25.00"))
