import re
from fractions import Fraction
from itertools import pairwise

from hypothesis import assume, given, strategies as st

from kinerja.publish import charts

values = st.fractions(min_value=-(10**12), max_value=10**12)
counts = st.lists(st.integers(1, 500), min_size=1, max_size=12)


def inside(*coordinates: str) -> bool:
    assert all(re.fullmatch(r"-?[0-9]+(\.[0-9])?", one) for one in coordinates), coordinates
    return all(0 <= Fraction(one) <= charts.WIDTH for one in coordinates)


@given(counts)
def test_a_stacked_bar_keeps_its_order_and_its_width(numbers: list[int]) -> None:
    parts = charts.stacked([(number, "full") for number in numbers])
    starts = [Fraction(part.x) for part in parts]
    assert starts[0] == 0
    assert starts == sorted(starts)
    assert inside(*(part.x for part in parts))
    assert all(Fraction(part.width) >= 1 for part in parts)


@given(values, values, values)
def test_a_bullet_stays_in_its_frame_and_keeps_the_order_of_the_values(
    realisation: Fraction, one: Fraction, other: Fraction
) -> None:
    lowest, highest = sorted((one, other))
    chart = charts.bullet(realisation, lowest, highest)
    end = Fraction(chart.bar.x) + Fraction(chart.bar.width)
    assert inside(chart.bar.x, chart.zero, chart.realisation.x, chart.target.x)
    assert end <= charts.WIDTH + 1
    if chart.tick is not None:
        assert inside(chart.tick)
        assert (realisation <= lowest) <= (Fraction(chart.realisation.x) <= Fraction(chart.tick))


def test_a_bullet_shows_a_quarter_as_a_quarter() -> None:
    chart = charts.bullet(Fraction(25), Fraction(100), Fraction(100))
    assert chart == charts.Bullet(
        bar=charts.Segment("0", "85.7"),
        zero="0",
        realisation=charts.Label("85.7", "middle"),
        target=charts.Label("342.9", "end"),
        tick="342.9",
        field=None,
    )


@given(st.fractions(min_value=1, max_value=4))
def test_the_bar_of_an_element_grows_with_its_mean(mean: Fraction) -> None:
    assert abs(Fraction(charts.level(mean, 1, 4)) - (mean - 1) / 3 * 100) <= Fraction(1, 20)


@given(
    st.lists(
        st.tuples(st.integers(0, 60), values, st.none() | values), min_size=1, max_size=30, unique_by=lambda t: t[0]
    )
)
def test_a_series_stays_in_its_frame_and_breaks_its_line_at_gaps(
    raw: list[tuple[int, Fraction, Fraction | None]],
) -> None:
    readings = [charts.Reading(place, str(place), value, target, "x") for place, value, target in sorted(raw)]
    chart = charts.series(readings)
    assert len(chart.points) == len(readings)
    assert inside(*(point.x for point in chart.points), *(point.y for point in chart.points))
    assert all(Fraction(point.y) <= chart.floor for point in chart.points)
    steps = sum(later.place == earlier.place + 1 for earlier, later in pairwise(readings))
    assert sum(line.count(",") - 1 for line in chart.lines) == steps
    told = [point for point in chart.points if point.label.text]
    assert len(told) == (len(readings) if len(readings) <= 6 else 2)


@given(values, values)
def test_a_higher_value_stands_higher(one: Fraction, other: Fraction) -> None:
    assume(one < other)
    low, high = charts.series([charts.Reading(1, "", one), charts.Reading(2, "", other)]).points
    assert Fraction(high.y) < Fraction(low.y)


@given(st.lists(st.booleans(), min_size=2, max_size=12))
def test_a_line_ends_where_a_new_series_begins(begins: list[bool]) -> None:
    readings = [charts.Reading(place, "", Fraction(place), begins=new) for place, new in enumerate(begins)]
    chart = charts.series(readings)
    assert len(chart.breaks) == sum(begins[1:])
    assert sum(line.count(",") - 1 for line in chart.lines) == begins[1:].count(False)
    places = [Fraction(one.x) for one in chart.breaks]
    assert places == sorted(places)
    named = [Fraction(one.x) for one in chart.breaks if one.told]
    assert all(later - earlier > 70 for earlier, later in pairwise(named))
    assert bool(named) == bool(places)
