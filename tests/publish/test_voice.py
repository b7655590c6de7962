import calendar
import re
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise

import msgspec
import publish_sample as sample
import pytest
from babel.numbers import parse_decimal
from hypothesis import given, strategies as st

from kinerja.publish import numerals
from kinerja.publish.faults import SiteFault
from kinerja.publish.span import span
from kinerja.publish.voice import Voice

ID, EN = Voice("id"), Voice("en")


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        ("1234567.89", "1.234.567,89", "1,234,567.89"),
        ("174.00", "174,00", "174.00"),
        ("-1.86", "−1,86", "−1.86"),
        ("0", "0", "0"),
        ("0.5", "0,5", "0.5"),
        ("87.45", "87,45", "87.45"),
        ("999", "999", "999"),
        ("7..8.5", "7 sampai 8,5", "7 to 8.5"),
        ("WTP", "WTP", "WTP"),
        ("1/9", "1/9", "1/9"),
        ("1e5", "1e5", "1e5"),
        ("-5..-2.5", "−5 sampai −2,5", "−5 to −2.5"),
        ("20..", "20..", "20.."),
        ("20..lebih", "20..lebih", "20..lebih"),
        ("1..2..3", "1..2..3", "1..2..3"),
        ("-0.00", "0,00", "0.00"),
    ],
)
def test_a_value_is_written_as_its_language_does(value: str, indonesian: str, english: str) -> None:
    assert (ID.value(value), EN.value(value)) == (indonesian, english)


# Far more digits than any figure has, and than a decimal context keeps.
CANONICAL = st.from_regex(
    r"-?(0|[1-9][0-9]{0,39})(\.[0-9]{1,20})?", fullmatch=True, alphabet=st.characters(codec="ascii")
)
VOICES = pytest.mark.parametrize(("voice", "group", "point"), [(ID, ".", ","), (EN, ",", ".")], ids=["id", "en"])


@VOICES
@given(value=CANONICAL)
def test_no_digit_is_lost_or_added(voice: Voice, group: str, point: str, value: str) -> None:
    back = voice.value(value).replace(group, "").replace(point, ".").replace("−", "-")
    assert back == (value if Decimal(value) else value.removeprefix("-"))


@VOICES
@given(value=CANONICAL)
def test_thousands_stand_in_groups_of_three(voice: Voice, group: str, point: str, value: str) -> None:
    whole = voice.value(value).partition(point)[0].removeprefix("−")
    assert re.fullmatch(rf"[0-9]{{1,3}}({re.escape(group)}[0-9]{{3}})*", whole)


@VOICES
@given(value=CANONICAL)
def test_babel_reads_back_the_number_that_was_written(voice: Voice, group: str, point: str, value: str) -> None:
    assert group != point
    shown = voice.value(value).replace("−", "-")
    assert parse_decimal(shown, locale=numerals.LOCALES[voice.language], strict=False) == Decimal(value)


@given(value=CANONICAL, decimals=st.integers(0, 6))
def test_a_percentage_keeps_its_digits_and_names_its_sign(value: str, decimals: int) -> None:
    exact = Decimal(value[:20].rstrip(".-") or "0").scaleb(-decimals)
    assert ID.percent(exact) == f"{ID.number(exact)}\u00a0%"
    assert EN.percent(exact) == f"{EN.number(exact)}%"


@pytest.mark.parametrize(
    ("value", "measure", "indonesian", "english"),
    [
        ("87.5", "persen", "87,5\u00a0%", "87.5%"),
        ("87.5", "Persen", "87,5\u00a0%", "87.5%"),
        ("7..8", "persen", "7 sampai 8\u00a0%", "7 to 8%"),
        ("1200", "orang", "1.200\u00a0orang", "1,200\u00a0orang"),
        ("WTP", "opini", "WTP", "WTP"),
        ("20..lebih", "hari", "20..lebih", "20..lebih"),
        ("1..2..3", "hari", "1..2..3", "1..2..3"),
    ],
)
def test_an_amount_names_its_unit_unless_it_is_a_word(value: str, measure: str, indonesian: str, english: str) -> None:
    indicator = next(one for unit in sample.release().units for one in unit.indicators)
    told = msgspec.structs.replace(indicator, unit_of_measure=measure)
    assert (ID.amount(value, told), EN.amount(value, told)) == (indonesian, english)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_day_in_words_is_the_day_that_was_given(day: date) -> None:
    for voice in (ID, EN):
        assert datetime.strptime(english_month(voice, day), "%d %B %Y").date() == day


def english_month(voice: Voice, day: date) -> str:
    """The day in words, its month by its English name."""
    number, month, year = voice.day(day.isoformat()).split()
    names = [voice.period(f"2025-{one:02}").split()[0] for one in range(1, 13)]
    return f"{number} {calendar.month_name[names.index(month) + 1]} {year}"


@pytest.mark.parametrize(
    ("period", "indonesian", "english"),
    [
        ("2025", "2025", "2025"),
        ("2025-S1", "Semester I 2025", "First half of 2025"),
        ("2025-Q3", "Triwulan III 2025", "Third quarter of 2025"),
        ("2025-07", "Juli 2025", "July 2025"),
    ],
)
def test_a_period_is_told_in_words(period: str, indonesian: str, english: str) -> None:
    assert (ID.period(period), EN.period(period)) == (indonesian, english)


def test_a_day_is_told_in_words() -> None:
    assert (ID.day("2026-08-17T23:59:59Z"), EN.day("2026-08-17")) == ("17 Agustus 2026", "17 August 2026")


@pytest.mark.parametrize("period", ["2025-13", "2025-Q5", "2025-S3", "25", "2025-", "2025\n", "", "２０２５"])
def test_what_is_no_period_is_refused(period: str) -> None:
    with pytest.raises(SiteFault):
        span(period)


def test_periods_follow_each_other_by_their_last_month_and_the_longer_ends_later() -> None:
    ordered = ["2024", "2025-01", "2025-03", "2025-Q1", "2025-S1", "2025-10", "2025-12", "2025-Q4", "2025-S2", "2025"]
    assert sorted({*ordered}, key=lambda one: span(one).order) == ordered


def test_periods_of_one_length_are_one_place_apart() -> None:
    for row in (["2024", "2025"], ["2024-S2", "2025-S1"], ["2024-Q4", "2025-Q1"], ["2024-12", "2025-01"]):
        assert [span(two).place - span(one).place for one, two in pairwise(row)] == [1]


def test_a_choice_that_the_locale_does_not_know_is_shown_as_it_is() -> None:
    assert ID.word("states", "a-state-of-another-time") == "a-state-of-another-time"


def test_only_plain_numbers_are_numbers() -> None:
    texts = ("1", "-1.5", "1.", ".5", "1e3", "", "1,5", "٣", "NaN")
    assert [text for text in texts if numerals.is_number(text)] == ["1", "-1.5"]
