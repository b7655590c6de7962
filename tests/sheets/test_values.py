"""A cell means one thing or is refused: numbers, dates, truths and placeholders as people write them."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from kinerja.sheets import numbers
from kinerja.sheets.book import Cell, Form
from kinerja.sheets.cells import EMPTY
from kinerja.sheets.columns import Column, tables
from kinerja.sheets.faults import Refused
from kinerja.sheets.numbers import Convention
from kinerja.sheets.values import Manner, value_of

COLUMNS = {column.name: column for kind in ("measurement", "employee", "agreement") for table in tables(kind)
           for column in table.columns}  # fmt: skip
NUMBER, WHOLE, TEXT = COLUMNS["results.value"], COLUMNS["version"], COLUMNS["post"]
IDENTIFIER, DATE, TRUTH, PERIOD = (COLUMNS[name] for name in ("employee", "valid_from", "heads_unit", "period"))
CHOICE = COLUMNS["role"]


def meaning(text: str, column: Column, form: Form = Form.TEXT, manner: Manner | None = None) -> tuple[Any, list[str]]:
    """The value and what is told about it, or the name of the rule that refuses it."""
    said: list[str] = []
    try:
        found = value_of(Cell(1, 1, form, text), column, manner or Manner(), lambda rule, _: said.append(rule.slug))
    except Refused as refused:
        return refused.rule.slug, said
    return found, said


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("87,5", "87.5"),
        ("87.5", "87.5"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1.234.567,89", "1234567.89"),
        ("0,125", "0.125"),
        ("1,50", "1.50"),
        ("-3", "-3"),
        ("\u00a087,5\u00a0", "87.5"),
        ("1234,567", "1234.567"),
    ],
)
def test_a_number_is_read_in_its_only_possible_way(text: str, value: str) -> None:
    found, said = meaning(text, NUMBER)
    assert (str(found), said) == (value, [])


@pytest.mark.parametrize("text", ["1.234", "1,234", "12.345", "-123,456"])
def test_a_number_with_two_readings_is_refused_with_both(text: str) -> None:
    with pytest.raises(Refused) as refused:
        numbers.written(text)
    small, large = refused.value.facts["small"], refused.value.facts["large"]
    assert refused.value.rule.slug == "sheet-ambiguous-number"
    assert str(small) == text.replace(",", ".")
    assert large == small * 1000


@pytest.mark.parametrize(
    ("texts", "value"),
    [(["87,5"], 1234), (["2.345.678"], 1234), (["87.5"], "sheet-ambiguous-number"), ([], "sheet-ambiguous-number"),
     (["87,5", "87.5"], "sheet-ambiguous-number"), (["1.234"], "sheet-ambiguous-number")],
)  # fmt: skip
def test_thousands_of_a_whole_number_are_read_where_the_file_leaves_no_doubt(texts: list[str], value: object) -> None:
    manner = Manner(convention=numbers.convention(texts))
    assert meaning("1.234", WHOLE, manner=manner) == (value, [])
    assert meaning("1.234", NUMBER, manner=manner) == ("sheet-ambiguous-number", [])


@pytest.mark.parametrize(
    ("text", "form", "column", "rule"),
    [
        ("87,5%", Form.TEXT, NUMBER, "percent"),
        ("0.875", Form.PERCENT, NUMBER, "percent"),
        ("12 orang", Form.TEXT, NUMBER, "number-form"),
        ("1.23.4", Form.TEXT, NUMBER, "number-form"),
        ("007", Form.TEXT, NUMBER, "number-form"),
        ("1e5", Form.TEXT, NUMBER, "number-form"),
        ("2025-03-31", Form.DATE, NUMBER, "number-form"),
        ("1.5", Form.NUMBER, WHOLE, "not-whole"),
        ("#N/A", Form.TEXT, NUMBER, "error-value"),
        ("#REF!", Form.ERROR, TEXT, "error-value"),
        ("#DIV/0!", Form.TEXT, TEXT, "error-value"),
        ("Err:502", Form.TEXT, NUMBER, "error-value"),
        ("TBD", Form.TEXT, TEXT, "placeholder"),
        ("-", Form.TEXT, NUMBER, "placeholder"),
        ("n/a", Form.TEXT, DATE, "placeholder"),
        ("tidak ada", Form.TEXT, NUMBER, "placeholder"),
        ("7", Form.NUMBER, IDENTIFIER, "number-in-text"),
        ("true", Form.BOOLEAN, TEXT, "number-in-text"),
        ("2025-07-01", Form.DATE, PERIOD, "date-in-text"),
        ("2025.5", Form.NUMBER, PERIOD, "number-in-text"),
        ("45000", Form.NUMBER, DATE, "number-for-date"),
        ("2025-03-31T08:30:00", Form.DATE, DATE, "time-of-day"),
        ("mungkin", Form.TEXT, TRUTH, "not-boolean"),
        ("1", Form.NUMBER, TRUTH, "not-boolean"),
    ],
)
def test_what_is_no_value_is_refused_by_name(text: str, form: Form, column: Column, rule: str) -> None:
    assert meaning(text, column, form) == (f"sheet-{rule}", [])


@pytest.mark.parametrize(
    ("text", "form", "column", "value"),
    [
        ("2025-03-31", Form.DATE, DATE, "2025-03-31"),
        ("2025-03-31", Form.TEXT, DATE, "2025-03-31"),
        ("2025", Form.NUMBER, PERIOD, "2025"),
        ("Ya", Form.TEXT, TRUTH, True),
        ("no", Form.TEXT, TRUTH, False),
        ("false", Form.BOOLEAN, TRUTH, False),
        ("HEAD", Form.TEXT, CHOICE, "head"),
        ("Tidak ada", Form.TEXT, TEXT, "Tidak ada"),
        ("=1+1", Form.TEXT, TEXT, "=1+1"),
        ("\u00a0 Bidan\r\nahli ", Form.TEXT, TEXT, "Bidan\nahli"),
        ("e\u0301", Form.TEXT, TEXT, "é"),
        ("\u00a0", Form.TEXT, TEXT, None),
        ("(kosong)", Form.TEXT, COLUMNS["results.#"], EMPTY),
        ("3", Form.NUMBER, COLUMNS["results.#"], 3),
    ],
)
def test_what_can_mean_one_thing_only_is_taken(text: str, form: Form, column: Column, value: object) -> None:
    found, said = meaning(text, column, form)
    assert (found, type(found), said) == (value, type(value), [])


def test_the_rest_that_arithmetic_leaves_is_rounded_and_told() -> None:
    assert meaning("0.30000000000000004", NUMBER, Form.NUMBER) == (Decimal("0.3"), ["sheet-rounded"])
    # Excel writes seventeen digits of what somebody typed as 8.4.
    assert meaning("8.4000000000000004", NUMBER, Form.NUMBER) == (Decimal("8.4"), [])
    assert meaning("1.0000000000000001E-2", NUMBER, Form.NUMBER) == (Decimal("0.01"), [])


def test_a_formula_is_taken_by_its_result_and_refused_without_one() -> None:
    said: list[str] = []
    taken = value_of(Cell(1, 1, Form.NUMBER, "7", True), NUMBER, Manner(), lambda rule, _: said.append(rule.slug))
    assert (taken, said) == (7, ["sheet-formula"])
    with pytest.raises(Refused, match="sheet-formula-without-result"):
        value_of(Cell(1, 1, Form.EMPTY, "", True), NUMBER, Manner(), lambda *_: None)


@given(st.decimals(-(10**9), 10**9, places=5, allow_nan=False, allow_infinity=False))
@settings(max_examples=200)
def test_a_number_means_the_same_with_either_decimal_sign_and_however_it_is_stored(number: Decimal) -> None:
    text = f"{number:f}"
    assert numbers.written(text) == numbers.written(text.replace(".", ",")) == number
    assert numbers.stored(repr(float(number))) == numbers.stored(f"{float(number):.17g}") == (number, False)


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(Convention))
@settings(max_examples=100)
def test_one_sign_with_three_digits_is_never_guessed(high: int, low: int, convention: Convention) -> None:
    for sign in ".,":
        with pytest.raises(Refused, match="sheet-ambiguous-number"):
            numbers.written(f"{high}{sign}{low:03}", convention=convention)
