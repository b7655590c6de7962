import re
from fractions import Fraction
from itertools import pairwise

from hypothesis import assume, given, strategies as st

from kinerja.publish import charts
from kinerja.publish.charts.frame import tenths

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
    chart = charts.bullet(
        Fraction(25), Fraction(100), Fraction(100), realisation_told=["Realisasi 25"], target_told=["Target 100"]
    )
    assert chart == charts.Bullet(
        bar=charts.Segment("0", "85.7"),
        zero="0",
        realisation=charts.Label("85.7", "middle", "Realisasi 25"),
        target=charts.Label("360", "end", "Target 100"),
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
    assert 1 <= len(told) <= (len(readings) if len(readings) <= 6 else 2)
    assert told[-1] == chart.points[-1]


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


texts = st.text(max_size=80) | st.sampled_from(
    ["Target 53.000,5 ribu rupiah per kapita per tahun", "−0,0", "😀" * 40, ""]
)
readings_in_order = st.lists(
    st.builds(
        charts.Reading,
        place=st.integers(0, 60),
        name=texts,
        value=st.none() | values,
        target=st.none() | values,
        label=texts,
        begins=st.booleans(),
    ),
    min_size=1,
    max_size=40,
    unique_by=lambda one: one.place,
).map(lambda found: sorted(found, key=lambda one: one.place))


def extent(label: charts.Label, size: float) -> tuple[float, float]:
    wide = charts.width(label.text, size)
    left = float(label.x) - {"start": 0, "middle": wide / 2, "end": wide}[label.anchor]
    return left, left + wide


def stand_apart(labels: list[charts.Label], size: float) -> bool:
    places = sorted(extent(one, size) for one in labels if one.text)
    assert all(left >= -0.1 and right <= charts.WIDTH + 0.1 for left, right in places)
    return all(before[1] < after[0] for before, after in pairwise(places))


@given(values, values, texts, texts)
def test_what_a_bullet_says_stays_in_its_frame(realisation: Fraction, target: Fraction, long: str, short: str) -> None:
    chart = charts.bullet(realisation, target, target, realisation_told=[long, short], target_told=[long])
    assert stand_apart([chart.target], 12.5)
    assert stand_apart([chart.realisation], 12.5)


def test_a_bullet_leaves_the_unit_out_where_it_is_too_long() -> None:
    told = ("Target 5 ribu rupiah per kapita per tahun menurut harga tetap", "Target 5")
    assert charts.bullet(Fraction(3), Fraction(5), Fraction(5), target_told=told).target.text == "Target 5"


@given(readings_in_order)
def test_texts_of_a_series_never_touch(readings: list[charts.Reading]) -> None:
    assume(any(one.value is not None or one.target is not None for one in readings))
    chart = charts.series(readings)
    assert stand_apart([point.label for point in chart.points], 12.5)
    assert stand_apart(list(chart.names), 11.5)
    assert inside(*(edge for mark in chart.targets for edge in (mark.left, mark.right)))


def test_a_series_names_its_last_period_and_as_many_before_it_as_find_room() -> None:
    years = [charts.Reading(year, str(year), Fraction(year)) for year in range(2001, 2013)]
    assert [one.text for one in charts.series(years).names] == ["2002", "2004", "2006", "2008", "2010", "2012"]


def test_a_range_is_a_field_and_zero_is_drawn_only_between_values() -> None:
    ranged = charts.Reading(1, "2025", Fraction(9), Fraction(7), "9", highest=Fraction(8))
    (mark,) = charts.series([ranged]).targets
    assert (mark.y, mark.height) == ("86", "48")
    assert charts.series([ranged]).zero is None
    below = charts.Reading(2, "2026", Fraction(-9))
    assert charts.series([ranged, below]).zero == "86"


@given(readings_in_order)
def test_a_sparkline_stays_in_its_frame(readings: list[charts.Reading]) -> None:
    chart = charts.sparkline(readings)
    known = sum(one.value is not None for one in readings)
    assert (chart is None) == (known < 2)
    if chart:
        corners = [corner for line in chart.lines for pair in line.split() for corner in [pair.split(",")]]
        assert all(0 <= float(x) <= chart.width and 0 <= float(y) <= chart.height for x, y in corners)
        assert 0 <= float(chart.x) <= chart.width


@given(st.lists(st.lists(st.none() | values, min_size=12, max_size=12), min_size=1, max_size=6))
def test_small_multiples_stay_in_their_frames(numbers: list[list[Fraction | None]]) -> None:
    assume(any(one is not None for year in numbers for one in year))
    years = [[charts.Reading(place, "", one) for place, one in enumerate(year, 1)] for year in numbers]
    charted = charts.multiples(years, 12)
    for year, chart in zip(numbers, charted, strict=True):
        assert len(chart.points) == sum(one is not None for one in year)
        assert all(0 < float(x) < chart.width and 0 < float(y) < chart.height for x, y in chart.points)


def test_small_multiples_share_one_scale() -> None:
    years = [[charts.Reading(1, "", Fraction(value)), charts.Reading(2, "", Fraction(40))] for value in (0, 20)]
    first, second = charts.multiples(years, 2)
    assert (first.points, second.points) == ((("30", "54"), ("90", "10")), (("30", "32"), ("90", "10")))


@given(st.text(max_size=300), st.integers(1, 4), st.integers(20, 400))
def test_a_wrapped_text_keeps_its_lines_and_its_words(text: str, lines: int, room: int) -> None:
    made = charts.wrapped(text, lambda one: charts.width(one, 15) <= room, lines)
    assert len(made) <= lines
    assert all(charts.width(one, 15) <= room or len(one) <= 2 for one in made)
    whole = "".join("".join(made).split())
    assert "".join(text.split()).startswith(whole.removesuffix("…"))
    assert made[-1].endswith("…") or whole == "".join(text.split()) if made else not text.split()


@given(st.one_of(st.fractions(), st.fractions(max_denominator=20), st.integers()))
def test_coordinates_are_rounded_as_exact_numbers_are(value: Fraction | int) -> None:
    assert tenths(Fraction(value)) == f"{float(round(Fraction(value), 1)):g}"


@given(st.text(st.characters(codec="utf-8"), max_size=40), st.sampled_from([11, 11.5, 12.5, 17]))
def test_the_width_of_a_text_is_the_same_on_every_machine(text: str, size: float) -> None:
    squares = sum(charts.width(one, 20) == 21 for one in text)
    assert charts.width(text, size) == float(Fraction(size) * (squares * 21 + (len(text) - squares) * 12) / 20)
